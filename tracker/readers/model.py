"""The reader that asks a language model, by the package llm: any model that it knows.

The model gives words, never days: what it claims is sought in the text and read by our grammar (see
`claims`). Keys and the choice of a default model are llm's own matter.
"""

import json
from typing import TYPE_CHECKING, Any

from tracker.core.reading import Article, Candidate, Given, Reader
from tracker.core.reading.claims import Claim, placed
from tracker.core.record import Record
from tracker.errors import UsageError
from tracker.readers.prompt import SCHEMA, SYSTEM, question
from tracker.readers.typed import from_json

if TYPE_CHECKING:
    import llm

LONGEST = 100_000
"""Characters of an article that are sent to a model."""

MOST = 200
"""Claims that an answer may hold; one that goes on and on is no answer."""

ANSWER = 500_000
"""Characters after which an answer is not listened to any longer."""


class Answer(Record):
    """What a model has to answer."""

    proposals: tuple[Claim, ...]


class LanguageModel:
    """The `Reader` that asks a model of llm."""

    def __init__(self, model: "llm.Model | llm.KeyModel") -> None:
        self.name = f"llm:{model.model_id}"
        self._model = model

    def propose(self, article: Article, given: Given) -> list[Candidate]:
        """The claims of the model, placed and read.

        Raises UsageError for a text that is too long or a key that is missing, ValueError for an
        answer that does not hold to the schema; whatever the model raises goes through.
        """
        if len(article.text) > LONGEST:
            raise UsageError(
                f"the text has {len(article.text):,} characters, and a model is sent at most"
                f" {LONGEST:,}: save the part that matters"
            )
        claims = claims_in(self._answer(article))
        return placed(article, given, claims, f"the model {self._model.model_id}")

    def _answer(self, article: Article) -> str:
        import llm

        response = self._model.prompt(
            question(article), system=SYSTEM, schema=SCHEMA, stream=self._model.can_stream
        )
        said = ""
        try:
            for piece in response:
                said += piece
                if len(said) > ANSWER:
                    raise ValueError(f"its answer is longer than {ANSWER:,} characters")
        except llm.NeedsKeyException as error:
            raise UsageError(f"{self.name}: {error}") from None
        return said


def reader(model: str | None) -> Reader:
    """A model of llm by its name or alias, None for its default.

    Raises UsageError where llm is not installed, does not know the model, or the model cannot be
    held to a schema.
    """
    try:
        import llm
    except ModuleNotFoundError as error:
        if error.name != "llm":
            raise
        raise UsageError("the reader llm needs a package: pip install 'tracker[llm]'") from None
    try:
        found = llm.get_model(model)
    except llm.UnknownModelError:
        raise UsageError(f"llm knows no model {model!r}: `llm models` lists them") from None
    if not found.supports_schema:
        raise UsageError(
            f"the model {found.model_id} takes no schema: `llm models --schemas` lists what does"
        )
    return LanguageModel(found)


def claims_in(answer: str) -> tuple[Claim, ...]:
    """The claims of an answer; raises ValueError unless it is JSON of the schema, whole."""
    try:
        found: Any = json.loads(answer)
    except RecursionError:
        raise ValueError("its answer is nested too deep") from None
    except ValueError as error:
        raise ValueError(f"its answer is no JSON: {error}") from None
    told: Answer = from_json(Answer, found, "answer")
    if len(told.proposals) > MOST:
        raise ValueError(f"its answer has {len(told.proposals):,} proposals, more than {MOST}")
    return told.proposals
