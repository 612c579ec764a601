"""Who is asked a question: a small tree over earlier answers, so that nobody gets a page too many.

It is data, never code (security S20): `{travel: [bus, taxi]}`, `all`, `any` and `not` of such.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

Answers = Mapping[str, frozenset[str]]
JOINS = ("all", "any", "not")
NOBODY: frozenset[str] = frozenset()


class Condition(ABC):
    """Answers are {question id: the ids chosen}; a question nobody answered is simply absent."""

    @abstractmethod
    def holds(self, answers: Answers) -> bool: ...

    @abstractmethod
    def parts_within(self) -> tuple["Condition", ...]: ...


@dataclass(frozen=True)
class Chose(Condition):
    """`if_blank`: an age that was not given counts as under 16 (contract.md)."""

    question: str
    options: frozenset[str]
    if_blank: bool = False

    def holds(self, answers: Answers) -> bool:
        chosen = answers.get(self.question, NOBODY)
        if self.if_blank and (not chosen or chosen == _UNSURE):
            return True
        return not chosen.isdisjoint(self.options)

    def parts_within(self) -> tuple[Condition, ...]:
        return ()


_UNSURE = frozenset({"not-sure"})


@dataclass(frozen=True)
class AllOf(Condition):
    parts: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool:
        return all(part.holds(answers) for part in self.parts)

    def parts_within(self) -> tuple[Condition, ...]:
        return self.parts


@dataclass(frozen=True)
class AnyOf(Condition):
    parts: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool:
        return any(part.holds(answers) for part in self.parts)

    def parts_within(self) -> tuple[Condition, ...]:
        return self.parts


@dataclass(frozen=True)
class Not(Condition):
    part: Condition

    def holds(self, answers: Answers) -> bool:
        return not self.part.holds(answers)

    def parts_within(self) -> tuple[Condition, ...]:
        return (self.part,)


NEVER = AnyOf(())  # nobody is asked


def condition_from(raw: Any) -> Condition | None:
    """The tree of a plain value. ValueError, in words, when it is no such tree."""
    if raw is None or isinstance(raw, Condition):
        return raw
    if not isinstance(raw, dict) or not raw:
        raise ValueError("only_if is a block such as {travel: [bus, taxi]}")
    parts = tuple(_part(key, value) for key, value in raw.items())
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _part(key: str, value: Any) -> Condition:
    if key == "not":
        return Not(_needed(value))
    if key in JOINS:
        if not isinstance(value, list) or not value:
            raise ValueError(f"{key} needs a list of conditions")
        parts = tuple(_needed(part) for part in value)
        return AllOf(parts) if key == "all" else AnyOf(parts)
    options = [value] if isinstance(value, str) else value
    if not isinstance(options, list) or not options:
        raise ValueError(f"{key} needs an answer, or a list of answers")
    if not all(isinstance(option, str) and option for option in options):
        raise ValueError(f"the answers of {key} are words")
    return Chose(key, frozenset(options))


def _needed(raw: Any) -> Condition:
    condition = condition_from(raw)
    if condition is None:
        raise ValueError("a condition is missing")
    return condition


def chosen_in(condition: Condition | None) -> Iterator[Chose]:
    """Every `question: answers` leaf of the tree."""
    if isinstance(condition, Chose):
        yield condition
    elif condition is not None:
        for part in condition.parts_within():
            yield from chosen_in(part)


def as_data(condition: Condition) -> list[Any]:
    """The tree for a phone: ["in", question, [answers], if_blank], ["not", tree], ["all", ...]."""
    if isinstance(condition, Chose):
        return ["in", condition.question, sorted(condition.options), condition.if_blank]
    name = {AllOf: "all", AnyOf: "any", Not: "not"}[type(condition)]
    return [name, *(as_data(part) for part in condition.parts_within())]


def counting_blank_as(condition: Condition, question: str, young: frozenset[str]) -> Condition:
    """The same tree, where a blank answer to `question` counts as any of `young`."""
    if isinstance(condition, Chose):
        is_meant = condition.question == question and not young.isdisjoint(condition.options)
        return replace(condition, if_blank=True) if is_meant else condition
    if isinstance(condition, Not):
        return Not(counting_blank_as(condition.part, question, young))
    parts = tuple(counting_blank_as(p, question, young) for p in condition.parts_within())
    return AllOf(parts) if isinstance(condition, AllOf) else AnyOf(parts)
