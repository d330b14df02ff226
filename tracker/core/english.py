"""English, as tables: kind, value, and the words that mean it.

Words are lower case, without dots ("p.m." is listed as "pm") and separated by "|"; the longest
entry that fits wins, so "no later than" is never "later". Grammar and calendar never look at
English words, only at the kinds and values given here.
"""

from tracker.core.feast_names import HOLIDAYS
from tracker.core.language import Entries, Entry, Language
from tracker.core.spec import Lettered
from tracker.core.wording import MONTHS, WEEKDAYS

RELATIONS: Entries = (
    (
        "within",
        None,
        "within|inside|inside of|over|over the course of|in the course of|during|throughout"
        "|in the space of|within the space of",
    ),
    ("in", None, "in|into|well into|in over"),
    ("on", None, "on"),
    ("at", None, "at"),
    ("by", None, "by|by as early as|by as soon as|a deadline of|the deadline of|deadline of"),
    (
        "by",
        "included",
        "no later than|not later than|by no later than|by not later than|on or before"
        "|by or before|not after|as late as|by as late as",
    ),
    ("bytime", None, "by the time|by the time that"),
    ("until", None, "pending|until as late as"),
    ("until", None, "until|till|through|through to|up until|from now until|from now till"),
    ("until", None, "from now through|from now to|between now and|from today through"),
    ("until", None, "from today until|from today to"),
    ("until", None, "up to and including|until and including|through and including"),
    ("before", None, "before|prior to|ahead of|earlier than|in advance of|in the run-up to"),
    ("before", None, "in the run up to|in the lead-up to|in the lead up to"),
    ("after", None, "after|following|later than|subsequent to|in the wake of|in the aftermath of"),
    ("from", None, "from|as from|with effect from|effective from|as of|effective as of"),
    (
        "start",
        None,
        "starting|starting on|starting from|starting in|beginning|beginning on|beginning in"
        "|effective|effective on|to take effect|to take effect on|to start|to begin"
        "|will take effect|taking effect|to start on|will take effect on|to begin on",
    ),
    (
        "early",
        None,
        "as early as|as soon as|not before|no earlier than|not earlier than|no sooner than"
        "|not sooner than|on or after|not until",
    ),
    (
        "after",
        None,
        "not until after|not before after",
    ),
    ("after", None, "only after|shortly after|soon after|immediately after|right after"),
    ("after", None, "directly after|promptly after|immediately following|shortly following"),
    ("before", None, "shortly before|immediately before|right before|just before"),
    ("once", "begun", "once"),
    ("upon", None, "upon|when|at the time of|on the day of|on the date of"),
    ("since", None, "since|ever since|dating back to|going back to"),
    ("for", None, "for|lasting"),
    ("of", None, "of"),
    ("to", None, "to"),
    ("upto", None, "up to"),
    ("between", None, "between"),
    ("and", None, "and"),
    ("or", None, "or"),
    ("latest", None, "at the latest|at latest|at the very latest"),
    ("earliest", None, "at the earliest|at earliest|at the very earliest|at the soonest"),
)
"""How the act is tied to the window."""

HEDGES: Entries = (
    (
        "hedge",
        True,
        "~|or so|about|around|roughly|approximately|approx|or thereabouts|thereabouts|circa|nearly"
        "|almost|more or less|some|somewhere around|in the region of|in or around"
        "|on or about|on or around|close to|or something like that",
    ),
    ("hedge", "margin", "give or take|plus or minus"),
    (
        "hedge",
        False,
        "at least|at a minimum|a minimum of|as little as|just over|a little over|slightly over"
        "|slightly more than|just under|a little under|slightly under|slightly less than"
        "|as many as|as much as|more than|no fewer than|no less than"
        "|not less than|hopefully|probably|possibly|perhaps|maybe|likely|most likely|very likely"
        "|potentially|presumably|ideally|expected|tentatively|if possible|if all goes well"
        "|god willing|we hope|i hope|i think|we think"
        "|i believe|certainly|definitely"
        "|or more|or longer|or later"
        "|at the very least",
    ),
)
"""What softens a phrase; the value says whether it gives a tolerance, which "margin" may state."""

