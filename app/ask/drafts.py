"""A question as far as it can be read, so that one slip does not hide the others."""

from dataclasses import dataclass

from app.ask.only_if import JOINS, Condition, condition_from
from app.ask.survey import BUILT_IN, FACES, YES_NO
from app.place.place import Place
from app.place.yaml import Entries, Items, Node, Text, plain


@dataclass(frozen=True)
class Draft:
    """`answers` is None where what can be answered cannot be known yet."""

    place: int
    node: Entries
    id: str
    kind: str
    answers: tuple[str, ...] | None
    condition: Condition | None

    def text(self, key: str) -> str:
        value = self.node.get(key)
        return value.value if isinstance(value, Text) else ""

    @property
    def name(self) -> str:
        """How a message calls it: by its id, or by its number while it has none."""
        return f'"{self.id}"' if self.id else f"Question {self.place}"

    @property
    def has_nothing_to_choose(self) -> bool:
        """Whether `only_if` looks in vain at it. A kind that is misspelt may yet have answers."""
        return self.kind in {"words", "number", "info", "practice"}


def drafts_of(root: Entries, place: Place) -> list[Draft]:
    questions = root.get("questions")
    if not isinstance(questions, Items):
        return []
    return [
        _draft(number, node, place)
        for number, node in enumerate(questions.items, start=1)
        if isinstance(node, Entries)
    ]


def _draft(number: int, node: Entries, place: Place) -> Draft:
    kind = _word(node, "kind")
    return Draft(number, node, _word(node, "id"), kind, _answers(kind, node, place), _tree(node))


def _word(node: Entries, key: str) -> str:
    value = node.get(key)
    return value.value if isinstance(value, Text) else ""


def _answers(kind: str, node: Entries, place: Place) -> tuple[str, ...] | None:
    if kind == "yes_no":
        return tuple(option.id for option in YES_NO)
    if kind == "age_band":
        return tuple(band.id for band in place.age_bands)
    if kind == "faces":
        faces = FACES.get(_word(node, "set"))
        return None if faces is None else tuple(option.id for option in faces)
    options = node.get("options")
    if not isinstance(options, Items):
        return None if kind in {"one", "many"} else ()
    ids = (_word(option, "id") for option in options.items if isinstance(option, Entries))
    return tuple(one for one in ids if one)


def _tree(node: Entries) -> Condition | None:
    raw = node.get("only_if")
    if raw is None:
        return None
    try:
        return condition_from(plain(raw))
    except ValueError:
        return None


def leaves(node: Node | None) -> list[tuple[Text, list[Text]]]:
    """Each (question, answers) of an `only_if` as it stands in the file."""
    if not isinstance(node, Entries):
        return []
    found: list[tuple[Text, list[Text]]] = []
    for key, value in node.items:
        if key.value in JOINS:
            parts = value.items if isinstance(value, Items) else (value,)
            for part in parts:
                found += leaves(part)
        else:
            items = value.items if isinstance(value, Items) else (value,)
            found.append((key, [item for item in items if isinstance(item, Text)]))
    return found


def known_answers(draft: Draft) -> tuple[str, ...] | None:
    """What an `only_if` may name: the answers and the two that are always there."""
    return None if draft.answers is None else (*draft.answers, *sorted(BUILT_IN))
