"""For everybody who reads a number: one cell of a release, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.hear.disclosure import STAR_BELOW, round5
from app.hear.interval import COUNTS_ONLY_BELOW, percent, share_words
from app.hear.words import Words

NOT_ENOUGH = Words("Not enough people answered to show this safely.")
BE_CAREFUL = Words("Only a few people answered, so be careful.")
NOT_EVERYONE = Words(
    "This is what the people who answered told us. It may not be what everyone thinks."
)


class Cell(BaseModel):
    """How many people gave one answer, as far as it may be shown.

    exact: `count` is the count. few: fewer than the release's `few_below`. hidden: not shown.
    rounded: `count` is the nearest 5. star: 1 to 7.
    """

    model_config = ConfigDict(frozen=True)
    id: str
    text: str
    status: Literal["exact", "few", "hidden", "rounded", "star"]
    count: int | None = None

    @classmethod
    def rounded(cls, name: str, text: str, count: int) -> Cell:
        """A cell of a breakdown (R3)."""
        shown = round5(count)
        return cls(id=name, text=text, status="star" if shown is None else "rounded", count=shown)


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell with its base: all that may be said of it, in words and in numbers."""

    cell: Cell | None
    base: int | None
    few_below: int = 5
    population: int | None = None

    @classmethod
    def nothing(cls) -> Seen:
        """Not enough people answered."""
        return cls(None, None)

    @property
    def count(self) -> int | None:
        """The count that may be shown (exact, or to the nearest 5)."""
        return None if self.cell is None else self.cell.count

    @property
    def count_words(self) -> Words:
        """How many people, in words: `30 people`, `a few people, fewer than 5`, ..."""
        if self.cell is None:
            return NOT_ENOUGH
        if self.cell.status == "few":
            return Words("a few people, fewer than %(few)s", few=self.few_below)
        if self.cell.status == "star":
            return Words("a few people, fewer than %(few)s", few=STAR_BELOW)
        if self.cell.status == "hidden":
            return Words("We do not show how many.")
        if self.cell.status == "rounded" and self.cell.count:
            return Words("about %(count)s people", count=self.cell.count)
        return _people(self.cell.count or 0)

    @property
    def words(self) -> tuple[Words, ...]:
        """Everything to say, in order: the count, then the share with its range and its band."""
        return (self.count_words, *self.share)

    @property
    def share(self) -> tuple[Words, ...]:
        """`That is 7 out of 10.`, the range, and the band; nothing for a small base."""
        if self.count is None or self.base is None:
            return ()
        if self.cell is not None and self.cell.status == "rounded":
            return share_words(min(self.count, self.base), self.base)
        return share_words(self.count, self.base, self.population)

    @property
    def percent(self) -> int | None:
        """Whole percent for the full version, when the base is large enough."""
        if self.count is None or self.base is None:
            return None
        return percent(min(self.count, self.base), self.base)

    @property
    def needs_care(self) -> bool:
        """Whether the base is so small that only counts are shown, with a warning."""
        return self.base is not None and self.base < COUNTS_ONLY_BELOW


def _people(count: int) -> Words:
    if count == 0:
        return Words("nobody")
    return Words("%(count)s people", count=count)
