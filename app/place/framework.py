"""What the strategy promises, in its exact words, and what can be asked about each promise."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from app.place.words import Frozen, Said, Sentences, Slug, Version

OutcomeId = Annotated[str, Field(pattern=r"^O\d{2}$")]
ItemId = Annotated[str, Field(pattern=r"^O\d{2}-[a-z0-9-]{1,30}$")]


class Source(Frozen):
    title: Said
    years: Said
    where: Said


class Priority(Frozen):
    """`wording` is a quotation; `plain` is what families read beside it."""

    id: Slug
    name: Said
    wording: Said
    plain: Sentences
    picture: Slug


class Strand(Frozen):
    id: Slug
    name: Said
    plain: Sentences


class Item(Frozen):
    """One idea of an outcome, which one question can measure.

    `sensitive`: safety, health or relationships; its question must say so too (domain 0.3).
    """

    id: ItemId
    plain: Said
    ages: Literal["all", "over_16", "over_18"] = "all"
    sensitive: bool = False
    picture: Slug


class Outcome(Frozen):
    """`measured: asked` by questions; `computed` by this service; `outside` by other numbers."""

    id: OutcomeId
    priority: Slug
    wording: Annotated[str, Field(min_length=1, max_length=400)]
    source: Said
    measured: Literal["asked", "computed", "outside"]
    note: str = ""
    sensitive: bool = False
    items: tuple[Item, ...] = ()


class Duty(Frozen):
    """A law that a survey serves. Not legal advice; `checked: no` until somebody has."""

    id: Slug
    law: Said
    plain: Sentences
    checked: str = "no"


class Framework(Frozen):
    """surveys/framework.yaml."""

    heard: Version
    id: Slug
    name: Said
    source: Source
    priorities: Annotated[tuple[Priority, ...], Field(min_length=1)]
    strands: tuple[Strand, ...] = ()
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    duties: tuple[Duty, ...] = ()

    @cached_property
    def items(self) -> dict[str, Item]:
        """Item id -> item, over all outcomes."""
        return {item.id: item for outcome in self.outcomes for item in outcome.items}

    @cached_property
    def by_id(self) -> dict[str, Outcome]:
        return {outcome.id: outcome for outcome in self.outcomes}

    @cached_property
    def priority_by_id(self) -> dict[str, Priority]:
        return {priority.id: priority for priority in self.priorities}

    def outcome_of(self, measured: str) -> Outcome | None:
        """The outcome that `O05-included`, or `O05` itself, belongs to."""
        return self.by_id.get(measured.partition("-")[0])

    def is_sensitive(self, measured: str) -> bool:
        """Whether a question about this needs the lead's sign-off."""
        item, outcome = self.items.get(measured), self.outcome_of(measured)
        return bool((item and item.sensitive) or (outcome and outcome.sensitive))

    def knows(self, measured: str) -> bool:
        return measured in self.items or measured in self.by_id
