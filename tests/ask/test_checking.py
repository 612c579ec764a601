"""`heard check` for a parent rep: which file is what, every slip in one list, whatever is wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.ask.check import as_json, as_lines, check_paths, has_error, kind_of
from app.ask.schema import schema_text
from app.place.area import AreaProblems, load_area
from tests.ask.cast import SHIPPED, SMALL, SURVEYS, area, changed, problems

KEYS = {"file", "line", "column", "level", "rule", "message", "try"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A council's own copy of the shipped folder."""
    shutil.copytree(SHIPPED, tmp_path / "surveys")
    return tmp_path / "surveys"


def break_line(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_shipped_files_have_no_error() -> None:
    found = check_paths([SHIPPED], None)
    assert not has_error(found), as_lines(found)


def test_the_shipped_files_have_only_the_warnings_that_their_comments_explain() -> None:
    found = check_paths([SHIPPED], None)
    told = {(Path(each.file).name, each.rule) for each in found if each.level == "warning"}
    explained = {("how-life-feels.yaml", "S1"), ("your-plan.yaml", "Q5"), ("place.yaml", "W2")}
    explained |= {("getting-to-school.yaml", "W2"), ("while-you-wait.yaml", "W2")}
    assert told == explained, as_lines(found)


@pytest.mark.parametrize("name", SURVEYS)
def test_a_shipped_survey_is_known_by_its_name(name: str) -> None:
    file = SHIPPED / f"{name}.yaml"
    assert not has_error(check_paths([file], area()))
    assert kind_of(file.name, file.read_bytes()) == "survey"


@pytest.mark.parametrize("kind", ["place", "framework", "themes", "glossary"])
def test_an_areas_file_is_known_by_its_name_or_its_keys(kind: str) -> None:
    source = (SHIPPED / f"{kind}.yaml").read_bytes()
    assert kind_of(f"{kind}.yaml", source) == kind
    assert kind_of("ours.yaml", source) == kind


SLIPS = {
    "a-key-of-the-place": ("place.yaml", "grace_days", "grace_dayz", "key-unknown", "grace_days"),
    "hours": ("place.yaml", "fri: 9:00-16:30", "fri: 9 to 4", "value-wrong", "look"),
    "a-contact-without-a-number": (
        "place.yaml",
        "    number: 116 123\n",
        "",
        "contact-empty",
        "number",
    ),
    "an-exit-that-is-no-address": (
        "place.yaml",
        "https://www.bbc.co.uk/weather",
        "javascript:x",
        "value-wrong",
        "look",
    ),
    "no-age-under-16": ("place.yaml", "under_16: true", "under_16: maybe", "value-wrong", "true"),
    "two-contacts-alike": ("place.yaml", "id: shout", "id: childline", "id-twice", "another id"),
    "a-time-zone": ("place.yaml", "Europe/London", "Europe/Lundon", "value-wrong", "look"),
    "words-of-secrecy": (
        "place.yaml",
        "We do not read this straight away.",
        "This is secret.",
        "honest",
        "do not ask",
    ),
    "a-hard-word": (
        "place.yaml",
        "This team in Halton helps children",
        "We utilise this for children",
        "W5",
        "use",
    ),
    "a-priority": (
        "framework.yaml",
        "priority: empowerment",
        "priority: empowermnt",
        "priority-missing",
        "empowerment",
    ),
    "an-item-of-another-outcome": (
        "framework.yaml",
        "id: O05-valued",
        "id: O06-valued",
        "item-elsewhere",
        "O05-",
    ),
    "a-theme-misspelt": ("themes.yaml", "id: waiting", "id: wating", "theme-unknown", "waiting"),
    "a-theme-left-out": ("themes.yaml", "id: waiting", "id: wating", "theme-missing", "waiting"),
    "a-picture": ("themes.yaml", "picture: waiting", "picture: waitin", "P1", "waiting"),
    "a-term-twice": ("glossary.yaml", "term: SENCO", "term: send", "id-twice", "another id"),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_in_the_areas_own_files_is_told(
    slip: tuple[str, str, str, str, str], folder: Path
) -> None:
    name, old, new, rule, advice = slip
    break_line(folder / name, old, new)
    told = [problem for problem in check_paths([folder / name], None) if problem.rule == rule]
    assert told
    assert advice in told[0].try_this
    assert told[0].line > 1


def test_a_broken_place_stops_the_area_with_its_line(folder: Path) -> None:
    break_line(folder / "place.yaml", "grace_days", "grace_dayz")
    with pytest.raises(AreaProblems, match=r"place\.yaml:\d+:1: error key-unknown"):
        load_area(folder)


def test_a_missing_file_of_the_area_is_told(folder: Path) -> None:
    (folder / "themes.yaml").unlink()
    with pytest.raises(AreaProblems, match=r"themes\.yaml:1:1: error file-missing"):
        load_area(folder)


def test_a_survey_beside_a_broken_place_still_hears_of_its_own_slips(folder: Path) -> None:
    break_line(folder / "place.yaml", "grace_days", "grace_dayz")
    survey = folder / "buses.yaml"
    survey.write_text(changed("minutes: 3", "minuts: 3"), "utf-8")
    rules = {problem.rule for problem in check_paths([survey], None)}
    assert {"area-missing", "key-unknown", "key-missing"} <= rules


def test_a_survey_that_stands_alone_is_checked_with_the_areas_folder(tmp_path: Path) -> None:
    file = tmp_path / "buses.yaml"
    file.write_text(SMALL, "utf-8")
    assert check_paths([file], folder=SHIPPED) == []
    assert [problem.rule for problem in check_paths([file])] == ["area-missing"]


def test_two_surveys_cannot_share_an_id(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(SMALL, "utf-8")
    found = check_paths([tmp_path], area())
    assert [(Path(p.file).name, p.rule) for p in found] == [("two.yaml", "id-twice")]


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe\x00", b"a: [", b"- 1", b"x" * 300_000, b"\x00", SMALL.encode("utf-16")]
)
def test_an_editor_gets_one_list_whatever_is_wrong(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(raw)
    told = json.loads(as_json(check_paths([file], area())))
    assert told
    assert all(set(problem) == KEYS for problem in told)


def test_a_file_that_is_not_there_is_a_problem_too(tmp_path: Path) -> None:
    found = check_paths([tmp_path / "none.yaml", tmp_path], None)
    assert [problem.rule for problem in found] == ["file-missing", "file-missing"]
    assert json.loads(as_json([])) == []


def test_the_editors_schema_is_current() -> None:
    kept = (SHIPPED / "survey.schema.json").read_text("utf-8")
    advice = "run: python -m app.ask.schema surveys/survey.schema.json"
    assert kept == schema_text(), advice


def test_the_editors_schema_knows_every_key_of_the_example() -> None:
    schema = json.loads(schema_text())
    assert schema["additionalProperties"] is False
    assert {"heard", "id", "questions", "privacy"} <= set(schema["required"])
    question = schema["$defs"]["Question"]["properties"]
    assert {"only_if", "measures", "starters", "may_quote", "sensitive"} <= set(question)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("ask: Who checks your EHCP?", "info"),
        ("ask: Who talks about commissioning?", "info"),
        ("ask: Who does the triage?", "error"),
        ("ask: Who will utilise it?", "error"),
    ],
    ids=["our-glossary", "our-glossary-too", "only-easyreads-list", "a-word-of-nobody"],
)
def test_a_hard_word_that_the_page_explains_is_a_hint(line: str, level: str) -> None:
    found = problems(SMALL.replace("ask: How do you get to school?", line))
    told = [each for each in found if each.rule in {"W5", "W6", "W7"}]
    assert {each.level for each in told} == {level}, found
    is_hint = level == "info"
    assert all(("the page says what it means" in each.message) == is_hint for each in told)


def test_a_hard_word_in_a_title_is_explained_nowhere() -> None:
    found = problems(SMALL.replace("title: The bus", "title: Your EHCP"))
    assert {each.level for each in found if each.rule == "W6"} == {"error"}


@pytest.mark.parametrize(
    "ask", ["Does anybody hurt you?", "Are you bullied?", "Does anybody pick on you?"]
)
def test_a_question_that_may_hurt_needs_a_page_with_help_after_it(folder: Path, ask: str) -> None:
    file = folder / "getting-to-school.yaml"
    break_line(file, "ask: How do you get to school?", f"ask: {ask}")
    (found,) = (each for each in check_paths([file], None) if each.rule == "Q17")
    assert (found.level, found.try_this) == ("error", "sensitive: true")
    break_line(file, f"ask: {ask}", f"sensitive: true\n    ask: {ask}")
    assert not [each for each in check_paths([file], None) if each.rule == "Q17"]
