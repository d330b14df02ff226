"""When each named day falls: a table of rules, with where they hold and what says so."""

from typing import Literal, NamedTuple

Kind = Literal[
    "fixed",
    "nth",
    "from",
    "easter",
    "orthodox",
    "julian",
    "hebrew",
    "kislev",
    "islamic",
    "table",
    "either",
]


class Rule(NamedTuple):
    """A rule; what `at` holds depends on its kind (Monday is weekday 0).

    fixed: month, day; 29 February falls in leap years only.
    nth: month, weekday, which one (the last being -1), and days to add.
    from: month, day, weekday: the first such weekday on or after that day.
    easter, orthodox: days from that Easter Sunday.
    julian: month and day of the Julian calendar.
    hebrew: days from the Rosh Hashanah of the same Gregorian year; days begin the evening before.
    kislev: days from 1 Kislev.
    islamic: month and day of the Umm al-Qura calendar, day 0 being the last of the month before.
    table: days from the day that `table`, one of `feast_days.DAYS`, gives.
    either: whichever feast named in `of` comes.

    The feast lasts `days` days, 0 meaning a whole Islamic month. `moved` gives the days by which
    it is moved when it falls on a Monday, Tuesday and so on. `every` is a cycle of years and the
    remainder on which it falls. `years` are the first and last year in which this rule is known to
    hold, where the kind alone does not say. From `estimated`, a year, on the days are estimates.
    """

    kind: Kind
    at: tuple[int, ...]
    where: str
    source: str
    days: int = 1
    moved: tuple[int, ...] = ()
    every: tuple[int, int] = (1, 0)
    table: str = ""
    of: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    estimated: int | None = None


_WEST = "Western churches"
_ROMAN = "Universal Norms on the Liturgical Year and the Calendar (1969)"
_EAST = "Orthodox churches"
_PASCHA = "Julian paschalion, after the First Council of Nicaea (325)"
_OLD_STYLE = "churches of the Julian calendar: Russia, Serbia, Georgia, Jerusalem"
_JULIAN = "Julian calendar"
_JEWISH = "Hebrew calendar"
_HALAKHA = "Shulchan Aruch, Orach Chayim"
_ISRAEL = "Israel"
_ISLAMIC = "Umm al-Qura calendar"
_SIGHTED = "Umm al-Qura calendar of Saudi Arabia; the sighting of the moon may move it by a day"
_US = "United States"
_US_LAW = "5 U.S.C. 6103(a)"
_CUSTOM = "custom"
_UN = "United Nations"
_RUSSIA = "Russia"
_RUSSIAN_LAW = "Labour Code of the Russian Federation, article 112"
_UKRAINE = "Ukraine"
_UKRAINIAN_LAW = "Labour Code of Ukraine, article 73"
_CHINA = "China"
_CHINESE_LAW = (
    "State Council, Regulation on Public Holidays for National Festivals and Memorial Days"
)
_CHINESE_CALENDAR = "GB/T 33661-2017, calculation and promulgation of the Chinese calendar"
_KOREA = "South Korea"
_KOREAN_LAW = "Regulations on Holidays of Public Offices, article 2"
_CANADA = "Canada"
_JAPANESE_LAW = "Act on National Holidays (Act 178 of 1948), article 2"
_SUN = "UTC"
_MEEUS = "Meeus, Astronomical Algorithms (1998), chapter 27"

