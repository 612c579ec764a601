"""Nobody is found through what they wrote, and nobody's everyday words are blacked out."""

import pytest

from app.comment.private import private_in


def types(text: str) -> dict[str, str]:
    return {each.text: each.type for each in private_in(text)}


@pytest.mark.parametrize(
    ("text", "detail", "kind"),
    [
        ("My name is Oliwia", "Oliwia", "person_name"),
        ("my friend jack helps", "jack", "person_name"),
        ("My brother Mark Smith came", "Mark Smith", "person_name"),
        ("Heather helps me", "Heather", "person_name"),
        ("Mrs Patel is kind", "Mrs Patel", "person_name"),
        ("I go to Riverside Academy", "Riverside Academy", "school"),
        ("st marks school is loud", "st marks school", "school"),
        ("he is in Year 7", "Year 7", "school_year"),
        ("I am in y9 now", "y9", "school_year"),
        ("she has Angelman syndrome", "Angelman", "rare_condition"),
        ("ring 07700 900123", "07700 900123", "phone"),
        ("ring +44 7700 900123", "+44 7700 900123", "phone"),
        ("write to sam@example.org", "sam@example.org", "email"),
        ("we live at 12 High Street", "12 High Street", "address"),
        ("it is wa7 4qq", "wa7 4qq", "postcode"),
        ("I was born 12/03/2010", "12/03/2010", "date_of_birth"),
        ("my birthday is 3rd of May", "3rd of May", "date_of_birth"),
        ("943 476 5919", "943 476 5919", "nhs_number"),
        ("my insta is @kit_cat9", "@kit_cat9", "social_handle"),
        ("see www.example.org/me", "www.example.org/me", "url"),
    ],
)
def test_a_detail_that_shows_who_somebody_is_gets_found(text: str, detail: str, kind: str) -> None:
    assert types(text).get(detail) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Hope it gets better in June",
        "Will you help? May I go?",
        "I love School. The High School is big. My special school is small",
        "We waited 2 years in the same place",
        "he has Down syndrome and autism",
        "I miss my friends at lunch",
        "grace and patience",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert private_in(text) == ()


def test_places_count_the_letters_as_the_person_wrote_them() -> None:
    text = "\U0001f600 e\u0301 My name is Siobhan \U0001f680"
    (found,) = private_in(text)
    assert text[found.start : found.end] == found.text == "Siobhan"


def test_a_name_deep_in_a_long_story_is_found_at_its_place() -> None:
    text = "the bus was late. " * 2000 + "Siobhan helped me"
    (found,) = private_in(text)
    assert text[found.start : found.end] == "Siobhan"
