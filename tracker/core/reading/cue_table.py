"""The words by which a sentence says what it does with a time: the table of `cues`.

Of two rows that fit at a place the first one counts, so that a negation stands before what it
negates. The word that a cue leads to (will *sign*) is part of it. A test reads each example.
"""

from typing import Literal, NamedTuple

Sense = Literal[
    "commits",  # says that somebody will act, or has to
    "slots",  # puts a happening at a place in the calendar
    "expires",  # tells the end of what is in force
    "moves",  # gives a new time to what had one
    "gives",  # sets a time to somebody
    "happened",  # tells what was done
    "tells",  # only says that somebody spoke
    "negates",  # says that it is not so
    "denies",  # says so of a whole clause behind it, or that it is not known
    "may be",  # says that it is possible
    "hopes",  # says that somebody would like it
    "was meant",  # tells of a plan that is over
    "counts",  # gives a price, a share, a quantity
    "if",  # makes what follows a condition
]


class Row(NamedTuple):
    """One way of saying it; `example` is a text in which it is the first cue.

    `opens` is a pattern of the word that `pattern` begins with: it is sought behind such a word
    only.
    """

    name: str
    sense: Sense
    opens: str
    pattern: str
    example: str


MORE = (
    r"(?:\s+(?:also|now|then|first|still|soon|further|only|probably|likely|all|both|finally|again"
    r"|formally|officially|immediately|therefore|jointly|each|thus|later))*"
)
VERB = (
    r"(?:\s+(?:be|have|have\s+been|(?!fly|apply|supply|reply|rely|comply)\w+ly))?"
    r"\s+(?!the\b|a\b|an\b)[a-z][\w-]*"
)
_BE = r"(?:is|are|was|were|be|been|being|'s|'re)"
_DO = r"(?:will|would|shall|must|should|do|does|did|is|are|was|were|has|have|had|can|could|might)"
_INTENDS = (
    r"(?:agree[sd]?|pledge[sd]?|pledging|vow(?:s|ed)?|vowing|promis(?:e[sd]?|ing)|plan(?:s|ned)?"
    r"|planning|undert(?:ook|akes?|aken)|commit(?:s|ted)?|intend(?:s|ed)?|aim(?:s|ed)?"
    r"|decid(?:e[sd]?|ing)|threat(?:s|en|ens|ened)?|threatening|prepar(?:es?|ing)|resolve[sd]?"
    r"|offer(?:s|ed)?|commitments?|swore|sworn|guarantee[sd]?)"
)


def _any(words: str) -> str:
    """A pattern of any of the words; each first letter is looked at once."""
    listed = words.split("|")
    by_first = [
        first + f"(?:{'|'.join(word[1:] for word in listed if word[0] == first)})"
        for first in dict.fromkeys(word[0] for word in listed)
    ]
    return f"(?:{'|'.join(by_first)})"


_DID = (
    "ate|beat|became|been|began|bit|blew|bore|bought|broke|brought|built|burst|came|caught|chose|cut|dead"
    "|dealt|did|died|drank|drawn|drew|drove|felt|fled|flew|forbade|forgave|forgot|fought|found|froze"
    "|gone|got|grew|had|has|heard|held|hid|hit|hung|kept|knew|known|laid|led|left|lent|lit|lost|made"
    "|meant|met|oversaw|overthrew|overtook|paid|quit|ran|rang|read|rode|sank|sat|saw|seen|sent|shaken"
    "|shed|shook|shot|shrank|signed|slept|slid|sold|sought|split|spoke|stole|stood|struck|stuck"
    "|swept|swore|swung|taken|taught|threw|took|tore|understood|upheld|was|went|were|withdrew|withheld"
    "|won|woke|wore|wound"
)
"""Past forms that do not end in -ed."""

_SOON = (
    r"(?=(?:\s+[\w'-]+){0,6}?\s+(?:(?:on|tomorrow|next|this)\b"
    r"|(?-i:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?\s+\d|\d{1,2}\s+(?-i:[A-Z])))"
)
"""Before a time of the next days, which makes a present form tell of them."""

_A_DATE = (
    r"(?=\s+(?:(?-i:[A-Z][a-z]+day),?\s+)?"
    r"(?:\d{1,2}\s+(?-i:[A-Z])|(?-i:[A-Z][a-z]{2,8})\.?\s+\d{1,2}\b))"
)