CHRISTIAN: dict[str, Rule] = {
    "Epiphany": Rule("fixed", (1, 6), _WEST, _ROMAN),
    "Candlemas": Rule("fixed", (2, 2), _WEST, _ROMAN),
    "Shrove Tuesday": Rule("easter", (-47,), _WEST, _CUSTOM),
    "Ash Wednesday": Rule("easter", (-46,), _WEST, _ROMAN),
    "Lent": Rule("easter", (-46,), f"{_WEST}; to Maundy Thursday", _ROMAN, days=44),
    "Palm Sunday": Rule("easter", (-7,), _WEST, _ROMAN),
    "Holy Week": Rule("easter", (-7,), f"{_WEST}; to Holy Saturday", _ROMAN, days=7),
    "Maundy Thursday": Rule("easter", (-3,), _WEST, _ROMAN),
    "Good Friday": Rule("easter", (-2,), _WEST, _ROMAN),
    "Easter weekend": Rule("easter", (-2,), f"{_WEST}; Friday to Monday", _CUSTOM, days=4),
    "Holy Saturday": Rule("easter", (-1,), _WEST, _ROMAN),
    "Easter": Rule("easter", (0,), _WEST, "Inter gravissimas (1582)"),
    "Easter Monday": Rule("easter", (1,), _WEST, _ROMAN),
    "Ascension Day": Rule("easter", (39,), _WEST, _ROMAN),
    "Pentecost": Rule("easter", (49,), _WEST, _ROMAN),
    "Whit Monday": Rule("easter", (50,), _WEST, _CUSTOM),
    "Corpus Christi": Rule("easter", (60,), f"{_WEST}; the Thursday", _ROMAN),
    "Assumption Day": Rule("fixed", (8, 15), _WEST, _ROMAN),
    "All Saints' Day": Rule("fixed", (11, 1), _WEST, _ROMAN),
    "All Souls' Day": Rule("fixed", (11, 2), _WEST, _ROMAN),
    "Advent Sunday": Rule("from", (11, 27, 6), _WEST, _ROMAN),
    "Immaculate Conception": Rule("fixed", (12, 8), _WEST, _ROMAN),
    "Christmas Eve": Rule("fixed", (12, 24), _WEST, _ROMAN),
    "Christmas": Rule("fixed", (12, 25), _WEST, _ROMAN),
    "St Stephen's Day": Rule("fixed", (12, 26), _WEST, _ROMAN),
    "Orthodox Palm Sunday": Rule("orthodox", (-7,), _EAST, _PASCHA),
    "Orthodox Holy Week": Rule("orthodox", (-7,), f"{_EAST}; to Saturday", _PASCHA, days=7),
    "Orthodox Good Friday": Rule("orthodox", (-2,), _EAST, _PASCHA),
    "Orthodox Easter": Rule("orthodox", (0,), _EAST, _PASCHA),
    "Orthodox Easter Monday": Rule("orthodox", (1,), _EAST, _PASCHA),
    "Orthodox Pentecost": Rule("orthodox", (49,), _EAST, _PASCHA),
    "Orthodox Christmas Eve": Rule("julian", (12, 24), _OLD_STYLE, _JULIAN),
    "Orthodox Christmas": Rule("julian", (12, 25), _OLD_STYLE, _JULIAN),
    "Old New Year": Rule("julian", (1, 1), _OLD_STYLE, _JULIAN),
    "Orthodox Epiphany": Rule("julian", (1, 6), _OLD_STYLE, _JULIAN),
}

# The days on which the Israeli days of May are moved by law, so that none touches the Sabbath.
_INDEPENDENCE_MOVED = (1, 0, 0, 0, -1, -2, 0)
_MEMORIAL_MOVED = (0, 0, 0, -1, -2, 0, 1)
_SHOAH_MOVED = (0, 0, 0, 0, -1, 0, 1)
_OFF_SABBATH = (0, 0, 0, 0, 0, 1, 0)

JEWISH: dict[str, Rule] = {
    "Purim": Rule("hebrew", (-193,), f"{_JEWISH}; a day later in Jerusalem", f"{_HALAKHA} 686-697"),
    "Passover": Rule(
        "hebrew", (-163,), "Israel; eight days elsewhere", f"{_HALAKHA} 429-491", days=7
    ),
    "Yom HaShoah": Rule(
        "hebrew",
        (-151,),
        _ISRAEL,
        "Holocaust Martyrs' and Heroes' Remembrance Day Law 5719-1959, amended 1997",
        moved=_SHOAH_MOVED,
        years=(1997, 3000),
    ),
    "Yom HaZikaron": Rule(
        "hebrew",
        (-144,),
        _ISRAEL,
        "Heroes' Remembrance Day Law 5723-1963, amended 2004",
        moved=_MEMORIAL_MOVED,
        years=(2004, 3000),
    ),
    "Yom Ha'atzmaut": Rule(
        "hebrew",
        (-143,),
        _ISRAEL,
        "Independence Day Law 5709-1949, amended 2004",
        moved=_INDEPENDENCE_MOVED,
        years=(2004, 3000),
    ),
    "Lag BaOmer": Rule("hebrew", (-130,), _JEWISH, f"{_HALAKHA} 493"),
    "Jerusalem Day": Rule(
        "hebrew", (-120,), _ISRAEL, "Jerusalem Day Law 5758-1998", years=(1998, 3000)
    ),
    "Shavuot": Rule("hebrew", (-113,), "Israel; two days elsewhere", f"{_HALAKHA} 494"),
    "Tisha B'Av": Rule("hebrew", (-51,), _JEWISH, f"{_HALAKHA} 549-559", moved=_OFF_SABBATH),
    "Rosh Hashanah": Rule("hebrew", (0,), _JEWISH, f"{_HALAKHA} 581-602", days=2),
    "High Holidays": Rule(
        "hebrew", (0,), f"{_JEWISH}; to Yom Kippur", f"{_HALAKHA} 581-624", days=10
    ),
    "Yom Kippur": Rule("hebrew", (9,), _JEWISH, f"{_HALAKHA} 604-624"),
    "Sukkot": Rule("hebrew", (14,), _JEWISH, f"{_HALAKHA} 625-669", days=7),
    "Simchat Torah": Rule("hebrew", (21,), "Israel; a day later elsewhere", f"{_HALAKHA} 668-669"),
    "Hanukkah": Rule("kislev", (24,), _JEWISH, f"{_HALAKHA} 670-684", days=8),
}

