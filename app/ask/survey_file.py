"""A survey file read for the parent rep who wrote it: a survey, or every slip in it at once."""

from collections.abc import Collection

from app.ask.drafts import Draft, drafts_of
from app.ask.limits import limit_problems
from app.ask.only_if import chosen_in, counting_blank_as
from app.ask.own_pictures import with_its_own_pictures
from app.ask.references import reference_problems
from app.ask.survey import Option, Question, Survey
from app.ask.whole import whole_problems
from app.ask.wording import wording_problems
from app.place.area import Area, pictures_missing
from app.place.fit import fit
from app.place.place import Place
from app.place.problem import Problem, in_reading_order
from app.place.yaml import Entries, Text, read_yaml


def read_survey(
    text: str | bytes, file: str, area: Area, known: Collection[str] = ()
) -> Survey | list[Problem]:
    """The survey, or all problems of a file that has an error. `known`: ids already in use."""
    survey, problems = look_at_survey(text, file, area, known)
    return problems if survey is None else survey


def look_at_survey(
    text: str | bytes, file: str, area: Area, known: Collection[str] = ()
) -> tuple[Survey | None, list[Problem]]:
    """The survey where there is no error, and its errors, warnings and hints in reading order."""
    root, problems = read_yaml(text, file)
    if root is None:
        return None, problems
    survey, slips = fit(Survey, root, file)
    problems += slips
    if isinstance(root, Entries):
        drafts = drafts_of(root, area.place)
        problems += _deeper(root, drafts, file, area, known)
        if survey is not None:
            problems += whole_problems(root, drafts, for_this_area(survey, area), area, file)
    problems = in_reading_order(problems)
    if survey is None or any(problem.is_error for problem in problems):
        return None, problems
    return for_this_area(survey, area), problems


def _deeper(
    root: Entries, drafts: list[Draft], file: str, area: Area, known: Collection[str]
) -> list[Problem]:
    own = area.pictures.own_of(plain_id(root))
    return [
        *reference_problems(root, drafts, area, file, known),
        *limit_problems(root, drafts, file),
        *pictures_missing(root, area.pictures, file, own),
        *wording_problems(root, drafts, area, file),
    ]


def plain_id(root: Entries) -> str:
    """What the file says its id is; nothing when it says none."""
    said = root.get("id")
    return said.value if isinstance(said, Text) else ""


def for_this_area(survey: Survey, area: Area) -> Survey:
    """The survey as it is asked here: the place's age bands, and the pictures it brings itself."""
    return with_its_own_pictures(for_this_place(survey, area.place), area.pictures)


def for_this_place(survey: Survey, place: Place) -> Survey:
    """The survey with the place's age bands, and a blank age counted as under 16."""
    bands = tuple(Option(id=b.id, text=b.text, picture=b.picture) for b in place.age_bands)
    ages = {q.id for q in survey.questions if q.kind == "age_band"}
    if not ages:
        return survey
    questions = tuple(_settled(q, ages, bands, place.young_bands) for q in survey.questions)
    return survey.model_copy(update={"questions": questions})


def _settled(
    question: Question, ages: set[str], bands: tuple[Option, ...], young: frozenset[str]
) -> Question:
    changes: dict[str, object] = {}
    if question.id in ages:
        changes["options"] = bands
    condition = question.only_if
    for chose in chosen_in(condition):
        if condition is not None and chose.question in ages:
            condition = counting_blank_as(condition, chose.question, young)
    if condition is not question.only_if:
        changes["only_if"] = condition
    return question.model_copy(update=changes) if changes else question
