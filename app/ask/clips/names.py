"""What the name of a recording's file says: whose words, for whom, in which language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from app.ask.clips.trouble import Unusable
from app.ask.survey import BUILT_IN, Voice

VOICES = frozenset(get_args(Voice))
SOUNDS, FILMS, CAPTIONS = frozenset({"opus", "mp3"}), frozenset({"webm", "mp4"}), "vtt"
ENDINGS = SOUNDS | FILMS | {CAPTIONS}
SIGNED = "bsl"
ENGLISH = "en"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_ADVICE = "feel.ask.opus, feel.ask.parent.opus, travel.bus.opus or feel.ask.bsl.mp4"


@dataclass(frozen=True, slots=True)
class ClipName:
    """`feel.ask.parent.pl` is question `feel`, part `ask`, voice `parent`, language `pl`.

    `not-sure` and `not-say` without a question are for every question: `question` is "" then.
    """

    question: str
    part: str
    voice: str = ""
    language: str = ENGLISH
    is_signed: bool = False

    @property
    def text_id(self) -> str:
        """`feel.ask`, or `not-sure`."""
        return f"{self.question}.{self.part}" if self.question else self.part


def clip_name(stem: str) -> ClipName:
    """The name of a recording, without its ending. Unusable when it follows no rule."""
    first, *rest = stem.split(".")
    if first in BUILT_IN and not (rest and rest[0] in {"ask", "hint", "text"}):
        return _with_more(ClipName("", first), rest, stem)
    if not rest or not first or not rest[0]:
        raise _odd(stem)
    return _with_more(ClipName(first, rest[0]), rest[1:], stem)


def _with_more(name: ClipName, rest: list[str], stem: str) -> ClipName:
    """Its voice, its language or `bsl`, in this order, each at most once."""
    more = list(rest)
    voice = more.pop(0) if more and more[0] in VOICES else ""
    is_signed = more == [SIGNED]
    language = ENGLISH if is_signed or not more else more.pop(0)
    if (more and not is_signed) or not _LANGUAGE.fullmatch(language):
        raise _odd(stem)
    return ClipName(name.question, name.part, voice, language, is_signed)


def _odd(stem: str) -> Unusable:
    return Unusable("clip-name", f'The name "{stem[:60]}" says not what this speaks.', _ADVICE)
