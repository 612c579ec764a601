"""For whoever changes how families' pages look: see them as families do, and let axe read them.

Writes pictures of every sample page to var/looks/: a phone, a small phone, text twice as large,
spaced text, forced colours, right to left, a wide screen. Says what each page weighs and what axe
found. `preview_look.py screens LINK` makes the README's picture of three screens from a demo that
runs; LINK is the officer's, as `heard demo` prints it.
"""

from __future__ import annotations

import base64
import gzip
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, render_template
from jinja2 import FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.database import Database, KeyRing  # noqa: E402 the path must be set first
from app.place.area import Area, load_area  # noqa: E402
from app.settings import first_settings, read_settings  # noqa: E402
from app.web import language  # noqa: E402
from app.web.house import House  # noqa: E402
from app.web.look import dress  # noqa: E402

SAMPLES = ROOT / "tools" / "looks"
OUT = ROOT / "var" / "looks"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SAMPLE_NAMES = sorted(file.stem for file in SAMPLES.glob("*.html"))
PAGES = ["help", "safe", "privacy", "accessibility", "who_decides", "pictures", "error"]
CHROMIUM = "/usr/bin/chromium"
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 390, "height": 800}
SCREEN = {"width": 390, "height": 880}
LOOKS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE},
    "small": {"viewport": {"width": 320, "height": 640}},
    "text200": {"viewport": PHONE},
    "spaced": {"viewport": PHONE},
    "forced": {"viewport": PHONE, "forced_colors": "active", "color_scheme": "dark"},
    "rtl": {"viewport": PHONE},
    "wide": {"viewport": {"width": 1200, "height": 800}},
}


def main() -> None:
    """Every sample page in every look; ends with 1 when axe found something."""
    OUT.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:]
    found = 0
    with sync_playwright() as machine:
        browser = machine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        if wanted[:1] == ["screens"]:
            three_screens(browser, wanted[1])
            return
        for name in [*SAMPLE_NAMES, *PAGES]:
            if not wanted or name in wanted:
                found += show(browser, name)
        browser.close()
    sys.exit(1 if found else 0)


def show(browser: Browser, name: str) -> int:
    """One page in every look. Gives back how many things axe found."""
    print(f"{name}: {len(gzip.compress(draw(name).encode(), 6))} bytes")
    found = 0
    for look, settings in LOOKS.items():
        context = browser.new_context(**settings)
        page = context.new_page()
        page.set_content(draw(name, right_to_left=look == "rtl"))
        if look == "text200":
            page.add_style_tag(content="html{font-size:250%!important}")
        if look == "spaced":  # WCAG 1.4.12
            page.add_style_tag(
                content="*{line-height:1.5!important;letter-spacing:.12em!important;"
                "word-spacing:.16em!important}p{margin-bottom:2em!important}"
            )
        for said in problems(page, look):
            print(f"  {look}: {said}")
            found += 1
        page.screenshot(path=OUT / f"{name}-{look}.png", full_page=True)
        context.close()
    return found


def three_screens(browser: Browser, link: str) -> None:
    """Ask, hear, tell, side by side, for docs/screens.png."""
    page = browser.new_context(viewport=SCREEN).new_page()
    shots = [base64.b64encode(shot).decode() for shot in _screens(page, link)]
    page.set_viewport_size({"width": 3 * 390 + 4 * 24, "height": 880 + 2 * 24})
    page.goto("about:blank")
    page.set_content(
        "<body style='margin:0;padding:24px;display:flex;gap:24px;background:#d9d3c3'>"
        + "".join(f"<img src='data:image/png;base64,{shot}'>" for shot in shots)
    )
    page.screenshot(path=ROOT / "docs" / "screens.png")


def _screens(page: Page, link: str) -> Iterator[bytes]:
    """A question with an answer, the officer's list, and what somebody was told."""
    here = link.partition("/staff/")[0]
    page.goto(f"{here}/s/getting-to-school")
    page.locator("main input[name=who]").first.check()
    page.locator("main button[value=yes]").click()
    page.locator("main button[value=skip]").click()  # the practice
    page.locator("main input[value=bus]").check()
    yield page.screenshot()
    page.goto(link)
    page.locator("main button").first.click()
    page.wait_for_url("**/staff/")
    page.goto(f"{here}/staff/tell/")
    yield page.screenshot()
    page.goto(f"{here}/you-said-we-did")
    page.get_by_role("link", name="Music on the way").first.click()
    page.wait_for_selector("main[data-page=update]")
    yield page.screenshot()


def draw(name: str, *, right_to_left: bool = False) -> str:
    """The page as the server would send it."""
    app = _app()
    app.jinja_env.globals["direction"] = lambda: "rtl" if right_to_left else "ltr"
    file = f"{name}.html" if name in SAMPLE_NAMES else f"web/{name}.html"
    with app.test_request_context("/"):
        return render_template(file, status=404, credits=_area().pictures.credits)


@cache
def _app() -> Flask:
    app = Flask("app.web", root_path=str(ROOT / "app" / "web"))
    app.jinja_loader = FileSystemLoader([SAMPLES, ROOT / "app" / "web" / "templates"])
    app.jinja_env.undefined = StrictUndefined
    first_settings(OUT)
    settings = read_settings({"HEARD_HOME": str(OUT), "HEARD_SURVEYS": str(ROOT / "surveys")})
    keys = KeyRing(settings.answer_keys)
    # Nothing here opens the database.
    app.extensions["heard"] = House(settings, Database(settings.database_url, keys), _area())
    language.install(app)
    app.extensions[language.KNOWN] = frozenset({language.DEFAULT})  # the looks are in English
    dress(app, _area().pictures, _area().place)
    return app


@cache
def _area() -> Area:
    return load_area(ROOT / "surveys")


def problems(page: Page, look: str) -> Iterator[str]:
    """What axe says, and whether anybody has to scroll sideways."""
    page.evaluate(AXE.read_text("utf-8"))
    # In forced colours axe still reads ours, so there its sums about contrast mean nothing.
    rules = {"color-contrast": {"enabled": look != "forced"}, "color-contrast-enhanced": {}}
    rules["color-contrast-enhanced"] = rules["color-contrast"]
    asked = {"runOnly": TAGS, "rules": rules}
    result = page.evaluate("asked => axe.run(document, asked)", asked)
    for violation in result["violations"]:
        yield f"{violation['id']}: {json.dumps([n['html'][:120] for n in violation['nodes']][:3])}"
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "it is too wide"


if __name__ == "__main__":
    main()
