"""For whoever types paper in: one form a paper, made from its survey, with paper's own numbers."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import (
    GovCheckboxInput,
    GovRadioInput,
    GovSubmitInput,
    GovTextArea,
    GovTextInput,
)
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    RadioField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import InputRequired

from app.answer.keying import WHO, Box
from app.answer.pages.paper_words import ticks
from app.answer.paper import numbers
from app.ask.survey import Question, Survey

BY_NUMBER = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
CHANGE, ANOTHER = "change", "another"
KEYS, NUMBER, WORDS, QUOTE, WORRIED, WROTE = "keys", "number", "words", "quote", "worried", "wrote"


class CodeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """The code at the top of each sheet."""

    class Meta:
        csrf = False  # it only looks something up

    code = StringField(
        _l("Code of the paper"), widget=GovTextInput(),
        description=_l("It stands at the top of each page, such as CKD7-1."),
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )  # fmt: skip


class KioskForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """The key with which staff get a tablet back."""

    key = StringField(
        _l("Choose a staff key"), widget=GovTextInput(),
        description=_l("6 to 12 digits. Tell it only to those who look after the tablet."),
        render_kw={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"},
    )  # fmt: skip
    save = SubmitField(_l("Make the link"), widget=GovSubmitInput())


class PaperForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What every paper's form has. `key` makes a paper that is sent twice one paper.

    `blank`, and `before` with `again`, are there only when something has to be asked once.
    """

    key = HiddenField()
    before = HiddenField()
    blank = BooleanField(_l("Yes, the paper is blank. Keep it."), widget=GovCheckboxInput())
    again = RadioField(
        _l("What is this?"), widget=GovRadioInput(), choices=[], validate_choice=False
    )

    def ask_if_blank(self) -> None:
        """Nothing is ticked: a slip of the Enter key, or a blank paper?"""
        self.blank.errors = [_("Nothing is ticked and nothing is written. Is the paper blank?")]

    def ask_what_it_is(self, number: int, why: str, *, can_change: bool) -> None:
        """This form came before and said something else: a correction, or another paper?"""
        mine = [(CHANGE, _("Paper %(number)s, put right. Keep what stands here now.",
                           number=number))]  # fmt: skip
        other = (ANOTHER, _("Another paper. Keep it too."))
        self.again.choices = [SelectChoice(*way) for way in (*mine * can_change, other)]
        self.again.errors = [why]

    @property
    def asks(self) -> frozenset[str]:
        """What this page asks, besides what stands on the paper."""
        is_blank = bool(self.blank.errors or self.blank.data)
        return frozenset(["blank"] * is_blank + ["again"] * bool(self.again.choices))

    def box(self, question: Question) -> Box:
        """What was typed for one question."""
        return Box(
            keys=self._typed(KEYS, question.id) or "",
            number=self._typed(NUMBER, question.id) or "",
            words=self._typed(WORDS, question.id) or "",
            may_quote=bool(self._typed(QUOTE, question.id)),
            is_worried=bool(self._typed(WORRIED, question.id)),
            wrote=bool(self._typed(WROTE, question.id)),
        )

    def _typed(self, kind: str, question_id: str) -> Any:
        field: Field | None = self._fields.get(f"{kind}-{question_id}")
        return None if field is None else field.data

    def say(self, kind: str, question_id: str, words: str) -> None:
        """Put what is wrong at its box."""
        name = f"{kind}-{question_id}"
        field = self._fields.get(name) or self._fields[f"{KEYS}-{question_id}"]
        field.errors = [*field.errors, words]

    def fields_of(self, question_id: str) -> list[Field]:
        """The boxes of one question, in their order."""
        kinds = (KEYS, NUMBER, WORDS, WROTE, QUOTE, WORRIED)
        names = [f"{kind}-{question_id}" for kind in kinds]
        return [self._fields[name] for name in names if name in self._fields]


