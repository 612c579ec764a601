"""For whoever draws: every picture with its word, as people see it, and the record of them all.

Writes sheets of 48 pictures to var/pictures/, each picture at 96 and at 48 pixels, on light paper,
on black paper and in forced colours. Look at each before a picture is called done.
`picture_sheet.py record` writes docs/pictures.md: each picture, its set, licence and credit, and
those that still mislead.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from markupsafe import escape
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.place.pictures import Pictures, read_pictures  # noqa: E402 the path must be set first
from app.web.stylesheet import stylesheet  # noqa: E402

FOLDER = ROOT / "surveys" / "pictures"
OUT = ROOT / "var" / "pictures"
RECORD = ROOT / "docs" / "pictures.md"
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
A_SHEET = 48
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {},
    "forced": {"forced_colors": "active", "color_scheme": "dark"},
}
STYLE = """
main { max-inline-size: none; display: grid; grid-template-columns: repeat(6, 1fr); gap: 10px }
figure { margin: 0; display: flex; flex-wrap: wrap; gap: 8px; align-items: end }
figcaption { inline-size: 100%; font-size: 16px }
figure svg { inline-size: 96px; block-size: 96px }
figure svg + svg { inline-size: 48px; block-size: 48px }
"""


def main() -> None:
    """The sheets, or the record when it is asked for."""
    pictures = read_pictures(FOLDER)
    if sys.argv[1:] == ["record"]:
        RECORD.write_text(record(pictures), "utf-8")
        return
    names = sys.argv[1:] or list(pictures.drawings)
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as machine:
        browser = machine.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for look in LOOKS:
            for number, start in enumerate(range(0, len(names), A_SHEET), start=1):
                page = sheet(pictures, names[start : start + A_SHEET], look)
                print(photograph(browser, page, look, number))
        browser.close()


def sheet(pictures: Pictures, names: Iterable[str], look: str) -> str:
    """One sheet as a page with the families' own stylesheet."""
    black = ' data-colour="black"' if look == "dark" else ""
    figures = "".join(
        f"<figure>{pictures.svg(name) * 2}"
        f"<figcaption>{escape(pictures.words[name])}</figcaption></figure>"
        for name in names
    )
    style = f"<style>{stylesheet(whole=True).text}{STYLE}</style>"
    return f"<!doctype html><html lang=en{black}>{style}<main>{figures}</main>"


def photograph(browser: Browser, page: str, look: str, number: int) -> Path:
    """The sheet as .html and .png; gives back where the .png is."""
    (OUT / f"{look}-{number}.html").write_text(page, "utf-8")
    context = browser.new_context(viewport={"width": 1200, "height": 600}, **LOOKS[look])
    opened = context.new_page()
    opened.set_content(page)
    shot = OUT / f"{look}-{number}.png"
    opened.screenshot(path=shot, full_page=True)
    context.close()
    return shot


def record(pictures: Pictures) -> str:
    """docs/pictures.md as it must be."""
    return "\n".join([*_head(pictures), *_tables(pictures), *_unclear(pictures), ""])


def _head(pictures: Pictures) -> Iterator[str]:
    only_in_code = len(pictures.groups[-1].names)
    yield "# Every picture"
    yield ""
    yield "`python tools/picture_sheet.py record` writes this file; a test says when it is old."
    yield "`python tools/picture_sheet.py` draws them all in three looks, for us to look at."
    yield ""
    yield f"{len(pictures.words)} pictures. {only_in_code} of them are only in the code."
    yield ""
    yield "| set | pictures | licence | credit |"
    yield "|---|---|---|---|"
    for told in pictures.credits:
        count = sum(drawing.set == told["id"] for drawing in pictures.drawings.values())
        yield f"| `{told['id']}`: {told['name']} | {count} | {told['licence']} | {told['by']} |"


def _tables(pictures: Pictures) -> Iterator[str]:
    for group in pictures.groups:
        title = group.id.replace("-", " ").capitalize()
        yield from ["", f"## {title}", "", "| picture | says | set | file |", "|---|---|---|---|"]
        for name in group.names:
            drawing = pictures.drawings[name]
            yield f"| `{name}` | {drawing.word} | {drawing.set} | {drawing.file} |"


def _unclear(pictures: Pictures) -> Iterator[str]:
    yield from ["", "## Those that still mislead", ""]
    yield "Only we have looked. No young people have named them yet: this is our own doubt."
    yield from ["", "| picture | why |", "|---|---|"]
    for name, why in pictures.unclear.items():
        yield f"| `{name}` | {why} |"


if __name__ == "__main__":
    main()
