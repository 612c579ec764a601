"""For every test of pages: what comes out the same each time is worked out once in a run.

Each test still puts its own two doors together, as a server does when it starts. Only the work
that looks at nothing but our own files is kept: what a template and an address compile to.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from types import CodeType
from typing import Any

from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

SELDOM = (100_000, 20, 10)  # parsed pages are much litter: it is taken out in large bags


class Compiled(BytecodeCache):
    """Jinja's compiled templates, for all environments that compile them in the same way."""

    def __init__(self) -> None:
        self._kept: dict[Any, CodeType] = {}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What this template is compiled to here: the same words, the same filters and tests."""
        knows = (frozenset(environment.filters), frozenset(environment.tests))
        lines = (environment.trim_blocks, environment.lstrip_blocks)
        key: Any = (name, filename, source, knows, lines, frozenset(environment.extensions))
        bucket = Bucket(environment, key, "")
        bucket.code = self._kept.get(key)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep it."""
        assert bucket.code is not None
        self._kept[bucket.key] = bucket.code


Builder = Callable[..., tuple[str, str]]
_builders: dict[Any, Builder] = {}


class KeptRule(Rule):
    """An address of a door. How it is written out depends on nothing but its own words."""

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        if self.defaults:
            return super()._compile_builder(append_unknown)
        key = (self.rule, tuple(self._trace), append_unknown)
        if key not in _builders:
            _builders[key] = super()._compile_builder(append_unknown)
        return _builders[key]


def pytest_collection_finish() -> None:
    """What is loaded by now stays for the whole run: nobody looks for litter in it again."""
    gc.enable()
    gc.collect()
    gc.freeze()


# How long an example takes says how busy the machine is. What must be quick has tests of its own.
settings.register_profile(
    "heard", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("heard")
gc.disable()  # while tests are collected, all that is made is kept
gc.set_threshold(*SELDOM)
Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Compiled()}
Flask.url_rule_class = KeptRule
