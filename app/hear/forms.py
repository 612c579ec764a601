"""What staff fill in about what people said: one button, or one step about a worry."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovRadioInput, GovSubmitInput, GovTextArea
from wtforms import RadioField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length

LONGEST_NOTE = 5000


class OneButton(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form without boxes: only our token."""


class StepForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What the lead or deputy did."""

    step = RadioField(
        _l("What did you do?"),
        widget=GovRadioInput(),
        validators=[InputRequired(message=_l("Choose what you did."))],
    )
    note = TextAreaField(
        _l("Your note"),
        description=_l("Only the lead and the deputy can read it."),
        widget=GovTextArea(),
        validators=[
            Length(max=LONGEST_NOTE, message=_l("Make your note shorter. 5,000 letters fit.")),
        ],
    )
    save = SubmitField(_l("Save"), widget=GovSubmitInput())
