"""Whether everything a survey file points at is there: ids, earlier answers, outcomes, duties."""

from collections.abc import Collection, Iterator

from app.ask.drafts import Draft, known_answers, leaves
from app.ask.only_if import JOINS
from app.ask.survey import BUILT_IN
from app.place.area import Area
from app.place.fit import did_you_mean, nearest
from app.place.problem import Problem
from app.place.yaml import Entries, Items, Node, Text, short

# Words that addresses and only_if use themselves.
RESERVED_SURVEYS = frozenset(
    {"all", "check", "demo", "easy-read", "new", "paper", "poster", "staff", "thanks"}
)
_TRUE = frozenset({"true", "yes", "on", "1", "y", "t"})
RESERVED_QUESTIONS = frozenset(JOINS) | {"check", "thanks", "paper", "poster"}


def reference_problems(
    root: Entries, drafts: list[Draft], area: Area, file: str, known: Collection[str]
) -> Iterator[Problem]:
    yield from _survey_id(root, file, known)
    yield from _question_ids(drafts, file)
    for draft in drafts:
        yield from _option_ids(draft, file)
        yield from _earlier_answers(draft, drafts, file)
        yield from _outcome(draft, area, file)
    yield from _duties(root, area, file)


def error(file: str, node: Node, rule: str, message: str, advice: str) -> Problem:
    return Problem(file, node.line, node.column, "error", rule, message, advice)


def _survey_id(root: Entries, file: str, known: Collection[str]) -> Iterator[Problem]:
    node = root.get("id")
    if not isinstance(node, Text):
        return
    if node.value in RESERVED_SURVEYS:
        message = f'"{node.value}" is a word that our own pages use.'
        yield error(file, node, "id-reserved", message, f"{node.value}-survey")
    if node.value in known:
        message = f'Another survey has the id "{node.value}".'
        yield error(file, node, "id-twice", message, "choose an id of its own")


def _question_ids(drafts: list[Draft], file: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for draft in drafts:
        node = draft.node.get("id")
        if not isinstance(node, Text):
            continue
        if node.value in RESERVED_QUESTIONS:
            message = f'"{node.value}" is a word that only_if or our pages use.'
            yield error(file, node, "id-reserved", message, f"{node.value}-of-it")
        if node.value in first:
            line = first[node.value]
            message = f'Two questions have the id "{short(node.value)}": see line {line}.'
            yield error(file, node, "id-twice", message, "give one of them another id")
        first.setdefault(node.value, node.line)


def _option_ids(draft: Draft, file: str) -> Iterator[Problem]:
    options = draft.node.get("options")
    if not isinstance(options, Items):
        return
    first: dict[str, int] = {}
    for option in options.items:
        node = option.get("id") if isinstance(option, Entries) else None
        if not isinstance(node, Text):
            continue
        if node.value.lower().replace("_", "-") in BUILT_IN:
            message = f'"{node.value}" is always there. It needs no line.'
            yield error(file, node, "option-built-in", message, "take this option out")
        if node.value in first:
            line = first[node.value]
            message = f'Two options have the id "{short(node.value)}": see line {line}.'
            yield error(file, node, "id-twice", message, "give one of them another id")
        first.setdefault(node.value, node.line)


def _earlier_answers(draft: Draft, drafts: list[Draft], file: str) -> Iterator[Problem]:
    earlier = {other.id: other for other in drafts if other.place < draft.place}
    later = {other.id for other in drafts if other.place >= draft.place}
    for question, answers in leaves(draft.node.get("only_if")):
        asked = earlier.get(question.value)
        if asked is None:
            yield _not_earlier(question, earlier, later, file)
        elif asked.has_nothing_to_choose:
            message = f'"{asked.id}" has no answers to choose from.'
            yield error(file, question, "only-if-kind", message, "look at a question with options")
        else:
            yield from _not_an_answer(asked, answers, file)


def _not_earlier(
    question: Text, earlier: dict[str, Draft], later: Collection[str], file: str
) -> Problem:
    name = short(question.value)
    if question.value in later:
        message = f'"{name}" is not asked before this question.'
        return error(file, question, "only-if-forward", message, "move it up, above this one")
    meant = nearest(question.value, sorted(later))
    if meant and not nearest(question.value, sorted(earlier)):
        message = f'There is no question "{name}". "{meant}" comes later.'
        return error(file, question, "only-if-missing", message, f"move {meant} up, and name it")
    advice = did_you_mean(question.value, sorted(earlier), "" if earlier else "an earlier question")
    message = f'There is no earlier question "{name}".'
    return error(file, question, "only-if-missing", message, advice)


def _not_an_answer(asked: Draft, answers: list[Text], file: str) -> Iterator[Problem]:
    possible = known_answers(asked)
    for answer in answers:
        if possible is not None and answer.value not in possible:
            message = f'"{short(answer.value)}" is not an answer of "{asked.id}".'
            advice = did_you_mean(answer.value, list(possible))
            yield error(file, answer, "only-if-option", message, advice)


def _outcome(draft: Draft, area: Area, file: str) -> Iterator[Problem]:
    measures = draft.node.get("measures")
    if not isinstance(measures, Entries):
        return
    outcome, strand = measures.get("outcome"), measures.get("strand")
    if isinstance(outcome, Text):
        yield from _measured(draft, outcome, area, file)
    strands = [each.id for each in area.framework.strands]
    if isinstance(strand, Text) and strand.value and strand.value not in strands:
        message = f'There is no strand "{short(strand.value)}" in framework.yaml.'
        yield error(file, strand, "strand-missing", message, did_you_mean(strand.value, strands))


def _measured(draft: Draft, outcome: Text, area: Area, file: str) -> Iterator[Problem]:
    framework = area.framework
    if not framework.knows(outcome.value):
        message = f'There is no outcome "{short(outcome.value)}" in framework.yaml.'
        advice = did_you_mean(outcome.value, sorted(framework.items))
        yield error(file, outcome, "outcome-missing", message, advice)
    elif framework.is_sensitive(outcome.value) and draft.text("sensitive").lower() not in _TRUE:
        message = f"{outcome.value} is about safety, health or relationships."
        yield error(file, outcome, "sensitive-missing", message, "add `sensitive: true`")


def _duties(root: Entries, area: Area, file: str) -> Iterator[Problem]:
    duties = root.get("duties")
    names = [duty.id for duty in area.framework.duties]
    rows = duties.items if isinstance(duties, Items) else (duties,)
    for duty in rows:
        if isinstance(duty, Text) and duty.value not in names:
            message = f'There is no duty "{short(duty.value)}" in framework.yaml.'
            advice = did_you_mean(duty.value, names)
            yield error(file, duty, "duty-missing", message, advice)
