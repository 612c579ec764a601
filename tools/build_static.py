"""For officers' pages: takes the public-service look from its package, without its font and crown.

The font and the crown belong to the government's own sites. Ours use the system's font.
Writes app/web/static/govuk/, which is never committed. Run it after `npm ci`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"
BUILT = ROOT / "app" / "web" / "static" / "govuk"
THEIR_FONT = '"?GDS Transport"?,arial,sans-serif'
OUR_FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'
NEVER = ("GDS Transport", "/assets/", "govuk-crest", "sourceMappingURL")


class StaticProblem(Exception):
    """The package is not what we know. The sentence says what, and what to try."""


def main() -> None:
    """Build the folder, or say in a sentence what stops us."""
    try:
        build()
    except StaticProblem as problem:
        sys.exit(f"static: {problem}")


def build() -> None:
    """Write the stylesheet and the script of the staff pages."""
    BUILT.mkdir(parents=True, exist_ok=True)
    style = plain_style(_read("govuk-frontend.min.css"))
    script = without_map(_read("govuk-frontend.min.js"))
    _nothing_theirs(style)
    (BUILT / "govuk-frontend.min.css").write_text(style, "utf-8")
    (BUILT / "govuk-frontend.min.js").write_text(script, "utf-8")
    print(f"static: {(len(style) + len(script)) // 1024} KB built")


def plain_style(style: str) -> str:
    """The stylesheet with a system font, and without fonts and pictures to fetch."""
    style = without_map(re.sub(r"@font-face\{[^}]*\}", "", style))
    style = re.sub(THEIR_FONT, OUR_FONT, style)
    return re.sub(r"url\(/assets/images/[^)]*\)", "none", style)


def without_map(text: str) -> str:
    """The text without the comment that sends browsers to a file we do not serve."""
    return re.sub(r"(/\*|//)# sourceMappingURL=\S+( \*/)?", "", text)


def _read(name: str) -> str:
    file = PACKAGE / name
    if not file.is_file():
        raise StaticProblem("govuk-frontend is not here yet. Run `make setup` first.")
    return file.read_text("utf-8")


def _nothing_theirs(style: str) -> None:
    left = [word for word in NEVER if word in style]
    if left:
        raise StaticProblem(f"the stylesheet still has {left}. Look at tools/build_static.py.")


if __name__ == "__main__":
    main()
