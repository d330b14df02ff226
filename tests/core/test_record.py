"""Records: made by position and by name, equal by class and values, changed by making another."""

import copy
import pickle

import pytest

from tests.conftest import NOW
from tracker.core.phrases import read
from tracker.core.record import Record


class Place(Record):
    x: int
    y: int = 0
    name: str = ""


class Spot(Record):
    x: int
    y: int = 0
    name: str = ""


MADE = [
    (Place(1), (1, 0, "")),
    (Place(1, 2), (1, 2, "")),
    (Place(1, 2, "a"), (1, 2, "a")),
    (Place(x=1), (1, 0, "")),
    (Place(name="a", x=1), (1, 0, "a")),
    (Place(1, name="a"), (1, 0, "a")),
]


@pytest.mark.parametrize(("made", "values"), MADE)
def test_values_by_position_by_name_and_by_default(made, values) -> None:
    assert tuple(made) == (made.x, made.y, made.name) == values
    assert made.by_name() == dict(zip(("x", "y", "name"), values, strict=True))
    assert made == Place(*values)
    assert hash(made) == hash(Place(*values))


REFUSED = [
    ((), {}, "Place wants a value for 'x'"),
    ((), {"y": 1}, "Place wants a value for 'x'"),
    ((1,), {"z": 1}, "Place takes x, y, name, each once"),
    ((1,), {"x": 1}, "Place takes x, y, name, each once"),
    ((1, 2, "a"), {"name": "b"}, "Place takes x, y, name, each once"),
    ((1, 2, "a", 4), {}, "Place takes x, y, name, each once"),
]


@pytest.mark.parametrize(("values", "named", "message"), REFUSED)
def test_a_value_missing_or_given_for_no_field_is_refused(values, named, message) -> None:
    with pytest.raises(TypeError) as refused:
        Place(*values, **named)
    assert str(refused.value) == message


def test_equality_is_of_class_and_values() -> None:
    assert Place(1) != Place(2)
    assert Place(1) != Spot(1)
    assert Place(1) != (1, 0, "")
    assert len({Place(1), Place(1), Spot(1)}) == 2


def test_another_is_made_with_some_fields_changed() -> None:
    place = Place(1, 2, "a")
    assert place.but(y=3) == Place(1, 3, "a")
    assert place == Place(1, 2, "a")
    with pytest.raises(KeyError):
        place.but(z=3)


def test_a_record_never_changes() -> None:
    with pytest.raises(AttributeError):
        Place(1).x = 2  # type: ignore[misc]


def test_a_record_says_what_it_holds() -> None:
    assert repr(Place(1, name="a")) == "Place(x=1, y=0, name='a')"


def test_records_are_copied_and_pickled() -> None:
    place = Place(1, name="a")
    assert pickle.loads(pickle.dumps(place)) == copy.deepcopy(place) == place


PHRASES = ["within two weeks or so", "next Friday", "by 2:30 on 29 March in Berlin", "soon"]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_reading_whose_sentence_was_not_asked_for_is_the_same(phrase: str) -> None:
    first, second = read(phrase, NOW.date()), read(phrase, NOW.date())
    worded = second.but(sentence=second.sentence)
    assert isinstance(second.sentence, str)
    assert first == worded
    assert (hash(first), repr(first)) == (hash(worded), repr(worded))
    assert first.by_name() == worded.by_name()
    assert pickle.loads(pickle.dumps(first)) == copy.copy(first) == worded
    assert first != worded.but(sentence="Another.")
