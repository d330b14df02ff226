"""Rows of files: CSV as programs write it, JSON Lines and JSON lists; and what breaks them."""

import io
from collections.abc import Sequence

import pytest

from tracker.errors import RecordRefused, UsageError
from tracker.intake import tables
from tracker.intake.columns import mapping, renamed
from tracker.intake.tables import Row, table


def rows(text: str) -> list[Row]:
    return list(table(io.StringIO(text, newline=""), "a.csv", list).rows)


def fields(text: str) -> list[tuple[int, dict[str, object]]]:
    return [(row.line, row.fields) for row in rows(text)]


SHEETS = {
    "plain": "a,b\n1,2\n",
    "semicolons": "a;b\n1;2\n",
    "tabs": "a\tb\n1\t2\n",
    "bars": "a|b\n1|2\n",
    "CRLF": "a,b\r\n1,2\r\n",
    "CR": "a,b\r1,2\r",
    "no end": "a,b\n1,2",
    "all quoted": '"a","b"\n"1","2"\n',
    "empty lines": "\n\na,b\n\n1,2\n,\n\n",
    "a comma in the quoted header": '"a";b\n1;2\n',
    "Excel names its sign": "sep=;\na;b\n1;2\n",
}


@pytest.mark.parametrize("text", SHEETS.values(), ids=SHEETS)
def test_sheets(text: str) -> None:
    found = fields(text)
    assert [row for _, row in found] == [{"a": "1", "b": "2"}]


def test_lines_are_those_on_which_rows_begin() -> None:
    text = 'a,b\n"1\n1",2\n3,"4\r\n5\n6"\n\n7,8\n'
    assert [line for line, _ in fields(text)] == [2, 4, 8]
    assert fields(text)[1][1] == {"a": "3", "b": "4\r\n5\n6"}


def test_a_row_of_another_width_is_at_fault_alone() -> None:
    found = rows("a,b\n1\n1,2,3\n4,5\n")
    assert [row.fault for row in found] == [
        "1 cell; expected 2, as in the header",
        "3 cells; expected 2, as in the header",
        None,
    ]
    assert found[1].raw == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("", UsageError, "a.csv is empty"),
        ("\n \n", UsageError, "a.csv is empty"),
        ("sep=;\n", UsageError, "a.csv has no header"),
        (
            'a,b\n1,"2\n3,4\n',
            RecordRefused,
            "a.csv:3: no cells can be told: unexpected end of data",
        ),
        ('a,b\n1,"2"3\n', RecordRefused, "a.csv:2: no cells can be told: ',' expected after '\"'"),
        ("[", RecordRefused, "a.csv:1: no JSON from here on: Expecting value"),
        ('[{"a": 1},\n{"a": }]', RecordRefused, "a.csv:2: no JSON from here on: Expecting value"),
        ('[{"a": 1}', RecordRefused, "a.csv:1: no JSON from here on: Expecting value"),
        ("[]\n[]", RecordRefused, "a.csv:1: the list ends here, but more stands behind it"),
    ],
)
def test_what_breaks_a_file(text: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error) as caught:
        rows(text)
    assert str(caught.value).startswith(words)


def test_json_lines_stand_alone() -> None:
    found = rows('{"a": 1}\n\nnonsense\n[1]\n{"a": "ü"}\n' + "[" * 100_000 + "\n")
    assert [(row.line, row.fields, (row.fault or "")[:12]) for row in found] == [
        (1, {"a": 1}, ""),
        (3, {}, "no JSON: Exp"),
        (4, {}, "no object; e"),
        (5, {"a": "ü"}, ""),
        (6, {}, "no JSON: it "),
    ]


@pytest.mark.parametrize("piece", [1, 2, 7, 1 << 20])
def test_a_json_list_is_read_in_pieces(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_PIECE", piece)
    text = '\n[\n {"a": "]\\n["},\n\n {"b": [1, {"c": 2}]} ,{"d": null}\n, 5]\n\n'
    assert [(row.line, row.fields) for row in rows(text)] == [
        (3, {"a": "]\n["}),
        (5, {"b": [1, {"c": 2}]}),
        (5, {"d": None}),
        (6, {}),
    ]
    assert rows("[]") == rows(" [\n]\n") == []


KNOWN = ("title", "said", "last", "speakers", "said_first")


@pytest.mark.parametrize(
    ("columns", "maps", "fields"),
    [
        (["TITLE", "Said", " last "], [], ["title", "said", "last"]),
        (["Title", "Said-First", "said"], [], ["title", "said_first", "said"]),
        (["Titel", "Wer"], ["titel=title", "WER=Speakers"], ["title", "speakers"]),
        (["Title", "Speaker", "Due"], [], ["title", "speakers", "last"]),
        (["Title", "Remarks", ""], ["remarks="], ["title", None, None]),
        (["a=b"], ["a=b=title"], ["title"]),
    ],
)
def test_columns(columns: Sequence[str], maps: Sequence[str], fields: list[str | None]) -> None:
    assert renamed(columns, mapping(maps), KNOWN, "a.csv") == fields


@pytest.mark.parametrize(
    ("columns", "maps", "words"),
    [
        (["Titel"], [], "no field 'Titel' (nearest: title)"),
        (
            ["Zzz", "lasst"],
            [],
            "no field 'Zzz'; no field 'lasst' (nearest: last); fields: last, said, said_first, sp",
        ),
        (["title"], ["due=last"], "--map names a column 'due' that is not there"),
        (["title", "Name"], ["name=title"], "two columns fill title"),
        (["title"], ["title=titles"], "no field 'title' (nearest: title)"),
    ],
)
def test_strange_columns(columns: Sequence[str], maps: Sequence[str], words: str) -> None:
    with pytest.raises(UsageError, match="Say --map COLUMN=FIELD") as caught:
        renamed(columns, mapping(maps), KNOWN, "a.csv")
    assert words in str(caught.value)


@pytest.mark.parametrize("pair", ["title", "=title", " =x"])
def test_a_map_has_two_sides(pair: str) -> None:
    with pytest.raises(UsageError, match="write it as COLUMN=FIELD"):
        mapping([pair])