UPPER: Entries = (
    (
        "hedge",
        "most",
        "at most|at the most|at the outside|at the very most|max|tops|maximum|or less|or sooner"
        "|or earlier|if not sooner|if not before|if not earlier|and possibly sooner"
        "|possibly sooner",
    ),
)
"""What makes a length the most that it may take: in two weeks at most is within them."""

NOISE: Entries = (
    (
        "noise",
        None,
        "a period of|the period of|a matter of|a total of|exactly|precisely|only|just|already"
        "|full|whole|entire|calendar|consecutive|straight|time period of|a term of|short"
        "|very|as short as|the month of|any time|anytime|onwards|onward|either"
        "|all|all of|the whole of|whole of"
        "|not days|not weeks|not months|not years",
    ),
)
"""Words that change nothing about the time."""

UNITS: Entries = (
    ("unit", ("second", 1, False), "sec"),
    ("unit", ("second", 1, True), "seconds|secs"),
    ("unit", ("minute", 1, False), "minute|min"),
    ("unit", ("hour", 1, False), "hour|hr|h"),
    ("unit", ("day", 1, False), "day"),
    ("unit", ("week", 1, False), "week|wk"),
    ("unit", ("week", 2, False), "fortnight"),
    ("unit", ("month", 1, False), "month"),
    ("unit", ("quarter", 1, False), "quarter|qtr"),
    ("unit", ("year", 1, False), "year|yr"),
    ("unit", ("decade", 1, False), "decade"),
    ("unit", ("century", 1, False), "century"),
    ("unit", ("minute", 1, True), "minutes|mins"),
    ("unit", ("hour", 1, True), "hours|hrs"),
    ("unit", ("day", 1, True), "days"),
    ("unit", ("week", 1, True), "weeks|wks"),
    ("unit", ("week", 2, True), "fortnights"),
    ("unit", ("month", 1, True), "months"),
    ("unit", ("quarter", 1, True), "quarters"),
    ("unit", ("year", 1, True), "years|yrs"),
    ("unit", ("decade", 1, True), "decades"),
    ("unit", ("century", 1, True), "centuries"),
    ("weekend", False, "weekend"),
    ("weekend", True, "weekends"),
    ("working", None, "business|working|work|banking|trading|school|office"),
    ("workday", False, "workday|weekday"),
    ("workday", True, "workdays|weekdays"),
    ("fiscal", None, "fiscal|financial|fy|budget"),
)
"""Units of length: unit, how many of it the word means, and whether it is a plural."""

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen"
)
_PLACES = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    "|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"

NUMBERS: Entries = (
    *(("numeral", value, word) for value, word in enumerate(_SMALL.split("|"), start=1)),
    *(("numeral", 10 * value, word) for value, word in enumerate(_TENS.split("|"), start=2)),
    ("magnitude", 12, "dozen"),
    ("magnitude", 100, "hundred"),
    ("magnitude", 1000, "thousand"),
    ("article", 1, "a|an"),
    ("half", None, "half"),
    ("andahalf", None, "and a half|and one half|and-a-half|½"),
    ("some", "couple", "a couple|a couple of|couple|couple of|a couple more"),
    ("some", "few", "a few|few|a few more"),
    ("some", "several", "several|a handful of|a number of"),
    ("some", "dozens", "dozens of|dozens"),
    *(("ordinal", place, word) for place, word in enumerate(_PLACES.split("|"), start=1)),
    *(
        ("ordinal", 10 * tens + place, f"{ten} {word}|{ten}-{word}")
        for tens, ten in enumerate(_TENS.split("|"), start=2)
        for place, word in enumerate(_PLACES.split("|")[:9], start=1)
    ),
    *(
        ("ordinal", 10 * tens, ten.removesuffix("y") + "ieth")
        for tens, ten in enumerate(_TENS.split("|")[1:], start=3)
    ),
    ("ordinal", -1, "final"),
    ("ordinal", -2, "second to last|second-to-last|next to last|last but one|penultimate"),
    ("ordinal", 2, "latter"),
    ("last", -1, "last|previous|latest"),
)
"""Numbers; "a few" and the like with our count for them and whether that count is a convention."""

