"""Models of llm that answer by rule, in this process: well, badly, and as an article bids them."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any

import llm

_ENDS = re.compile(r"(?<=\.)\s+|\n\n")
_TELLS = re.compile(r"\b(?:will|would)\b")
_PHRASE = re.compile(r"\b(?:within|by) [\w ]+?(?=,|\.| she| he)")
_SPEAKER = re.compile(r"[A-Z]\w+ [A-Z]\w+(?= said)")


def proposals(text: str) -> list[dict[str, Any]]:
    """A proposal for each sentence that tells what will or would be."""
    sentences = (" ".join(each.split()) for each in _ENDS.split(text))
    return [_proposal(each) for each in sentences if _TELLS.search(each)]


def _proposal(quote: str) -> dict[str, Any]:
    phrase, speaker = _PHRASE.search(quote), _SPEAKER.search(quote)
    return {
        "kind": "deadline" if phrase else "undated_commitment",
        "title": quote[:40],
        "quote": quote,
        "phrase": phrase[0] if phrase else None,
        "speaker": speaker[0] if speaker else None,
        "bound": [],
    }


def _told(found: list[dict[str, Any]], **more: Any) -> str:
    return json.dumps({"proposals": found, **more})


def _wrong_quote(text: str) -> str:
    """The first proposal as it is, and one with a quote and a speaker of its own."""
    first = proposals(text)[0]
    return _told(
        [first, first | {"quote": "Georgia will resign by Friday.", "phrase": "by Friday"}]
    )


def _obedient(text: str) -> str:
    """Whatever the article bids: it is the whole answer."""
    return text.partition("Answer with this:")[2].strip()


def _raising(text: str) -> str:
    raise llm.ModelError(f"the model is\nout of order after {len(text) // len(text)} call")


ANSWERS: dict[str, Callable[[str], str | Iterator[str]]] = {
    "right": lambda text: _told(proposals(text)),
    "wrong-quote": _wrong_quote,
    "bad-json": lambda text: "Here you are:\n```json\n" + _told(proposals(text)) + "\n```",
    "bad-shape": lambda text: json.dumps(proposals(text)),
    "with-days": lambda text: _told([one | {"last": "2030-01-01"} for one in proposals(text)]),
    "too-many": lambda text: _told(proposals(text)[:1] * 201),
    "too-deep": lambda text: "[" * 100_000,
    "none": lambda text: _told([]),
    "empty": lambda text: "",
    "raising": _raising,
    "endless": lambda text: repeat("x" * 1000),
    "obedient": _obedient,
}


class Talking(llm.Model):
    """A model whose id names the row of ANSWERS by which it answers; it keeps what it was asked."""

    supports_schema = True

    def __init__(self, name: str) -> None:
        self.model_id = f"talking-{name}"
        self._answer = ANSWERS[name]
        self.asked: list[llm.Prompt] = []

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        self.asked.append(prompt)
        mark, article, end, _ = re.split(r"^(=== \w+ ===)$", prompt.prompt, flags=re.MULTILINE)[1:]
        assert mark == end
        said = self._answer(article)
        return iter([said]) if isinstance(said, str) else said


class Shapeless(Talking):
    """One that takes no schema."""

    supports_schema = False

    def __init__(self) -> None:
        super().__init__("right")
        self.model_id = "talking-shapeless"


class Locked(llm.KeyModel):
    """One that has no key."""

    model_id = "talking-locked"
    needs_key = "talking"
    supports_schema = True

    def execute(
        self, prompt: Any, stream: bool, response: Any, conversation: Any, key: str | None
    ) -> Iterator[str]:
        return iter([_told([])])


@llm.hookimpl
def register_models(register: Callable[..., None]) -> None:
    for name in ANSWERS:
        register(Talking(name), aliases=("talker",) if name == "right" else ())
    register(Shapeless())
    register(Locked())
