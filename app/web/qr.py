"""For phones that read a link with their camera: a QR code as a drawing in the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

QUIET = 4  # the standard asks for 4 empty squares all around


def qr_code(text: str, label: str) -> Markup:
    """The QR code of a text, as inline SVG that a screen reader calls by its label."""
    import segno  # only pages with a QR code load it

    rows = segno.make(text, error="m", micro=False).matrix
    size = len(rows) + 2 * QUIET
    return Markup(  # our own numbers; the label is escaped
        '<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{label}">'
        '<path d="{lines}"/></svg>'
    ).format(size=size, label=label, lines="".join(_lines(rows)))


def _lines(rows: Sequence[Sequence[int]]) -> Iterator[str]:
    """Each run of dark squares as one line from left to right."""
    for down, row in enumerate(rows, start=QUIET):
        across = QUIET
        for is_dark, run in groupby(row, key=bool):
            length = len(list(run))
            if is_dark:
                yield f"M{across} {down + 0.5}h{length}"
            across += length