STRETCHES: Entries = (
    ("the", None, "the|these|those"),
    ("this", None, "this|the current|current"),
    ("next", True, "next"),
    ("coming", True, "coming|upcoming|the ensuing"),
    ("ahead", None, "ahead|to come"),
    ("past", None, "past"),
    ("recent", None, "recent"),
    ("ago", None, "ago|back"),
    ("old", None, "old|olds"),
    ("every", 1, "every|each"),
    ("every", 2, "every other|every second|alternate"),
    ("often", (1, "hour"), "hourly"),
    ("often", (1, "day"), "daily"),
    ("often", (1, "week"), "weekly"),
    ("often", (2, "week"), "biweekly|fortnightly"),
    ("often", (1, "month"), "monthly"),
    ("often", (1, "quarter"), "quarterly"),
    ("often", (1, "year"), "yearly|annually|annual"),
    ("times", 1, "once a|once per|once every"),
    ("times", 2, "twice a|twice per|twice every"),
    ("timesper", None, "times a|times per|times every|times each"),
    ("eve", None, "the eve of|eve of"),
    ("more", None, "more|another|additional|further|extra"),
    ("atmost", None, "less than|no more than|not more than|fewer than|under|a maximum of"),
    (
        "fromnow",
        None,
        "from now|from today|from this day|from this point|from this moment|from this exact point"
        "|from this exact point in time|from this point in time|hence|of today|of now"
        "|from right now|from the time of this announcement|of the date of this order"
        "|of the date of this proclamation|of the date of this memorandum|of the date hereof"
        "|after the date of this order|from the date of this order|of this announcement",
    ),
    ("later", None, "later|the rest of|the remainder of|still"),
    ("thereafter", None, "thereafter"),
    ("earlier", None, "earlier"),
    ("lately", None, "recently|lately|in the recent past|not long ago"),
    ("over", "end", "is out|is over|is through|ends|is up|are out|are over|are up"),
    ("over", "start", "begins|sets in|starts|comes round|gets under way|gets underway"),
    ("weekof", None, "week ending|week ending on|week commencing|week commencing on|w / c|w / e"),
    ("time", None, "time"),
    (
        "noun",
        None,
        "deadline|ultimatum|period|window|pause|truce|ceasefire|moratorium|extension|notice"
        "|waiver|reprieve|timeline|timeframe|grace period|time limit|process|cutoff",
    ),
)
"""What stands round a length, and the nouns that one is put before ("a 60-day deadline")."""

PARTS: Entries = (
    (
        "part",
        "early",
        "the first days of|the opening days of|the early days of|the first weeks of"
        "|the opening weeks of|the first months of",
    ),
    (
        "part",
        "late",
        "the last days of|the final days of|the closing days of|the last weeks of"
        "|the final weeks of|the closing weeks of|the last months of|the final months of",
    ),
    ("part", "early", "early|early in|early on in|the early part of"),
    ("part", "middle", "mid|middle of|midway through|the middle of"),
    ("part", "late", "late|late in|the latter part of|toward the end of|towards the end of"),
    ("part", "start", "start of|beginning of|the start of|the beginning of|the outset of"),
    (
        "part",
        "end",
        "end of|close of|end|the end of|the close of|the very end of|the turn of|turn of",
    ),
)

_SEASONS: Entries = (
    ("season", 3, "spring|springtime"),
    ("season", 6, "summer|summertime"),
    ("season", 9, "autumn|fall"),
    ("season", 12, "winter|wintertime"),
)
"""The month in which a season opens, in the northern hemisphere, by whole months."""

_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
_FINER_PARTS = (
    *(f"{part} {of}" for of in _PARTS_OF_DAY for part in ("early", "late")),
    *("lunchtime", "forenoon"),
)


def _part_of(part: str, unit: str) -> tuple[Entry, Entry]:
    return ("part", part), ("unit", (unit, 1, False))


