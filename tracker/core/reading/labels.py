"""Labels where a paragraph begins: who speaks in a transcript, and not what heads a text."""

import re
from collections import Counter

_LABEL = re.compile(
    r"(?P<title>(?:(?:The|[A-Z][a-z]{1,14}|MR|MS|MRS|DR)\.? ){1,3})?"
    r"(?P<name>[A-Z][A-Z'\u2019-]+(?: [A-Z][A-Z'\u2019-]+){0,3})(?: \([^()\n]{0,80}\))?"
    r"(?(title)[:.]|:) "
)
"""A name in capitals; behind a title a dot will do: Mr. SMITH. Thank you."""

_DATELINE = (
    r"[A-Z][A-Z .,'\u2019-]{2,40}(?:,? \w+\.? \d{1,2})?(?: \([^)]{1,30}\))? ?[-\u2013\u2014]+ "
)
DATELINE = re.compile(rf"\s*{_DATELINE}")
"""Where and when a text was written, before its first sentence: KYIV, Oct 16 (Agency) -."""

DATELINES = re.compile(rf"^{_DATELINE}", re.MULTILINE)

_ASKS_WORDS = "question|q|reporter|host|interviewer|journalist|moderator|presenter|anchor"
ASKS = frozenset(_ASKS_WORDS.split("|"))
"""Labels of a transcript, in small letters, under which nobody commits himself: those who ask."""

ANSWERS = ("a", "answer")
"""Labels under which the writer answers his own questions."""

_MIXED = re.compile(r"(?P<name>[QA]|[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2}): (?=\S)")
"""A label in mixed letters, which a heading has as well: it takes two that come again."""

_HEADINGS = (
    r"summary|dates?|agency|action|background|notes?|contacts?|address(?:es)?"
    r"|supplementary information|for further information(?: contact)?|subject|embargo(?:ed)?"
    r"|updates?|corrections?|factbox|timeline|explainer|analysis|opinion|exclusive|breaking"
    r"|live|watch|listen|read more|see also|photos?|videos?|sources?|editors?'? notes?|time"
    r"|place|venue|location|what|when|where|who|why|how|key points?|highlights?|deadlines?"
    r"|parties|re|from|to|cc|title|purpose|scope|authority|effective(?: date)?|decision|order"
    r"|reasons?|findings?|conclusions?|recommendations?|next steps|context|details|overview"
    r"|introduction|annex|article|section|chapter|part|schedule|agenda|outcome|result|status"
    r"|topic|issue|important|notice|warning|reminder|press release|media release"
    r"|for immediate release|tags?|keywords?|docket(?: no)?|rin|billing code|case(?: no)?"
    r"|file(?: no)?|ref|reference|published|issued|signed"
)
_HEADING = re.compile(rf"(?:{_HEADINGS})\.?", re.IGNORECASE)
"""Labels that head a text, or a part of one, and name nobody who speaks."""

Labels = list[re.Match[str] | None]


def found_labels(text: str, parts: list[tuple[int, int]]) -> tuple[Labels, bool]:
    """The label of each paragraph, if it has one, and whether they tell who speaks there."""
    labels = [_label(_LABEL, text, *part) for part in parts]
    names = Counter(label["name"] for label in labels if label)
    if names.total() > 1 and (
        max(names.values()) > 1 or any(_is_speaker(label) for label in labels if label)
    ):
        return labels, True
    labels = [_label(_MIXED, text, *part) for part in parts]
    names = Counter(label["name"] for label in labels if label)
    return labels, sum(count > 1 for count in names.values()) > 1


def _label(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """What a pattern finds where a paragraph begins, if it may name who speaks there."""
    label = pattern.match(text, start, end)
    return None if label is None or _HEADING.fullmatch(label["name"]) else label


def _is_speaker(label: re.Match[str]) -> bool:
    """Whether a label that comes but once is of a person all the same: MR. HARLAN, QUESTION."""
    return label.start("name") > label.start() or label["name"].lower() in ASKS
