"""For everybody on the staff side: the roles there are, and what each may do, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What somebody does here. A person may have more than one."""

    ADMIN = "admin"
    OFFICER = "officer"
    LEAD = "lead"
    DEPUTY = "deputy"
    REP = "rep"
    CODESIGNER = "codesigner"
    ANALYST = "analyst"
    BOARD = "board"
    TRANSLATOR = "translator"


def N_(text: str) -> str:  # noqa: N802 - the marker that Babel looks for by this name
    """Mark words for the translators. They are translated where they are shown."""
    return text


TITLES: Mapping[str, str] = MappingProxyType(
    {
        Role.ADMIN: N_("Admin"),
        Role.OFFICER: N_("Officer"),
        Role.LEAD: N_("Safeguarding lead"),
        Role.DEPUTY: N_("Deputy safeguarding lead"),
        Role.REP: N_("Parent rep"),
        Role.CODESIGNER: N_("Young co-designer"),
        Role.ANALYST: N_("Analyst"),
        Role.BOARD: N_("Board member"),
        Role.TRANSLATOR: N_("Translator"),
    }
)

ROLES: Mapping[str, str] = MappingProxyType(
    {
        Role.ADMIN: N_("Invites people, gives them roles, types in paper after training."),
        Role.OFFICER: N_("Opens surveys, reads comments after training, says what we did."),
        Role.LEAD: N_("Keeps young people safe. Reads every worry."),
        Role.DEPUTY: N_("Keeps young people safe when the lead is away."),
        Role.REP: N_("Writes surveys with families and signs them off."),
        Role.CODESIGNER: N_("Writes and tries surveys as a young person."),
        Role.ANALYST: N_("Reads the numbers that are safe to share."),
        Role.BOARD: N_("Decides what happens next."),
        Role.TRANSLATOR: N_("Puts our words into other languages."),
    }
)

EVERY_ROLE: frozenset[str] = frozenset(ROLES)
