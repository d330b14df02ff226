"""German, as tables: kind, value, and the words that mean it; `english` tells how they are read.

Nouns, adjectives and articles are listed in all their cases. Words with an umlaut or "ß" may also
be written without them (naechste, gemaess), which `_plain_too` adds. Numbers are written as one
word, and so are many pairs of words (Freitagabend, Jahresende, dreitägig): TAILS lists what may
stand last in such a word.
"""

from tracker.core.language import Entries, Language


def _adjective(kind: str, value: object, *stems: str) -> tuple[str, object, str]:
    """An entry with the endings that an adjective takes: nächste, nächsten, nächster."""
    endings = ("e", "en", "er", "em", "es")
    return kind, value, "|".join(stem + ending for stem in stems for ending in endings)


def _plain_too(entries: Entries) -> Entries:
    """The entries with the spellings that do without umlauts and ß beside the others."""
    return tuple([(kind, value, _spellings(words)) for kind, value, words in entries])


def _spellings(words: str) -> str:
    if words.isascii():
        return words
    found = words.split("|")
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        found += [word.replace(letter, plain) for word in found if letter in word]
    return "|".join(dict.fromkeys(found))


RELATIONS: Entries = (
    (
        "within",
        None,
        "innerhalb|innerhalb von|innerhalb der|innerhalb des|binnen|während|während der"
        "|während des|im laufe|im laufe der|im laufe des|im laufe von|im verlauf|im verlauf der"
        "|im verlauf des|übers|über das",
    ),
    ("in", None, "in|im|ins"),
    ("on", None, "am|an|zu|zur|mit wirkung zum|per"),
    ("at", None, "um"),
    ("on", "to", "zum|auf|auf den"),
    (
        "by",
        "included",
        "bis spätestens|bis spätestens am|bis spätestens zum|bis spätestens zur|bis spätestens um"
        "|spätestens bis|spätestens bis zum|spätestens bis zur|nicht später als|nicht später als am"
        "|bis längstens|bis allerspätestens",
    ),
    (
        "until",
        "by",
        "bis|bis zum|bis zur|bis zu|bis an|bis in|bis im|bis um|bis einschließlich|bis gegen"
        "|bis einschließlich zum|bis und mit|bis in den|bis in die|bis ins",
    ),
    ("bytime", None, "bis dahin dass|bis zu dem zeitpunkt an dem"),
    ("before", "ago", "vor|vorm"),
    ("before", None, "vor ablauf von|vor ablauf der|früher als|bevor"),
    ("after", None, "nach|im anschluss an|nach ablauf von|später als|nachdem"),
    ("from", None, "ab|von|vom|ab dem|mit wirkung vom|mit wirkung ab|gültig ab|gerechnet ab"),
    ("start", None, "beginnend|beginnend am|beginnend mit|beginnend im|wirksam ab|wirksam zum"),
    (
        "early",
        None,
        "nicht vor|nicht früher als|nicht eher als|erst ab|erst nach|erst im|erst am|erst in"
        "|schon im|schon am|schon ab|bereits im|bereits am|bereits ab|bereits in",
    ),
    ("once", None, "sobald"),
    ("upon", None, "bei|beim|zum zeitpunkt|zum zeitpunkt der|zum zeitpunkt des"),
    ("since", None, "seit|seitdem"),
    ("for", None, "für|für die dauer von|auf die dauer von"),
    ("of", None, "des"),
    ("between", None, "zwischen"),
    ("and", None, "und|sowie"),
    ("or", None, "oder|beziehungsweise|bzw"),
    ("latest", None, "spätestens|allerspätestens|längstens"),
    ("earliest", None, "frühestens|allerfrühestens"),
)
"""How the act is tied to the window. "Bis" is a limit, and between two times makes a range."""

HEDGES: Entries = (
    (
        "hedge",
        True,
        "oder so|etwa|rund|ungefähr|circa|ca|zirka|gegen|rund um|um die|knapp|fast|beinahe"
        "|annähernd|schätzungsweise|plus minus|mehr oder weniger|gut",
    ),
    (
        "hedge",
        False,
        "mindestens|wenigstens|zumindest|mehr als|nicht weniger als|voraussichtlich|hoffentlich"
        "|wahrscheinlich|vermutlich|möglicherweise|vielleicht|wohl|womöglich|möglichst"
        "|idealerweise|wenn möglich|falls möglich|nach möglichkeit|so gott will|sicher"
        "|bestimmt|höchstens|maximal|geplant|vorbehaltlich",
    ),
)
"""What softens a phrase; the value says whether it gives a tolerance."""

