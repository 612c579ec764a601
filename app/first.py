"""For a new Heard: the shipped surveys as try-outs, and links for the first two people."""

from __future__ import annotations

from app.ask.loading import load_text
from app.ask.store import open_wave, wave_to_answer
from app.place.area import AREA_FILES
from app.web.house import House

SHIPPED = "shipped"


def load_shipped_surveys(house: House) -> list[str]:
    """Load each survey file; open a try-out of each survey that has never had a wave.

    What is wrong with a file is said, and that file is left out; the others are loaded.
    """
    said: list[str] = []
    today = house.area.place.local(house.clock()).date()
    for file in sorted(house.settings.surveys.glob("*.yaml")):
        if file.name in AREA_FILES:
            continue
        with house.database.writing() as session:
            version, problems = load_text(
                session, file.read_bytes(), str(file), house.area, by=SHIPPED, on=today
            )
            said += [str(problem) for problem in problems if problem.is_error]
            if version and wave_to_answer(session, version.survey_id, today, house.area) is None:
                open_wave(
                    session, version, is_try_out=True, opens_on=today, closes_on=None, by=SHIPPED
                )
    return said


def first_people(house: House) -> list[str]:
    """Sign-in links for an admin and a safeguarding lead, when there is nobody yet."""
    from app.people.invite import first_links

    links = first_links(house.database, house.settings, house.clock())
    return [f"Sign in as {role}: {link}" for role, link in links.items()]