# Back to the Friday: the last one of a month whose last day falls on a Monday, Tuesday and so on.
_BACK_TO_FRIDAY = (-3, -4, -5, -6, 0, -1, -2)


def _islamic(month: int, day: int, days: int = 1, where: str = "") -> Rule:
    place = f"{where}; {_SIGHTED}" if where else _SIGHTED
    return Rule("islamic", (month, day), place, _ISLAMIC, days, estimated=1)


ISLAMIC: dict[str, Rule] = {
    "Islamic New Year": _islamic(1, 1),
    "Ashura": _islamic(1, 10),
    "Arbaeen": _islamic(2, 20),
    "Mawlid": _islamic(3, 12, where="Sunni; 17 Rabi al-Awwal in Iran"),
    "Isra and Mi'raj": _islamic(7, 27),
    "Ramadan": _islamic(9, 1, days=0),
    "Laylat al-Qadr": _islamic(9, 27),
    "Quds Day": _islamic(
        10, 0, where="Iran, proclaimed in August 1979: last Friday of Ramadan"
    )._replace(moved=_BACK_TO_FRIDAY),
    "Eid al-Fitr": _islamic(10, 1, days=3),
    "Hajj": _islamic(12, 8, days=6),
    "Day of Arafah": _islamic(12, 9),
    "Eid al-Adha": _islamic(12, 10, days=4),
    "Eid": Rule("either", (), _SIGHTED, _ISLAMIC, of=("Eid al-Fitr", "Eid al-Adha")),
}

SUN_AND_MOON: dict[str, Rule] = {
    "Nowruz": Rule("table", (0,), "Iran", "Calendar Law of 31 March 1925", days=4, table="Nowruz"),
    "Sizdah Bedar": Rule("table", (12,), "Iran", "Calendar Law of 31 March 1925", table="Nowruz"),
    "Lunar New Year's Eve": Rule("table", (-1,), _CHINA, _CHINESE_CALENDAR, table="Lunar New Year"),
    "Lunar New Year": Rule(
        "table", (0,), _CHINA, _CHINESE_CALENDAR, days=3, table="Lunar New Year"
    ),
    "Lantern Festival": Rule("table", (14,), _CHINA, _CHINESE_CALENDAR, table="Lunar New Year"),
    "Mid-Autumn Festival": Rule("table", (0,), _CHINA, _CHINESE_CALENDAR, table="Mid-Autumn"),
    "Seollal": Rule("table", (-1,), _KOREA, _KOREAN_LAW, days=3, table="Seollal"),
    "Chuseok": Rule("table", (-1,), _KOREA, _KOREAN_LAW, days=3, table="Chuseok"),
    "Tet": Rule("table", (0,), "Vietnam", "Decision 121-CP of 8 August 1967", days=3, table="Tet"),
    "Diwali": Rule(
        "table",
        (0,),
        "India",
        "Department of Personnel and Training, holidays in central government offices",
        table="Diwali",
        estimated=2027,
    ),
    "March equinox": Rule("table", (0,), _SUN, _MEEUS, table="March"),
    "June solstice": Rule("table", (0,), _SUN, _MEEUS, table="June"),
    "September equinox": Rule("table", (0,), _SUN, _MEEUS, table="September"),
    "December solstice": Rule("table", (0,), _SUN, _MEEUS, table="December"),
}

