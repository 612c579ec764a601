"""For whoever writes surveys: a page on each rule of easy reading, made from the rule itself."""

from __future__ import annotations

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ask.desk import desk


@desk.get("/easy-read")
def easy_read_rules() -> ResponseReturnValue:
    from easyread.explained import by_subject  # big word lists: loaded when somebody asks

    return render_template("ask/easy_read.html", page="ask-easy-read",
                           title=_("The rules of easy read"), subjects=by_subject())  # fmt: skip


@desk.get("/easy-read/<rule_id>")
def easy_read_rule(rule_id: str) -> ResponseReturnValue:
    from easyread.explained import explain

    rules = explain(rule_id)
    if not rules:
        abort(404)
    title = f"{rules[0].id}: {rules[0].title}"
    return render_template("ask/easy_read_rule.html", page="ask-easy-read-rule", title=title,
                           rules=rules)  # fmt: skip


def rule_ids() -> frozenset[str]:
    """The rules that have a page: what `heard check` says of the file itself has none."""
    from easyread.explained import explained

    return frozenset(rule.id for rule in explained())
