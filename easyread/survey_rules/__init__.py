"""The rules about a whole survey, found like the rules about a text: a new rule is a new file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from easyread.survey import SurveyRule


@cache
def all_survey_rules() -> tuple[SurveyRule, ...]:
    """Give every survey rule, in the order of the files."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").RULE for name in names)