NOISE: Entries = (
    (
        "noise",
        None,
        "noch|genau|exakt|nur|schon|bereits|ganz|ganze|ganzen|voll|volle|vollen|einen zeitraum von"
        "|einem zeitraum von|eines zeitraums von|einer frist von|eine frist von|insgesamt"
        "|aufeinanderfolgende|aufeinanderfolgenden|jeweils|dann|erst|kalendarische|nun|jetzt",
    ),
)
"""Words that change nothing about the time."""

_DAY, _WEEK, _MONTH, _YEAR = (
    ("unit", (unit, 1, False)) for unit in ("day", "week", "month", "year")
)

UNITS: Entries = (
    ("unit", ("second", 1, True), "sekunde|sekunden"),
    ("unit", ("minute", 1, False), "minute|min"),
    ("unit", ("minute", 1, True), "minuten"),
    ("unit", ("hour", 1, False), "stunde|std|h"),
    ("unit", ("hour", 1, True), "stunden"),
    ("unit", ("day", 1, False), "tag|tags|tages|kalendertag|kalendertages"),
    ("unit", ("day", 1, True), "tage|tagen|kalendertage|kalendertagen"),
    ("unit", ("week", 1, False), "woche|kalenderwoche"),
    ("unit", ("week", 1, True), "wochen|kalenderwochen"),
    ("unit", ("month", 1, False), "monat|monats|monates|kalendermonat|kalendermonats"),
    ("unit", ("month", 1, True), "monate|monaten"),
    ("unit", ("quarter", 1, False), "quartal|quartals|vierteljahr|vierteljahres"),
    ("unit", ("quarter", 1, True), "quartale|quartalen"),
    ("unit", ("year", 1, False), "jahr|jahrs|jahres|kalenderjahr|kalenderjahres"),
    ("unit", ("year", 1, True), "jahre|jahren"),
    ("unit", ("decade", 1, False), "jahrzehnt|jahrzehnts|jahrzehntes"),
    ("unit", ("decade", 1, True), "jahrzehnte|jahrzehnten"),
    ("unit", ("century", 1, False), "jahrhundert|jahrhunderts"),
    ("unit", ("century", 1, True), "jahrhunderte|jahrhunderten"),
    ("weekend", False, "wochenende|wochenendes"),
    ("weekend", True, "wochenenden"),
    (
        "workday",
        False,
        "werktag|werktages|werktags|arbeitstag|arbeitstages|geschäftstag|bankarbeitstag",
    ),
    (
        "workday",
        True,
        "werktage|werktagen|arbeitstage|arbeitstagen|geschäftstage|geschäftstagen|bankarbeitstage"
        "|bankarbeitstagen|schultage|schultagen",
    ),
    ("parts", (("fiscal", None), _YEAR), "geschäftsjahr|geschäftsjahres|haushaltsjahr"),
    ("parts", (("fiscal", None), _YEAR), "haushaltsjahres|fiskaljahr|fiskaljahres"),
    # a length that an idiom names without a number
    ("parts", (("article", 1), _WEEK), "wochenfrist"),
    ("parts", (("article", 1), _MONTH), "monatsfrist"),
    ("parts", (("article", 1), _YEAR), "jahresfrist"),
)
"""Units of length: unit, how many of it the word means, and whether it is a plural.

A Werktag is a working day here, Monday to Friday, though some laws count Saturdays among them.
"""

_LASTING: Entries = (
    _adjective("unit", ("minute", 1, False), "minütig"),
    _adjective("unit", ("hour", 1, False), "stündig"),
    _adjective("unit", ("day", 1, False), "tägig"),
    _adjective("unit", ("week", 1, False), "wöchig"),
    _adjective("unit", ("month", 1, False), "monatig"),
    _adjective("unit", ("year", 1, False), "jährig"),
)
"""Units as adjectives behind a number: dreitägig, 30-tägig."""

_SMALL = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn"
    "|siebzehn|achtzehn|neunzehn"
)
_UP_TO_19 = _SMALL.split("|")
_ONES = ["ein", *_UP_TO_19[:8]]
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")