def paper_form(
    survey: Survey, voice: str, who: dict[str, str], languages: dict[str, str], *, is_second: bool
) -> type[PaperForm]:
    """The form of one paper. The second look types no words: it says whether there are any."""
    fields: dict[str, Any] = {}
    if len(who) > 1:
        fields |= _who(who)
    if len(languages) > 1 and not is_second:
        chosen = [SelectChoice(code, name) for code, name in languages.items()]
        fields["language"] = RadioField(
            _l("Language of the paper"), widget=GovRadioInput(), choices=chosen, default="en"
        )
    known = numbers(survey.questions)
    for question in survey.questions:
        if question.is_stored:
            title = f"{known[question.id]}. {' '.join(question.words_for(voice))}"
            fields |= _boxes(question, title, is_second=is_second)
    done = _l("Check it") if is_second else _l("Save this paper")
    fields["save"] = SubmitField(done, widget=GovSubmitInput())
    return type("OnePaper", (PaperForm,), fields)


def _who(who: dict[str, str]) -> dict[str, Any]:
    agreed = _l("1 They told me yes, 2 They showed me yes, 3 I think that they agree, "
                "4 I did not ask them, 5 I am not sure")  # fmt: skip
    return {
        WHO: StringField(
            _l("Who is answering?"), widget=GovTextInput(), render_kw=BY_NUMBER,
            description=", ".join(f"{key} {text}" for key, text in who.items()),
        ),
        "agreed": StringField(
            _l("Do you answer for somebody?"), widget=GovTextInput(), render_kw=BY_NUMBER,
            description=agreed,
        ),
    }  # fmt: skip


def _boxes(question: Question, title: str, *, is_second: bool) -> dict[str, Any]:
    known = ", ".join(f"{tick.key} {tick.text}" for tick in ticks(question))
    one = question.id
    boxes: dict[str, Any] = {
        f"{KEYS}-{one}": StringField(
            title, widget=GovTextInput(), render_kw=BY_NUMBER, description=known
        )
    }
    if question.kind == "number":
        boxes[f"{NUMBER}-{one}"] = StringField(
            _l("The number"), widget=GovTextInput(), render_kw=BY_NUMBER
        )
    if question.takes_words and is_second:
        label = _l("Something is written here")
        boxes[f"{WROTE}-{one}"] = BooleanField(label, widget=GovCheckboxInput())
    elif question.takes_words:
        boxes |= _words(question)
    return boxes


def _words(question: Question) -> dict[str, Any]:
    boxes: dict[str, Any] = {
        f"{WORDS}-{question.id}": TextAreaField(
            _l("Their words"), widget=GovTextArea(),
            description=_l("Type what is written, with its spelling."),
        )
    }  # fmt: skip
    if question.may_quote == "ask":
        boxes[f"{QUOTE}-{question.id}"] = BooleanField(
            _l("q You can use my words"), widget=GovCheckboxInput()
        )
    boxes[f"{WORRIED}-{question.id}"] = BooleanField(
        _l("I am worried. The safeguarding lead gets these words at once."),
        widget=GovCheckboxInput(),
    )
    return boxes


class SettleForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Where two looks differ: which one the paper says."""


def settle_form(titles: dict[str, tuple[str, str, str]], to_type: set[str]) -> type[SettleForm]:
    """`titles`: name -> what is asked, what the first look saw, what the second saw."""
    fields: dict[str, Any] = {}
    for name, (title, first, second) in titles.items():
        ways = [SelectChoice("first", first), SelectChoice("second", second)]
        fields[f"pick-{name}"] = RadioField(
            title, [InputRequired(_l("Look at the paper. Then choose one."))],
            widget=GovRadioInput(), choices=ways,
        )  # fmt: skip
        if name in to_type:
            fields[f"{WORDS}-{name}"] = TextAreaField(
                _l("Their words"), widget=GovTextArea(),
                description=_l("Only when something is written there."),
            )  # fmt: skip
    fields["save"] = SubmitField(_l("Save"), widget=GovSubmitInput())
    return type("OneSettle", (SettleForm,), fields)
