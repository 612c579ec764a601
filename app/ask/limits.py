"""Whether a survey asks too much: answers to choose from, pages on the way, days kept."""

from collections.abc import Iterator

from app.ask.drafts import Draft
from app.ask.references import error
from app.ask.survey import WITH_OPTIONS
from app.ask.ways import longest_way, never_met
from app.place.problem import Problem
from app.place.yaml import Entries, Items, Node, Text

MOST_QUESTIONS, KIND_QUESTIONS = 12, 8
MOST_OPTIONS, KIND_OPTIONS = 5, 4
KIND_KEEP_DAYS = 90

# Keys that only some kinds understand, and what to do about them elsewhere.
_KEYS_OF: dict[str, frozenset[str]] = {
    "options": WITH_OPTIONS,
    "set": frozenset({"faces", "practice"}),
    "text": frozenset({"info"}),
    "starters": frozenset({"words"}),
    "may_quote": frozenset({"words"}),
    "own_case": frozenset({"words"}),
    "invites": frozenset({"words"}),
    "least": frozenset({"number"}),
    "most": frozenset({"number"}),
    "measures": frozenset({"faces", "yes_no", "one", "many", "number"}),
}
_NOT_ON_INFO = ("ask", "sensitive", "hint")


def limit_problems(root: Entries, drafts: list[Draft], file: str) -> Iterator[Problem]:
    for draft in drafts:
        yield from _keys(draft, file)
        yield from _needs(draft, file)
        yield from _options(draft, file)
        yield from _numbers(draft, file)
    yield from _ages(drafts, file)
    yield from _length(root, drafts, file)
    yield from _keeping(root, file)


def _keys(draft: Draft, file: str) -> Iterator[Problem]:
    for key, _ in draft.node.items:
        kinds = _KEYS_OF.get(key.value)
        if kinds is not None and draft.kind and draft.kind not in kinds:
            message = f'A question of kind "{draft.kind}" has no "{key.value}".'
            advice = f"take it out, or use kind: {' or '.join(sorted(kinds))}"
            yield error(file, key, "kind-key", message, advice)
        if draft.kind == "info" and key.value in _NOT_ON_INFO:
            message = f'A page to read has no "{key.value}".'
            yield error(file, key, "kind-key", message, "put the words under `text:`")


def _needs(draft: Draft, file: str) -> Iterator[Problem]:
    kind, node = draft.kind, draft.node
    needed = []
    if kind in {"one", "many"} and node.get("options") is None:
        needed = ["options"]
    elif kind == "faces" and node.get("set") is None:
        needed = ["set"]
    elif kind == "practice" and node.get("options") is None and node.get("set") is None:
        needed = ["options"]
    elif kind == "info" and node.get("text") is None:
        needed = ["text"]
    if kind != "info" and node.get("ask") is None:
        needed.append("ask")
    if node.get("picture") is None:
        needed.append("picture")
    for key in needed:
        message = f'"{key}" is missing: a question of kind "{kind}" needs it.'
        yield error(file, node, f"key-missing-{key}", message, f"add a line `{key}: ...`")


def _options(draft: Draft, file: str) -> Iterator[Problem]:
    options = draft.node.get("options")
    if not isinstance(options, Items):
        return
    number = len(options.items)
    if number > MOST_OPTIONS:
        message = f"There are {number} answers. {MOST_OPTIONS} is the most."
        yield error(file, options.items[MOST_OPTIONS], "Q5", message, "join some, or ask twice")
    elif number > KIND_OPTIONS:
        message = f"There are {number} answers. {KIND_OPTIONS} are easier to choose from."
        yield _warning(file, options.items[KIND_OPTIONS], "Q5", message, "leave one out")
    if number < 2:
        message = "One answer is no choice."
        yield error(file, options, "options-few", message, "add an answer, or use kind: info")


def _numbers(draft: Draft, file: str) -> Iterator[Problem]:
    least, most = draft.text("least"), draft.text("most")
    if least.isdecimal() and most.isdecimal() and int(least[:9]) > int(most[:9]):
        node = draft.node.key("least") or draft.node
        message = f"The least, {least[:9]}, is more than the most, {most[:9]}."
        yield error(file, node, "number-bounds", message, "change one of the two")


def _ages(drafts: list[Draft], file: str) -> Iterator[Problem]:
    """Age is asked once; answers about age steer the rest."""
    for again in [draft for draft in drafts if draft.kind == "age_band"][1:]:
        message = "Age is asked twice."
        yield error(file, again.node, "age-twice", message, "take this question out")


def _length(root: Entries, drafts: list[Draft], file: str) -> Iterator[Problem]:
    where = root.key("questions")
    longest = longest_way(drafts)
    if where is None:
        return
    if longest > MOST_QUESTIONS:
        message = f"The longest way has {longest} questions. {MOST_QUESTIONS} is the most."
        yield error(file, where, "S1", message, "make two surveys of it")
    elif longest > KIND_QUESTIONS:
        message = f"The longest way has {longest} questions. {KIND_QUESTIONS} or fewer is kinder."
        yield _warning(file, where, "S1", message, "leave out what you can do without")
    for draft in never_met(drafts):
        message = f"Nobody ever gets to {draft.name}."
        place = draft.node.key("only_if") or draft.node
        yield _warning(file, place, "only-if-never", message, "look at only_if again")


def _keeping(root: Entries, file: str) -> Iterator[Problem]:
    privacy = root.get("privacy")
    days = privacy.get("keep_days") if isinstance(privacy, Entries) else None
    if not isinstance(privacy, Entries) or not isinstance(days, Text) or privacy.get("keep_why"):
        return
    if days.value.isascii() and days.value.isdigit() and int(days.value[:9]) > KIND_KEEP_DAYS:
        message = f"Answers are kept for {days.value[:9]} days. {KIND_KEEP_DAYS} is usual."
        yield _warning(file, days, "keep-long", message, "add `keep_why:` with the reason")


def _warning(file: str, node: Node, rule: str, message: str, advice: str) -> Problem:
    return Problem(file, node.line, node.column, "warning", rule, message, advice)