_NUMERALS: Entries = (
    ("numeral", 1, "eins"),
    ("numeral", 2, "zwo|beiden|beide|zweier"),
    *(("numeral", value, word) for value, word in enumerate(_UP_TO_19, start=2)),
    *(("numeral", 10 * value, word) for value, word in enumerate(_TENS, start=2)),
    *(
        ("numeral", 10 * tens + ones, f"{one}und{ten}")
        for tens, ten in enumerate(_TENS, start=2)
        for ones, one in enumerate(_ONES, start=1)
    ),
)
_MAGNITUDES: Entries = (("magnitude", 100, "hundert"), ("magnitude", 1000, "tausend"))

_PLACES = (
    "erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|elft|zwölft|dreizehnt|vierzehnt"
    "|fünfzehnt|sechzehnt|siebzehnt|achtzehnt|neunzehnt"
)

NUMBERS: Entries = (
    *_NUMERALS,
    *_MAGNITUDES,
    ("magnitude", 12, "dutzend"),
    ("article", 1, "ein|eine|einen|einem|einer|eines"),
    ("half", None, "halb|halbe|halben|halber|halbes|halbem|halbjahr|halbjahres|halbjahrs"),
    ("half", None, "jahreshälfte"),
    ("decimal", (1, "5"), "anderthalb|eineinhalb|einundeinhalb"),
    *(("decimal", (value, "5"), f"{word}einhalb") for value, word in enumerate(_UP_TO_19[:8], 2)),
    ("some", "few", "ein paar|einige|einigen|einiger|wenige|wenigen|weniger|paar"),
    ("some", "several", "mehrere|mehreren|mehrerer|eine reihe von|eine handvoll|etliche|etlichen"),
    ("some", "dozens", "dutzende|dutzenden"),
    *(_adjective("ordinal", place, stem) for place, stem in enumerate(_PLACES.split("|"), start=1)),
    *(
        _adjective("ordinal", 10 * tens + ones, f"{one}und{ten}st" if one else f"{ten}st")
        for tens, ten in enumerate(_TENS[:2], start=2)
        for ones, one in enumerate(("", *_ONES))
    ),
    _adjective("last", -1, "letzt", "vergangen", "vorig", "verflossen"),
)
"""Numbers; "ein paar" and the like with our count for them."""

_EVERY = ("every", 1)

STRETCHES: Entries = (
    ("the", None, "der|die|das|den|dem"),
    ("this", None, "dieser|diese|dieses|diesen|diesem|laufenden|des laufenden|der laufenden"),
    _adjective("next", False, "nächst"),
    _adjective("coming", False, "kommend", "folgend", "bevorstehend"),
    ("every", 1, "jeden|jede|jedes|jedem|jeder|alle|aller"),
    ("every", 2, "jeden zweiten|jede zweite|jedes zweite"),
    ("lately", None, "kürzlich|neulich|unlängst|jüngst|vor kurzem|in jüngster zeit|zuletzt"),
    _adjective("often", (1, "hour"), "stündlich"),
    _adjective("often", (1, "day"), "täglich"),
    _adjective("often", (1, "week"), "wöchentlich"),
    _adjective("often", (2, "week"), "zweiwöchentlich"),
    _adjective("often", (1, "month"), "monatlich"),
    _adjective("often", (1, "quarter"), "vierteljährlich"),
    _adjective("often", (6, "month"), "halbjährlich"),
    _adjective("often", (1, "year"), "jährlich"),
    ("often", (1, "day"), "täglich|tagtäglich"),
    ("often", (1, "week"), "wöchentlich"),
    ("often", (1, "month"), "monatlich"),
    ("often", (1, "quarter"), "vierteljährlich"),
    ("often", (1, "year"), "jährlich|alljährlich"),
    ("times", 1, "einmal pro|einmal im|einmal in der|einmal am"),
    ("times", 2, "zweimal pro|zweimal im|zweimal in der|zweimal am"),
    ("times", 3, "dreimal pro|dreimal im|dreimal in der|dreimal am"),
    ("eve", None, "vorabend|vorabend der|vorabend des|tag vor|tage vor"),
    ("more", None, "weitere|weiteren|weiterer|weiterem|zusätzliche|zusätzlichen|mehr"),
    ("atmost", None, "weniger als|nicht mehr als|unter"),
    ("fromnow", None, "ab jetzt|ab heute|ab sofort gerechnet|von heute an|von jetzt an"),
    ("later", None, "später|darauf"),
    ("earlier", None, "früher|zuvor|davor"),
    ("time", None, "zeit"),
    (
        "noun",
        None,
        "frist|ultimatum|ultimatums|periode|pause|feuerpause|waffenruhe|waffenstillstand"
        "|waffenstillstands|waffenstillstandes|moratorium|moratoriums|verlängerung|verlängerungs"
        "|ankündigungsfrist|kündigungsfrist|übergangsfrist|schonfrist|übergangsphase|zeitfenster"
        "|zeitraum|zeitraums|stichtag|fristende",
    ),
)
"""What stands round a length, and the nouns that one is put before (eine dreitägige Frist)."""

