"""For somebody who answers on paper: what stands on each sheet, and the code that ties it to us.

Plain: no request, no clock. Sizes are millimetres of A4, guessed a little too large, so that no
question is ever cut by the edge of a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.answer.wrapping import lines
from app.ask.survey import NOT_SAY, NOT_SURE, Question
from app.place.hard_words import HardWord

# No vowels, and one of each pair that hands write alike. 23 is a prime: see `_check`.
LETTERS = "CDFGHJKMNPRTVWXY2345789"
VOICES = ("young_person", "parent", "sibling", "practitioner")
PAGE = re.compile(r"(?:-.*|\s+\d{1,2})$")  # what stands after the code: CKD7-2, or "CKD7 2"
SHORTEST = 3
LONGEST = 8
UNSURE, UNSAID = "0", "9"  # what stands beside "I am not sure" and "I do not want to say"


def page_code(wave_id: int, voice: str) -> str:
    """The code of every sheet that is printed for this wave and voice, such as `CKD7`."""
    number, letters = wave_id * len(VOICES) + VOICES.index(voice), ""
    while number or len(letters) < SHORTEST:
        number, left = divmod(number, len(LETTERS))
        letters = LETTERS[left] + letters
    return letters + _check(letters)


def read_page_code(typed: str) -> tuple[int, str] | None:
    """The wave's row and the voice of a code as somebody typed it, page number or not."""
    code = PAGE.sub("", typed.strip().upper()).replace(" ", "")
    letters, check = code[:-1], code[-1:]
    if not SHORTEST <= len(letters) <= LONGEST or any(letter not in LETTERS for letter in code):
        return None
    if check != _check(letters):
        return None
    number = 0
    for letter in letters:
        number = number * len(LETTERS) + LETTERS.index(letter)
    wave_id, voice = divmod(number, len(VOICES))
    return wave_id, VOICES[voice]


def _check(letters: str) -> str:
    """One more letter. It is wrong when a letter is, or when two have changed places."""
    total = sum(place * LETTERS.index(letter) for place, letter in enumerate(letters, start=1))
    return LETTERS[total % len(LETTERS)]


@dataclass(frozen=True, slots=True)
class Tick:
    """One box to tick. `key` is what stands beside it, and what a keyer types for it."""

    key: str
    id: str
    text: str
    picture: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as paper shows it. `number` is 0 for a page to read; `lines` are to write on."""

    id: str
    kind: str
    number: int
    picture: str
    words: tuple[str, ...]
    only_if: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    hard_words: tuple[HardWord, ...] = ()
    before_words: tuple[str, ...] = ()
    ticks: tuple[Tick, ...] = ()
    may_quote: bool = False
    lines: int = 0


def numbers(questions: Iterable[Question]) -> dict[str, int]:
    """Question id -> its number on paper. What is not stored has none: practice is not printed."""
    stored = (question.id for question in questions if question.is_stored)
    return {question_id: number for number, question_id in enumerate(stored, start=1)}


def keys_of(question: Question) -> dict[str, str]:
    """What a keyer types -> the answer that it means."""
    own = [option.id for option in question.answers]
    if question.kind == "words":
        own = [f"s{number}" for number in range(1, len(question.starters) + 1)]
    keys = {str(number): answer for number, answer in enumerate(own, start=1)}
    return keys | {UNSURE: NOT_SURE} | ({UNSAID: NOT_SAY} if question.sensitive else {})


@dataclass(frozen=True, slots=True)
class Print:
    """How large paper is printed, and what that means in millimetres."""

    points: int
    row: float
    picture: float
    gap: float  # under a question, and under its heading
    starters: int  # how many of them stand side by side
    starter: float  # how wide the words of one may be
    note: float  # how large a note is beside the rest

    @property
    def line(self) -> float:
        return self.points * 0.48

    def height(self, text: str, *, wide: float = 180, larger: float = 1) -> float:
        """Of one sentence that runs over as many lines as it needs."""
        room = wide / (self.points * MM_OF_A_POINT * larger)
        return self.line * larger * lines(text, room)

    def box(self, text: str, *, wide: float = 112) -> float:
        """Of one box to tick, with its words."""
        return max(self.row, self.height(text, wide=wide) + 1)


MM_OF_A_POINT = 0.353
NORMAL = Print(points=16, row=16.3, picture=20, gap=10.5, starters=1, starter=112, note=1)
LARGE = Print(points=24, row=17.2, picture=20, gap=7.5, starters=2, starter=50, note=0.8)
HEADING, BOLD = 1.15, 1.06
SHEET = 256.0  # what is left of A4 under the code, with the gap under the last question
ABOUT = 52.0  # what is left of the first sheet beside what always stands there
AFTER = 2.5  # under each sentence
FEWEST_LINES, MOST_LINES = 3, 7
LINE_TO_WRITE = 12.0
MAY_QUOTE = "You can use my words. You take out names first."  # in no language is it longer


def packed(
    questions: Sequence[Asked], look: Print, *, before: Sequence[Asked] = ()
) -> tuple[tuple[Asked, ...], ...]:
    """The questions, sheet by sheet, in their order, on as few sheets as they need and as evenly as
    they can stand. None is on two sheets. `before` stands on the first one.
    """
    first = sum(height(asked, look) for asked in before)
    blocks = [first] * bool(first) + [height(asked, look) for asked in questions]
    offset = len(blocks) - len(questions)
    sheets: list[tuple[Asked, ...]] = []
    for start, end in _even(blocks):
        here = questions[max(0, start - offset) : end - offset]
        sheets.append(_filled(here, SHEET - sum(blocks[start:end])))
    return tuple(sheets)


def _even(blocks: Sequence[float]) -> list[tuple[int, int]]:
    """Where each sheet starts and ends: the fewest sheets, and of those the least empty ones. What
    is higher than a sheet has one to itself.
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # sheets, how empty, where the last starts
    for end in range(1, len(blocks) + 1):
        ways = []
        for start in range(end - 1, -1, -1):
            left = SHEET - sum(blocks[start:end])
            if left < 0 and end - start > 1:
                break
            sheets, empty, _ = best[start]
            ways.append((sheets + 1, empty + left**2, start))
        best.append(min(ways))
    found, end = [], len(blocks)
    while end:
        found.append((best[end][2], end))
        end = best[end][2]
    return found[::-1]


