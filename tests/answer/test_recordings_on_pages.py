"""For young people who listen or sign: a page offers a recording only of its own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.factory import make_app
from app.web.house import House
from tests.answer.going import begin, open_survey
from tests.parts.clips import (
    FILM_MP4,
    NAME_IN_THEM,
    PARENTS,
    QUESTION,
    SAID,
    TONE_MP3,
    surveys_with_clips,
)
from tests.parts.visitors import Opened, Visitor

Door = Callable[[Mapping[str, str]], Any]


@pytest.fixture
def door(house: House, tmp_path: Path) -> Door:
    """The families' door of a Heard with these recordings."""

    def make(said: Mapping[str, str] = SAID) -> Any:
        surveys = surveys_with_clips(tmp_path / "surveys", said)
        here = replace(house, settings=replace(house.settings, surveys=surveys))
        open_survey(here)
        return make_app(here)

    return make


def clips_on(page: Opened) -> dict[str, str]:
    """Part -> address, as the form of this page says."""
    form = page.soup.select_one("main form")
    said = str(form.get("data-clips", "")) if form else ""
    return {each.split(":")[0]: each.split(":")[1] for each in said.split()}


def test_a_question_says_which_of_its_words_are_recorded(door: Door) -> None:
    page = begin(Visitor(door(SAID)))
    assert set(clips_on(page)) == {"ask", "bus", "not-sure"}
    form = page.soup.select_one("main form")
    assert form
    assert " ask:" not in str(form["data-clips"])
    assert str(form["data-clips"]).split()[0].endswith(":1")


def test_a_page_without_recordings_has_nothing_of_them(door: Door) -> None:
    page = begin(Visitor(door({})))
    assert "data-clips" not in page.seen.body
    assert "<video" not in page.seen.body


def test_old_words_are_never_heard_with_new_ones(door: Door) -> None:
    page = begin(Visitor(door({"travel.ask": "How do you go?", "travel.ask.bsl": "How?"})))
    assert clips_on(page) == {}
    assert "<video" not in page.seen.body


def test_a_parent_hears_the_question_that_a_parent_is_asked(door: Door) -> None:
    doors = door({"travel.ask.parent": PARENTS})
    assert clips_on(begin(Visitor(doors))) == {}
    assert set(clips_on(begin(Visitor(doors), who="parent"))) == {"ask"}


@pytest.mark.parametrize(
    ("ending", "kind"),
    [("opus", "audio/ogg"), ("mp3", "audio/mpeg")],
)
def test_a_recording_is_sent_clean_and_may_be_kept(door: Door, ending: str, kind: str) -> None:
    visitor = Visitor(door(SAID))
    key = clips_on(begin(visitor))["ask"]
    sent = visitor._client.get(f"/clips/{key}.{ending}", base_url="http://127.0.0.1:8000")
    assert sent.status_code == 200
    assert sent.mimetype == kind
    assert NAME_IN_THEM not in sent.get_data()
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in sent.headers["Cache-Control"]
    assert sent.headers["Accept-Ranges"] == "bytes"
    assert "Set-Cookie" not in sent.headers


def test_a_phone_may_ask_for_a_part_of_a_recording(door: Door) -> None:
    visitor = Visitor(door(SAID))
    key = clips_on(begin(visitor))["ask"]
    part = visitor._client.get(
        f"/clips/{key}.mp3", base_url="http://127.0.0.1:8000", headers={"Range": "bytes=10-19"}
    )
    whole = len(TONE_MP3) - 72  # the tag in front of it is gone
    assert part.status_code == 206
    assert len(part.get_data()) == 10
    assert part.headers["Content-Range"] == f"bytes 10-19/{whole}"


def test_an_address_that_is_no_recording_is_not_there(door: Door) -> None:
    visitor = Visitor(door(SAID))
    key = clips_on(begin(visitor))["ask"]
    for path in (f"/clips/{key}.webm", "/clips/nothing.opus", f"/clips/{key}.exe"):
        assert visitor.get(path).status == 404


def film_of(page: Opened) -> Any:
    return page.soup.select_one("details.signed")


def test_a_question_in_sign_language_stands_after_its_answers(door: Door) -> None:
    page = begin(Visitor(door(SAID)))
    film = film_of(page)
    assert film.find_previous("fieldset")
    assert film.find_next("button").get_text() == "Next"
    assert not film.has_attr("open")
    video = film.select_one("video")
    assert video["preload"] == "none"
    assert not video.has_attr("autoplay")
    assert video.select_one("track[kind=captions]")
    assert QUESTION in film.get_text()


def test_sign_language_comes_first_for_whoever_chose_it(door: Door) -> None:
    visitor = Visitor(door(SAID))
    begin(visitor)
    page = visitor.get("/s/getting-to-school/2?signed=first")
    film = film_of(page)
    assert film.has_attr("open")
    assert film.find_next("fieldset")
    assert not film.select_one("video").has_attr("autoplay")


def test_a_film_and_its_captions_are_sent(door: Door) -> None:
    visitor = Visitor(door(SAID))
    film = film_of(begin(visitor))
    for source in (*film.select("source"), film.select_one("track")):
        sent = visitor._client.get(str(source["src"]), base_url="http://127.0.0.1:8000")
        assert sent.status_code == 200
        assert NAME_IN_THEM not in sent.get_data()
    assert len(sent.get_data()) < len(FILM_MP4)
    assert sent.mimetype == "text/vtt"


def test_a_question_with_a_film_and_recordings_stays_small(door: Door) -> None:
    import gzip

    page = begin(Visitor(door(SAID)))
    assert len(gzip.compress(page.seen.body.encode(), 6)) <= 8 * 1024
