"""For officers and reps: the boxes of each page. What is wrong is said at its box."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import (
    GovCheckboxInput,
    GovDateInput,
    GovRadioInput,
    GovSubmitInput,
    GovTextArea,
    GovTextInput,
)
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    RadioField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import InputRequired, Length

from app.tell.decision import Outcome, boxes_of_others
from app.tell.finding import STRANDS
from app.tell.problem import Problem

NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
SHORT, LONG = Length(max=200), Length(max=2000)
CHOOSE = InputRequired(_l("Choose one."))
NOT_A_DAY = _l("This is not a real day. Try: 5 5 2026.")
PLAIN = _l("One short sentence on each line.")


def tidy(text: str | None) -> str:
    """What was typed, without control letters, one kind of line end, nothing hanging over."""
    lines = NOT_TEXT.sub("", (text or "").replace("\r\n", "\n")).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


class Day(DateField):
    """A day as three boxes. A box that is missing is an empty one; a day that is not is said.

    `wrong` names the day: a form can have several.
    """

    widget = GovDateInput()

    def __init__(self, label: str, *, wrong: str, **more: Any) -> None:
        super().__init__(label, **more)
        self.wrong = wrong

    def process_formdata(self, valuelist: list[str]) -> None:
        self.raw_data = ([*valuelist, "", "", ""])[:3]
        self.data: date | None = None
        if not any(part.strip() for part in self.raw_data):
            return
        try:
            parts = " ".join(part.strip() for part in self.raw_data)
            self.data = datetime.strptime(parts, "%d %m %Y").replace(tzinfo=UTC).date()
        except ValueError:
            raise ValueError(self.wrong) from None


class Boxes(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What every form of this desk does: it takes problems and says them where they belong."""

    def say(self, problems: Iterable[Problem]) -> list[Problem]:
        """Put each problem at its box. Gives back those that have no box here.

        A box that says already what is wrong says no more: a day that is no day is not "no day".
        """
        known, elsewhere = list(problems), []
        full = {name for name, field in self._fields.items() if field.errors}
        for problem in known:
            field = self._fields.get(problem.field)
            if field is None:
                elsewhere.append(problem)
            elif problem.field not in full:
                field.errors = list(dict.fromkeys([*map(str, field.errors), str(problem)]))
        return elsewhere


class WordsForm(Boxes):
    """What people said, in words that families will read."""

    title = StringField(
        _l("What is this about?"), [SHORT], filters=[tidy], widget=GovTextInput(),
        description=_l("A few words, such as: The bus was late."),
    )  # fmt: skip
    said = TextAreaField(
        _l("You said"), [LONG], filters=[tidy], widget=GovTextArea(), description=PLAIN
    )
    strand = RadioField(
        _l("Which strand is it part of?"), [CHOOSE], widget=GovRadioInput(),
        description=_l("These are the four strands of inclusion."),
        choices=[SelectChoice(strand, strand.capitalize()) for strand in STRANDS],
    )  # fmt: skip
    is_praise = BooleanField(
        _l("People say thank you for this"), widget=GovCheckboxInput(),
        description=_l("Praise is a finding too. Pass it on to the team."),
    )  # fmt: skip
    revision = HiddenField()
    save = SubmitField(_l("Save"), widget=GovSubmitInput())