def height(asked: Asked, look: Print) -> float:
    """How much of a sheet a question needs, with the fewest lines to write on."""
    first, *more = asked.words
    head = look.height(f"{asked.number}. {first}", wide=132, larger=HEADING)
    total = look.gap + max(head, look.picture)
    total += sum(look.height(line) + AFTER for line in (*more, *asked.hints))
    if asked.only_if:
        total += 5 + sum(look.height(line, wide=174 / BOLD) for line in asked.only_if)
    total += explained(asked.hard_words, look)
    if asked.before_words:
        small = (look.height(line, wide=170, larger=look.note) for line in asked.before_words)
        total += 10 + sum(small)
    if asked.kind == "words":
        return total + _to_write(asked, look)
    return (
        total
        + sum(look.box(tick.text) for tick in asked.ticks)
        + (look.row if asked.kind == "number" else 0)
    )


def explained(words: Iterable[HardWord], look: Print) -> float:
    """How much of a sheet what hard words mean needs."""
    said = (f"{word.written}: {' '.join(word.plain)}" for word in words)
    return sum(9.5 + look.height(line, wide=170, larger=look.note) for line in said)


def begins_long(about: Iterable[str], who_sees: str, words: Iterable[HardWord]) -> bool:
    """Whether the first sheet of a normal paper is too full for what stands on it with these."""
    lines = sum(NORMAL.height(line) + AFTER for line in about)
    seen = max(14, NORMAL.height(who_sees, wide=160)) + AFTER
    return lines + seen + explained(words, NORMAL) > ABOUT


def _to_write(asked: Asked, look: Print) -> float:
    """Its starters, the lines to write on, and the boxes that are always there."""
    boxes = [look.box(tick.text) for tick in asked.ticks if tick.key in {UNSURE, UNSAID}]
    starters = [look.box(tick.text, wide=look.starter) for tick in asked.ticks
                if tick.key not in {UNSURE, UNSAID}]  # fmt: skip
    rows = [max(starters[n : n + look.starters]) for n in range(0, len(starters), look.starters)]
    quote = look.box(MAY_QUOTE) if asked.may_quote else 0
    empty = look.line + AFTER + FEWEST_LINES * LINE_TO_WRITE + 4
    return empty + sum(rows) + sum(boxes) + quote


def _filled(here: Sequence[Asked], left: float) -> tuple[Asked, ...]:
    """What is left of the sheet becomes lines to write on, where there are any."""
    writing = sum(asked.kind == "words" for asked in here)
    more = int(max(0.0, left) / LINE_TO_WRITE / writing) if writing else 0
    lines = min(MOST_LINES, FEWEST_LINES + more)
    return tuple(replace(a, lines=lines) if a.kind == "words" else a for a in here)
