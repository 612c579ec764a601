"""Lines that other hands labelled from the written rules, and what easyread says of them.

`python -m bench.gold --set third --half open` prints a half's figures. With `--first` they are
written down as what was seen at the first opening, which happens once; `--from FOLDER` brings the
half's lines from where they were kept closed.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from easyread import Asked, Finding, SurveyWords, check, check_asked
from easyread.checking import check_whole
from easyread.passage import Passage
from easyread.rules import all_rules
from easyread.survey import ADULT

GOLD = Path(__file__).resolve().parent.parent / "tests" / "easyread"
FIRST = Path(__file__).resolve().parent
NAMES = ("questions", "statements")
LEAST = {"Q": 0.9, "P": 0.9, "W": 0.85}
# Rules about a survey that can be asked of one page alone.
_OF_ONE_PAGE = frozenset(["P1", "P4", "W28"])
# A rule that is only ever a thought counts; a thought of a sterner rule does not.
_THOUGHTS = frozenset(["Q19", "W25"])
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Labelled lines: their name, their halves, and how a row becomes a question."""

    name: str
    halves: tuple[str, ...]
    asked: Callable[[Row], Asked]

    @property
    def first_file(self) -> Path:
        """Where it is written what was seen at each first opening."""
        return FIRST / f"gold_{self.name}.yaml"

    @property
    def opened(self) -> tuple[str, ...]:
        """The halves that were opened, in that order."""
        return tuple(half for half in self.halves if self.file(half, NAMES[0]).exists())

    def file(self, half: str, name: str) -> Path:
        """The labelled lines of a half."""
        return GOLD / f"{self.name}_{half}_{name}.yaml"


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a rule was rightly told, wrongly told and missed."""

    rule: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was told, the share that was labelled."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what was labelled, the share that was told."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def is_below(self) -> bool:
        """Say whether the rule misses the bar."""
        return min(self.precision, self.recall) < LEAST[self.rule[0]]


def _asked_second(row: Row) -> Asked:
    """A question of the second set; what the row does not tell has its usual value."""
    kind = "consent" if row.get("consent") else row.get("kind", "one")
    starters = tuple(row.get("starters", ())) if kind == "words" else None
    return _asked(row, kind, starters)


def _asked_third(row: Row) -> Asked:
    """A question of the third set: "text" has only words, no kind has the usual ways to answer."""
    said = row.get("kind", "words")
    kind = "consent" if row.get("consent") else "words" if said == "text" else said
    starters = tuple(row.get("prompts", ())) if said == "text" else None
    picture = row.get("picture")
    return _asked(row, kind, starters, picture="" if picture == "none" else picture)


def _asked(
    row: Row, kind: str, starters: tuple[str, ...] | None, picture: str | None = None
) -> Asked:
    return Asked(
        row["text"],
        tuple(row.get("options", ())),
        row.get("hint", ""),
        kind,
        row.get("voice", "young_person"),
        row.get("invites", "open"),
        is_required=row.get("required", False),
        can_skip=row.get("skip", True),
        can_be_unsure=row.get("not_sure", True),
        is_shuffled=row.get("shuffle", False),
        starters=starters,
        sign_post="",
        picture=picture,
    )


SECOND = GoldSet("second", ("open", "closed"), _asked_second)
THIRD = GoldSet("third", ("open", "closed"), _asked_third)
FOURTH = GoldSet("fourth", ("open", "closed"), _asked_third)
SETS = {one.name: one for one in (SECOND, THIRD, FOURTH)}


@cache
def rows(which: GoldSet, half: str, name: str) -> list[Row]:
    """The labelled lines of a half."""
    text = which.file(half, name).read_text(encoding="utf-8")
    read: list[Row] = YAML(typ="safe", pure=True).load(text)
    return read


def found_in(which: GoldSet, row: Row, name: str) -> list[Finding]:
    """What easyread says of a labelled line, met alone and as the only page of a survey."""
    youngest = row.get("audience", 0)
    if name == "questions":
        asked = which.asked(row)
        found, survey = check_asked(asked), SurveyWords((asked,), youngest=youngest)
    else:
        text = row["text"]
        found, survey = check(text), SurveyWords(first_page=(text,), youngest=youngest)
    found += [one for one in check_whole(survey) if one.rule in _OF_ONE_PAGE]
    is_for_children = 0 < youngest < ADULT  # as in check_survey
    return [one for one in found if not (is_for_children and one.rule == "W28")]


def told(which: GoldSet, row: Row, name: str) -> set[str]:
    """The rules that speak, hints aside."""
    found = found_in(which, row, name)
    return {one.rule for one in found if one.level != "info" or one.rule in _THOUGHTS}


def gave_way(which: GoldSet, row: Row, name: str) -> set[str]:
    """Rules that see trouble where a sterner one of the same kind of trouble speaks for both.

    The person reads one message; the labels name every rule. The sterner rule has to be one that
    the labels allow.
    """
    spoken = told(which, row, name)
    allowed = spoken & {*row["labels"], *row.get("also", ())}
    speaking = [one for one in all_rules() if one.id in allowed]
    troubles = {trouble for one in speaking for trouble in (one.trouble, one.speaks_for)}
    if name == "questions":
        passage = Passage(row["text"], "question", asked=which.asked(row))
    else:
        passage = Passage(row["text"])
    alone = {
        one.id
        for one in all_rules()
        if passage.kind in one.kinds and one.trouble in troubles and any(one.find(passage))
    }
    return alone - spoken


def misses(which: GoldSet, half: str, name: str) -> Iterator[tuple[str, str, Row]]:
    """Each difference from the labels: "missed" or "wrongly named", the rule, and the row."""
    for row in rows(which, half, name):
        got, want = told(which, row, name), set(row["labels"])
        missed = sorted(want - got - gave_way(which, row, name))
        yield from (("missed", one, row) for one in missed)
        extra = got - want - set(row.get("also", ()))
        yield from (("wrongly named", one, row) for one in sorted(extra))


def counts(which: GoldSet, half: str) -> list[Counted]:
    """Each rule's counts over a half, in the order of the rules."""
    right: Counter[str] = Counter()
    other: dict[str, Counter[str]] = {"missed": Counter(), "wrongly named": Counter()}
    for name in NAMES:
        for row in rows(which, half, name):
            got = told(which, row, name) | gave_way(which, row, name)
            right.update(got & set(row["labels"]))
        for how, named, _ in misses(which, half, name):
            other[how][named] += 1
    seen = sorted({*right, *other["missed"], *other["wrongly named"]}, key=_place)
    wrong, missed = other["wrongly named"], other["missed"]
    return [Counted(one, right[one], wrong[one], missed[one]) for one in seen]


