"""What a comment is about, for the officer who must see what many families say.

A lexicon, not a trained model: below a thousand labelled comments it does better, and each theme
comes with the words that gave it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.comment.lexicon import lines, read
from app.comment.phrases import Phrase, Phrases, Reader
from app.comment.readable import can_read
from app.comment.wording import words


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes of one comment, and for each the words that gave it: (theme, words)."""

    ids: tuple[str, ...]
    why: tuple[tuple[str, str], ...]


NONE = Themes((), ())


@cache
def _lexicon() -> tuple[tuple[str, ...], Phrases]:
    book = read("themes.yaml")
    reader = Reader(book["sets"])

    def every() -> Iterator[Phrase]:
        for theme, entry in book["themes"].items():
            for line in lines(entry["say"]):
                yield from reader.phrases(theme, line)

    return tuple(book["themes"]), Phrases(every())


def theme_ids() -> tuple[str, ...]:
    """Return every theme that the lexicon knows, in its own order."""
    return _lexicon()[0]


def themes_in(text: Sequence[str]) -> Themes:
    """Return the themes of words that were read already."""
    order, phrases = _lexicon()
    found: dict[tuple[str, str], None] = {}
    for hit in phrases.find(text):
        found[(hit.kind, " ".join(text[hit.start : hit.end]))] = None
    given = {theme for theme, _ in found}
    return Themes(tuple(theme for theme in order if theme in given), tuple(found))


def themes(text: str, language: str = "en") -> Themes:
    """Return what a comment is about; nothing for a language the lexicon does not know."""
    read_already = words(text)
    return themes_in(read_already) if can_read(read_already, language) else NONE