class DecisionForm(Boxes):
    """What a group decided, and why. Boxes of other outcomes are not looked at."""

    outcome = RadioField(
        _l("What was decided?"), [CHOOSE], widget=GovRadioInput(),
        description=_l("No is an answer too, with a reason."),
        choices=[
            SelectChoice(Outcome.YES.value, _l("Yes. We will do it.")),
            SelectChoice(Outcome.PARTLY.value, _l("Partly. We will do some of it.")),
            SelectChoice(Outcome.NOT_NOW.value, _l("Not now. We will look at it again.")),
            SelectChoice(Outcome.NO.value, _l("No. We will not do it.")),
            SelectChoice(Outcome.PASSED_ON.value, _l("Passed on. Somebody else can do it.")),
        ],
    )  # fmt: skip
    decided_by = StringField(
        _l("Which group decided?"), [SHORT], filters=[tidy], widget=GovTextInput()
    )
    decided_on = Day(
        _l("When was it decided?"),
        wrong=_l("The day of the decision is not a real day. Try: 5 5 2026."),
    )
    answer = TextAreaField(
        _l("What will we do? For yes and partly."), [LONG], filters=[tidy], widget=GovTextArea(),
        description=PLAIN,
    )  # fmt: skip
    reason = TextAreaField(
        _l("Why? For partly, not now and no."), [LONG], filters=[tidy], widget=GovTextArea(),
        description=PLAIN,
    )  # fmt: skip
    how_counted = TextAreaField(
        _l("How did people's voice count?"), [LONG], filters=[tidy], widget=GovTextArea(),
        description=_l("If it did not change anything, say so, and say why."),
    )  # fmt: skip
    review_on = Day(
        _l("When will we look again? For not now."),
        wrong=_l("The day to look again is not a real day. Try: 5 5 2026."),
    )
    passed_to = StringField(
        _l("Who has it now? For passed on."), [SHORT], filters=[tidy], widget=GovTextInput()
    )
    passed_on = Day(
        _l("When did we tell them? For passed on."),
        wrong=_l("The day you told them is not a real day. Try: 5 5 2026."),
    )
    follow = StringField(
        _l("Where can people follow it? For passed on."), [SHORT], filters=[tidy],
        widget=GovTextInput(),
    )  # fmt: skip
    save = SubmitField(_l("Save"), widget=GovSubmitInput())

    def validate(self, extra_validators: Any = None) -> bool:
        super().validate(extra_validators)
        for name in boxes_of_others(self.outcome.data):
            self._fields[name].errors = []
        return not self.errors


class ActionForm(Boxes):
    """One thing to do, one owner, one day."""

    text = TextAreaField(
        _l("What will we do?"), [LONG], filters=[tidy], widget=GovTextArea(), description=PLAIN
    )
    owner = StringField(
        _l("Who owns it?"), [SHORT], filters=[tidy], widget=GovTextInput(),
        description=_l("One team or one role. Families do not see this."),
    )  # fmt: skip
    due = Day(_l("By which day?"), wrong=NOT_A_DAY)
    save = SubmitField(_l("Save"), widget=GovSubmitInput())


class DueForm(Boxes):
    """Another day. The old one stays for families to see."""

    due = Day(_l("What is the new day?"), wrong=NOT_A_DAY)
    why = TextAreaField(
        _l("Why does the day move?"), [LONG], filters=[tidy], widget=GovTextArea(),
        description=_l("Families see this, and the old day too."),
    )  # fmt: skip
    save = SubmitField(_l("Save"), widget=GovSubmitInput())


class EvidenceForm(Boxes):
    """How we know that it is done."""

    text = TextAreaField(
        _l("What did you see or count?"), [LONG], filters=[tidy], widget=GovTextArea(),
        description=PLAIN,
    )  # fmt: skip
    on = Day(_l("On which day?"), wrong=NOT_A_DAY)
    link = StringField(
        _l("Is there a page that shows it?"), [Length(max=500)], filters=[tidy],
        widget=GovTextInput(), description=_l("You can leave this empty."),
    )  # fmt: skip
    save = SubmitField(_l("Save"), widget=GovSubmitInput())


class DoneForm(Boxes):
    """What changed, and since when."""

    what_changed = TextAreaField(
        _l("What changed?"), [LONG], filters=[tidy], widget=GovTextArea(), description=PLAIN
    )
    done_on = Day(_l("When was it done?"), wrong=NOT_A_DAY)
    save = SubmitField(_l("It is done"), widget=GovSubmitInput())


class QuoteForm(Boxes):
    """Somebody's words, as they will stand on the page. A second person looks at them too."""

    words = TextAreaField(
        _l("The words"), [Length(max=200)], filters=[tidy], widget=GovTextArea(),
        description=_l("Take out names, schools, ages and anything that points at one person."),
    )  # fmt: skip
    save = SubmitField(_l("Save"), widget=GovSubmitInput())


class OneButton(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form that is one button: it carries the token, and no boxes."""