PARTS: Entries = (
    ("part", "early", "anfang|früh im"),
    ("part", "middle", "mitte"),
    ("part", "late", "gegen ende|spät im"),
    ("part", "start", "beginn|auftakt"),
    ("part", "end", "ende|endes|schluss|ausgang"),
    *(
        ("parts", (("part", "middle"), unit), word)
        for unit, word in ((_WEEK, "wochenmitte"), (_MONTH, "monatsmitte"), (_YEAR, "jahresmitte"))
    ),
    # this week, from the day it was said
    ("parts", (("within", None), ("this", None), _WEEK), "im laufe der woche|im verlauf der woche"),
    ("parts", (("within", None), ("this", None), _MONTH), "im laufe des monats"),
    ("parts", (("within", None), ("this", None), _YEAR), "im laufe des jahres"),
)

_SEASONS = (("frühling", 3), ("frühjahr", 3), ("sommer", 6), ("herbst", 9), ("winter", 12))

_MONTHS = (
    "januar|jänner|jan",
    "februar|feber|feb",
    "märz|mär|mrz",
    "april|apr",
    "mai",
    "juni|juno|jun",
    "juli|julei|jul",
    "august|aug",
    "september|sept|sep",
    "oktober|okt",
    "november|nov",
    "dezember|dez",
)
_WEEKDAYS = (
    "montag|mo",
    "dienstag|di",
    "mittwoch|mi",
    "donnerstag|do",
    "freitag|fr",
    "samstag|sonnabend|sa",
    "sonntag|so",
)

_PARTS_OF_DAY = (
    ("morning", "morgen|früh|vormittag"),
    ("afternoon", "nachmittag"),
    ("evening", "abend"),
    ("night", "nacht"),
)

CALENDAR: Entries = (
    *(("month", number, words) for number, words in enumerate(_MONTHS, start=1)),
    *(("weekday", number, words) for number, words in enumerate(_WEEKDAYS)),
    *(
        ("parts", (_EVERY, ("weekday", number)), f"{word}s")
        for number, words in enumerate(_WEEKDAYS)
        for word in words.split("|")
        if len(word) > 2
    ),
    *(("season", month, f"{season}|{season}s") for season, month in _SEASONS),
    *(
        ("parts", (("part", part), ("season", month)), f"{start}{season}")
        for start, part in (("früh", "early"), ("spät", "late"))
        for season, month in _SEASONS
        if not season.startswith("früh")
    ),
    *(("quarter", number, f"q{number}") for number in (1, 2, 3, 4)),
    *(("halfyear", number, f"h{number}") for number in (1, 2)),
    ("today", -2, "vorgestern"),
    ("today", -1, "gestern"),
    ("today", 0, "heute|ab sofort|mit sofortiger wirkung|am heutigen tag|noch heute|heutigen tag"),
    ("today", 1, "morgen|am morgigen tag"),
    ("today", 2, "übermorgen"),
    *(
        ("tonight", (days, part), "|".join(f"{day} {word}" for word in words.split("|")))
        for days, day in ((-1, "gestern"), (0, "heute"), (1, "morgen"))
        for part, words in _PARTS_OF_DAY
    ),
)