UNITED_STATES: dict[str, Rule] = {
    "Inauguration Day": Rule(
        "fixed", (1, 20), _US, "Twentieth Amendment, section 1", every=(4, 1), years=(1937, 9999)
    ),
    "Martin Luther King Day": Rule("nth", (1, 0, 3, 0), _US, _US_LAW),
    "Groundhog Day": Rule("fixed", (2, 2), _US, _CUSTOM),
    "Presidents' Day": Rule("nth", (2, 0, 3, 0), _US, f"{_US_LAW}: Washington's Birthday"),
    "Memorial Day": Rule("nth", (5, 0, -1, 0), _US, _US_LAW),
    "Flag Day": Rule("fixed", (6, 14), _US, "36 U.S.C. 110"),
    "Juneteenth": Rule("fixed", (6, 19), _US, _US_LAW),
    "Independence Day": Rule("fixed", (7, 4), _US, _US_LAW),
    "Labor Day": Rule("nth", (9, 0, 1, 0), _US, _US_LAW),
    "Columbus Day": Rule("nth", (10, 0, 2, 0), _US, _US_LAW),
    "Election Day": Rule("nth", (11, 0, 1, 1), _US, "2 U.S.C. 7; 3 U.S.C. 1"),
    "Veterans Day": Rule("fixed", (11, 11), _US, _US_LAW),
    "Thanksgiving": Rule("nth", (11, 3, 4, 0), _US, _US_LAW),
    "Thanksgiving weekend": Rule("nth", (11, 3, 4, 0), f"{_US}; to Sunday", _CUSTOM, days=4),
    "Black Friday": Rule("nth", (11, 3, 4, 1), _US, _CUSTOM),
}

NATIONAL: dict[str, Rule] = {
    "Victoria Day": Rule("from", (5, 18, 0), _CANADA, "Holidays Act, R.S.C. 1985, c. H-5"),
    "Canada Day": Rule("fixed", (7, 1), _CANADA, "Holidays Act, R.S.C. 1985, c. H-5"),
    "Canadian Thanksgiving": Rule("nth", (10, 0, 2, 0), _CANADA, "Proclamation of 31 January 1957"),
    "Boxing Day": Rule(
        "fixed", (12, 26), "United Kingdom", "Banking and Financial Dealings Act 1971, schedule 1"
    ),
    "Remembrance Sunday": Rule("nth", (11, 6, 2, 0), "United Kingdom", _CUSTOM),
    "St Patrick's Day": Rule("fixed", (3, 17), "Ireland", "Bank Holiday (Ireland) Act 1903"),
    "Anzac Day": Rule("fixed", (4, 25), "Australia", "Anzac Day Act 1995"),
    "Bastille Day": Rule("fixed", (7, 14), "France", "Law of 6 July 1880"),
    "Armistice Day": Rule("fixed", (11, 11), "France", "Law of 24 October 1922"),
    "Remembrance Day": Rule(
        "fixed", (11, 11), "Commonwealth", "Holidays Act, R.S.C. 1985, c. H-5 (Canada)"
    ),
    "German Unity Day": Rule("fixed", (10, 3), "Germany", "Unification Treaty, article 2(2)"),
    "Italian Liberation Day": Rule("fixed", (4, 25), "Italy", "Law 260 of 27 May 1949"),
    "Italian Republic Day": Rule("fixed", (6, 2), "Italy", "Law 260 of 27 May 1949"),
    "Polish Constitution Day": Rule("fixed", (5, 3), "Poland", "Act of 6 April 1990"),
    "Polish Independence Day": Rule("fixed", (11, 11), "Poland", "Act of 15 February 1989"),
    "Swiss National Day": Rule(
        "fixed", (8, 1), "Switzerland", "Federal Constitution, article 110(3)"
    ),
    "Defender of the Fatherland Day": Rule("fixed", (2, 23), _RUSSIA, _RUSSIAN_LAW),
    "Victory Day": Rule("fixed", (5, 9), _RUSSIA, _RUSSIAN_LAW),
    "Russia Day": Rule("fixed", (6, 12), _RUSSIA, _RUSSIAN_LAW),
    "Russian Unity Day": Rule("fixed", (11, 4), _RUSSIA, _RUSSIAN_LAW),
    "Ukrainian Constitution Day": Rule("fixed", (6, 28), _UKRAINE, _UKRAINIAN_LAW),
    "Ukrainian Independence Day": Rule("fixed", (8, 24), _UKRAINE, _UKRAINIAN_LAW),
    "Turkish Republic Day": Rule("fixed", (10, 29), "Turkey", "Law 2429 of 17 March 1981"),
    "Nakba Day": Rule(
        "fixed", (5, 15), "Palestine", "proclaimed in 1998; UN resolution 77/23 (2022)"
    ),
    "Land Day": Rule("fixed", (3, 30), "Palestine", _CUSTOM),
    "Indian Republic Day": Rule(
        "fixed", (1, 26), "India", "Constitution of India, in force 26 January 1950"
    ),
    "Indian Independence Day": Rule(
        "fixed", (8, 15), "India", "Indian Independence Act 1947, section 1"
    ),
    "China's National Day": Rule("fixed", (10, 1), _CHINA, _CHINESE_LAW),
    "Golden Week (Japan)": Rule(
        "fixed", (4, 29), "Japan; 29 April to 5 May", _JAPANESE_LAW, days=7
    ),
    "Golden Week (China)": Rule(
        "fixed", (10, 1), "China; 1 to 7 October", "State Council, yearly notice", days=7
    ),
    "Golden Week": Rule(
        "either",
        (),
        "Japan and China",
        _CUSTOM,
        of=("Golden Week (Japan)", "Golden Week (China)"),
    ),
    "Double Ten Day": Rule(
        "fixed", (10, 10), "Taiwan", "Implementation Act for Memorial Days and State Holidays"
    ),
    "Korean Liberation Day": Rule("fixed", (8, 15), _KOREA, "National Holidays Act (1949)"),
    "Day of the Sun": Rule("fixed", (4, 15), "North Korea", "Decision of 8 July 1997"),
}

