"""For officers, reps and admins: the forms of signing in and of the list of people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import (
    GovCheckboxesInput,
    GovRadioInput,
    GovTextInput,
)
from wtforms import DateField, Field, RadioField, SelectMultipleField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import InputRequired, Optional

from app.access.roles import TITLES
from app.people.invitation import clean_email

ROLES_TO_CHOOSE = [SelectChoice(str(role), _l(title)) for role, title in TITLES.items()]
BAD_EMAIL = _l("Write an e-mail address. It looks like name@example.org.")


def _is_email(_form: FlaskForm, field: Field) -> None:
    clean = clean_email(field.data or "")
    if clean is None:
        raise ValidationError(BAD_EMAIL)
    field.data = clean


def email_field(label: str) -> StringField:
    """One e-mail address, kept as we keep addresses."""
    keys = {"autocomplete": "email", "spellcheck": "false", "inputmode": "email"}
    rules = [InputRequired(BAD_EMAIL), _is_email]
    return StringField(label, rules, widget=GovTextInput(), render_kw=keys)


class DayInput(GovTextInput):  # type: ignore[misc]  # nor has govuk-frontend-wtf
    """One day, by the browser's own calendar where it has one."""

    input_type = "date"


class SignInForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Ask for a link."""

    email = email_field(_l("Your work e-mail"))

    @property
    def address(self) -> str:
        """The address as we keep it."""
        return str(self.email.data)


class InviteForm(SignInForm):
    """Ask somebody to join."""

    email = email_field(_l("Their e-mail"))
    role = RadioField(
        _l("What will they do here?"),
        [InputRequired(_l("Choose a role."))],
        choices=ROLES_TO_CHOOSE,
        widget=GovRadioInput(),
    )


class RolesForm(FlaskForm):  # type: ignore[misc]
    """What somebody may do."""

    roles = SelectMultipleField(
        _l("Roles"),
        choices=ROLES_TO_CHOOSE,
        widget=GovCheckboxesInput(),
    )


class TrainingForm(FlaskForm):  # type: ignore[misc]
    """When somebody was trained to read comments. Empty: not yet."""

    trained_on = DateField(
        _l("Trained on"),
        [Optional()],
        widget=DayInput(),
        description=_l("Leave it empty when there was no training."),
    )
