"""Admins say who may do what; what they change counts at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.access.audit import verify
from app.access.tables import AuditEvent
from app.people.store import everybody
from app.web.house import House
from tests.parts.visitors import Opened, Visitor
from tests.people.conftest import Join
from tests.people.test_coming_in import is_in


def page_of(admin: Visitor, email: str) -> Opened:
    listed = admin.get("/staff/people")
    link = next(a for a in listed.soup.select("main a") if a.get_text() == email)
    return admin.get(str(link["href"]))


def test_an_admin_invites_somebody_who_then_comes_in(join: Join, visitor: object) -> None:
    admin = join("admin")
    ready = admin.send(admin.get("/staff/people/invite"), email="Bob@example.org", role="rep")
    link = next(word for word in ready.words.split() if "/staff/invitation/" in word)
    bob = visitor()  # type: ignore[operator]
    bob.send(bob.get(link))
    assert is_in(bob)
    assert "bob@example.org Parent rep" in admin.get("/staff/people").words


def test_a_wrong_invitation_keeps_what_was_typed(join: Join) -> None:
    admin = join("admin")
    page = admin.send(admin.get("/staff/people/invite"), email="bob@", role="rep")
    assert page.title.startswith("Error:")
    assert page.soup.select_one("input[name=email]")["value"] == "bob@"  # type: ignore[index]
    assert page.soup.select_one("input[value=rep]").has_attr("checked")  # type: ignore[union-attr]


def test_new_roles_count_at_once_and_end_sessions(join: Join) -> None:
    admin, ann = join("admin"), join("officer", "ann@example.org")
    done = admin.send(page_of(admin, "ann@example.org"), "Set the roles", roles=["rep", "board"])
    assert "Roles are set." in done.words
    assert not is_in(ann)


def test_whoever_is_switched_off_is_out_at_once(join: Join) -> None:
    admin, ann = join("admin"), join("officer", "ann@example.org")
    done = admin.send(page_of(admin, "ann@example.org"), "Switch this person off")
    assert "Switched off" in done.words
    assert not is_in(ann)
    again = admin.send(admin.get("/staff/people/invite"), email="ann@example.org", role="rep")
    assert "Switch them on first." in again.words
    admin.send(page_of(admin, "ann@example.org"), "Switch this person on")
    assert not is_in(ann)


def test_an_admin_ends_somebodys_sessions(join: Join) -> None:
    admin, ann = join("admin"), join("officer", "ann@example.org")
    admin.send(page_of(admin, "ann@example.org"), "Sign out everywhere")
    assert not is_in(ann)


@pytest.mark.parametrize("press", ["Set the roles", "Switch this person off"])
def test_the_last_admin_cannot_leave(join: Join, press: str) -> None:
    admin = join("admin")
    answers = {"roles": ["rep"]} if press == "Set the roles" else {}
    page = admin.send(page_of(admin, "admin@example.org"), press, **answers)
    assert page.status == 409
    assert "Make somebody else an admin first." in page.words
    assert is_in(admin)


def test_a_training_date_is_set_and_taken_away(join: Join, house: House) -> None:
    admin = join("admin")
    join("officer", "ann@example.org")
    page = admin.send(page_of(admin, "ann@example.org"), "Set the date", trained_on="2026-03-27")
    assert page.soup.select_one("input[name=trained_on]")["value"] == "2026-03-27"  # type: ignore[index]
    with house.database.reading() as session:
        assert [one.is_trained for one in everybody(session)] == [False, True]
    admin.send(page_of(admin, "ann@example.org"), "Set the date", trained_on="")
    with house.database.reading() as session:
        assert not any(one.is_trained for one in everybody(session))


def test_a_day_that_is_none_is_told_kindly(join: Join) -> None:
    admin = join("admin")
    page = admin.send(page_of(admin, "admin@example.org"), "Set the date", trained_on="31/31/1")
    assert page.status == 422
    assert page.title.startswith("Error:")


def test_a_person_who_is_not_there_is_not_found(join: Join) -> None:
    assert join("admin").get(f"/staff/people/{'0' * 32}").status == 404


def test_a_lost_form_token_keeps_what_was_typed(join: Join) -> None:
    admin = join("admin")
    typed = {"email": "<b>bob@example.org", "role": "rep", "csrf_token": "old"}
    kept = admin.post("/staff/people/invite", typed)
    assert (kept.status, kept.kind) == (400, "send-again")
    assert "<b>bob@example.org" in kept.words
    again = admin.send(kept)
    assert again.path == "/staff/people/invite"
    assert again.soup.select_one("input[name=email]")["value"] == "<b>bob@example.org"  # type: ignore[index]


def test_what_another_site_sends_is_not_offered_again(join: Join) -> None:
    typed = {"email": "eve@example.org", "role": "admin"}
    page = join("admin").post("/staff/people/invite", typed, Sec_Fetch_Site="cross-site")
    assert page.status in {400, 403}
    assert "eve@example.org" not in page.words


def test_every_change_is_in_the_log(join: Join, house: House) -> None:
    admin = join("admin")
    join("officer", "ann@example.org")
    admin.send(page_of(admin, "ann@example.org"), "Set the roles", roles=["rep"])
    admin.send(page_of(admin, "ann@example.org"), "Switch this person off")
    with house.database.reading() as session:
        rows = [
            (row.who, row.what, row.about)
            for row in session.scalars(select(AuditEvent).order_by(AuditEvent.id))
        ]
        assert verify(session) == []
    assert rows[-2:] == [
        ("admin@example.org", "person.roles", "person/ann@example.org rep"),
        ("admin@example.org", "person.switch_off", "person/ann@example.org"),
    ]
