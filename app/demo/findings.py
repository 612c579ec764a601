"""For every page of "you said, we did": what was made of the first wave. One thing in each state.

Days count back from today; a day below 0 is still to come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.tell.decision import Outcome


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody starts to look into it."""


@dataclass(frozen=True, slots=True)
class Decide:
    """The travel group decides."""

    outcome: Outcome
    how_counted: str
    answer: str = ""
    reason: str = ""
    review: int | None = None
    passed_to: str = ""
    follow: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody gets something to do, by a day."""

    text: str
    owner: str
    due: int


@dataclass(frozen=True, slots=True)
class Move:
    """The promised day moves."""

    due: int
    why: str


@dataclass(frozen=True, slots=True)
class Finish:
    """It is done: what was seen, and what changed."""

    evidence: str
    what_changed: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody who let us use them: one officer chooses them, another says yes.

    `about`: what the words should say one of, so that they fit what was found.
    """

    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A rep reads these very words."""


@dataclass(frozen=True, slots=True)
class Publish:
    """It goes out."""


@dataclass(frozen=True, slots=True)
class Taps:
    """People tap on "Did this help?", with a code and without."""

    with_code: Mapping[str, int]
    without_code: Mapping[str, int]


Step = Look | Decide | Act | Move | Finish | Quote | Check | Publish | Taps


@dataclass(frozen=True, slots=True)
class Plan:
    """One finding. `cells`: the first that the release shows, else everybody who took part."""

    title: str
    said: str
    strand: str
    cells: tuple[str, ...]
    steps: tuple[tuple[int, Step], ...] = ()
    written: int = 41
    is_praise: bool = field(default=False)


WE_READ = "We read every answer.\nMany of you said this, so we did it first."

FINDINGS = (
    Plan(
        "The bus is late",
        "The demo bus is often late.\nYou wait in the rain.",
        "attending",
        ("theme/transport", "option/travel/bus"),
        (
            (40, Look()),
            (36, Decide(Outcome.YES, WE_READ, answer="We will get 2 more buses.")),
            (35, Act("We get 2 more buses.", "Demo travel team", 15)),
            (33, Publish()),
            (20, Move(9, "The new buses came late to us.")),
            (10, Finish("We saw the 2 new buses in Demo Town.", "The bus comes on time now.")),
            (9, Quote(("bus is late", "bus was late", "in the rain"))),
            (8, Check()),
            (8, Publish()),
            (4, Taps({"yes": 6, "a_bit": 3, "no": 1, "not_noticed": 2, "not_sure": 1},
                     {"yes": 4, "a_bit": 2, "no": 2})),
        ),
    ),
    Plan(
        "The bus is noisy",
        "The demo bus is too noisy.\nSome of you want a quiet place.",
        "included",
        ("theme/sensory", "option/feel/bad", "option/feel/ok"),
        (
            (38, Look()),
            (34, Decide(Outcome.YES, WE_READ, answer="We will make a quiet place on each bus.")),
            (33, Act("We make a quiet place on each bus.", "Demo bus company", -21)),
            (32, Check()),
            (31, Publish()),
        ),
    ),
    Plan(
        "No roof at the stop",
        "You wait for the demo bus.\nThere is no roof at the stop.",
        "attending",
        ("option/travel/bus",),
        (
            (35, Decide(Outcome.YES, WE_READ, answer="We will build a roof at the bus stop.")),
            (34, Act("We build a roof at the bus stop.", "Demo roads team", 6)),
            (31, Publish()),
        ),
    ),
    Plan(
        "Learning to travel alone",
        "You want to learn to travel on your own.",
        "supported",
        ("option/alone/yes",),
        (
            (36, Look()),
            (30, Decide(Outcome.YES, WE_READ, answer="We will help you to learn this.")),
            (29, Publish()),
        ),
    ),
    Plan(
        "A seat of your own",
        "Your own seat helps you on the way.",
        "included",
        ("option/helps/seat",),
        (
            (33, Decide(Outcome.PARTLY, "Your words told us how much a seat helps.",
                        answer="You can have your own seat in a taxi.",
                        reason="The bus has too few seats for this.")),
            (28, Publish()),
        ),
    ),
    Plan(
        "Bikes to school",
        "Some of you walk.\nYou want bikes too.",
        "attending",
        ("theme/travel_independence", "option/travel/walk"),
        (
            (30, Decide(Outcome.NOT_NOW, "It did not change our plan. There is no money this year.",
                        reason="We have no money for bikes this year.", review=-60)),
            (27, Publish()),
        ),
    ),
    Plan(
        "A taxi for each of you",
        "Some of you go by taxi.\nYou want a taxi of your own.",
        "attending",
        ("option/travel/taxi",),
        (
            (30, Decide(Outcome.NO, "It did not change our mind. We looked at it for a long time.",
                        reason="It costs too much.\nA bus can take more of you.")),
            (26, Publish()),
        ),
    ),
    Plan(
        "A safe way to walk",
        "Some of you walk to the demo school.\nThe road is hard to cross.",
        "attending",
        ("option/travel/walk",),
        (
            (29, Decide(Outcome.PASSED_ON, "Your words are in our letter to them.",
                        passed_to="the demo roads team", follow="Ask at the demo school.")),
            (25, Publish()),
        ),
    ),
    Plan(
        "How you feel at school",
        "Some of you do not feel good when you get to school.",
        "supported",
        ("option/arrive/bad", "option/arrive/ok"),
        ((24, Look()), (23, Publish())),
    ),
    Plan(
        "Music on the way",
        "Music helps some of you on the way.",
        "included",
        ("option/helps/music",),
        ((22, Publish()),),
        written=24,
    ),
    Plan(
        "Thank you to the drivers",
        "You say thank you to your demo driver.",
        "supported",
        ("theme/thanks", "theme/staff_support", "option/helps/adult"),
        (
            (35, Decide(Outcome.YES, "We read your thanks to the drivers.",
                        answer="We will tell the drivers.")),
            (34, Act("We tell the drivers what you say.", "Demo travel team", 20)),
            (30, Finish("We read your words to the drivers.", "They know that you like them.")),
            (24, Publish()),
        ),
        is_praise=True,
    ),
    Plan(
        "Friends on the way",
        "A friend on the way helps you.",
        "included",
        ("option/helps/friend",),
        written=14,
    ),
)  # fmt: skip