_TALES = (
    r"(?:the\s+|all\s+|any\s+|such\s+|media\s+|press\s+|news\s+|earlier\s+|local\s+|recent\s+|false\s+)*"
    r"(?:reports?|claims?|suggestions?|rumou?rs|allegations?|accusations?|assertions?|speculation"
    r"|the\s+idea|the\s+notion|talk)"
)
_ASKED = (
    r"(?:(?:the|an?|all|any|such|his|her|its|their)\s+)*(?:requests?|calls|demands?|motions?|applications?"
    r"|proposals?|plans?|appeals?|offers?)(?=\s+(?:of\s+[^.;,]{1,40}?\s)?(?:that|to|for)\b)"
)
"""What is denied: the reports that."""

ROWS: tuple[Row, ...] = (
    Row(
        "denied-that",
        "denies",
        r"den(?:y|ies|ied|ying)",
        r"den(?:y|ies|ied|ying)\b(?=[^.;\"]{0,60}\bthat\b|\s+(?:it|he|she|they|we)\b|\s+\w+ing\b)",
        "denied that troops would leave",
    ),
    Row(
        "denied-reports",
        "denies",
        r"den(?:y|ies|ied|ying)|(?:reject|dismiss|refut|disput|contradict)(?:s|es|e|ed|ing)",
        rf"(?:den(?:y|ies|ied|ying)|(?:reject|dismiss|refut|disput|contradict)(?:s|es|e|ed|ing))"
        rf"\s+(?:as\s+\w+\s+)?{_TALES}\b|(?:reject|dismiss)(?:s|es|ed|ing)\s+{_ASKED}",
        "rejected claims that it would",
    ),
    Row(
        "not-told",
        "denies",
        (
            r"(?:did|does|do|has|have|had|would|could|will|can)(?:n't)?|cannot"
            r"|declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing)|without"
        ),
        r"(?:(?:did|does|do|has|have|had|would|could|will|can)(?:\s+not|n't)|cannot|declin(?:e[sd]?|ing)"
        r"\s+to|refus(?:e[sd]?|ing)\s+to|without)(?:\s+(?:yet|immediately|even))?"
        r"\s+(?:say(?:ing)?|said|specif(?:y|ied|ying)|know|known|tell|confirm(?:ed|ing)?"
        r"|disclosed?|announced?|indicated?|predict|speculate|commit)"
        r"(?=[^.;\"]{0,30}?\s(?:when|whether|if|how|where|why|that|reports)\b)",
        "did not say when talks would resume",
    ),
    Row(
        "not-true",
        "denies",
        r"(?:is|was)(?:n't)?|no",
        r"(?:(?:is|was)(?:\s+not|n't)\s+(?:true|the\s+case|correct)|(?:is|was)\s+(?:untrue|false))\s+that"
        r"|no\s+truth\s+(?:in|to)",
        "is not true that it will leave",
    ),
    Row(
        "would-like",
        "hopes",
        r"would",
        r"(?:would|'d)\s+(?:like|love|prefer|welcome)",
        "would like talks",
    ),
    Row(
        "had-been-due",
        "was meant",
        r"had",
        r"had\s+(?:\w+\s+)?been\s+(?:due|set|scheduled|expected|meant"
        r"|planned|supposed)(?:\s+to)?(?:\s+be)?(?:\s+[a-z]\w+)?",
        "had been due to expire",
    ),
    Row(
        "had-asked",
        "was meant",
        r"had",
        r"had\s+(?:asked|wanted|hoped|requested|sought|promised|pledged|vowed|planned|proposed"
        r"|offered|intended)\b(?:\s+(?:to|for|that))?(?:\s+be)?(?:\s+[a-z]\w+)?",
        "had promised an answer by May 15",
    ),
    Row(
        "originally",
        "was meant",
        r"originally|previously|initially|once|first",
        r"(?:originally|previously|initially|once|first)\s+(?:scheduled|planned|due|set|expected|slated|meant"
        r"|foreseen|promised)(?:\s+to)?(?:\s+be)?(?:\s+[a-z]\w+)?",
        "originally scheduled for May",
    ),
    Row(
        "was-to",
        "was meant",
        r"was|were",
        r"(?:was|were)\s+(?:to|supposed\s+to|meant\s+to)(?:\s+(?:be|have))?"
        r"\s+[a-z]\w+",
        "was to be collected",
    ),
    Row(
        "would-have",
        "may be",
        r"would|could|might|should",
        r"(?:would|could|might|should)\s+have\s+\w+",
        "would have met",
    ),
    Row(
        "not-do",
        "negates",
        rf"{_DO}(?:n't)?|may|won't|cannot",
        rf"(?:{_DO}|(?-i:may))(?:\s+not|n't|\s+never)\b(?:\s+(?:yet|been|be|intend|plan|want|expect|mean|seek|wish"
        r"|expected|planning|going|due|ready|to))*(?:\s+[a-z]\w+)?|won't(?:\s+\w+)?|cannot\s+\w+",
        "will not extend",
    ),
    Row(
        "declined",
        "negates",
        (
            r"(?:declin|refus)(?:e[sd]?|ing)|den(?:y|ies|ied|ying)|fail(?:s|ed)?"
            r"|rul(?:e[sd]?|ing)|reject(?:s|ed|ing)?"
        ),
        r"(?:declin|refus)(?:e[sd]?|ing)(?:\s+to\s+\w+)?|den(?:y|ies|ied|ying)"
        r"|fail(?:s|ed)?\s+to\s+\w+|rul(?:e[sd]?|ing)\s+out|reject(?:s|ed|ing)?",
        "declined to say",
    ),
    Row(
        "no-one-will",
        "negates",
        r"no",
        r"no\s+(?:[a-z]+\s+){1,3}?(?:will|would|shall)\s+(?:be\s+)?\w+",
        "no decision will be taken",
    ),
    Row(
        "no-such",
        "negates",
        r"no|any|nobody|nothing|none|never|not|nor",
        r"(?:no|any)\s+(?:date|time|timetable|timeline|decision|deadline|plans?|intention)"
        r"|nobody|nothing|no\s+one|none|never|not|nor",
        "set no date for talks",
    ),
    Row(
        "turns-age",
        "counts",
        r"will|would|turns|turned",
        r"(?:(?:will|would)\s+(?:turn|be)|turns|turned)\s+\d{2,3}(?=\s+(?:in|on|this|next)\b)",
        "will turn 60 in May",
    ),
    Row(
        "have-time",
        "gives",
        r"will|would|shall|has|have|had|having",
        r"(?:(?:will|would|shall)\s+)?(?:has|have|had|having)(?=\s+(?:until|till|to\s+\w+\s+by|(?:a|an|one"
        r"|another|\w+)\s+(?:\w+\s+)?(?:day|week|month|hour|year)s?\b(?!\s+(?:ago|of|left|behind|old|ahead))))",
        "has until Friday",
    ),
    Row(
        "missed",
        "was meant",
        r"miss(?:ed|es|ing)|(?:ignor|flout|breach)ed",
        r"miss(?:ed|es|ing)|(?:ignor|flout|breach)ed",
        "missed the date",
    ),
    Row(
        "built",
        "counts",
        r"built|born|founded|raised|educated|widowed|nicknamed",
        r"built|born|founded|raised|educated|widowed|nicknamed",
        "built in 1964",
    ),
    Row(
        "is-many",
        "counts",
        r"was|were|is|are|at|reach(?:es|ed)|total(?:s|led)",
        r"(?:was|were|is|are|at|reach(?:es|ed)|total(?:s|led))\s+(?:about\s+|some\s+"
        r"|around\s+|nearly\s+)?[$\u20ac\u00a3]?\d[\d.,]*\s*(?:%|per\s*cent\b|percent\b|million\b|billion\b"
        r"|trillion\b|dollars\b|euros\b|pounds\b|pesos\b|yen\b|yuan\b|barrels\b)",
        "output was 1.2 million",
    ),
    Row(
        "gave",
        "gives",
        r"gave|gives?|given|giving|grant(?:s|ed|ing)?|allow(?:s|ed|ing)?",
        r"(?:gave|gives?|given|giving|grant(?:s(?!\s+[a-z]+\s+(?:for|to|on|in|until)\b)|ed|ing)?"
        r"|allow(?:s|ed|ing)?)\b",
        "gave the junta",
    ),
    Row(
        "be-slated",
        "slots",
        rf"{_BE}|scheduled|listed|slated|pencil+ed|timetabled",
        rf"(?:{_BE}\s+)?(?:scheduled|listed|slated|pencil+ed\s+in|timetabled)"
        r"\s+(?:for|on|at)\b",
        "is scheduled for June",
    ),
    Row(
        "sets-day",
        "slots",
        r"sets?|fix(?:es|ed)|chose|picked|named",
        rf"(?:sets?|fix(?:es|ed)|chose|picked|named)\b{_A_DATE}",
        "set May 4 as the date",
    ),
    Row(
        "planned-for",
        "slots",
        r"(?:set|planned|due)",
        r"(?:set|planned)\s+for\b(?=\s+(?:(?-i:[A-Z])|\d))|due\s+on\b",
        "polls set for May 4",
    ),
    Row(
        "expects-by",
        "commits",
        r"expect(?:s|ed|ing)?",
        r"expect(?:s|ed|ing)?(?=(?:\s+[\w'-]+){1,5}?\s+\"?"
        r"(?:by|within|before|(?:this|next)\s+(?:week|month|weekend))\b)(?!\s+(?:to\s|\d|growth))"
        r"(?!(?:\s+[\w'-]+){1,5}?\s+to\s)",
        "expects them home by Friday",
    ),
    Row(
        "is-expected",
        "slots",
        _BE,
        rf"{_BE}\s+(?:now\s+|still\s+)?expected(?=\s+(?:in|on|at|by|within|before|next|this|later|early|late"
        r"|tomorrow|from|around)\b)",
        "is expected in June",
    ),
    Row(
        "deadline-is",
        "expires",
        r"deadline|closing|due|cut|cutoff|last",
        r"(?:deadline|closing\s+date|due\s+date|cut-?off|last\s+day)\b(?:\s+[\w'-]+){0,6}?"
        r"\s+(?:is|falls|expires|passes|ends|runs\s+out)\b",
        "deadline for comments is May 4",
    ),
    Row(
        "orders",
        "gives",
        r"(?:order|direct|instruct|request|summon)(?:s|ed)|(?:requir|oblig|invit)(?:es|ed)|told",
        r"(?:order(?:s|ed)|direct(?:s|ed)|instruct(?:s|ed)|requir(?:es|ed)|oblig(?:es|ed)|request(?:s|ed)"
        r"|invit(?:es|ed)|summon(?:s|ed)|told)(?=(?:\s+[\w'-]+){0,6}?\s+to\s+[a-z])",
        "orders the parties to reply",
    ),
    Row(
        "set-for",
        "slots",
        _BE,
        rf"{_BE}\s+(?:planned|set|due)\s+(?:for|in|on|at)\b",
        "is set for May",
    ),
    Row(
        "be-due",
        "commits",
        _BE,
        rf"{_BE}\s+(?:\w+ly\s+|also\s+)?(?:set|due|scheduled|expected|slated"
        r"|poised|ready|about|going|required|obliged|bound|committed|determined|planning|preparing"
        r"|likely)\s+to(?:\s+be)?\s+\w+",
        "is due to fly",
    ),
    Row("be-to", "commits", r"is|are", r"(?:is|are)\s+to(?:\s+be)?\s+[a-z]\w+", "are to return"),
    Row(
        "to-be",
        "commits",
        r"to",
        r"to\s+be\s+[a-z]+(?:ed|en|wn|ld|pt|ut|et|ght|ade|aid|un)\b",
        "a pact, to be signed on Monday",
    ),
    Row(
        "expects",
        "commits",
        r"expect(?:s|ed|ing)?",
        r"expect(?:s|ed|ing)?\b(?:\s+[\w'-]+){0,8}?\s+to(?:\s+be)?\s+[a-z]\w+",
        "expects to finish",
    ),
    Row("payable", "commits", _BE, rf"{_BE}\s+(?:payable|due)\b", "are payable"),
    Row(
        "may-file",
        "commits",
        r"may|can",
        r"(?:(?-i:may)|can)\s+(?:be\s+)?(?:submit(?:ted)?|filed?|appl(?:y|ied)|comment|register|appeal(?:ed)?"
        r"|object|lodged?|challenged?)"
        r"(?=[^.]*\b(?:by|no\s+later|within|until|before)\b)",
        "may submit briefs by Friday",
    ),
    Row(
        "boasted",
        "commits",
        r"(?:boast|brag|promis|vow|pledg)(?:ged|s|ed|ing)?",
        r"(?:boast|brag|promis|vow|pledg)(?:ged|s|ed|ing)?\b[^.;]{0,60}?\b"
        r"(?:he|she|they|it)\s+(?:could|can|would)\s+\w+",
        "boasted he could end",
    ),
    Row(
        "will",
        "commits",
        r"will|would|shall|must",
        rf"(?:will|would|shall|must|'ll){MORE}{VERB}",
        "will also consider",
    ),
    Row(
        "intends-not",
        "commits",
        _INTENDS,
        rf"{_INTENDS}\s+(?:not|never)\s+to(?:\s+be)?\s+[a-z]\w+",
        "vowed not to sign",
    ),
    Row(
        "intends",
        "commits",
        _INTENDS,
        rf"{_INTENDS}{MORE}\s+to(?:\s+be)?\s+[a-z]\w+",
        "agreed to suspend",
    ),
    Row(
        "intended",
        "commits",
        r"(?:promis|pledg|vow|threaten|offer|plann)ed",
        r"(?:promis|pledg|vow|threaten|offer|plann)ed\s+(?:(?:on|in|last|this|late|early|earlier)\s+\w+"
        r"(?:\s+\w+)?|yesterday|today)\s+to(?:\s+be)?\s+[a-z]\w+",
        "pledged on Monday to suspend",
    ),
    Row(
        "may",
        "may be",
        r"could|might|may|can",
        r"(?:could|might|(?-i:may|can))(?:\s+be|\s+well|\s+even|\s+have)*"
        r"\s+(?!\d)[a-z]\w+",
        "might be freed",
    ),
    Row(
        "hopes",
        "hopes",
        (
            r"hop(?:es?|ed|ing)|wants?|wanted|wish(?:es|ed)?|seek(?:s|ing)?|urg(?:e[sd]?|ing)"
            r"|call(?:s|ed|ing)|aspir(?:es?|ing)|dreams?|believe[sd]?|likely|ideally"
        ),
        r"hop(?:es?|ed|ing)|wants?|wanted|wish(?:es|ed)?|seek(?:s|ing)?"
        r"|urg(?:e[sd]?|ing)|call(?:s|ed|ing)\s+(?:up)?(?:on|for)|aspir(?:es?|ing)|dreams?|believe[sd]?"
        r"|likely|ideally",
        "we want elections",
    ),
    Row(
        "extends",
        "moves",
        (
            r""
            r"(?:extend|postpon|prolong|delay|adjourn|renew|reschedul|defer)(?:e[sd]?|s|ed|ing|red)?"
            r"|push(?:es|ed|ing)?|put|mov(?:es?|ed|ing)"
        ),
        r"(?:extend|postpon|prolong|delay|adjourn|renew|reschedul|defer)(?:e[sd]?"
        r"|s|ed|ing|red)?\b|push(?:es|ed|ing)?\s+back|put\s+off|mov(?:es?|ed|ing)\s+to",
        "extended their truce",
    ),
    Row(
        "expires",
        "expires",
        (
            r"expir(?:es?|ing)|laps(?:es|ing)|runs?|ends?|clos(?:es|e)|cease[sd]?|remains?"
            r"|authori[sz]ed|valid"
        ),
        r"expir(?:es?|ing)\b|laps(?:es|ing)|runs?\s+out|ends\b|(?<!the\s)end(?=\s+on\b)|run\s+until"
        r"|clos(?:es|e(?=\s+on\b))|cease[sd]?\s+to|remains?\s+in\s+force|authori[sz]ed|valid",
        "the licence expires",
    ),
    Row(
        "stays",
        "expires",
        r"stays?|remains?|lasts?|continues?|runs|holds|appl(?:y|ies)",
        r"(?:stays?|remains?|lasts?|continues?|runs|holds|appl(?:y|ies))\b"
        r"(?=(?:\s+[\w'-]+){0,5}?\s+(?:until|till|through)\b)",
        "stays until May",
    ),
    Row(
        "takes-effect",
        "commits",
        r"takes?|taking|comes?|enters?|goes|go",
        r"(?:takes?|taking)\s+effect|(?:comes?|enters?|goes|go)\s+into\s+(?:force|effect)",
        "the ban takes effect in May",
    ),
    Row(
        "takes-place",
        "slots",
        (
            r"takes?|meets?|arrives|opens?|visits|travels|begins?|starts?|convenes?|reconvenes|gathers"
            r"|flies|hosts|holds|addresses|resumes?|votes|returns|leaves|sits|receives|chairs|launches"
            r"|departs|going"
        ),
        r"takes?\s+(?:place|over|office)|(?:meets|arrives|opens|visits|travels"
        r"|begins|starts|convenes|reconvenes|gathers|flies|hosts|holds|addresses|resumes|votes|returns"
        r"|leaves|sits|receives|chairs|launches|departs)\b|(?:open|begin|start|meet|resume|convene)"
        r"(?=\s+(?:on|in|at|next|tomorrow|today)\b)|going\s+into",
        "arrives in Manila",
    ),
    Row(
        "present",
        "slots",
        (
            r"march(?:es)?|strikes?|votes?|meet|gather|rally|protest|debates?|signs?|decides?|travel|visit"
            r"|return|arrive|leave|launch|hold|host|elects?|sit|speaks?|testify|testifies|appears?|walk|go"
            r"|goes|rules|hears|unveils|publishes|releases|presents|delivers|marks|inaugurates"
        ),
        r"(?:(?:(?<=[a-z]s\s)|(?<=\bi\s)|(?<=\bwe\s)|(?<=\bthey\s))(?:march|strike|vote|meet|gather|rally|protest|debate|sign|decide|travel|visit"
        r"|return|arrive|leave|launch|hold|host|elect|sit|speak|testify|appear|walk\s+out"
        r"|go\s+to\s+the\s+polls)"
        r"|rules|decides|hears|debates|signs|unveils|publishes|releases|presents|delivers|marks|marches"
        rf"|strikes|elects|speaks|testifies|appears|inaugurates|goes\s+to\s+the\s+polls){_SOON}",
        "unions march on Thursday",
    ),
    Row(
        "be-going",
        "slots",
        r"is|are|am",
        r"(?:is|are|am|'re|'m)\s+(?:travell?ing|visiting|meeting|leaving|flying|arriving|hosting|holding"
        r"|returning|going\s+to|coming|convening|heading|speaking|launching|opening|voting|marching)"
        rf"\b{_SOON}",
        "is visiting Rome next week",
    ),
    Row(
        "was-said",
        "tells",
        (
            r"said|says|saying|say|told|tells|add(?:ed|s|ing)|wrote|writes|insist(?:s|ed|ing)|noted|noting"
            r"|recall(?:s|ed)|conced(?:es|ed)|admit(?:s|ted)|argue[sd]|claim(?:s|ed)|warn(?:s|ed|ing)"
            r"|stat(?:es|ed)|repli(?:es|ed)|according|reports|reported|notes|posted|tweeted|commented|answered"
        ),
        r"(?:said|says|saying|say|told|tells|add(?:ed|s|ing)|wrote|writes"
        r"|insist(?:s|ed|ing)|noted|noting|recall(?:s|ed)|conced(?:es|ed)|admit(?:s|ted)"
        r"|argue[sd]|claimed|warn(?:s|ed|ing)|stated|replied|according\s+to"
        r"|(?:states|reports|claims|notes|replies)(?=\s+(?:that|he|she|it|they)\b)"
        r"|posted|tweeted|reported|commented|answered)\b",
        "said on Tuesday",
    ),
    Row(
        "price",
        "counts",
        (
            r"closed|stood|settled|opened|ended|fell|rose|drop(?:s|ped)|gain(?:s|ed)|costs?|worth"
            r"|trad(?:es|ed)|grew|averag(?:es?|ed)|halved|doubled|prices?|a|flows"
        ),
        r"(?:(?:closed|stood|settled|opened|ended)\s+at|fell|rose|drop(?:s|ped)|gain(?:s|ed)|costs?|worth|trad(?:es|ed)|grew"
        r"|averag(?:es?|ed)|halved|doubled|prices?|a\s+(?:kilo|barrel"
        r"|tonne|day|piece)|flows)\b",
        "trade fell",
    ),
    Row(
        "if",
        "if",
        r"if|unless|whether|provided|in|were",
        r"(?:if|unless|whether|provided|in\s+case|were\s+\w+\s+to)\b",
        "if the talks",
    ),
    Row(
        "did",
        "happened",
        rf"{_any(_DID)}|have",
        rf"(?:{_any(_DID)}|(?<!to\s)have)\b",
        "met in Lima",
    ),
    Row("ed", "happened", r"[a-z]+ed", r"(?:[a-z]+)ed\b", "entered disputed waters"),
    Row(
        "of-force",
        "happened",
        r"effective|applicable|dated",
        r"(?:effective|applicable|dated)\b",
        "effective January 15",
    ),
)