HOLIDAYS: Entries = (
    ("holiday", "New Year's Day", "neujahr|neujahrstag|neujahrs|neues jahr"),
    ("holiday", "Epiphany", "dreikönigstag|heilige drei könige|dreikönig"),
    ("holiday", "Ash Wednesday", "aschermittwoch"),
    ("holiday", "Palm Sunday", "palmsonntag"),
    ("holiday", "Maundy Thursday", "gründonnerstag"),
    ("holiday", "Good Friday", "karfreitag"),
    ("holiday", "Easter", "ostern|ostersonntag|osterfest"),
    ("holiday", "Easter Monday", "ostermontag"),
    ("holiday", "Orthodox Easter", "orthodoxes ostern|orthodoxen ostern|orthodoxe ostern"),
    ("holiday", "Ascension Day", "christi himmelfahrt|himmelfahrt|himmelfahrtstag"),
    ("holiday", "Pentecost", "pfingsten|pfingstsonntag"),
    ("holiday", "Whit Monday", "pfingstmontag"),
    ("holiday", "German Unity Day", "tag der deutschen einheit|tages der deutschen einheit"),
    ("holiday", "All Saints' Day", "allerheiligen"),
    ("holiday", "Halloween", "halloween"),
    ("holiday", "Thanksgiving", "thanksgiving"),
    ("holiday", "Christmas Eve", "heiligabend|heiliger abend|heiligen abend"),
    ("holiday", "Christmas", "weihnachten|weihnachtstag|erster weihnachtstag|weihnachtsfest"),
    ("holiday", "St Stephen's Day", "zweiter weihnachtstag|zweiten weihnachtstag|stephanstag"),
    ("holiday", "New Year's Eve", "silvester|sylvester|silvesterabend"),
    ("holiday", "Orthodox Christmas", "orthodoxes weihnachten|orthodoxen weihnachten"),
    ("holiday", "Passover", "pessach|passah|passahfest"),
    ("holiday", "Rosh Hashanah", "rosch haschana"),
    ("holiday", "Yom Kippur", "jom kippur"),
    ("holiday", "Hanukkah", "chanukka"),
    ("holiday", "Ramadan", "ramadan|fastenmonat ramadan"),
    ("holiday", "Eid al-Fitr", "zuckerfest|fest des fastenbrechens"),
    ("holiday", "Eid al-Adha", "opferfest|islamisches opferfest"),
    ("holiday", "Nowruz", "nouruz|nowruz|newroz"),
    ("holiday", "Lunar New Year", "mondneujahr|chinesisches neujahr|chinesischen neujahr"),
)
"""Feasts by their names in the table of rules, which is one for all languages."""

CLOCK: Entries = (
    ("oclock", True, "uhr"),
    ("hour", 12, "mittag|mittags|zu mittag|zwölf uhr mittags|mittagszeit"),
    ("hour", None, "mitternacht|mitternachts"),
    ("daypart", "morning", "morgens|vormittag|vormittags|früh|frühmorgens|am morgen|zum morgen"),
    ("daypart", "morning", "der morgen|den morgen|dem morgen|in der früh|in der frühe"),
    ("daypart", "afternoon", "nachmittag|nachmittags|späten nachmittag|frühen nachmittag"),
    ("daypart", "evening", "abend|abends|frühen abend|späten abend|spätabends"),
    ("daypart", "night", "nacht|nachts"),
    ("daypart", "end of the day", "tagesende|geschäftsschluss|dienstschluss|büroschluss"),
    ("daypart", "end of the day", "betriebsschluss|ende des tages|ende des tags"),
)
"""Clock times, which count through the whole day: 18 Uhr."""

