"""For whoever asks who may open what: every endpoint of both doors, and the roles it lets in.

This is the whole ledger. An endpoint that is missing here is shut, and a house test fails for it.
PUBLIC lets in everybody, ANY_ROLE everybody who has signed in with at least one role.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum

from app.access.roles import EVERY_ROLE, Role

Who = frozenset[str]

PUBLIC: Who = frozenset({"everybody"})
ANY_ROLE: Who = EVERY_ROLE
ADMIN: Who = frozenset({Role.ADMIN})
SAFEGUARDING: Who = frozenset({Role.LEAD, Role.DEPUTY})
WRITERS: Who = frozenset({Role.OFFICER, Role.REP, Role.CODESIGNER})

# --- the families' door: nobody signs in there ------------------------------------------------

FAMILIES: dict[str, Who] = {
    "static": PUBLIC,
}

# --- the staff's door -------------------------------------------------------------------------

STAFF: dict[str, Who] = {
    "static": PUBLIC,
}

STAFF |= {  # people
    "people.sign_in": PUBLIC,
    "people.link_is_sent": PUBLIC,
    "people.sign_in_by_link": PUBLIC,
    "people.invitation": PUBLIC,
    "people.sign_out": PUBLIC,
    "people.home": ANY_ROLE,
    "people.everybody": ADMIN,
    "people.invite": ADMIN,
    "people.person": ADMIN,
    "people.change_roles": ADMIN,
    "people.change_training": ADMIN,
    "people.switch_off": ADMIN,
    "people.switch_on": ADMIN,
    "people.end_sessions": ADMIN,
}

FAMILIES |= {  # tell
    "tell.home_page": PUBLIC,
    "tell.update_list": PUBLIC,
    "tell.update_page": PUBLIC,
    "tell.tap": PUBLIC,
    "tell.helped_page": PUBLIC,
    "tell.atom": PUBLIC,
    "tell.data": PUBLIC,
}

FAMILIES |= {  # answering, and what every page shares
    f"{step}.{page}": PUBLIC
    for step, pages in {
        "answer": (
            "clip",
            "start_page", "say_yes", "all_questions_page",
            "agreed_page", "helped_page", "tips_page", "question_page", "answer_question",
            "help_page", "check_page", "send", "thanks_page", "stop_page", "send_so_far",
            "your_code_page", "code_page",
            "open_code", "open_link", "take_back_page", "taken_back_page", "take_quotes_back_page",
            "open_sealed", "pack", "away_page",
            "contact_me_page", "send_contact_me", "contact_me_sent_page",
        ),
        "web": (
            "help_page", "safe", "privacy", "accessibility", "who_decides", "pictures", "leave",
            "health", "script", "script_style", "language", "choose_language",
            "all_pictures", "clear", "cleared", "service_worker",
        ),
        "display": ("display_page", "choose_display"),
    }.items()
    for page in pages
}  # fmt: skip

FAMILIES |= {"answer.paper_page": PUBLIC, "answer.poster_page": PUBLIC}  # to print
FAMILIES |= dict.fromkeys(  # a tablet in a youth club: staff get out with their own key
    ("answer.kiosk_page", "answer.start_kiosk", "answer.cover", "answer.leave_kiosk"), PUBLIC
)

LOOKS_AT_FINDINGS: Who = frozenset(
    {Role.ADMIN, Role.OFFICER, Role.LEAD, Role.DEPUTY, Role.REP, Role.CODESIGNER, Role.BOARD}
)
WRITES_FINDINGS: Who = frozenset({Role.OFFICER})

STAFF |= {  # tell: officers write, families' own people check, the board reads
    "tell.list_of_findings": LOOKS_AT_FINDINGS,
    "tell.one": LOOKS_AT_FINDINGS,
    "tell.changes": LOOKS_AT_FINDINGS,
    "tell.choose_wave": WRITES_FINDINGS,
    "tell.choose_number": WRITES_FINDINGS,
    "tell.write": WRITES_FINDINGS,
    "tell.change_words": WRITES_FINDINGS,
    "tell.look": WRITES_FINDINGS,
    "tell.decide": WRITES_FINDINGS,
    "tell.act": WRITES_FINDINGS,
    "tell.move_due": WRITES_FINDINGS,
    "tell.add_evidence": WRITES_FINDINGS,
    "tell.finish": WRITES_FINDINGS,
    "tell.reopen": WRITES_FINDINGS,
    "tell.check": frozenset({Role.REP, Role.CODESIGNER}),
    "tell.publish": WRITES_FINDINGS,
    "tell.drop": WRITES_FINDINGS,
    "tell.choose_comment": WRITES_FINDINGS,
    "tell.quote": WRITES_FINDINGS,
    "tell.approve": frozenset({Role.OFFICER, Role.LEAD, Role.DEPUTY}),
}


READS_NUMBERS: Who = frozenset(
    {
        Role.OFFICER,
        Role.LEAD,
        Role.DEPUTY,
        Role.REP,
        Role.CODESIGNER,
        Role.ANALYST,
        Role.BOARD,
    }
)
READS_COMMENTS: Who = WRITERS | SAFEGUARDING

STAFF |= {  # hear: everybody sees the same numbers; unread words are for trained officers
    "hear.waves": READS_NUMBERS,
    "hear.wave": READS_NUMBERS,
    "hear.wave_comments": READS_COMMENTS,
    "hear.worried": READS_COMMENTS,
    "hear.comments": frozenset({Role.OFFICER}),
    "hear.read": frozenset({Role.OFFICER}),
    "hear.worries": SAFEGUARDING,
    "hear.worry": SAFEGUARDING,
    "hear.step": SAFEGUARDING,
    "hear.contacts": SAFEGUARDING,
    "hear.contact": SAFEGUARDING,
    "hear.contact_step": SAFEGUARDING,
}

LOOKS_AT_SURVEYS: Who = LOOKS_AT_FINDINGS  # whoever works with what was said sees what was asked
OPENS_SURVEYS: Who = frozenset({Role.OFFICER, Role.ADMIN})

STAFF |= {  # ask: many look, the lead signs off, officers open and close
    "ask.surveys": LOOKS_AT_SURVEYS,
    "ask.survey": LOOKS_AT_SURVEYS,
    "ask.easy_read_rules": LOOKS_AT_SURVEYS,
    "ask.easy_read_rule": LOOKS_AT_SURVEYS,
    "ask.sign_off": SAFEGUARDING,
    "ask.open_wave": OPENS_SURVEYS,
    "ask.close_wave": OPENS_SURVEYS,
}


# Whoever types paper in reads words before anybody else: officers with a training date (the desk
# asks for it), and nobody else (domain 0.5). A kiosk shows no words: admins set up tablets too.
TYPES_PAPER: Who = frozenset({Role.OFFICER})
SETS_UP_TABLETS: Who = frozenset({Role.OFFICER, Role.ADMIN})

STAFF |= {  # answer: what came on paper
    "answer.papers": TYPES_PAPER,
    "answer.wave": TYPES_PAPER,
    "answer.key": TYPES_PAPER,
    "answer.second": TYPES_PAPER,
    "answer.settle": TYPES_PAPER,
    "answer.make_kiosk": SETS_UP_TABLETS,
}


class Verdict(Enum):
    """What happens to one request at the door."""

    COME_IN = "come in"
    SIGN_IN = "sign in first"
    NOT_YOURS = "not for your role"


def verdict(table: Mapping[str, Who], endpoint: str, roles: Collection[str] | None) -> Verdict:
    """Whether somebody with these roles may open the endpoint. `roles` is None when signed out."""
    who = table.get(endpoint)
    if who == PUBLIC:
        return Verdict.COME_IN
    if roles is None:
        return Verdict.SIGN_IN
    if who is None or who.isdisjoint(roles):
        return Verdict.NOT_YOURS
    return Verdict.COME_IN


def may(endpoint: str, roles: Collection[str]) -> bool:
    """Whether a staff page should offer a link to this endpoint."""
    return verdict(STAFF, endpoint, roles) is Verdict.COME_IN