CALENDAR: Entries = (
    *(
        ("month", number, "|".join(dict.fromkeys((name.lower(), name[:3].lower()))))
        for number, name in enumerate(MONTHS, start=1)
    ),
    ("month", 9, "sept"),
    *(
        ("weekday", number, f"{name.lower()}|{name[:3].lower()}")
        for number, name in enumerate(WEEKDAYS)
    ),
    ("weekday", 1, "tues"),
    ("weekday", 3, "thur|thurs"),
    *_SEASONS,
    ("era", True, "ad|ce"),
    ("era", False, "bc|bce"),
    ("parts", _part_of("middle", "year"), "midyear|mid year"),
    ("parts", _part_of("middle", "week"), "midweek"),
    ("parts", _part_of("end", "week"), "eow"),
    ("parts", _part_of("end", "month"), "eom"),
    ("parts", _part_of("end", "quarter"), "eoq"),
    ("parts", _part_of("end", "year"), "eoy"),
    *(
        ("decade", 1900 + 10 * tens, f"{word}|the {word}")
        for tens, word in enumerate(["fifties", "sixties", "seventies", "eighties", "nineties"], 5)
    ),
    *(("quarter", number, f"q{number}") for number in (1, 2, 3, 4)),
    *(("halfyear", number, f"h{number}") for number in (1, 2)),
    ("today", -2, "the day before yesterday|day before yesterday"),
    ("today", -1, "yesterday"),
    ("today", "now", "now|right now"),
    ("today", 0, "today|this very day|with immediate effect|effective immediately"),
    ("today", 1, "tomorrow"),
    ("today", 2, "the day after tomorrow|day after tomorrow"),
    ("tonight", (0, "night"), "tonight"),
    ("tonight", (-1, "night"), "last night"),
    *(("tonight", (0, part), f"this {part}") for part in _PARTS_OF_DAY),
    *(("tonight", (1, part), f"tomorrow {part}") for part in _PARTS_OF_DAY),
    *(("tonight", (-1, part), f"yesterday {part}") for part in _PARTS_OF_DAY),
)

CLOCK: Entries = (
    ("meridiem", 0, "am"),
    ("meridiem", 12, "pm"),
    ("oclock", None, "o'clock|oclock|o clock"),
    ("hour", 12, "noon|midday|high noon"),
    ("hour", None, "midnight"),
    *(("daypart", part, f"{part}|the {part}") for part in (*_PARTS_OF_DAY, *_FINER_PARTS)),
    (
        "daypart",
        "early morning",
        "the early hours|the early hours of|the small hours|the small hours of|the wee hours of",
    ),
    ("daypart", "morning", "first thing|first thing on|first thing in the morning"),
    ("daypart", "morning", "dawn|daybreak|sunrise"),
    ("daypart", "evening", "dusk|sunset|sundown"),
    ("daypart", "night", "nightfall"),
    ("daypart", "overnight", "overnight"),
    (
        "daypart",
        "end of the day",
        "end of day|end of the day|end of business|close of business|cob|eod"
        "|the end of the day|the end of business|the close of business|close of play",
    ),
)
"""Clock times. A part of the day states no hour, so its day counts to the end; so does midnight."""

