"""The English names of feasts, in the vocabulary's format; `feast_rules` says when they fall.

A name that is bare in the press of one country ("Memorial Day") goes by that country, which the
rule names in `where`; one that several countries use alike is refused. The apostrophe that ends a
plural (Presidents' Day) is left out, as tokens leave it out.
"""

from typing import Any

HOLIDAYS: tuple[tuple[str, Any, str], ...] = (
    # Christian
    ("holiday", "Epiphany", "epiphany|feast of the epiphany|three kings day"),
    ("holiday", "Candlemas", "candlemas"),
    ("holiday", "Shrove Tuesday", "shrove tuesday|mardi gras|fat tuesday"),
    ("holiday", "Ash Wednesday", "ash wednesday"),
    ("holiday", "Lent", "lenten season|season of lent"),
    ("holiday", "Palm Sunday", "palm sunday"),
    ("holiday", "Holy Week", "holy week|passion week"),
    ("holiday", "Maundy Thursday", "maundy thursday|holy thursday"),
    ("holiday", "Good Friday", "good friday"),
    ("holiday", "Easter weekend", "easter weekend|easter holiday weekend"),
    ("holiday", "Holy Saturday", "holy saturday|easter saturday|easter eve"),
    ("holiday", "Easter", "easter|easter sunday|easter day|western easter|catholic easter"),
    ("holiday", "Easter Monday", "easter monday"),
    ("holiday", "Ascension Day", "ascension day|ascension thursday|feast of the ascension"),
    ("holiday", "Pentecost", "pentecost|pentecost sunday|whitsun|whit sunday"),
    ("holiday", "Whit Monday", "whit monday|pentecost monday"),
    ("holiday", "Corpus Christi", "feast of corpus christi|corpus christi day"),
    ("holiday", "Assumption Day", "assumption day|feast of the assumption"),
    ("holiday", "All Saints' Day", "all saints day|all saints|all hallows day"),
    ("holiday", "All Souls' Day", "all souls day|all souls"),
    ("holiday", "Advent Sunday", "advent sunday|first sunday of advent"),
    ("holiday", "Immaculate Conception", "feast of the immaculate conception"),
    ("holiday", "Christmas Eve", "christmas eve"),
    ("holiday", "Christmas", "christmas|christmas day|xmas|x-mas|catholic christmas"),
    ("holiday", "St Stephen's Day", "st stephen's day|saint stephen's day|second christmas day"),
    ("holiday", "Orthodox Palm Sunday", "orthodox palm sunday"),
    ("holiday", "Orthodox Holy Week", "orthodox holy week"),
    ("holiday", "Orthodox Good Friday", "orthodox good friday"),
    (
        "holiday",
        "Orthodox Easter",
        "orthodox easter|orthodox easter sunday|greek easter|greek orthodox easter"
        "|eastern orthodox easter|russian easter|russian orthodox easter|ukrainian easter|pascha",
    ),
    ("holiday", "Orthodox Easter Monday", "orthodox easter monday"),
    ("holiday", "Orthodox Pentecost", "orthodox pentecost|orthodox trinity|trinity day"),
    ("holiday", "Orthodox Christmas Eve", "orthodox christmas eve"),
    (
        "holiday",
        "Orthodox Christmas",
        "orthodox christmas|orthodox christmas day|russian christmas|russian orthodox christmas"
        "|eastern orthodox christmas|coptic christmas",
    ),
    ("holiday", "Old New Year", "old new year|orthodox new year|serbian new year"),
    ("holiday", "Orthodox Epiphany", "orthodox epiphany"),
    # Jewish
    ("holiday", "Purim", "purim"),
    ("holiday", "Passover", "passover|pesach|passover holiday"),
    ("holiday", "Yom HaShoah", "yom hashoah|yom ha-shoah|israel's holocaust remembrance day"),
    (
        "holiday",
        "Yom HaZikaron",
        "yom hazikaron|yom ha-zikaron|israel's memorial day|israeli memorial day",
    ),
    (
        "holiday",
        "Yom Ha'atzmaut",
        "yom ha'atzmaut|yom haatzmaut|yom ha-atzmaut|yom hatzmaut|israel's independence day"
        "|israeli independence day|israel independence day",
    ),
    ("holiday", "Lag BaOmer", "lag baomer|lag b'omer|lag ba'omer"),
    ("holiday", "Jerusalem Day", "jerusalem day|yom yerushalayim"),
    ("holiday", "Shavuot", "shavuot|shavuoth|shavuos"),
    ("holiday", "Tisha B'Av", "tisha b'av|tisha bav|tish'a b'av"),
    ("holiday", "Rosh Hashanah", "rosh hashanah|rosh hashana|rosh ha-shanah|jewish new year"),
    ("holiday", "High Holidays", "high holidays|high holy days|jewish high holidays"),
    ("holiday", "Yom Kippur", "yom kippur|day of atonement"),
    ("holiday", "Sukkot", "sukkot|succot|sukkoth|sukkos|feast of tabernacles"),
    ("holiday", "Simchat Torah", "simchat torah|simhat torah|shemini atzeret"),
    ("holiday", "Hanukkah", "hanukkah|chanukah|hanukah|chanukkah"),
    # Islamic
    ("holiday", "Islamic New Year", "islamic new year|muslim new year|hijri new year"),
    ("holiday", "Ashura", "ashura|ashoura|day of ashura"),
    ("holiday", "Arbaeen", "arbaeen|arba'een|arbain"),
    (
        "holiday",
        "Mawlid",
        "mawlid|mawlid al-nabi|mawlid an-nabi|eid milad-un-nabi|milad-un-nabi|milad un nabi"
        "|prophet's birthday|prophet muhammad's birthday",
    ),
    ("holiday", "Isra and Mi'raj", "isra and mi'raj|isra and miraj|isra wal miraj|lailat al miraj"),
    (
        "holiday",
        "Ramadan",
        "ramadan|ramadhan|ramazan|ramzan|month of ramadan|holy month of ramadan"
        "|muslim holy month of ramadan|islamic holy month of ramadan|muslim holy month",
    ),
    ("holiday", "Laylat al-Qadr", "laylat al-qadr|lailat al-qadr|laylatul qadr|night of power"),
    (
        "holiday",
        "Quds Day",
        "quds day|al-quds day|al quds day|qods day|international quds day"
        "|international al-quds day",
    ),
    (
        "holiday",
        "Eid al-Fitr",
        "eid al-fitr|eid al fitr|eid-al-fitr|eid ul-fitr|eid ul fitr|eid-ul-fitr|eid el-fitr"
        "|eid el fitr|eid ul-fitar|feast of fast-breaking|ramadan bayram|seker bayrami",
    ),
    ("holiday", "Hajj", "hajj|hajj pilgrimage|hajj season|annual hajj pilgrimage"),
    ("holiday", "Day of Arafah", "day of arafah|arafah day|day of arafat"),
    (
        "holiday",
        "Eid al-Adha",
        "eid al-adha|eid al adha|eid-al-adha|eid ul-adha|eid ul adha|eid-ul-adha|eid el-adha"
        "|eid el adha|eid ul-azha|eid ul azha|feast of the sacrifice|feast of sacrifice"
        "|festival of sacrifice|bakrid|kurban bayram|kurban bayrami",
    ),
    ("holiday", "Eid", "eid|eid holiday|eid holidays"),
    # sun and moon
    (
        "holiday",
        "Nowruz",
        "nowruz|norouz|nowrouz|norooz|nowrooz|noruz|persian new year|iranian new year"
        "|iran's new year|nowruz holiday|nowruz holidays",
    ),
    ("holiday", "Sizdah Bedar", "sizdah bedar|sizdah be-dar"),
    ("holiday", "Newroz", "newroz|navruz|nauryz|novruz|nevruz|international day of nowruz"),
    (
        "holiday",
        "Lunar New Year's Eve",
        "lunar new year's eve|chinese new year's eve|chinese new year eve|lunar new year eve",
    ),
    (
        "holiday",
        "Lunar New Year",
        "lunar new year|chinese new year|chinese lunar new year|spring festival"
        "|lunar new year holiday|chinese new year holiday|lunar new year's day",
    ),
    ("holiday", "Lantern Festival", "lantern festival"),
    ("holiday", "Mid-Autumn Festival", "mid-autumn festival|mid autumn festival|moon festival"),
    ("holiday", "Seollal", "seollal|korean new year|korean lunar new year"),
    ("holiday", "Chuseok", "chuseok|korean thanksgiving|chuseok holiday|chuseok holidays"),
    ("holiday", "Tet", "tet|tet holiday|tet holidays|vietnamese new year|tet nguyen dan"),
    ("holiday", "Diwali", "diwali|deepavali|deepawali|divali"),
    ("holiday", "March equinox", "march equinox|spring equinox|vernal equinox"),
    ("holiday", "June solstice", "june solstice|summer solstice"),
    (
        "holiday",
        "September equinox",
        "september equinox|autumn equinox|autumnal equinox|fall equinox",
    ),
    ("holiday", "December solstice", "december solstice|winter solstice"),
    # United States
    ("holiday", "Inauguration Day", "inauguration day"),
    (
        "holiday",
        "Martin Luther King Day",
        "martin luther king day|martin luther king jr day|martin luther king's birthday"
        "|mlk day|mlk jr day",
    ),
    ("holiday", "Groundhog Day", "groundhog day"),
    (
        "holiday",
        "Presidents' Day",
        "presidents day|president's day|washington's birthday",
    ),
    ("holiday", "Memorial Day", "memorial day|us memorial day"),
    ("holiday", "Flag Day", "us flag day|american flag day"),
    ("holiday", "Juneteenth", "juneteenth"),
    (
        "holiday",
        "Independence Day",
        "independence day|us independence day|american independence day|america's independence day"
        "|fourth of july|the fourth of july|fourth of july holiday",
    ),
    ("holiday", "Labor Day", "labor day|us labor day"),
    ("holiday", "Columbus Day", "columbus day|indigenous peoples day|indigenous people's day"),
    ("holiday", "Election Day", "election day|us election day"),
    ("holiday", "Veterans Day", "veterans day|veteran's day"),
    (
        "holiday",
        "Thanksgiving",
        "thanksgiving|thanksgiving day|us thanksgiving|american thanksgiving",
    ),
    ("holiday", "Thanksgiving weekend", "thanksgiving weekend|thanksgiving holiday weekend"),
    ("holiday", "Black Friday", "black friday"),
    # other countries
    ("holiday", "Victoria Day", "victoria day"),
    ("holiday", "Canada Day", "canada day"),
    ("holiday", "Canadian Thanksgiving", "canadian thanksgiving|canada's thanksgiving"),
    ("holiday", "Boxing Day", "boxing day"),
    ("holiday", "Remembrance Sunday", "remembrance sunday"),
    (
        "holiday",
        "St Patrick's Day",
        "st patrick's day|st patricks day|saint patrick's day|st paddy's day",
    ),
    ("holiday", "Anzac Day", "anzac day"),
    ("holiday", "Bastille Day", "bastille day|french national day|france's national day"),
    ("holiday", "Armistice Day", "armistice day"),
    ("holiday", "Remembrance Day", "remembrance day"),
    (
        "holiday",
        "German Unity Day",
        "german unity day|day of german unity|germany's unity day|germany's national day",
    ),
    ("holiday", "Italian Liberation Day", "italian liberation day|italy's liberation day"),
    ("holiday", "Italian Republic Day", "italian republic day|italy's republic day"),
    ("holiday", "Polish Constitution Day", "polish constitution day|poland's constitution day"),
    (
        "holiday",
        "Polish Independence Day",
        "polish independence day|poland's independence day",
    ),
    ("holiday", "Swiss National Day", "swiss national day|switzerland's national day"),
    (
        "holiday",
        "Defender of the Fatherland Day",
        "defender of the fatherland day|defenders of the fatherland day"
        "|russia's defender of the fatherland day|fatherland defender day",
    ),
    (
        "holiday",
        "Victory Day",
        "victory day|russian victory day|russia's victory day|moscow's victory day",
    ),
    ("holiday", "Russia Day", "russia day"),
    (
        "holiday",
        "Russian Unity Day",
        "russia's national unity day|russian national unity day|russia's unity day"
        "|russian unity day",
    ),
    (
        "holiday",
        "Ukrainian Constitution Day",
        "ukraine's constitution day|ukrainian constitution day|constitution day of ukraine",
    ),
    (
        "holiday",
        "Ukrainian Independence Day",
        "ukraine's independence day|ukrainian independence day|ukraine independence day"
        "|independence day of ukraine",
    ),
    ("holiday", "Turkish Republic Day", "turkish republic day|turkey's republic day"),
    ("holiday", "Nakba Day", "nakba day|nakba anniversary"),
    ("holiday", "Land Day", "palestinian land day"),
    ("holiday", "Indian Republic Day", "india's republic day|indian republic day"),
    ("holiday", "Indian Independence Day", "india's independence day|indian independence day"),
    (
        "holiday",
        "China's National Day",
        "china's national day|chinese national day|prc national day",
    ),
    ("holiday", "Golden Week (Japan)", "japan's golden week|japanese golden week"),
    (
        "holiday",
        "Golden Week (China)",
        "china's golden week|chinese golden week|national day golden week|october golden week"
        "|national day holiday week",
    ),
    ("holiday", "Golden Week", "golden week|golden week holiday|golden week holidays"),
    ("holiday", "Double Ten Day", "double ten day|double tenth|taiwan's national day"),
    ("holiday", "Korean Liberation Day", "korean liberation day|korea's liberation day"),
    ("holiday", "Day of the Sun", "day of the sun|kim il sung's birthday"),
    # everywhere
    ("newyear", "New Year's Day", "new year"),
    ("holiday", "New Year's Day", "new year's|new year's day|new years|new years day"),
    (
        "holiday",
        "International Holocaust Remembrance Day",
        "international holocaust remembrance day|holocaust memorial day",
    ),
    ("holiday", "Valentine's Day", "valentine's day|valentines day|st valentine's day"),
    ("holiday", "Leap Day", "leap day"),
    (
        "holiday",
        "International Women's Day",
        "international women's day|women's day|international womens day",
    ),
    (
        "holiday",
        "April Fools' Day",
        "april fools day|april fool's day|april fools|april fool's|all fools day",
    ),
    ("holiday", "Earth Day", "earth day|international mother earth day"),
    ("holiday", "May Day", "may day|international workers day|workers day|may day holiday"),
    ("holiday", "World Press Freedom Day", "world press freedom day"),
    ("holiday", "VE Day", "ve day|v-e day|victory in europe day"),
    ("holiday", "Europe Day", "europe day"),
    ("holiday", "Africa Day", "africa day"),
    ("holiday", "World Environment Day", "world environment day"),
    ("holiday", "World Refugee Day", "world refugee day"),
    ("holiday", "International Day of Peace", "international day of peace|world peace day"),
    ("holiday", "UN Day", "un day|united nations day"),
    ("holiday", "Halloween", "halloween|hallowe'en"),
    ("holiday", "Human Rights Day", "human rights day|international human rights day"),
    ("holiday", "New Year's Eve", "new year's eve|new years eve|new year eve"),
    # known, and refused with the reason
    (
        "refused",
        "Labour Day is 1 May in most countries and in September in Canada; give the date",
        "labour day",
    ),
    (
        "refused",
        "it is 27 January at the United Nations and in spring in Israel; give the date",
        "holocaust remembrance day",
    ),
    (
        "refused",
        "several countries have a day of that name; name the country or give the date",
        "national day|republic day|constitution day|liberation day|unity day|national unity day"
        "|revolution day|mother's day|father's day|flag day|land day",
    ),
    (
        "refused",
        "this feast follows the moon and differs between countries; give the date",
        "vesak|wesak|holi|songkran|losar",
    ),
)
