"""The lexicon: searched word by word at first, then by a table of all words, with one answer."""

import pytest

from tracker.core.english import ENGLISH, VOCABULARY
from tracker.core.language import Lexicon

FIRSTS = sorted(
    {word.replace("-", " - ").split()[0] for _, _, words in VOCABULARY for word in words.split("|")}
)


@pytest.mark.parametrize("word", [*FIRSTS, "zebra", "", "|", "\n", "with", "a|an", " "])
def test_searched_and_tabled_agree(word):
    searched, tabled = Lexicon(ENGLISH), Lexicon(ENGLISH)
    tabled.complete()
    assert searched.lookup(word) == tabled.lookup(word)
    assert (word in searched) == (word in tabled) == (word in FIRSTS)


def test_many_words_complete_the_table():
    lexicon = Lexicon(ENGLISH)
    for number in range(2000):
        assert f"word{number}" not in lexicon
    assert lexicon.lookup("within") == Lexicon(ENGLISH).lookup("within")