ZONES: Entries = (
    ("zone", "UTC", "gmt|utc|weltzeit|greenwicher"),
    ("zone", "Europe/Berlin", "mez|mesz|mitteleuropäischer|mitteleuropäische"),
    ("zone", "America/New_York", "et|est|edt"),
    ("zone", "America/Los_Angeles", "pst|pdt"),
    ("zone", "Europe/Moscow", "msk"),
    ("zone", "", "lokaler|örtlicher"),
    ("place", "", "ortszeit"),
    ("place", "Europe/Berlin", "berlin|berliner|deutscher"),
    ("place", "Europe/Vienna", "wien|wiener"),
    ("place", "Europe/Zurich", "genf|genfer|bern|zürich|zürcher"),
    ("place", "Europe/Brussels", "brüssel|brüsseler"),
    ("place", "Europe/Paris", "paris|pariser"),
    ("place", "Europe/London", "london|londoner"),
    ("place", "Europe/Rome", "rom|römischer"),
    ("place", "Europe/Warsaw", "warschau|warschauer"),
    ("place", "Europe/Budapest", "budapest|budapester"),
    ("place", "Europe/Kyiv", "kiew|kiewer|kyjiw|kyjiwer"),
    ("place", "Europe/Moscow", "moskau|moskauer"),
    ("place", "Europe/Minsk", "minsk|minsker"),
    ("place", "Europe/Istanbul", "istanbul|istanbuler|ankara"),
    ("place", "America/New_York", "washington|washingtoner|new york|new yorker"),
    ("place", "Asia/Jerusalem", "jerusalem|jerusalemer|israelischer|tel aviv"),
    ("place", "Asia/Gaza", "gaza"),
    ("place", "Africa/Cairo", "kairo|kairoer"),
    ("place", "Asia/Qatar", "doha"),
    ("place", "Asia/Tehran", "teheran|teheraner"),
    ("place", "Asia/Riyadh", "riad"),
    ("place", "Asia/Shanghai", "peking|pekinger"),
    ("place", "Asia/Tokyo", "tokio|tokioter"),
    ("place", "Asia/Seoul", "seoul|pjöngjang"),
)
"""Zone names; a place means its zone only beside a clock time or before "Zeit"."""

VAGUE: Entries = (
    (
        "vague",
        None,
        "bald|sehr bald|schon bald|baldigst|alsbald|demnächst|in kürze|in bälde|kurzfristig"
        "|in naher zukunft|in nächster zeit|in der nächsten zeit|in absehbarer zeit|zeitnah"
        "|in nicht allzu ferner zukunft|künftig|zukünftig|in zukunft|jederzeit|jeden augenblick"
        "|unverzüglich|umgehend|sofort|prompt|schnellstmöglich|baldmöglichst|möglichst bald"
        "|möglichst schnell|möglichst rasch|ehestmöglich|so bald wie möglich|sobald wie möglich"
        "|so schnell wie möglich|so rasch wie möglich|ohne verzug|ohne verzögerung"
        "|in kurzer zeit|binnen kurzem|binnen kürze|in den nächsten augenblicken",
    ),
    (
        "vague",
        None,
        "zu gegebener zeit|zur gegebenen zeit|zum gegebenen zeitpunkt|zu einem geeigneten zeitpunkt"
        "|zum geeigneten zeitpunkt|bei nächster gelegenheit|bei erster gelegenheit|rechtzeitig"
        "|zum nächstmöglichen zeitpunkt|zum frühestmöglichen zeitpunkt|frühestmöglich"
        "|wenn die zeit reif ist|wenn die umstände es erlauben|wenn die bedingungen es zulassen"
        "|zu einem späteren zeitpunkt|zu einem späteren termin|früher oder später"
        "|auf absehbare zeit",
    ),
    (
        "vague",
        None,
        "bis auf weiteres|auf unbestimmte zeit|auf unbegrenzte zeit|unbefristet|vorerst|vorläufig"
        "|einstweilen|fürs erste|solange wie nötig|so lange wie nötig|auf dauer",
    ),
    ("sometime", None, "irgendwann|eines tages|über kurz oder lang"),
)
"""Words that state no bound; "irgendwann nächste Woche" is read as next week."""

_BODY = "which days count as such depends on that body's calendar"

REFUSED: Entries = (
    (
        "sittingday",
        _BODY,
        "sitzungstag|sitzungstage|sitzungstagen|verhandlungstage|verhandlungstagen"
        "|parlamentstage|parlamentstagen",
    ),
    ("refused", _BODY, "sitzungswoche|sitzungswochen"),
    (
        "refused",
        "a condition is not a time; record the condition apart",
        "falls|wenn|sofern|soweit|vorausgesetzt|es sei denn|außer wenn",
    ),
    ("refused", "it denies a time", "nicht|nie|niemals|kein|keine|keinen|keinem|keiner|keinerlei"),
)
"""Words that are known and refused, with the reason that the analyst gets."""

VOCABULARY = _plain_too(
    (
        *RELATIONS,
        *HEDGES,
        *NOISE,
        *UNITS,
        *_LASTING,
        *NUMBERS,
        *STRETCHES,
        *PARTS,
        *CALENDAR,
        *HOLIDAYS,
        *CLOCK,
        *ZONES,
        *VAGUE,
        *REFUSED,
    )
)

