"""The way back, as a person can keep it: pictures with words, a link, a QR code, a text message."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from flask_babel import gettext as _

from app.answer.pages.here import ticket
from app.web.house import house
from app.web.language import word_shown


@dataclass(frozen=True, slots=True)
class CodeCard:
    """What this browser knows of its code. Who came back by link knows no pictures; and the other
    way round.
    """

    pictures: tuple[tuple[str, str], ...] = ()
    link: str = ""

    @property
    def as_message(self) -> str:
        """An address that opens the phone's own messages, with the code and nobody's number."""
        words = " ".join(word for _name, word in self.pictures)
        said = " ".join(part for part in (_("My code:"), words, self.link) if part)
        return f"sms:?body={quote(said)}"


def code_card() -> CodeCard:
    """The code of this browser's answers, as far as it knows it."""
    kept = ticket()
    if kept is None:
        return CodeCard()
    drawn = house().area.pictures
    names = [drawn.code[n] for n in kept.code if n < len(drawn.code)]
    link = f"{house().settings.base_url}/code/k/{kept.link}" if kept.link else ""
    return CodeCard(tuple((name, word_shown(name)) for name in names), link)