ZONES: Entries = (
    ("zone", "UTC", "gmt|utc|greenwich mean|zulu"),
    ("zone", "America/New_York", "et|eastern"),
    ("zone", Lettered("America/New_York", "Etc/GMT+5"), "est|eastern standard"),
    ("zone", Lettered("America/New_York", "Etc/GMT+4"), "edt|eastern daylight"),
    ("zone", "America/Chicago", "ct"),
    ("zone", Lettered("America/Chicago", "Etc/GMT+5"), "cdt|central daylight"),
    ("zone", "America/Denver", "mt|mountain"),
    ("zone", Lettered("America/Denver", "Etc/GMT+7"), "mst|mountain standard"),
    ("zone", Lettered("America/Denver", "Etc/GMT+6"), "mdt|mountain daylight"),
    ("zone", "America/Los_Angeles", "pt|pacific"),
    ("zone", Lettered("America/Los_Angeles", "Etc/GMT+8"), "pst|pacific standard"),
    ("zone", Lettered("America/Los_Angeles", "Etc/GMT+7"), "pdt|pacific daylight"),
    ("zone", Lettered("Europe/London", "Etc/GMT-1"), "bst|british summer"),
    ("zone", "Europe/Paris", "cet|central european"),
    ("zone", Lettered("Europe/Paris", "Etc/GMT-2"), "cest|central european summer"),
    ("zone", "Europe/Kyiv", "eet|eastern european"),
    ("zone", Lettered("Europe/Kyiv", "Etc/GMT-3"), "eest|eastern european summer"),
    ("zone", "Europe/Moscow", "msk"),
    ("zone", "Asia/Tokyo", "jst"),
    ("zone", "Asia/Seoul", "kst"),
    ("zone", "Asia/Hong_Kong", "hkt"),
    ("zone", "Asia/Karachi", "pkt"),
    ("zone", "Europe/Istanbul", "trt"),
    ("zone", "Africa/Johannesburg", "sast"),
    ("zone", "Australia/Sydney", "aest|aedt|australian eastern|australian eastern standard"),
    ("zone", "Australia/Perth", "awst|australian western"),
    ("zone", "Pacific/Auckland", "nzst|nzdt|new zealand"),
    ("zone", "America/Anchorage", "akst|akdt"),
    ("zone", "Pacific/Honolulu", "hst"),
    ("zone", ("America/Chicago", "Asia/Shanghai"), "cst|central|central standard"),
    ("zone", ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"), "ist"),
    ("zone", ("America/Halifax", "Asia/Riyadh"), "ast"),
    ("zone", ("Asia/Dubai", "Atlantic/South_Georgia"), "gst"),
    ("zone", ("Pacific/Pago_Pago", "Asia/Singapore"), "sst"),
    ("zone", "", "local"),
    ("place", "America/New_York", "washington|washington dc|washington d c|dc|new york"),
    ("place", "America/Chicago", "chicago"),
    ("place", "America/Los_Angeles", "los angeles"),
    ("place", "America/Mexico_City", "mexico city"),
    ("place", "America/Bogota", "bogota"),
    ("place", "America/Caracas", "caracas"),
    ("place", "America/Sao_Paulo", "brasilia|sao paulo"),
    ("place", "America/Argentina/Buenos_Aires", "buenos aires"),
    ("place", "Europe/London", "london|uk"),
    ("place", "Europe/Paris", "paris"),
    ("place", "Europe/Brussels", "brussels"),
    ("place", "Europe/Berlin", "berlin"),
    ("place", "Europe/Rome", "rome"),
    ("place", "Europe/Vienna", "vienna"),
    ("place", "Europe/Zurich", "geneva"),
    ("place", "Europe/Budapest", "budapest"),
    ("place", "Europe/Warsaw", "warsaw"),
    ("place", "Europe/Kyiv", "kyiv|kiev"),
    ("place", "Europe/Moscow", "moscow"),
    ("place", "Europe/Minsk", "minsk"),
    ("place", "Europe/Istanbul", "istanbul|ankara"),
    ("place", "Asia/Jerusalem", "jerusalem|tel aviv|israel"),
    ("place", "Asia/Gaza", "gaza"),
    ("place", "Asia/Beirut", "beirut"),
    ("place", "Africa/Cairo", "cairo"),
    ("place", "Asia/Riyadh", "riyadh"),
    ("place", "Asia/Qatar", "doha"),
    ("place", "Asia/Dubai", "dubai|abu dhabi"),
    ("place", "Asia/Tehran", "tehran"),
    ("place", "Asia/Kabul", "kabul"),
    ("place", "Asia/Karachi", "islamabad"),
    ("place", "Asia/Kolkata", "new delhi|delhi"),
    ("place", "Asia/Shanghai", "beijing"),
    ("place", "Asia/Taipei", "taipei"),
    ("place", "Asia/Seoul", "seoul|pyongyang"),
    ("place", "Asia/Tokyo", "tokyo"),
    ("place", "Australia/Sydney", "canberra|sydney"),
    ("place", "Africa/Addis_Ababa", "addis ababa"),
    ("place", "Africa/Khartoum", "khartoum"),
    ("place", "Africa/Johannesburg", "pretoria"),
)
"""Zone names; a place means its zone only beside a clock time or before "time".

CET and EET are the clocks of their places all the year, as in the tz database; EST is not.
"""

VAGUE: Entries = (
    (
        "vague",
        None,
        "soon|very soon|pretty soon|quite soon|fairly soon|shortly|very shortly|imminently"
        "|imminent|promptly|quickly|immediately|at once|without delay|without undue delay"
        "|without further delay"
        "|as soon as possible|as soon as practicable|as soon as feasible|as quickly as possible"
        "|as early as possible|asap|before long|before too long|in short order|any day now"
        "|any day|any moment|any time now|at any moment|at any time|momentarily"
        "|in the near future|in the nearest future|in the foreseeable future|in the future"
        "|in the not too distant future|in the not-too-distant future|down the road",
    ),
    (
        "vague",
        None,
        "in due course|in due time|in good time|in time|over time|in a timely manner"
        "|at the appropriate time|at an appropriate time|at the right time|when the time is right"
        "|when the time comes|at the earliest opportunity|at the earliest possible opportunity"
        "|at the earliest possible date|at the earliest possible time|at the first opportunity"
        "|when conditions allow|when conditions permit|when conditions are right"
        "|when circumstances allow|when circumstances permit|as conditions allow|when possible"
        "|as conditions permit|when appropriate|when ready",
    ),
    (
        "vague",
        None,
        "until further notice|indefinitely|for now|for the time being|for the foreseeable future"
        "|at a later date|at a later stage|at a later time|at a date to be determined|later on"
        "|sooner or later|sooner rather than later|the long term|in the long term|in the long run"
        "|in the short term|in the medium term|for as long as it takes|as long as it takes"
        "|as long as needed|in the fullness of time|at a time of our choosing"
        "|at a time of its choosing|at a time of their choosing|at a time of his choosing"
        "|when we are ready|when they are ready|when it is ready|whenever necessary"
        "|whenever possible|as necessary|as needed|down the line|further down the line"
        "|at an early date|at the earliest date|as soon as circumstances permit"
        "|as soon as circumstances allow|as soon as conditions permit|as soon as conditions allow"
        "|as soon as conditions are right|as soon as the time is right|as soon as we can"
        "|as soon as they can|as soon as it can|before very long|in good order",
    ),
    ("sometime", None, "sometime|some time|someday|some day|eventually|at some point"),
)
"""Words that state no bound; "sometime next week" is read as next week."""

_BODY = "which days count as such depends on that body's calendar"

REFUSED: Entries = (
    ("sitting", _BODY, "legislative|session|sitting|parliamentary|congressional|court"),
    ("refused", _BODY, "continuous session|continuous session of congress"),
    (
        "refused",
        "hours of business are no length that we can count",
        "business hours|working hours|office hours|trading hours|banking hours|opening hours",
    ),
    (
        "refused",
        "which days those are differs from place to place; name the holiday or give the dates",
        "holidays|the holidays|holiday season|the holiday season|festive season"
        "|the festive season|school holidays|summer holidays",
    ),
    ("refused", "a condition is not a time; record the condition apart", "if|unless|provided"),
    ("refused", "it denies a time", "not|never|no"),
)
"""Words that are known and refused, with the reason that the analyst gets."""

VOCABULARY = (
    *RELATIONS,
    *HEDGES,
    *UPPER,
    *NOISE,
    *UNITS,
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

_EVENTS = (
    "summit|election|elections|midterms|midterm|primaries|primary|vote|referendum|ballot"
    "|meeting|talks|negotiations|ceasefire|truce|armistice|treaty|agreement|accord|deal"
    "|signature|signing|ratification|approval|adoption|notification|notice|entry|inauguration"
    "|assembly|conference|session|expiry|expiration|handover|hearing|ruling|verdict|trial"
    "|publication|announcement|decision|withdrawal|visit|call|war|invasion|olympics"
    "|convention|debate|speech|recess|congress|parliament|g7|g8|g20|nato|cop30|cop31|unga"
    "|anniversary|release|exchange|launch|opening|closing|completion|start|end|confirmation"
    "|review|report|ceremony|festival|games|tournament"
)

_EVENT_ENDS = (
    "and|but|or|which|who|that|will|would|said|says|is|are|was|were|has|have|had|if|when|while|as"
    "|because|he|she|it|they|we|could|should|may|might|must|can|by|before|after|until|since|with"
    "|saying|adding|told|including|amid|despite|so|than|then|where|did|does|do"
)

_SHORTS = (
    "am|pm|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri|sat"
    "|sun|no|approx|hr|hrs|min|mins|wk|wks|yr|yrs|sec|secs|st|mr|mrs|ms|dr|gen|sen|rep|gov|us|uk"
    "|eu|un|dc"
)

_TRAILING = (
    "or so|or thereabouts|thereabouts|more or less|give or take|plus or minus"
    "|or something like that|at least|at a minimum|if possible|if all goes well|god willing"
    "|at most|at the most|at the outside"
    "|max|tops|maximum|at the very most|or less|or sooner|or earlier|or more|or longer|or later"
    "|if not sooner|if not before|if not earlier|and possibly sooner|possibly sooner"
    "|at the very least"
)

_DOUBTFUL = (
    "may|march|august|mar|jan|dec|sun|sat|mon|wed|fri|thu|tue|fall|spring|second|last|later"
    "|earlier|immediately|promptly|quickly|some time|in time|over time|at once|any day"
    "|momentarily|now|right now"
)

_AHEAD = (
    "will|would|shall|should|must|may|might|can|could|planned|expected|expects"
    "|scheduled|set|due|going|wants|hopes|hoped|promised|vowed|pledged|agreed|intends|intended"
    "|deadline|next|upcoming|likely|aims|aimed|slated|prepares|preparing|ready|ll"
)

_PAST = (
    "said|was|were|had|did|told|met|ago|been|has|have|began|came|went|took|made|gave|held|led|won"
    "|lost|saw|fell|rose|left|sent|spoke|wrote|became|got|put|hit|broke|struck|killed|died|known"
    "|bought|sold|paid|grew|built|fought|found|felt|kept|ran|shot|stood|thought|brought|taken"
    "|recently|lately"
)

_SCHEDULED = (
    "takes|take|begins|begin|starts|start|ends|end|expires|expire|lapses|lapse|resumes|resume|meets"
    "|meet|votes|vote|convenes|convene|reconvenes|reconvene|opens|open|closes|close|leaves|leave"
    "|arrives|arrive|visits|visit|hosts|host|holds|hold|marks|mark|goes|comes|travels|travel"
    "|departs|depart|flies|fly|concludes|conclude|continues|launches|launch|returns|return"
    "|faces|elects|decides|decide|enters|enter|sits|reopens|reopen|gathers"
    "|gather|speaks|addresses|retires|celebrates|inaugurates|swears|kicks|hands|falls"
)

_BEFORE_NOUNS = (
    "the|a|an|this|that|these|those|his|her|its|their|our|my|your|of|for|in|on|at|after|before"
    "|since|during|from|with|by|s|no|any|each|every|state|official|two|three|first|second|last"
    "|final|past|did|didn|t|not"
)

_OVER = "passed|went|expired|lapsed|elapsed|ended|missed"

_HAPPENED = (
    "attack|attacks|massacre|massacres|bombing|bombings|killing|killings|coup|uprising|assault"
    "|shooting|shootings|earthquake|invasion|revolution|crash|disaster|riots|raid|siege"
)

_EXTENDS = (
    "extended|extends|extend|prolonged|prolongs|prolong|renewed|renews|renew|suspended|suspends"
    "|suspend|postponed|postpones|postpone|adjourned|adjourns|delayed|delays|paused|pauses|pause"
    "|halted|halts|banned|bans|frozen|waived|waives|exempted|appointed|elected|jailed|sentenced"
)

_NOT_OVER = "if|unless|once|to|be|being|get|gets|is|are|when|whenever|not|whether"

_TURNS = "and|but|while|which|who|as|although|though|because|when|or|that|whereas"

_SPEAKS = (
    "said|says|told|announced|declared|vowed|pledged|promised|warned|wrote|posted|added|stated"
    "|argued|claimed|insisted|tweeted|predicted|estimated|projected|confirmed|gave|ordered"
    "|demanded|granted|agreed|set|asked|urged|called|required|requires|imposed"
)

_GIVES = (
    "gave|give|gives|given|giving|grant|granted|grants|has|have|had|allow|allowed|allows|set|take"
    "|takes"
)

_NOT_PAST = (
    "wed|need|hundred|red|indeed|speed|feed|bed|exceed|proceed|succeed|seed|deed|breed|greed|weed"
    "|united|sacred|naked|wicked"
)

_NUMBERED = (
    "room|flight|resolution|resolutions|route|highway|number|no|nos|channel|model|article|section"
    "|page|pages|case|apartment|suite|gate|bus|train|line|box|version|directive|regulation|serial"
    "|phone|tel|telephone|extension|order|file|docket|chapter|paragraph|lot|code|level|unit|pier"
)

_STREETS = (
    "street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|lane|way|place|square|court|terrace"
    "|parkway|highway|plaza|row|crescent"
)

_COUNTED = (
    "people|persons|men|women|children|soldiers|troops|civilians|prisoners|hostages|refugees|workers"
    "|employees|jobs|homes|houses|dollars|euros|pounds|roubles|rubles|yuan|yen|dlrs|votes|seats"
    "|members|delegates|deaths|casualties|cases|tons|tonnes|miles|kilometers|kilometres|km|meters"
    "|metres|feet|barrels|shares|points|percent|tanks|missiles|drones|rockets|aircraft|vehicles|fixes"
    "|police|officers|fighters|students|victims|bodies|patients|copies|pages|words|times|calories"
)

_NAMED_BEHIND = "times|telegraph|mirror|mail|express|post|herald|tribune|star|independent|madness"

_NAMED_BEFORE = "bloody|black|super|cyber|fat|red|giving|operation|freaky"

_FOREMOST = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|th|nd|rd|only|best|worst"
    "|highest|lowest|biggest|largest|smallest|longest|shortest|strongest|weakest|fastest|slowest"
    "|deadliest|bloodiest|steepest|sharpest|busiest|heaviest|coldest|hottest|warmest|wettest|driest"
    "|toughest|closest|poorest|greatest|latest|most|least"
)
"""Words that rank what they stand before; of 20th only the letters are looked at."""

_LETTERS: dict[str, Entry] = {
    "a": ("meridiem", 0),
    "p": ("meridiem", 12),
    "h": ("unit", ("hour", 1, False)),
    "m": ("short", ("minute", 1)),
    "s": ("short", ("second", 1)),
    "d": ("short", ("day", 1)),
    "w": ("short", ("week", 1)),
    "y": ("short", ("year", 1)),
    "z": ("zone", "UTC"),
}
"""A "short" unit may be another thing (metres, millions), so it needs words beside it."""

ENGLISH = Language(
    name="English",
    vocabulary=VOCABULARY,
    ordinals=frozenset(("st", "nd", "rd", "th")),
    possessive="'s",
    event_nouns=frozenset(_EVENTS.split("|")),
    event_ends=frozenset(_EVENT_ENDS.split("|")),
    shorts=frozenset(_SHORTS.split("|")),
    trailing=frozenset(_TRAILING.split("|")),
    doubtful=frozenset(_DOUBTFUL.split("|")),
    ahead=frozenset(_AHEAD.split("|")),
    past=frozenset(_PAST.split("|")),
    past_endings=("ed",),
    speaks=frozenset(_SPEAKS.split("|")),
    modals=frozenset(("will", "would", "shall", "should", "must", "might", "could")),
    scheduled=frozenset(_SCHEDULED.split("|")),
    over=frozenset(_OVER.split("|")),
    extends=frozenset(_EXTENDS.split("|")),
    not_over=frozenset(_NOT_OVER.split("|")),
    turns=frozenset(_TURNS.split("|")),
    happened=frozenset(_HAPPENED.split("|")),
    before_nouns=frozenset(_BEFORE_NOUNS.split("|")),
    infinitive=frozenset(("to",)),
    small_nouns=True,
    intends=frozenset(("plan", "plans", "hope", "intend", "aim", "vow", "promise", "pledge")),
    copulas=frozenset(("is", "are")),
    foremost=frozenset(_FOREMOST.split("|")),
    untied=frozenset(("at", "to")),
    numbered=frozenset(_NUMBERED.split("|")),
    streets=frozenset(_STREETS.split("|")),
    counted=frozenset(_COUNTED.split("|")),
    persons=frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord")),
    given_names=frozenset(("april", "may", "june", "august")),
    named_behind=frozenset(_NAMED_BEHIND.split("|")),
    named_before=frozenset(_NAMED_BEFORE.split("|")),
    pluperfect=frozenset(("had",)),
    perfect=frozenset(("has", "have", "had", "hasn", "haven", "hadn")),
    decades=frozenset(("s",)),
    letters=_LETTERS,
    not_past=frozenset(_NOT_PAST.split("|")),
    gives=frozenset(_GIVES.split("|")),
    passive=frozenset(("be",)),
)
