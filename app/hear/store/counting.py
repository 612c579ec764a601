"""For the release engine: what a wave said, counted by the database. Late answers do not count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.answer.tables import Answer, Comment, Response
from app.ask.store import AskedWave
from app.ask.survey import Question
from app.ask.tables import SurveyVersion
from app.hear.counts import (
    Group,
    QuestionCounts,
    Said,
    ThemeCounts,
    WaveCounts,
    tally_of,
    who_chose,
)
from app.hear.tables import ReadingRow
from app.place.area import Area

SaidByGroup = Mapping[Group, list[Said]]


def how_many_took_part(session: Session, wave_id: int) -> int:
    """A working count: how many people gave this wave an answer that counts."""
    return sum(_people(session, wave_id).values())


def wave_counts(session: Session, wave: AskedWave, area: Area, today: date) -> WaveCounts:
    """Everything the wave said, in counts that nobody may see before the engine has."""
    people = _people(session, wave.wave_id)
    said = _said(session, wave.wave_id)
    return WaveCounts(
        survey_id=wave.survey_id,
        number=wave.number,
        title=wave.survey.title,
        versions=(_version_number(session, wave.version_id),),
        opened_on=wave.opens_on,
        closed_on=wave.ended_on or today,
        took_part=people,
        questions=tuple(
            _question(question, people, said.get(question.id, {}))
            for question in wave.survey.questions
            if question.is_stored
        ),
        themes=_themes(session, wave.wave_id, area),
    )


def _people(session: Session, wave_id: int) -> dict[Group, int]:
    rows = session.execute(
        select(Response.voice, Response.support, func.count(Response.id))
        .where(
            Response.wave_id == wave_id,
            select(Answer.response_id)
            .where(Answer.response_id == Response.id, Answer.is_late.is_(False))
            .exists(),
        )
        .group_by(Response.voice, Response.support)
    )
    people: dict[Group, int] = defaultdict(int)
    for voice, support, count in rows:
        people[voice, who_chose(support)] += count
    return people


def _said(session: Session, wave_id: int) -> dict[str, dict[Group, list[Said]]]:
    same = (
        Answer.question_id,
        Response.voice,
        Response.support,
        Answer.status,
        Answer.choices,
        Answer.number,
    )
    rows = session.execute(
        select(*same, func.count())
        .join(Response, Response.id == Answer.response_id)
        .where(Response.wave_id == wave_id, Answer.is_late.is_(False))
        .group_by(*same)
    )
    said: dict[str, dict[Group, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for question_id, voice, support, status, choices, number, count in rows:
        one = Said(status, frozenset(choices.split()), number, count)
        said[question_id][voice, who_chose(support)].append(one)
    return said


def _question(question: Question, people: Mapping[Group, int], said: SaidByGroup) -> QuestionCounts:
    options = tuple((option.id, option.text) for option in question.answers)
    ids = tuple(option_id for option_id, _ in options)
    return QuestionCounts(
        id=question.id,
        kind=question.kind,
        ask=" ".join(question.ask or question.text),
        options=options,
        is_sensitive=question.sensitive,
        is_routed=question.only_if is not None,
        tallies={
            group: tally_of(said.get(group, []), question.kind, ids, count)
            for group, count in people.items()
        },
    )


def _themes(session: Session, wave_id: int, area: Area) -> tuple[ThemeCounts, ...]:
    """From how many different responses each theme came. Held words are in no theme."""
    rows = session.execute(
        select(Comment.response_id, ReadingRow.themes)
        .join(Comment, Comment.id == ReadingRow.comment_id)
        .join(Response, Response.id == Comment.response_id)
        .where(Response.wave_id == wave_id, Comment.is_held.is_(False), Comment.is_late.is_(False))
    )
    return _theme_counts(((response, themes.split()) for response, themes in rows), area)


def _theme_counts(read: Iterable[tuple[str, list[str]]], area: Area) -> tuple[ThemeCounts, ...]:
    responses: dict[str, set[str]] = defaultdict(set)
    for response_id, themes in read:
        for theme in themes:
            responses[theme].add(response_id)
    names = area.themes.by_id
    return tuple(
        ThemeCounts(theme, names[theme].name if theme in names else theme, len(who))
        for theme, who in sorted(responses.items())
    )


def _version_number(session: Session, version_id: int) -> int:
    return session.execute(
        select(SurveyVersion.number).where(SurveyVersion.id == version_id)
    ).scalar_one()
