"""For a mother who reads Arabic: her language by its own name, kept, and honest about its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.place.area import Area
from app.place.place import Language
from app.place.translated import TRANSLATIONS, with_words
from app.web.house import House
from app.web.language import languages_in
from tests.answer.going import all_the_way, open_survey
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
DRAFT = "A person has not checked these words yet."
SOME_ENGLISH = "Some words are still in English."
PAGES = ("/", "/s/getting-to-school", "/help", "/safe", "/privacy", "/code", "/you-said-we-did")


@pytest.fixture(autouse=True)
def wave(house: House) -> int:
    return open_survey(house)


def checked(area: Area, **words: str) -> Area:
    """The area where a person has checked Polish: `words_checked=`, `safety_checked=`."""
    languages = tuple(
        with_words(each, **words) if each.code == "pl" else each for each in area.place.languages
    )
    return replace(area, place=with_words(area.place, languages=languages))


def someone_in(house: House, **words: str) -> Visitor:
    from app.factory import make_app

    return Visitor(make_app(replace(house, area=checked(house.area, **words))))


def in_english(page: Opened) -> list[str]:
    """What stands on the page in English and says so to a screen reader."""
    return [each.get_text() for each in page.soup.select('main bdi[lang="en"][dir="ltr"]')]


def test_polish_arabic_and_ukrainian_are_offered_beside_english(area: Area) -> None:
    assert languages_in(TRANSLATIONS) == {"en", "pl", "ar", "uk"}
    names = {each.code: (each.name, each.direction) for each in area.place.languages}
    assert names["ar"] == ("العربية", "rtl")
    assert names["pl"] == ("Polski", "ltr")
    assert names["uk"] == ("Українська", "ltr")


@pytest.mark.parametrize("path", ["/", "/s/getting-to-school"])
def test_each_other_language_stands_near_the_top_by_its_own_name(
    visitor: NewVisitor, path: str
) -> None:
    page = visitor().get(path)
    links = page.soup.select("main nav a[hreflang]")
    assert [link.get_text() for link in links] == ["Polski", "العربية", "Українська"]
    assert [link["lang"] for link in links] == ["pl", "ar", "uk"]
    assert links[1]["dir"] == "rtl"
    heading = page.soup.h1
    assert heading
    assert links[-1] in heading.find_all_previous("a")


def test_the_browsers_own_language_chooses_nothing(visitor: NewVisitor) -> None:
    page = visitor().get("/", Accept_Language="pl,ar;q=0.9")
    assert page.soup.html
    assert page.soup.html["lang"] == "en"


def test_a_language_that_is_not_offered_leaves_the_page_in_english(visitor: NewVisitor) -> None:
    for asked in ("fr", "PL", "pl-PL", "../pl", "<b>"):
        page = visitor().get(f"/help?lang={asked}")
        assert page.soup.html
        assert page.soup.html["lang"] == "en"


def test_somebody_chooses_polish_and_it_is_kept_when_they_leave(visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(person.get("/language"), "lang=pl")
    assert page.soup.html
    assert page.soup.html["lang"] == "pl"
    assert person.cookie("heard-look")
    person.get("/leave", follow=False)
    page = person.get("/help")
    assert page.heading == "Jak to działa"


def test_choosing_a_language_goes_back_to_the_page_one_came_from(visitor: NewVisitor) -> None:
    person = visitor()
    chooser = person.get("/language", Referer="http://127.0.0.1:8000/safe?lang=pl")
    assert person.send(chooser, "lang=uk").path == "/safe"
    for trick in ("https://evil.example/help", "http://127.0.0.1:8000//evil.example"):
        chooser = person.get("/language", Referer=trick)
        assert person.send(chooser, "lang=uk").path == "/"


def test_looking_in_another_language_sets_no_cookie_and_every_link_keeps_it(
    visitor: NewVisitor,
) -> None:
    for path in PAGES:
        person = visitor()
        page = person.get(f"{path}?lang=ar")
        assert not page.seen.cookies
        for link in page.soup.select("a[href^='/']"):
            address = str(link["href"])
            assert "lang=" in address or address.startswith("/leave"), (path, address)


def test_from_yes_on_a_cookie_keeps_the_language_of_a_posters_link(visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(person.get("/s/getting-to-school?lang=pl"), "go=yes", who="me")
    assert page.heading == "Czy lubisz pizzę?"
    assert person.cookie("heard-look")
    page = person.get("/s/getting-to-school/1")
    assert page.heading == "Czy lubisz pizzę?"
    assert not [a for a in page.soup.select("a[href]") if "lang=" in str(a["href"])]


@pytest.mark.parametrize("language", ["pl", "ar", "uk"])
@pytest.mark.parametrize("path", PAGES)
def test_words_that_nobody_has_checked_say_so(
    visitor: NewVisitor, path: str, language: str
) -> None:
    page = visitor().get(f"{path}?lang={language}")
    assert DRAFT in page.words
    assert page.words.count(DRAFT) == 1


def test_english_pages_say_nothing_of_that(visitor: NewVisitor) -> None:
    for path in PAGES:
        assert DRAFT not in visitor().get(path).words


def test_words_that_a_person_has_checked_are_no_draft_any_more(house: House) -> None:
    page = someone_in(house, words_checked="3 November 2026, interpreter").get("/help?lang=pl")
    assert DRAFT not in page.words
    assert SOME_ENGLISH in page.words  # about safety: that was not checked


def test_privacy_and_yes_or_no_stay_english_until_a_person_has_checked_them(
    visitor: NewVisitor,
) -> None:
    page = visitor().get("/s/getting-to-school?lang=pl")
    assert page.heading == "Droga do szkoły"
    english = in_english(page)
    for words in ("We do not ask who you are.", "We may tell people who can help.",
                  "Do you want to answer?", "Yes, I want to", "No, not now"):  # fmt: skip
        assert words in english
    assert SOME_ENGLISH in page.words
    for button in page.soup.select("main form button"):
        assert button.find("svg"), "English words come with a picture"


@pytest.mark.parametrize("path", ["/safe", "/privacy"])
def test_safety_and_privacy_pages_stay_english_with_pictures_and_numbers(
    visitor: NewVisitor, path: str
) -> None:
    page = visitor().get(f"{path}?lang=ar")
    assert len(in_english(page)) > 10
    if path == "/safe":
        assert "Call 999 if somebody is in danger now." in in_english(page)
        number = page.soup.select_one('a[href="tel:08001111"] bdi[dir="ltr"]')
        assert number
        assert number.get_text() == "0800\N{NO-BREAK SPACE}1111"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_phone_number_is_never_cut_in_two(visitor: NewVisitor, language: str) -> None:
    page = visitor().get(f"/safe?lang={language}")
    numbers = page.soup.select("main a[href^='tel:'], main a[href^='sms:']")
    assert len(numbers) > 5
    for number in numbers:
        assert " " not in number.get_text().strip(), number


@pytest.mark.parametrize("language", ["en", "pl", "ar", "uk"])
@pytest.mark.parametrize("path", ["/s/getting-to-school", "/contact-me"])
def test_each_sentence_about_safety_has_its_picture(
    visitor: NewVisitor, path: str, language: str
) -> None:
    page = visitor().get(f"{path}?lang={language}")
    told = page.soup.select("main .said p, main .note:not(.try-out) p")
    told = [line for line in told if not line.find("a")]
    assert told
    for line in told:
        assert line.find("svg"), line


def test_once_checked_safety_words_stand_in_the_language(house: House) -> None:
    day = "3 November 2026, interpreter"
    person = someone_in(house, words_checked=day, safety_checked=day)
    page = person.get("/s/getting-to-school?lang=pl")
    assert "Nie pytamy, kim jesteś." in page.words
    assert not in_english(page)
    assert SOME_ENGLISH not in page.words
    assert "Childline Cię wysłucha." in person.get("/safe?lang=pl").words


def test_staff_pages_stay_english(visitor: NewVisitor) -> None:
    page = visitor().get("/staff/sign-in?lang=pl")
    assert page.soup.html
    assert page.soup.html["lang"] == "en"


def test_what_we_wrote_for_families_is_marked_as_english(house: House, visitor: NewVisitor) -> None:
    person = visitor()
    all_the_way(person)
    page = person.get("/you-said-we-did?survey=getting-to-school&lang=pl")
    assert page.soup.html
    assert page.soup.html["lang"] == "pl"
    assert "Droga do szkoły" in page.words


def test_a_mistake_is_told_in_the_language(visitor: NewVisitor) -> None:
    person = visitor()
    page = person.send(person.get("/s/getting-to-school?lang=pl"), "go=yes")
    assert page.status == 422
    assert page.title.startswith("Błąd:")
    assert "Wybierz, kto odpowiada." in page.words
    assert visitor().get("/nowhere?lang=uk").heading == "Ми не знайшли цю сторінку"


def test_the_language_page_says_which_one_this_is(visitor: NewVisitor) -> None:
    page = visitor().get("/language?lang=uk")
    current: Any = page.soup.select_one('button[aria-current="true"]')
    assert current.get_text() == "Українська"
    assert not page.soup.select("main img"), "no flags"


def test_a_language_without_a_catalogue_is_not_offered(house: House, area: Area) -> None:
    from app.factory import make_app

    french = Language(code="fr", name="Français")
    place = with_words(area.place, languages=(*area.place.languages, french))
    person = Visitor(make_app(replace(house, area=replace(area, place=place))))
    assert "Français" not in person.get("/").words