TAILS = _plain_too(
    (
        *_NUMERALS,
        *_MAGNITUDES,
        *_LASTING,
        *(("daypart", part, words) for part, words in _PARTS_OF_DAY),
        ("hour", 12, "mittag"),
        ("part", "end", "ende|wechsel|schluss"),
        ("part", "start", "anfang|beginn"),
    )
)
"""What may stand last in a word: hundert-zwanzig, drei-tägig, Freitag-abend, Jahres-ende."""

_EVENTS = (
    "gipfel|gipfels|gipfeltreffen|gipfeltreffens|treffen|treffens|wahl|wahlen|bundestagswahl"
    "|präsidentschaftswahl|kongresswahlen|zwischenwahlen|stichwahl|abstimmung|volksabstimmung"
    "|referendum|referendums|gespräche|gesprächen|verhandlungen|verhandlung|verhandlungsrunde"
    "|waffenruhe|waffenstillstand|waffenstillstands|waffenstillstandes|feuerpause|vertrag|vertrags"
    "|vertrages|abkommen|abkommens|vereinbarung|einigung|unterzeichnung|unterschrift|ratifizierung"
    "|zustimmung|verabschiedung|annahme|notifizierung|notifikation|mitteilung|zustellung|bekanntgabe"
    "|inkrafttreten|inkrafttretens|amtseinführung|vereidigung|versammlung|generalversammlung"
    "|konferenz|sitzung|tagung|ablauf|ablaufs|auslaufen|übergabe|anhörung|urteil|urteils|prozess"
    "|prozesses|veröffentlichung|ankündigung|entscheidung|beschluss|beschlusses|abzug|abzugs|rückzug"
    "|besuch|besuchs|krieg|kriegs|krieges|invasion|spiele|parteitag|parteitags|debatte|rede"
    "|sommerpause|winterpause|osterpause|kongress|kongresses|parlament|parlaments|bundestag"
    "|bundestags|bundesrat|g7|g8|g20|nato|cop30|cop31|jahrestag|freilassung|austausch|start|starts"
    "|eröffnung|abschluss|abschlusses|fertigstellung|bestätigung|überprüfung|bericht|berichts"
    "|antritt|amtsantritt|rücktritt|antragstellung|eingang|erhalt|ende|endes|beginn|beginns"
)

_EVENT_ENDS = (
    "und|aber|oder|welche|welcher|dass|wird|werden|würde|würden|sagte|sagt|ist|sind|war"
    "|waren|hat|haben|hatte|hatten|falls|wenn|während|weil|da|er|sie|es|wir|man|kann|könnte|soll"
    "|sollte|sollen|sollten|muss|müsse|müssen|darf|dürfen|will|wollen|wolle|vor|nach|bis|seit|mit"
    "|teilte|erklärte|wie|so|als|dann|wo|wurde|wurden|in|im|am"
)

_SHORTS = (
    "jan|feb|mär|mrz|apr|jun|jul|aug|sep|sept|okt|nov|dez|mo|di|mi|do|fr|sa|so|nr|ca|std|min|bzw"
    "|dr|prof|st|hr|fr|gen|z|b|zb|dh|etwa|vgl|usw|u|a|d|h|rd"
)

_TRAILING = (
    "oder so|mehr oder weniger|plus minus|mindestens|wenn möglich|falls möglich|nach möglichkeit"
    "|so gott will|höchstens|maximal|voraussichtlich"
)

_DOUBTFUL = (
    "mo|di|mi|do|fr|sa|so|mär|jan|dez|feb|h|min|später|darauf|früher|zuvor|davor|sofort|umgehend"
    "|prompt|früh|wohl|mittag|künftig|rechtzeitig|vorerst|vorläufig|jederzeit|auf dauer|kurzfristig"
)

_AHEAD = (
    "wird|werden|würde|würden|soll|sollen|sollte|sollten|muss|müssen|müsse|darf|dürfen|kann|können"
    "|könnte|könnten|will|wollen|wolle|möchte|plant|planen|geplant|vorgesehen|angesetzt|beabsichtigt"
    "|erwartet|hofft|hoffen|versprach|verspricht|zugesagt|nächste|nächsten|kommende|kommenden"
    "|voraussichtlich|heute|bevorstehende|bevorstehenden|frist"
)

