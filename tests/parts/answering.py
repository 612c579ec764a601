"""For journeys: somebody answers a whole survey in a real browser, by touch or by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
MOST_SCREENS = 40
WORDS = "The bus is noisy. More clubs please."
Look = Callable[[Page], None]
NOT_SURVEYS = {"place.yaml", "framework.yaml", "themes.yaml", "glossary.yaml"}
SURVEYS = sorted(
    file.stem for file in (ROOT / "surveys").glob("*.yaml") if file.name not in NOT_SURVEYS
)


def nothing(_page: Page) -> None:
    """Look at a screen without saying anything."""


def kind_of(page: Page) -> str:
    """The screen's own name for what it is."""
    return page.locator("main").get_attribute("data-page") or ""


def start(page: Page, url: str, survey: str, look: Look = nothing) -> None:
    """Open a survey, say who is answering, and say yes."""
    page.goto(f"{url}/s/{survey}")
    look(page)
    page.locator("main input[type=radio]").first.check()
    press(page, "Yes")


def press(page: Page, words: str = "") -> None:
    """Press a button of the page; without words, the one that moves on. Another page comes then,
    from the server, or without signal from the phone itself.
    """
    buttons = page.locator("main form button:not([type=button])")
    with page.expect_navigation():
        (buttons.filter(has_text=words) if words else buttons).first.click()


def answer_one(page: Page) -> None:
    """Give an answer to the question that is open: the first one, or some words."""
    box = page.locator("main textarea, main input:is([inputmode=numeric], [type=number])")
    if box.count():
        is_number = box.first.evaluate("e => e.tagName") == "INPUT"
        box.first.fill("3" if is_number else WORDS)
        return
    choices = page.locator("main input[type=radio], main input[type=checkbox]")
    if choices.count():
        choices.first.check()


def answer_all(
    page: Page, url: str, survey: str, look: Look = nothing, answer: Look = answer_one
) -> list[str]:
    """Answer a whole survey. `look` is called on every screen. Gives the kinds of screens seen."""
    start(page, url, survey, look)
    seen: list[str] = []
    for _ in range(MOST_SCREENS):
        look(page)
        seen.append(kind_of(page))
        if seen[-1] == "thanks":
            return seen
        answer(page)
        press(page)
    raise AssertionError(f"{survey} never ends: {seen}")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is wanted has the focus, as somebody without a mouse does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{page.url}: the keyboard never reaches {selector}.")


def answer_all_by_keyboard(page: Page, url: str, survey: str) -> list[str]:
    """The same without a mouse: Tab, Space, letters and Enter only."""
    page.goto(f"{url}/s/{survey}")
    tab_to(page, "main input[type=radio]")
    page.keyboard.press("Space")
    seen: list[str] = []
    for _ in range(MOST_SCREENS):
        _enter(page)
        seen.append(kind_of(page))
        if seen[-1] == "thanks":
            return seen
        _answer_by_keyboard(page)
    raise AssertionError(f"{survey} never ends: {seen}")


def _enter(page: Page) -> None:
    tab_to(page, "main form button")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _answer_by_keyboard(page: Page) -> None:
    if page.locator("main textarea").count():
        tab_to(page, "main textarea")
        page.keyboard.type("More clubs")
    elif page.locator("main input[inputmode=numeric]").count():
        tab_to(page, "main input[inputmode=numeric]")
        page.keyboard.type("3")
    elif page.locator("main input[type=radio], main input[type=checkbox]").count():
        tab_to(page, "main input[type=radio], main input[type=checkbox]")
        page.keyboard.press("Space")
