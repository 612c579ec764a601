"""For readers who meet a hard word: it is underlined, its meaning one tap away, without script.

The meaning stands folded under the sentence: a row of its own, as tall as a thumb, for a switch, a
keyboard or a screen reader. The underlined word leads there too. It is left out of the order of the
Tab key, so that nobody passes the same thing twice on the way to an answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask, current_app
from markupsafe import Markup, escape

from app.place.hard_words import WORDS, Found, HardWord, HardWords
from app.place.translated import StaysEnglish
from app.web.house import house
from app.web.language import chosen_language, translator

KEPT = "heard.hard_words"
LINK = Markup('<a class="word" href="#{}" tabindex="-1">{}</a>')
ENGLISH_PART = Markup(f"{StaysEnglish.MARK}{{}}</bdi>")  # noqa: S704 - a constant


def install(app: Flask) -> None:
    """Give the templates of this door `words_of_page()`."""
    app.extensions[KEPT] = {}
    app.jinja_env.globals["words_of_page"] = WordsOfPage


class WordsOfPage:
    """The hard words of one page, while it is drawn: each is explained where it first stands."""

    def __init__(self) -> None:
        self._words = words_here()
        self._met: set[str] = set()
        self._waiting: list[HardWord] = []

    def mark(self, text: str) -> str:
        """The text, with each word that is new on this page leading to its meaning."""
        new = self._new_in(text)
        return _with_links(text, new) if new else text

    def each(self, texts: Iterable[str]) -> list[str]:
        """The same for every sentence."""
        return [self.mark(text) for text in texts]

    def meet(self, texts: Iterable[str]) -> str:
        """Answers to tap: their words stay as they are, and are explained beside them."""
        for text in texts:
            self._new_in(text)
        return ""

    def told(self) -> list[HardWord]:
        """What was met and waits to be explained; nothing the second time."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def _new_in(self, text: str) -> list[Found]:
        new = []
        for found in self._words.find(text):
            if found.word.id not in self._met:
                self._met.add(found.word.id)
                self._waiting.append(found.word)
                new.append(found)
        return new


def words_here() -> HardWords:
    """The hard words of this area, in the language of this page."""
    kept: dict[str, HardWords] = current_app.extensions[KEPT]
    language = chosen_language()
    if language not in kept:
        kept[language] = HardWords(house().area.glossary, translator(WORDS))
    return kept[language]


def _with_links(text: str, new: list[Found]) -> Markup:
    parts, at = [], 0
    for start, end, word in new:
        parts += [escape(text[at:start]), LINK.format(word.id, word.written)]
        at = end
    whole = Markup("").join([*parts, escape(text[at:])])
    return ENGLISH_PART.format(whole) if isinstance(text, StaysEnglish) else whole
