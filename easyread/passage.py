"""One text as the rules see it: its sentences, its words, and the places that stay as they are."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from easyread.exempt import Span, quoted, spared
from easyread.finding import Kind
from easyread.sentences import Sentence, Word, sentences_of


@dataclass(frozen=True, slots=True)
class Glossary:
    """An area's own words: terms with plain meanings, which of them the page explains, and names
    that stay."""

    terms: Mapping[str, str] = field(default_factory=dict)
    explained: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it will be met: its words, its answers, its hint, how it is answered, and by
    whom.

    What stands around it is None where nobody told: then no rule speaks of it. `starters` are the
    beginnings offered for an answer in words, `sign_post` says who helps, `lead` stands before the
    question, and `picture` and `option_pictures` name the pictures ("" where there is none).
    """

    ask: str
    options: tuple[str, ...] = ()
    hint: str = ""
    kind: str = "one"
    voice: str = "young_person"
    invites: str = "open"
    lead: tuple[str, ...] = ()
    is_required: bool = False
    can_skip: bool = True
    can_be_unsure: bool = True
    is_shuffled: bool = False
    starters: tuple[str, ...] | None = None
    sign_post: str | None = None
    picture: str | None = None
    option_pictures: tuple[str, ...] | None = None


NO_GLOSSARY = Glossary()


@dataclass(frozen=True)
class Passage:
    """A text, what it is for, and what is known around it."""

    text: str
    kind: Kind = "text"
    language: str = "en"
    strict: bool = False
    glossary: Glossary = NO_GLOSSARY
    asked: Asked | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return sentences_of(self.text)

    @cached_property
    def spared(self) -> tuple[Span, ...]:
        """Places that no rule looks into: quotations, fixed strings and names."""
        return spared(self.text, self.sentences, self.glossary.names)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Places that are somebody else's words."""
        return quoted(self.text)

    @cached_property
    def held(self) -> tuple[Span, ...]:
        """Web addresses, and places that the program fills in."""
        return tuple((w.start, w.end) for w in self.words if w.kind in ("web", "blank"))

    def is_spared(self, start: int, end: int) -> bool:
        """Say whether a place lies inside a quotation or a fixed string."""
        return _is_inside(self.spared, start, end)

    def is_held(self, start: int) -> bool:
        """Say whether a place lies inside an address or a place that the program fills in."""
        return _is_inside(self.held, start, start + 1)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word of every sentence."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    def read(self, sentence: Sentence) -> tuple[Word, ...]:
        """The words of a sentence that the rules read."""
        return _outside(self.spared, sentence.words)

    def counted(self, sentence: Sentence) -> tuple[Word, ...]:
        """The words that make a sentence long: all but somebody else's."""
        return _outside(self.quoted, sentence.words)

    @cached_property
    def questions(self) -> tuple[Sentence, ...]:
        """The sentences that ask something; of a question without its mark, the last one."""
        asking = tuple(s for s in self.sentences if self.ends_with(s, "?"))
        return asking or (self.sentences[-1:] if self.kind == "question" else ())

    def ends_with(self, sentence: Sentence, mark: str) -> bool:
        """Say whether a sentence ends with a mark, closing quotes aside."""
        return self.text[sentence.start : sentence.end].rstrip("\"'”’»)").endswith(mark)

    def options(self) -> Iterator[str]:
        """The answers offered, "I am not sure" and skipping aside."""
        for option in self.asked.options if self.asked else ():
            if option.strip(" .").lower() not in _ALWAYS_THERE:
                yield option


def _is_inside(spans: tuple[Span, ...], start: int, end: int) -> bool:
    last = bisect_right(spans, (start, sys.maxsize)) - 1
    return last >= 0 and end <= spans[last][1]


def _outside(spans: tuple[Span, ...], words: tuple[Word, ...]) -> tuple[Word, ...]:
    if not spans:
        return words
    return tuple(word for word in words if not _is_inside(spans, word.start, word.end))


_ALWAYS_THERE = frozenset(
    [
        "i am not sure",
        "not sure",
        "i do not know",
        "do not know",
        "skip",
        "i do not want to say",
        "i'm not sure",
    ]
)
