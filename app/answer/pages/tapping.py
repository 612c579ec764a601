"""For somebody who taps their code: the 48 pictures in their groups, and what was tapped so far."""

from __future__ import annotations

from app.answer.pages.wording import GROUPS
from app.web.house import house
from app.web.language import word_shown

Group = tuple[str, str, list[tuple[str, str, int]]]


def groups_to_tap() -> list[Group]:
    """(id, heading, pictures) of each group; a picture is (name, word, number)."""
    drawn = house().area.pictures
    numbers = {name: number for number, name in enumerate(drawn.code)}
    return [
        (group, GROUPS[group](), [(name, word_shown(name), numbers[name]) for name in names])
        for group, names in drawn.code_groups.items()
    ]


def tapped_so_far(taken: tuple[int, ...]) -> list[tuple[str, str]]:
    """(name, word) of each picture that was tapped, in order."""
    code = house().area.pictures.code
    return [(code[number], word_shown(code[number])) for number in taken]


def carried(taken: tuple[int, ...]) -> str:
    """The same as the form carries it: `3-17`. It never stands in an address."""
    return "-".join(map(str, taken))
