"""A survey as parent reps write it and young people meet it. Frozen: a change makes a new one."""

from collections.abc import Mapping
from functools import cached_property
from itertools import takewhile
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, InstanceOf, WithJsonSchema

from app.ask.only_if import Answers, Condition, condition_from
from app.place.words import Frozen, Names, Said, Sentences, Slug, Version

Voice = Literal["young_person", "parent", "sibling", "practitioner"]
Kind = Literal[
    "faces", "yes_no", "one", "many", "words", "number", "age_band", "info", "practice"
]  # fmt: skip
FaceSet = Literal["good", "yes", "easy"]

# "I am not sure" is the last answer of every question; "I do not want to say" of sensitive ones.
NOT_SURE = "not-sure"
NOT_SAY = "not-say"
BUILT_IN = frozenset({NOT_SURE, NOT_SAY})
UNCOUNTED = frozenset({"info"})
UNSTORED = frozenset({"info", "practice"})
BREAK = "break"  # the picture of a page that offers one
WITH_OPTIONS = frozenset({"one", "many", "practice"})


Days = Annotated[int, Field(ge=1, le=3660)]


class Option(Frozen):
    """One answer to tap: a picture and a word or two."""

    id: Slug
    text: Said
    picture: Slug


class Measures(Frozen):
    """Which outcome of the area's framework this question tells about, and which end is good."""

    outcome: str
    good: Literal["high", "low"] = "high"
    strand: str = ""


class Privacy(Frozen):
    """Domain 0.15: a survey without any one of these does not open."""

    basis: Literal["public_task", "legal_obligation", "legitimate_interests", "consent"]
    condition: Literal[
        "substantial_public_interest",
        "health_or_social_care",
        "public_health",
        "explicit_consent",
    ]
    controller: Said
    contact: Said
    keep_days: Days
    keep_why: str = ""


class TestedBy(Frozen):
    """A group, how many, when. Never a person's name."""

    group: Said
    how_many: Annotated[int, Field(ge=1, le=10_000)]
    when: Said


def _options(*rows: tuple[str, str, str]) -> tuple[Option, ...]:
    return tuple(Option(id=key, text=text, picture=picture) for key, text, picture in rows)


FACES: Mapping[str, tuple[Option, ...]] = {
    "good": _options(("good", "Good", "happy"), ("ok", "OK", "okay"), ("bad", "Bad", "sad")),
    "yes": _options(("yes", "Yes", "yes"), ("sometimes", "Sometimes", "sometimes"),
                    ("no", "No", "no")),
    "easy": _options(("easy", "Easy", "easy"), ("ok", "OK", "okay"), ("hard", "Hard", "hard")),
}  # fmt: skip
YES_NO = _options(("yes", "Yes", "yes"), ("no", "No", "no"))

_ONLY_IF_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "{question: [answers]}, or all / any / not of such, over earlier questions",
    "minProperties": 1,
}
OnlyIf = Annotated[
    InstanceOf[Condition] | None, BeforeValidator(condition_from), WithJsonSchema(_ONLY_IF_SCHEMA)
]


class Question(Frozen):
    """One page of a survey. `ask` is what it asks (`text` for an info page)."""

    id: Slug
    kind: Kind
    ask: Sentences = ()
    voices: dict[Voice, Sentences] = Field(default_factory=dict)
    picture: str = ""
    hint: Sentences = ()
    text: Sentences = ()
    options: tuple[Option, ...] = ()
    set: FaceSet | None = None
    only_if: OnlyIf = None
    measures: Measures | None = None
    sensitive: bool = False
    invites: Literal["praise", "improve", "open"] = "open"
    starters: Names = ()
    may_quote: Literal["ask", "no"] = "no"
    own_case: bool = False  # people may write about their own plan or complaint (domain 0.22)
    least: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    most: Annotated[int, Field(ge=0, le=1_000_000)] = 999

    def words_for(self, voice: str) -> tuple[str, ...]:
        """The sentences of this page for a young person, a parent, ..."""
        own: tuple[str, ...] | None = self.voices.get(voice)  # type: ignore[call-overload]  # any voice may be asked for
        return own or self.ask or self.text

    @cached_property
    def answers(self) -> tuple[Option, ...]:
        """What can be tapped, implied answers too. "I am not sure" is always there besides."""
        if self.kind == "yes_no":
            return YES_NO
        if self.set is not None:
            return FACES[self.set]
        return self.options

    @cached_property
    def answer_ids(self) -> frozenset[str]:
        return frozenset(option.id for option in self.answers)

    @cached_property
    def by_answer(self) -> dict[str, Option]:
        return {option.id: option for option in self.answers}

    @cached_property
    def is_counted(self) -> bool:
        """Counts in "Question 2 of about 6": a practice does, a page to read does not."""
        return self.kind not in UNCOUNTED

    @cached_property
    def is_stored(self) -> bool:
        return self.kind not in UNSTORED

    @cached_property
    def is_break(self) -> bool:
        """A page that offers a break on the way: of no use on paper."""
        return self.kind == "info" and self.picture == BREAK

    @cached_property
    def takes_words(self) -> bool:
        return self.kind == "words"

    def is_asked(self, answers: Answers) -> bool:
        return self.only_if is None or self.only_if.holds(answers)


class Survey(Frozen):
    """One version of one survey, checked. `places` counts questions from 1, as addresses do."""

    heard: Version
    id: Slug
    title: Said
    about: Sentences
    picture: Slug
    who_sees: Sentences
    voices: Annotated[tuple[Voice, ...], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=1, le=30)]
    owner: Said
    answer_in_days: Annotated[int, Field(ge=1, le=120)]
    duties: Names = ()
    privacy: Privacy
    made_by: Names = ()
    tested_by: tuple[TestedBy, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=60)]

    @cached_property
    def places(self) -> dict[str, int]:
        """Question id -> its place N in /s/SURVEY/N."""
        return {question.id: n for n, question in enumerate(self.questions, start=1)}

    @cached_property
    def by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def takes_words(self) -> bool:
        """Whether any question takes free text (the gate of domain 0.6 cares)."""
        return any(question.takes_words for question in self.questions)

    @cached_property
    def is_sensitive(self) -> bool:
        return any(question.sensitive for question in self.questions)

    @cached_property
    def age_question(self) -> Question | None:
        return next((q for q in self.questions if q.kind == "age_band"), None)

    def question_at(self, place: int) -> Question | None:
        """The question at place N, or None when there is no such place."""
        return self.questions[place - 1] if 1 <= place <= len(self.questions) else None

    def leads_to_words(self, question: Question) -> bool:
        """A page to read, such as "Now you can write", before nothing but boxes for words."""
        after = self.questions[self.places[question.id] :]
        asked = [one.takes_words for one in takewhile(lambda one: one.kind != "info", after)]
        return question.kind == "info" and not question.is_break and bool(asked) and all(asked)

    def way(self, answers: Answers) -> tuple[Question, ...]:
        """The questions somebody with these answers meets, in order."""
        return tuple(question for question in self.questions if question.is_asked(answers))
