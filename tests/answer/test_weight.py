"""For phones on poor signal: no page of the way is heavier than it promises, without a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from app.web.house import House
from app.web.squeeze import squeeze
from bench.pages import ALWAYS_THERE, Weight, shipped
from tests.answer.going import open_survey
from tests.parts.heard import ROOT
from tests.parts.visitors import Opened, Visitor

NewVisitor = Callable[..., Visitor]
AN_ANSWER = "input[type=radio], input[type=checkbox]"


@pytest.mark.parametrize("survey_id", shipped(ROOT / "surveys"))
def test_every_page_of_a_shipped_survey_is_light(
    visitor: NewVisitor, house: House, survey_id: str
) -> None:
    open_survey(house, survey_id)
    weights = [_weighed(page) for page in _the_way(visitor(), survey_id)]
    assert len(weights) > 8, "the whole way was walked"
    assert [weight for weight in weights if not weight.is_light] == []


def _the_way(somebody: Visitor, survey_id: str) -> Iterator[Opened]:
    """From the first page to the thanks, with nothing answered."""
    page = somebody.get(f"/s/{survey_id}")
    yield page
    page = somebody.send(page, who="me")
    while page.kind != "thanks":
        yield page
        page = somebody.send(page, "skip" if page.soup.select("[value=skip]") else "")
    yield page


def _weighed(page: Opened) -> Weight:
    values = {str(box.get("value")) for box in page.soup.select(AN_ANSWER)}
    sent_bytes = len(squeeze(page.seen.body.encode()))
    return Weight(page.path, sent_bytes, 0, len(values - ALWAYS_THERE))