INTERNATIONAL: dict[str, Rule] = {
    "New Year's Day": Rule("fixed", (1, 1), "Gregorian calendar", "Inter gravissimas (1582)"),
    "International Holocaust Remembrance Day": Rule("fixed", (1, 27), _UN, "A/RES/60/7 (2005)"),
    "Valentine's Day": Rule("fixed", (2, 14), _WEST, _CUSTOM),
    "Leap Day": Rule("fixed", (2, 29), "Gregorian calendar", "Inter gravissimas (1582)"),
    "International Women's Day": Rule("fixed", (3, 8), _UN, "A/RES/32/142 (1977)"),
    "Newroz": Rule("fixed", (3, 21), f"{_UN}; Kurdish and Turkic peoples", "A/RES/64/253 (2010)"),
    "April Fools' Day": Rule("fixed", (4, 1), "Western countries", _CUSTOM),
    "Earth Day": Rule("fixed", (4, 22), _UN, "A/RES/63/278 (2009)"),
    "May Day": Rule("fixed", (5, 1), "most countries", "Second International, Paris (1889)"),
    "World Press Freedom Day": Rule("fixed", (5, 3), _UN, "General Assembly decision 48/432"),
    "VE Day": Rule("fixed", (5, 8), "Western Allies", "Act of Military Surrender, 8 May 1945"),
    "Europe Day": Rule("fixed", (5, 9), "European Union", "European Council of Milan (1985)"),
    "Africa Day": Rule("fixed", (5, 25), "African Union", "OAU Charter, 25 May 1963"),
    "World Environment Day": Rule("fixed", (6, 5), _UN, "A/RES/2994 (XXVII) (1972)"),
    "World Refugee Day": Rule("fixed", (6, 20), _UN, "A/RES/55/76 (2000)"),
    "International Day of Peace": Rule("fixed", (9, 21), _UN, "A/RES/55/282 (2001)"),
    "UN Day": Rule("fixed", (10, 24), _UN, "A/RES/168 (II) (1947)"),
    "Halloween": Rule("fixed", (10, 31), "Western countries", _CUSTOM),
    "Human Rights Day": Rule("fixed", (12, 10), _UN, "A/RES/423 (V) (1950)"),
    "New Year's Eve": Rule("fixed", (12, 31), "Gregorian calendar", "Inter gravissimas (1582)"),
}

RULES: dict[str, Rule] = {
    **CHRISTIAN,
    **JEWISH,
    **ISLAMIC,
    **SUN_AND_MOON,
    **UNITED_STATES,
    **NATIONAL,
    **INTERNATIONAL,
}
