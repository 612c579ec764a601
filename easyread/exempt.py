"""What stays as it is: fixed strings that people agreed on, and other people's words in quotation
marks.

Official wording that must be exact is a quotation, with easy read beside it. A quotation has at
least three words,
so that putting a hard word into quotation marks does not hide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from easyread.phrases import Phrases
from easyread.sentences import Sentence, words_of
from easyread.wordlists import entries

_QUOTED = re.compile(
    r"“[^“”]{1,4000}”|‘[^‘\n]{1,4000}’(?!\w)|«[^«»]{1,4000}»|(?<!\w)\"[^\"\n]{1,4000}\"(?!\w)"
)
_LEAST_WORDS = 3

Span = tuple[int, int]


@cache
def _fixed() -> Phrases[str]:
    return Phrases.of((form, row.why) for row in entries("exempt") for form in row.forms)


def quoted(text: str) -> tuple[Span, ...]:
    """Give the places that are somebody else's words."""
    return tuple(
        quote.span()
        for quote in _QUOTED.finditer(text)
        if len(words_of(text, quote.start() + 1, quote.end() - 1)) >= _LEAST_WORDS
    )


def spared(
    text: str, sentences: tuple[Sentence, ...], names: frozenset[str] = frozenset()
) -> tuple[Span, ...]:
    """Give the places that no rule looks into: quotations, fixed strings, and the area's names."""
    spans = list(quoted(text))
    own = Phrases({name: name for name in names if words_of(name)})
    for sentence in sentences:
        words = sentence.words
        for phrases in (_fixed(), own) if names else (_fixed(),):
            spans += [(words[i].start, words[j - 1].end) for i, j, _ in phrases.find(words)]
    return tuple(_joined(sorted(spans)))


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Join places that overlap: a fixed string may stand in a quotation."""
    start, end = spans[0] if spans else (0, 0)
    for begin, stop in spans:
        if begin > end:
            yield start, end
            start = begin
        end = max(end, stop)
    if end:
        yield start, end
