"""What is printed page by page is what one list of all rows would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.export.formats import FORMATS, streamed

VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(), max_size=3)
ROWS = st.tuples(st.integers(), st.text(), VALUES).map(
    lambda values: dict(zip(("number", "title", "any"), values, strict=True))
)
PAGES = st.lists(st.lists(ROWS, max_size=4), max_size=4)


@pytest.mark.parametrize("form", FORMATS)
@given(pages=PAGES)
def test_pages_make_the_same_text(form: str, pages: list[list[dict[str, object]]]) -> None:
    every = [row for page in pages for row in page]
    assert "".join(streamed(form, pages)) == FORMATS[form](every)
