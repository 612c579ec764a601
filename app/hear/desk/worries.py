"""The queue of the safeguarding lead and the deputy, and one worry. Each look is in the audit."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.audit import record
from app.answer.store.marks import give_back_words
from app.ask.store import wave_by_id
from app.ask.survey import Question
from app.database import Session
from app.hear import store
from app.hear.desk import desk, saying
from app.hear.desk.steps import done_so_far, looks, step_form, time_left
from app.hear.forms import StepForm
from app.hear.promise import hours_left
from app.hear.store import Waiting, WorryHere
from app.hear.store.worries import NOT_WORRY
from app.hear.work import read_by
from app.people.signed_in import me
from app.web.house import house, now


@dataclass(frozen=True, slots=True)
class Line:
    """One worry on the list: no words."""

    worry: Waiting
    arrived: str
    read_by: str
    left: str
    is_overdue: bool


@desk.get("/worries")
def worries() -> ResponseReturnValue:
    with house().database.reading() as session:
        lines = [_line(worry) for worry in store.worries(session)]
    groups = [
        (_("Nobody has read these"), [line for line in lines if not line.worry.is_seen]),
        (_("Somebody is working on these"),
         [line for line in lines if line.worry.is_seen and not line.worry.is_over]),
        (_("Nothing more to do"), [line for line in lines if line.worry.is_over]),
    ]  # fmt: skip
    return render_template("hear/worries.html", page="hear-worries", title=_("Worries"),
                           groups=groups, overdue=sum(line.is_overdue for line in lines),
                           voices=saying.voices(), kinds=saying.kinds())  # fmt: skip


@desk.get("/worries/<worry_id>")
def worry(worry_id: str) -> ResponseReturnValue:
    """The one GET that writes: each look at these words is kept (domain 0.5, L14 S6)."""
    with house().database.writing() as session:
        found = _worry_or_404(session, worry_id)
        record(session, who=me.email, what="worry.view", about=f"worry/{worry_id}", now=now())
        return _page(session, found, _step_form())


@desk.post("/worries/<worry_id>")
def step(worry_id: str) -> ResponseReturnValue:
    form = _step_form()
    if not form.validate_on_submit():
        with house().database.writing() as session:
            found = _worry_or_404(session, worry_id)
            record(session, who=me.email, what="worry.view", about=f"worry/{worry_id}", now=now())
            return _page(session, found, form), 422
    with house().database.writing() as session:
        _worry_or_404(session, worry_id)
        _keep_step(session, worry_id, str(form.step.data), (form.note.data or "").strip())
    flash(_("Saved."))
    return redirect(url_for("hear.worries"), 303)


def _keep_step(session: Session, worry_id: str, name: str, note: str) -> None:
    store.add_step(session, store.OF_WORRY, worry_id, name, by=me.email, now=now(), note=note)
    if name == NOT_WORRY:
        give_back_words(session, worry_id, me.email, now())
    record(session, who=me.email, what=f"worry.{name}", about=f"worry/{worry_id}", now=now())


def _worry_or_404(session: Session, worry_id: str) -> WorryHere:
    found = store.worry_here(session, worry_id)
    if found is None:
        abort(404)
    return found


def _step_form() -> StepForm:
    return step_form(saying.step_names())


def _page(session: Session, found: WorryHere, form: StepForm) -> str:
    waiting = found.waiting
    wave = wave_by_id(session, waiting.wave_id, house().area)
    questions = wave.survey.by_id if wave else {}
    names = saying.step_names()
    steps = store.steps_in(session, store.OF_WORRY, waiting.id)
    return render_template(
        "hear/worry.html", page="hear-worry", title=_("One worry"), form=form, found=found,
        line=_line(waiting), wave=wave, steps=done_so_far(steps, names),
        looks=looks(session, f"worry/{waiting.id}", names),
        question=_ask(questions.get(waiting.question_id), waiting.question_id),
        choice=_choices(questions.get(waiting.question_id), found.choice or ""),
        rest=_rest(session, waiting, questions), voices=saying.voices(),
        supports=saying.supports(), kinds=saying.kinds(),
        safeguarding=house().area.place.safeguarding,
    )  # fmt: skip


def _rest(
    session: Session, waiting: Waiting, questions: dict[str, Question]
) -> list[tuple[str, str]]:
    """The other answers of the same person, as question and answer."""
    names = saying.no_answers()
    shown = []
    for question_id, status, choices, words in store.rest_of_response(session, waiting):
        question = questions.get(question_id)
        said = words or names.get(status) or _choices(question, choices)
        shown.append((_ask(question, question_id), said))
    return shown


def _ask(question: Question | None, question_id: str) -> str:
    return " ".join(question.ask) if question else question_id


def _choices(question: Question | None, choices: str) -> str:
    known = question.by_answer if question else {}
    return ", ".join(known[name].text if name in known else name for name in choices.split())


def _line(worry: Waiting) -> Line:
    until = read_by(worry, house().area)
    hours = hours_left(until, now())
    is_overdue = not worry.is_seen and hours < 0
    return Line(
        worry, saying.exact(worry.arrived_at), saying.exact(until), time_left(hours), is_overdue
    )
