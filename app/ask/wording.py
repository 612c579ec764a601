"""Whether families can read it: a wording for each voice, and every text through easyread."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from app.ask.drafts import Draft
from app.ask.references import error
from app.ask.survey import Voice
from app.place.area import Area
from app.place.hard_words import HARD_WORDS, HardWords
from app.place.place import Place
from app.place.problem import Problem
from app.place.translated import Translator
from app.place.wording import broken_promises, texts_of
from app.place.yaml import Entries, Items, Node, Text

if TYPE_CHECKING:
    from easyread import Finding

TextKind = Literal["text", "question", "option"]
# limits.py tells of one answer too many, at that answer; whole.py of two words for one thing.
_TOLD_ELSEWHERE = frozenset({"Q5", "W19"})
# What a survey file does about it: then the way leads past who can help.
_INSTEAD = {"Q17": "sensitive: true"}
_EXPLAINED = "It can stay: the page says what it means."


@dataclass(frozen=True)
class Asked:
    """What stands around a question: easyread reads them together."""

    kind: str
    options: tuple[str, ...]
    invites: str
    hint: str = ""
    starters: tuple[str, ...] = ()
    is_sensitive: bool = False


@dataclass(frozen=True)
class Wording:
    """One text that families see. `id` is the msgctxt of its translation (`feel.ask`)."""

    id: str
    node: Text
    kind: TextKind
    voice: str = ""
    asked: Asked | None = None


def wording_problems(
    root: Entries, drafts: list[Draft], area: Area, file: str
) -> Iterator[Problem]:
    voices = [node.value for node in texts_of(root.get("voices"))]
    for draft in drafts:
        yield from _voices_missing(draft, voices, file)
    read = _reader(area.place)
    known = HardWords(area.glossary, Translator())
    for wording in wordings(root, drafts):
        yield from broken_promises(wording.node, file)
        for finding in read(wording) if wording.node.value.strip() else ():
            yield _told(wording, finding, known, file)


def _told(wording: Wording, finding: "Finding", known: HardWords, file: str) -> Problem:
    """A finding at the line of its text. Families meet a survey's title where nothing is told."""
    node, level, message = wording.node, finding.level, finding.message
    is_explained = finding.rule in HARD_WORDS and wording.id != "title"
    if is_explained and known.explains(node.value, finding.start, finding.end):
        level, message = "info", f"{message} {_EXPLAINED}"
    instead = _INSTEAD.get(finding.rule, finding.try_this)
    return Problem(file, node.line, node.column, level, finding.rule, message, instead)


def _voices_missing(draft: Draft, voices: list[str], file: str) -> Iterator[Problem]:
    """`ask` speaks to one voice; each other voice of the survey needs a wording of its own."""
    own = draft.node.get("voices")
    if draft.kind == "info" and own is None:
        return
    has = {key.value for key, _ in own.items} if isinstance(own, Entries) else set()
    without = [voice for voice in voices if voice not in has and voice in get_args(Voice)]
    for voice in without[1:]:
        message = f"{draft.name} has no wording for {voice}."
        where = draft.node.key("voices") or draft.node.key("ask") or draft.node
        yield error(file, where, "voice-missing", message, f"voices: {{{voice}: ...}}")
    for key, _ in own.items if isinstance(own, Entries) else ():
        if key.value not in voices and key.value in get_args(Voice):
            message = f'The survey is not for "{key.value}".'
            yield error(file, key, "voice-unknown", message, "add it to `voices:` at the top")


def wordings(root: Entries, drafts: list[Draft]) -> Iterator[Wording]:
    """Every text of the survey that a family can see, in reading order."""
    for key in ("title", "about", "who_sees"):
        yield from _each(key, root.get(key), "text")
    for draft in drafts:
        yield from _of_question(draft)


def _of_question(draft: Draft) -> Iterator[Wording]:
    node, name = draft.node, draft.id
    yield from _asked(draft, f"{name}.ask", node.get("ask"), "young_person")
    yield from _each(f"{name}.text", node.get("text"), "text")
    voices = node.get("voices")
    for key, value in voices.items if isinstance(voices, Entries) else ():
        yield from _asked(draft, f"{name}.ask.{key.value}", value, key.value)
    yield from _each(f"{name}.hint", node.get("hint"), "text")
    yield from _each(f"{name}.starters", node.get("starters"), "option")
    for option, text in _options(draft):
        yield Wording(f"{name}.{option}", text, "option")


def _asked(draft: Draft, name: str, node: Node | None, voice: str) -> Iterator[Wording]:
    """Only the last sentence of a page is its question; the ones before it lead up to it."""
    sentences = texts_of(node)
    if draft.kind == "info":
        yield from _each(name, node, "text")
        return
    for sentence in sentences[:-1]:
        yield Wording(name, sentence, "text", voice)
    answers = tuple(text.value for _, text in _options(draft))
    asked = Asked(
        draft.kind,
        answers,
        draft.text("invites") or "open",
        hint=" ".join(text.value for text in texts_of(draft.node.get("hint"))),
        starters=tuple(text.value for text in texts_of(draft.node.get("starters"))),
        is_sensitive=draft.text("sensitive") == "true",
    )
    for question in sentences[-1:]:
        yield Wording(name, question, "question", voice, asked)


def _options(draft: Draft) -> Iterator[tuple[str, Text]]:
    options = draft.node.get("options")
    for option in options.items if isinstance(options, Items) else ():
        if isinstance(option, Entries):
            own, text = option.get("id"), option.get("text")
            if isinstance(text, Text):
                yield (own.value if isinstance(own, Text) else ""), text


def _each(name: str, node: Node | None, kind: TextKind) -> Iterator[Wording]:
    for text in texts_of(node):
        yield Wording(name, text, kind)


def _reader(place: Place) -> Callable[[Wording], list["Finding"]]:
    """Reads a wording as its family will meet it. Word lists are big: loaded for checking only."""
    from easyread import Asked as Question
    from easyread import Glossary, check, check_asked

    names = frozenset({place.name, place.council.name, place.forum.name})
    own = Glossary(names=names)

    def read(wording: Wording) -> list["Finding"]:
        text, asked = wording.node.value, wording.asked
        if asked is None:
            told = check(text, kind=wording.kind, extra=own)
            return [f for f in told if f.rule not in _TOLD_ELSEWHERE]
        question = Question(
            text,
            asked.options,
            asked.hint,
            asked.kind,
            wording.voice,
            asked.invites,
            starters=asked.starters if asked.kind == "words" else None,
            # After a sensitive question the way leads past who can help (domain 0.3).
            sign_post=None if asked.is_sensitive else "",
        )
        found = check_asked(question, extra=own)
        return [f for f in found if f.part == "ask" and f.rule not in _TOLD_ELSEWHERE]

    return read