def labelled(which: GoldSet, half: str, *, at_first: bool = False) -> Counter[str]:
    """How many lines are labelled with each rule, now or before labels were corrected."""
    key = "was" if at_first else "labels"
    lines = (row for name in NAMES for row in rows(which, half, name))
    return Counter(one for row in lines for one in row.get(key, row["labels"]))


def first(which: GoldSet, half: str) -> tuple[dict[str, Counted], list[str]]:
    """What was counted when a half was first opened, and what differed from its labels."""
    read = YAML(typ="safe", pure=True).load(which.first_file.read_text(encoding="utf-8"))[half]
    return {one: Counted(one, *numbers) for one, numbers in read["counts"].items()}, read["notes"]


def as_first(which: GoldSet, half: str) -> Iterator[str]:
    """A half's figures, as they are written down when it is first opened."""
    yield f"{half}:"
    yield "  counts:"
    for one in counts(which, half):
        yield f"    {one.rule}: [{one.right}, {one.wrong}, {one.missed}]"
    yield "  notes:"
    for name in NAMES:
        for how, rule, row in misses(which, half, name):
            said = f"{how} {rule}: {in_words(row)}".replace("\\", "\\\\").replace('"', '\\"')
            yield f'  - "{said}"'


def in_words(row: Row) -> str:
    """A labelled line on one line, with its answers."""
    options = f" [{', '.join(row['options'])}]" if row.get("options") else ""
    return f"{row['text']}{options}"


def corrected(which: GoldSet, half: str) -> Iterator[str]:
    """The lines whose labels were put right, from what to what, and why."""
    for name in NAMES:
        for row in rows(which, half, name):
            if "corrected" in row:
                was, now = (", ".join(row[key]) or "none" for key in ("was", "labels"))
                change = f"{was}, now {now}" if was != now else f"{now}, with others allowed"
                yield f"- {in_words(row)} (was {change}): {row['corrected']}"


