"""For families in every language: what stands in our templates, and what never does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.house.files import files, name_of

TEMPLATES = files("app/", suffix=".html")
READ_OUT = re.compile(r"""\b(alt|title|aria-label|placeholder)\s*=\s*(["'])(.*?)\2""", re.DOTALL)
NOT_WORDS = re.compile(
    r"<code>.*?</code>"  # what is typed to a computer is the same in every language
    r"|{#.*?#}"  # notes for the next engineer
    r"|{%-?\s*block kind\b.*?endblock\s*-?%}"  # the page's own name for what it is
    r"|{%-?\s*trans\b.*?endtrans\s*-?%}"
    r"|{%.*?%}|{{.*?}}|&\w+;|&#\d+;",
    re.DOTALL,
)
MARKS = re.compile(r"""<!--.*?-->|[\w-]+=(["'])[^"']*\1|<[^>]*>""", re.DOTALL)
OUR_NAME = {"Heard"}
TRANSLATES = {"_", "safety_", "safety_n", "gettext", "ngettext", "pgettext", "npgettext"}


@pytest.fixture(params=TEMPLATES, ids=name_of)
def template(request: pytest.FixtureRequest) -> Path:
    """Each template of ours."""
    file: Path = request.param
    return file


def test_every_word_of_a_template_can_be_translated(template: Path) -> None:
    left = NOT_WORDS.sub(" ", template.read_text("utf-8"))
    read_out = [found[3] for found in READ_OUT.finditer(left)]
    standing = MARKS.sub("\n", left).splitlines()
    words = {text.strip() for text in (*read_out, *standing) if re.search(r"[A-Za-z]{2}", text)}
    assert not words - OUR_NAME, f"{name_of(template)}: put these into _(...): {words}"


def test_every_sentence_in_a_template_goes_through_gettext(template: Path) -> None:
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(template.read_text("utf-8"))  # noqa: S701 - only parsed
    said = [f"{name_of(template)}:{line} {text!r}" for line, text in _bare(tree)]
    assert not said, f"put these into _(...): {said}"


def _bare(node: nodes.Node) -> Iterator[tuple[int, str]]:
    """Sentences in a template's own code that nobody translates."""
    if isinstance(node, nodes.Call) and getattr(node.node, "name", "") in TRANSLATES:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        if re.match(r"^[A-Z][a-z']* [a-z]+", node.value):
            yield node.lineno, node.value
        return
    for child in node.iter_child_nodes():
        yield from _bare(child)


def test_no_template_has_a_style_or_a_script_of_its_own(template: Path) -> None:
    text = template.read_text("utf-8")
    assert not re.search(r"<[^>{]+\sstyle\s*=", text), "use a class"
    assert not re.search(r"<[^>{]+\son[a-z]+\s*=", text), "use a script file"
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "use a script file"
    styles = text.count("<style")
    assert styles == (1 if name_of(template) == "app/web/templates/web/frame.html" else 0)


def test_no_template_loads_anything_from_elsewhere(template: Path) -> None:
    loads = (
        r"<(script|img|link|iframe|audio|video|source)\b[^>]*(src|href)\s*=\s*[\"']?(https?:)?//"
    )
    assert not re.search(loads, template.read_text("utf-8"))
