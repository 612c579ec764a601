"""The rules, found by looking at the modules of this folder: a new rule is a new file and nothing
else."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from easyread.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule, in the order of the files."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").RULE for name in names)


def rule(rule_id: str) -> Rule:
    """Give one rule by its id.

    >>> rule("W1").title
    'Long sentence'
    """
    return next(one for one in all_rules() if one.id == rule_id)
