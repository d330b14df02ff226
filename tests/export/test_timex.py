"""TimeML documents: what a reader of XML gets back."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.marks import Mark
from tracker.core.timex import Timex
from tracker.export.timex import timeml

MADE = date(2025, 10, 16)
FRIDAY = Timex("DATE", "2025-10-17")


def body(document: str) -> ElementTree.Element:
    found = ElementTree.fromstring(document.encode()).find("TEXT")
    assert found is not None
    return found


def test_the_day_it_was_made_is_the_first_expression():
    made = ElementTree.fromstring(timeml("", MADE, []).encode()).find("DCT/TIMEX3")
    assert made is not None
    assert (made.get("tid"), made.get("value"), made.text) == ("t0", "2025-10-16", "2025-10-16")


def test_marks_stand_round_their_words():
    text = "It ends by Friday, in about two weeks."
    marks = [Mark(11, 17, FRIDAY), Mark(22, 37, Timex("DURATION", "P2W", "APPROX", "begin"))]
    assert (
        '<TEXT>It ends by <TIMEX3 tid="t1" type="DATE" value="2025-10-17">Friday</TIMEX3>, in '
        '<TIMEX3 tid="t2" type="DURATION" value="P2W" mod="APPROX" beginPoint="t0">'
        "about two weeks</TIMEX3>.</TEXT>"
    ) in timeml(text, MADE, marks)


def test_a_set_says_that_it_is_repeated():
    marks = [Mark(0, 12, Timex("SET", "P1W", freq="2X"))]
    assert 'type="SET" value="P1W" quant="EVERY" freq="2X"' in timeml("twice a week", MADE, marks)


def test_what_means_something_in_xml_is_escaped():
    document = timeml("<b>&amp; Friday</b>", MADE, [Mark(9, 15, FRIDAY)], "a<b & c")
    assert "".join(body(document).itertext()) == "<b>&amp; Friday</b>"
    assert ElementTree.fromstring(document.encode()).findtext("DOCID") == "a<b & c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1bc\x7fd", "a�b�c\x7fd"),
        ("a\ud800b\uffffc", "a�b�c"),
        ("a\tb\nc\r\nd\re", "a\tb\nc\r\nd\re"),
        ("{name} \u202eabc\u2028 \U0001f600", "{name} \u202eabc\u2028 \U0001f600"),
    ],
)
def test_what_xml_has_no_form_for_is_replaced_one_for_one(text, expected):
    assert "".join(body(timeml(text, MADE, [])).itertext()) == expected


@given(st.text(), st.text(min_size=1), st.text())
def test_offsets_hold_whatever_the_text(before, words, behind):
    mark = Mark(len(before), len(before) + len(words), FRIDAY)
    found = body(timeml(before + words + behind, MADE, [mark]))
    assert [len(found.text or ""), len(found[0].text or ""), len(found[0].tail or "")] == [
        len(before),
        len(words),
        len(behind),
    ]
