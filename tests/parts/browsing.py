"""For journeys: a real browser at phone size, and axe, which finds what keeps people out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 568}
LAPTOP = {"width": 1280, "height": 800}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Axe = Callable[[Page], list[str]]
NewPage = Callable[..., Page]


def browser_path() -> str:
    """Where this machine's browser is."""
    named = os.environ.get("CHROMIUM", "")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), "")
    assert found, "No browser is here. As root: apt-get install chromium. Then try again."
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open pages, each as another person: `new_page(java_script_enabled=False, viewport=...)`.

    A request to any other machine, an error in a script or a broken policy fails the test.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(**how: Any) -> Page:
        wishes = {"viewport": PHONE, "locale": "en-GB", "timezone_id": "Europe/London"} | how
        context = browser.new_context(**wishes)
        context.set_default_timeout(10_000)
        context.route("**/*", lambda route: _only_here(route, troubles))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("console", lambda said: _policy(said.text, troubles))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles, "\n".join(troubles)


def _only_here(route: Route, troubles: list[str]) -> None:
    host = urlsplit(route.request.url).hostname
    if host in {"127.0.0.1", "localhost", None}:
        route.continue_()
    else:
        troubles.append(f"a request to another machine: {route.request.url}")
        route.abort()


def _policy(text: str, troubles: list[str]) -> None:
    if "Content Security Policy" in text or "Content-Security-Policy" in text:
        troubles.append(f"policy: {text}")


def wait_until(page: Page, says: str, most_ms: int = 10_000) -> None:
    """Wait until a script says yes. The page's policy stops the tool's own way of asking again."""
    for _ in range(most_ms // 50):
        if page.evaluate(says):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"This never came: {says}")


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A phone in a young person's hand."""
    return new_page()


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Everything axe finds on a page, a line each; an empty list is what we want."""
    script = AXE.read_text("utf-8")
    ask = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"

    def look(page: Page) -> list[str]:
        # In the page's own world, past its policy: what a tester's add-on does.
        page.evaluate(script)
        return [
            f"{found['id']} ({found['impact']}): {node['html'][:160]} {node['failureSummary']}"
            for found in page.evaluate(ask, RULES)["violations"]
            for node in found["nodes"]
        ]

    return look
