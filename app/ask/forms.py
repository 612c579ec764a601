"""What officers fill in when they open a survey: a try-out or for real, and its last day."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovRadioInput
from wtforms import DateField, HiddenField, RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import InputRequired, Optional

from app.people.forms import DayInput

TRY_OUT, REAL = "try-out", "real"
HINTS = {
    TRY_OUT: _l("It counts nothing and promises nothing. Its answers are deleted when it closes."),
    REAL: _l("It counts every answer. Families are told when you answer them."),
}


class OneButton(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form without boxes: only our token."""


class OpenForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """Open a survey."""

    kind = RadioField(
        _l("How do you want to open it?"),
        [InputRequired(_l("Choose one."))],
        choices=[
            SelectChoice(TRY_OUT, _l("As a try-out")),
            SelectChoice(REAL, _l("For real")),
        ],
        widget=GovRadioInput(),
    )
    until = DateField(
        _l("Its last day"),
        [Optional()],
        widget=DayInput(),
        description=_l("Leave it empty, and close it by hand."),
    )
    version = HiddenField()

    @property
    def is_try_out(self) -> bool:
        """Whether the try-out was chosen."""
        return bool(self.kind.data == TRY_OUT)