def as_page(which: GoldSet, half: str) -> Iterator[str]:
    """A half as a part of the page of measurements."""
    began, notes = first(which, half)
    now = {one.rule: one for one in counts(which, half)}
    sizes = " and ".join(f"{len(rows(which, half, name))} {name}" for name in NAMES)
    below = [one.rule for one in began.values() if one.is_below]
    yield from (f"### The {which.name} set, the {half} half ({sizes})", "")
    yield f"When first opened, {len(began) - len(below)} of {len(began)} rules met the bar;"
    yield f"below it were {', '.join(below)}."
    yield f"All rules together then: {_together(began.values())}. Now: {_together(now.values())}."
    allowed, given = leniency(which, half)
    yield f"Now {allowed} findings are told that a label only allows: they count neither way. And"
    yield f"{given} of the right ones are met by a sterner rule of the same trouble, which is read."
    yield "Each cell: right, wrongly named, missed; then precision and recall."
    yield from ("", "| rule | labelled | first opened | | now | |", "|---|---|---|---|---|---|")
    asked_for = labelled(which, half)
    for one in sorted({*began, *now}, key=_place):
        cells = [_cells(when.get(one, Counted(one, 0, 0, 0))) for when in (began, now)]
        yield f"| {one} | {asked_for[one]} | {' | '.join(cells)} |"
    yield from ("", "What differed when it was first opened:", "", *(f"- {one}" for one in notes))
    put_right = list(corrected(which, half))
    if put_right:
        yield from ("", f"Labels put right by the text of the rules ({len(put_right)}):", "")
        yield from put_right
    yield from ("", "What differs now:", "", *(list(now_different(which, half)) or ["Nothing."]))
    yield ""


def leniency(which: GoldSet, half: str) -> tuple[int, int]:
    """How much the figures lean on: findings that are only allowed, and labels that another rule
    met."""
    allowed = given = 0
    for name in NAMES:
        for row in rows(which, half, name):
            labels = set(row["labels"])
            allowed += len((told(which, row, name) - labels) & set(row.get("also", ())))
            given += len(gave_way(which, row, name) & labels)
    return allowed, given


def digest(which: GoldSet, half: str) -> str:
    """Changes when any line, label or allowance of a half changes."""
    files = (which.file(half, name).read_bytes() for name in NAMES)
    return hashlib.sha256(b"\0".join(files)).hexdigest()[:16]


def _together(each: Iterable[Counted]) -> str:
    """Precision and recall of all rules together: a rule counts as often as it was asked for."""
    right, wrong, missed = (
        sum(by) for by in zip(*((o.right, o.wrong, o.missed) for o in each), strict=True)
    )
    whole = Counted("Q0", right, wrong, missed)
    return f"precision {whole.precision:.2f}, recall {whole.recall:.2f}"


def now_different(which: GoldSet, half: str) -> Iterator[str]:
    """Each difference from the labels, as the page lists it."""
    for name in NAMES:
        for how, rule, row in misses(which, half, name):
            yield f"- {how} {rule}: {in_words(row)}"


def _cells(one: Counted) -> str:
    return f"{one.right}, {one.wrong}, {one.missed} | {one.precision:.2f} {one.recall:.2f}"


def _place(named: str) -> tuple[str, int]:
    return named[0], int(named[1:])


def bring(which: GoldSet, half: str, folder: Path) -> None:
    """Copy the lines of a half from where they were kept closed; they come once."""
    for name in NAMES:
        to = which.file(half, name)
        if to.exists():
            raise FileExistsError(to)
        shutil.copyfile(folder / to.name, to)


def write_first(which: GoldSet, half: str) -> None:
    """Write down what is seen at the first opening; it can be written only once."""
    text = which.first_file.read_text(encoding="utf-8")
    if f"\n{half}:\n" in text:
        raise FileExistsError(f"{which.first_file}: {half}")
    lines = "\n".join(as_first(which, half))
    which.first_file.write_text(f"{text.rstrip()}\n{lines}\n", encoding="utf-8")


def main(argv: Sequence[str]) -> int:
    """Print a half's figures, and write them down if it is opened for the first time."""
    parser = argparse.ArgumentParser(description="Each rule on lines that other hands labelled.")
    parser.add_argument("--set", choices=sorted(SETS), default=THIRD.name)
    parser.add_argument("--half", choices=THIRD.halves, default="open")
    parser.add_argument("--first", action="store_true")
    parser.add_argument("--from", dest="folder", type=Path)
    given = parser.parse_args(argv)
    which = SETS[given.set]
    if given.folder:
        bring(which, given.half, given.folder)
    if given.first:
        write_first(which, given.half)
    for one in counts(which, given.half):
        print(f"{'below' if one.is_below else '     '} {one.rule:4} {_cells(one)}")
    print("\n".join(now_different(which, given.half)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
