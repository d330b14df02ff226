"""Which blocks of a page are its text: those of one element, without menus and lists of links."""

from itertools import accumulate

from tracker.intake.outline import Block, Outline

SHORTEST = 40
"""Letters of a block that counts when the element with the text is sought."""

_SHARES = (("body", 0.3), ("article", 0.5), ("main", 0.5))
"""What a page may mark as its text, and the share of all text from which it is believed."""

_REST = 0.75
"""Else the text is the innermost element with such a share."""


def main_text(page: Outline) -> str:
    """The text, an empty line between its paragraphs; all that there is where nothing stands out.

    Raises nothing; "" for a page without any text.
    """
    weights = [*accumulate(map(_weight, page.blocks), initial=0)]
    first, end = _place(page, weights) if weights[-1] else (0, len(page.blocks))
    blocks = page.blocks[first:end]
    kept = [block.text for block in blocks if not block.aside and not _is_link(block)]
    return "\n\n".join(kept or [block.text for block in blocks])


def _weight(block: Block) -> int:
    counts = not block.aside and not _is_link(block) and len(block.text) >= SHORTEST
    return len(block.text) if counts else 0


def _is_link(block: Block) -> bool:
    return 2 * block.linked > len(block.text)


def _place(page: Outline, weights: list[int]) -> tuple[int, int]:
    """The first block of the text, and the one behind its last."""
    measured = [
        (weights[end] - weights[first], first - end, kind, (first, end))
        for kind, first, end in page.elements
    ]
    for wanted, share in _SHARES:
        best = max((row for row in measured if row[2] == wanted), default=None)
        if best is not None and best[0] >= share * weights[-1]:
            return best[3]
    enough = [row for row in measured if row[0] >= _REST * weights[-1]]
    innermost = min(enough, key=lambda row: (row[0], -row[1]), default=None)
    return innermost[3] if innermost else (0, len(page.blocks))
