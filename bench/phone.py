"""For a cheap phone on bad signal: how long a question takes to come, and what Lighthouse says.

A real Chromium at a sixth of the machine's speed, on a line with a round trip of two seconds. The
floor's question page waits on the same line in the same run: compare the two, not the times alone.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.client import Respondent, Tally
from bench.serve import ROOT, Runner

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SLOW_3G = {
    "offline": False, "latency": 2000, "downloadThroughput": 50_000, "uploadThroughput": 50_000,
}  # fmt: skip
SLOWER = 6
RUNS = 5
LIMIT_SECONDS, LIMIT_FLOORS = 3.0, 1.3
LIGHTHOUSE = ROOT / "bench" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
MARKS = ("performance", "accessibility")
# Says when the first answer can be seen and touched, in ms since the page was asked for.
WATCH = """
window.answerable = 0;
const look = () => {
  const answers = document.querySelectorAll(
    "form input[type=radio], form input[type=checkbox], form textarea");
  for (const answer of answers) {
    const box = (answer.labels?.[0] ?? answer).getBoundingClientRect();
    if (box.width > 8 && box.height > 8 && box.top < innerHeight) {
      window.answerable = performance.now();
      return;
    }
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds until a question can be answered: the first page, and the one after Next."""

    name: str
    first: float
    after_next: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Lighthouse's marks for one page, of 100."""

    page: str
    performance: int
    accessibility: int


def browser_path() -> str:
    """Where this machine's browser is, or nothing."""
    named = os.environ.get("CHROMIUM", "")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), "")


def waits(runners: tuple[Runner, ...]) -> list[Wait]:
    """How long people wait on each server: the middle of several turns, taken one by one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        turns: dict[str, list[Wait]] = {runner.name: [] for runner in runners}
        for _ in range(RUNS):
            for runner in runners:
                turns[runner.name].append(_wait(browser, runner))
        browser.close()
    return [_middle(name, each) for name, each in turns.items()]


def _middle(name: str, turns: list[Wait]) -> Wait:
    first = statistics.median(turn.first for turn in turns)
    return Wait(name, first, statistics.median(turn.after_next for turn in turns))


def _wait(browser: Browser, runner: Runner) -> Wait:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True,
        has_touch=True,
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(120_000)
    _say_yes(page, runner)
    page.wait_for_load_state("networkidle")
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_3G)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(page.url)
    first = _answerable(page)
    after_next = _press_next(page)
    context.close()
    return Wait(runner.name, first, after_next)


def _say_yes(page: Page, runner: Runner) -> None:
    page.goto(runner.url + runner.start)
    who = page.locator("main input[type=radio]")
    if who.count():
        who.first.check()
    page.locator("main form button").first.click()
    while not page.locator("main form input[type=radio]").count():
        page.locator("main form button").first.click()


def _answerable(page: Page) -> float:
    """Our policy allows no text to be run as script, so the page is asked again and again."""
    while not page.evaluate("window.answerable"):
        page.wait_for_timeout(50)
    return float(page.evaluate("window.answerable")) / 1000


def _press_next(page: Page) -> float:
    """Seconds from the tap on Next until the next question can be answered."""
    page.wait_for_load_state("networkidle")
    page.locator("main form input[type=radio]").first.check(force=True)
    began = page.evaluate("performance.timeOrigin + performance.now()")
    with page.expect_navigation(wait_until="commit"):
        page.locator("main form button").first.click(no_wait_after=True)
    _answerable(page)
    ended = page.evaluate("performance.timeOrigin + window.answerable")
    return float(ended - began) / 1000


def marks(url: str, survey: str) -> list[Mark]:
    """Lighthouse on the start, on a question, and on the thanks of a survey."""
    start = f"/s/{survey}"
    person = Respondent(url, random.Random(1), Tally())
    pages = [page.path.partition("?")[0] for page in person.answer_all(start)]
    question = next(page for page in pages if page.rsplit("/", 1)[1].isdigit())
    return [_mark(url + page, person.cookies) for page in (start, question, f"{start}/thanks")]


def _mark(address: str, cookies: str) -> Mark:
    sent = ["--extra-headers", json.dumps({"Cookie": cookies})] if cookies else []
    command = [
        str(ROOT / "tools" / "with_node"), str(LIGHTHOUSE), address, "--quiet", "--output=json",
        f"--only-categories={','.join(MARKS)}", f"--chrome-flags={' '.join(FLAGS)} --headless=new",
        *sent,
    ]  # fmt: skip
    env = os.environ | {"CHROME_PATH": browser_path()}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=180)
    found: dict[str, Any] = json.loads(done.stdout)["categories"]
    speed, access = (round(100 * found[name]["score"]) for name in MARKS)
    return Mark(Path(address).name, speed, access)


def has_lighthouse() -> bool:
    """Whether `make bench` could bring it here."""
    return LIGHTHOUSE.exists()