_PAST = (
    "sagte|sagten|war|waren|hatte|hatten|tat|traf|trafen|begann|begannen|kam|kamen|ging|gingen|nahm"
    "|machte|gab|gaben|hielt|hielten|gewann|verlor|sah|fiel|fielen|verließ|schickte|sprach|schrieb"
    "|wurde|wurden|worden|gewesen|starb|starben|brach|schlug|griff|griffen|unterzeichnete"
    "|unterschrieb|beschloss|beschlossen|erklärte|erklärten|forderte|stimmte|stimmten|endete|fand"
    "|fanden|trat|traten|lehnte|meldete|berichtete|tötete|töteten|getötet|gestorben|gewählt|hat"
    "|haben|zog|blieb|wusste|brachte|stand|stieg|sank"
)

_SCHEDULED = (
    "beginnt|beginnen|startet|starten|endet|enden|läuft|tritt|treten|trifft|treffen|tagt|tagen"
    "|stimmt|stimmen|reist|reisen|öffnet|öffnen|schließt|schließen|besucht|besuchen|empfängt"
    "|kommt|kommen|wählt|wählen|entscheidet|entscheiden|berät|beraten|findet|finden"
)

_OVER = "verstrich|verstrichen|verging|vergangen|abgelaufen|ablief"

_EXTENDS = (
    "verlängert|verlängerte|verlängerten|ausgesetzt|verschoben|vertagt|unterbrochen|erneuert"
    "|gesperrt|befristet"
)

_NOT_OVER = "wenn|falls|sofern|ist|sind|zu|sobald|nicht|ob"

_TURNS = "und|aber|während|der|die|das|weil|als|obwohl|oder|dass"

_SPEAKS = (
    "sagte|sagt|erklärte|erklärt|kündigte|verkündete|versprach|warnte|schrieb|fügte|behauptete"
    "|betonte|bestätigte|teilte|sprach|drohte|schätzte|prognostizierte|äußerte"
)

_GIVES = (
    "gibt|gab|gaben|geben|gegeben|setzt|setzte|gesetzt|setzen|räumt|räumte|gewährt|gewährte|stellt"
    "|stellte"
)

GERMAN = Language(
    name="German",
    vocabulary=VOCABULARY,
    ordinals=frozenset(("te", "ter", "ten", "tes", "tem", "ste", "ster", "sten")),
    possessive="",
    event_nouns=frozenset(_EVENTS.split("|")),
    event_ends=frozenset(_EVENT_ENDS.split("|")),
    shorts=frozenset(_SHORTS.split("|")),
    trailing=frozenset(_TRAILING.split("|")),
    doubtful=frozenset(_DOUBTFUL.split("|")),
    ahead=frozenset(_AHEAD.split("|")),
    past=frozenset(_PAST.split("|")),
    past_endings=("ierte", "ierten", "igte", "igten"),
    speaks=frozenset(_SPEAKS.split("|")),
    modals=frozenset(("wird", "werden", "soll", "sollen")),
    scheduled=frozenset(_SCHEDULED.split("|")),
    over=frozenset(_OVER.split("|")),
    extends=frozenset(_EXTENDS.split("|")),
    not_over=frozenset(_NOT_OVER.split("|")),
    turns=frozenset(_TURNS.split("|")),
    before_nouns=frozenset(("das", "ein", "dem", "ihr", "sein", "beim", "zum", "vom")),
    copulas=frozenset(("ist", "sind")),
    untied=frozenset(("auf", "zu")),
    numbered=frozenset(
        ("zimmer", "raum", "flug", "resolution", "nummer", "nr", "linie", "artikel")
    ),
    persons=frozenset(("herr", "herrn", "frau", "dr")),
    named_before=frozenset(("schwarzer", "schwarzen", "blutiger")),
    pluperfect=frozenset(("war", "waren")),
    letters={"h": ("unit", ("hour", 1, False)), "z": ("zone", "UTC")},
    gives=frozenset(_GIVES.split("|")),
    decades=frozenset(("er", "ern")),
    verb_behind=True,
    day_first=True,
    ordinal_dot=True,
    decimal_comma=True,
    tails=TAILS,
    joins=("es", "n", "s", ""),
)
