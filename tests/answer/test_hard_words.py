"""For young people who meet a hard word: it leads to its meaning, without script."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.ask.loading import load_text
from app.ask.store import open_wave
from app.factory import make_app
from app.place.glossary import Glossary, Term
from app.web.house import House
from tests.answer.going import TODAY, begin, open_survey
from tests.ask.cast import HEAD
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
PLAN = "your-plan"
SURVEY = f"""{HEAD}questions:
  - id: who
    kind: many
    ask: Who helps you at school?
    voices: {{parent: Who helps your child at school?}}
    hint: Think of your EHCP. Think of your EHCP again.
    picture: support
    options:
      - {{id: senco, text: The SENCO, picture: teacher}}
      - {{id: friend, text: A friend, picture: friends}}
"""


@pytest.fixture
def young_person(visitor: NewVisitor, house: House) -> Visitor:
    open_survey(house, PLAN)
    return visitor()


def load(house: House, source: str = SURVEY) -> None:
    with house.database.writing() as session:
        version, problems = load_text(session, source.encode(), "buses", house.area, by="a rep",
                                      on=TODAY)  # fmt: skip
        assert version is not None, problems
        open_wave(session, version, is_try_out=True, opens_on=TODAY, closes_on=None, by="a rep")


def with_glossary(house: House, *terms: Term) -> House:
    return replace(house, area=replace(house.area, glossary=Glossary(heard="1", terms=terms)))


def rows(page: Opened) -> list[str]:
    return [row.get_text() for row in page.soup.select("main details.word > summary")]


def meaning(page: Opened, number: int = 0) -> list[str]:
    told = page.soup.select("main details")[number]
    return [" ".join(line.get_text().split()) for line in told.select("p")]


LEGAL = ["EHC plan: A legal plan.", "It says what help a young person must get.",
         "It is for learning, health and care."]  # fmt: skip


def test_a_hard_word_on_the_first_page_leads_to_its_meaning(young_person: Visitor) -> None:
    page = young_person.get(f"/s/{PLAN}")
    (link,) = page.soup.select("a.word")
    assert link.get_text() == "EHC plan"
    assert page.soup.select_one(f"main details {link['href']}")  # the inspector knows it is there
    assert rows(page) == ["What does “EHC plan” mean?"]
    assert meaning(page) == LEGAL


def test_a_hard_word_of_a_question_is_explained_before_its_answers(young_person: Visitor) -> None:
    page = begin(young_person, PLAN)
    group = page.soup.select_one("fieldset")
    assert group
    assert meaning(page) == LEGAL
    order = [tag.name for tag in group.select("legend, details, label")]
    assert order[:3] == ["legend", "details", "label"]
    assert group.select_one("legend").get_text().strip() == "Where are you with your plan?"  # type: ignore[union-attr]


def test_a_question_without_a_hard_word_has_no_row(young_person: Visitor) -> None:
    page = young_person.send(begin(young_person, PLAN), answer="review")
    assert page.heading == "Do people listen to you?"
    assert not page.soup.select("details, a.word")


def test_all_questions_explain_a_word_once(young_person: Visitor) -> None:
    page = young_person.get(f"/s/{PLAN}/all")
    assert len(page.soup.select("a.word")) == len(rows(page)) == 1


def test_a_word_in_an_answer_is_explained_beside_the_answers_which_stay_clean(
    house: House, visitor: NewVisitor
) -> None:
    load(house)
    page = begin(visitor(), "buses")
    assert rows(page) == ["What does “EHCP” mean?", "What does “SENCO” mean?"]
    labels = page.soup.select("label.option")
    assert [label.get_text().strip() for label in labels][:2] == ["The SENCO", "A friend"]
    assert not page.soup.select("label a, label details, legend details")
    assert len(page.soup.select("a.word")) == 1  # the second EHCP is plain


def test_with_a_switch_the_row_is_the_same(house: House, visitor: NewVisitor) -> None:
    load(house)
    page = visitor().get("/s/buses?buttons=one")
    person = visitor()
    page = person.send(person.get("/s/buses?buttons=one"), "who=me")
    page = person.send(page, "go=yes")
    assert rows(page) == ["What does “EHCP” mean?", "What does “SENCO” mean?"]
    assert page.soup.select("details ~ button.option")


def test_a_glossary_with_markup_stays_text(house: House) -> None:
    evil = Term(term="EHCP", plain="A <b onclick=x>plan</b> & more.")
    changed = with_glossary(house, evil, Term(term="SENCO", plain="<script>"))
    load(changed)
    page = begin(Visitor(make_app(changed)), "buses")
    assert meaning(page) == ["EHCP: A <b onclick=x>plan</b> & more."]
    assert meaning(page, 1) == ["SENCO: <script>"]
    assert not page.soup.select("main script, main details [onclick]")


def test_paper_says_what_a_word_means_beside_it(young_person: Visitor) -> None:
    page = young_person.get(f"/s/{PLAN}/paper")
    notes = [" ".join(note.get_text().split()) for note in page.soup.select(".paper .note")]
    assert notes.count(" ".join(LEGAL)) == 2  # on the first sheet, and where it is asked
    assert not page.soup.select("main details")


@pytest.mark.parametrize(
    ("language", "row", "first"),
    [
        ("pl", "Co znaczy „EHC plan”?", "EHC plan: Plan z mocą prawa."),
        ("ar", "ما معنى «EHC plan»؟", "EHC plan: خطة بقوة القانون."),
        ("uk", "Що означає «EHC plan»?", "EHC plan: План, який має силу закону."),
    ],
)
def test_the_meaning_is_in_the_readers_language(
    young_person: Visitor, language: str, row: str, first: str
) -> None:
    page = young_person.get(f"/s/{PLAN}?lang={language}")
    assert rows(page) == [row]
    assert meaning(page)[0] == first
    assert not page.soup.select("details [lang=en]")
    assert [link.get_text() for link in page.soup.select("a.word")] == ["EHC plan"]


def test_a_meaning_without_translation_is_english_and_says_so(house: House) -> None:
    load(house)
    page = Visitor(make_app(house)).get("/s/buses/all?lang=ar")
    told = page.soup.select("main details p")[-1]
    assert told.select_one("bdi[lang=en][dir=ltr]")
    assert page.soup.select_one("bdi[lang=en] > a.word")  # in a sentence that stays English


@pytest.mark.parametrize("look", ["", "?buttons=one", "?lang=ar"])
def test_a_page_that_explains_a_word_stays_light(young_person: Visitor, look: str) -> None:
    page = young_person.get(f"/s/{PLAN}{look}")
    sizes = [len(gzip.compress(page.seen.body.encode(), 6))]
    page = begin(young_person, PLAN)
    sizes.append(len(gzip.compress(page.seen.body.encode(), 6)))
    assert max(sizes) <= 8192, sizes
