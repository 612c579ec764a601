"""For tests of the look: what is measured on a screen that stands in a real browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.parts.browsing import AXE, RULES

COLOURS = ("paper", "cream", "blue", "black")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
DRESS = """([name, value]) => value ? document.documentElement.dataset[name] = value
    : delete document.documentElement.dataset[name]"""
# What WCAG 1.4.12 asks pages to stand: set element by element, as a reader's add-on does.
SPREAD = """() => { for (const e of document.querySelectorAll('body *')) { const s = e.style;
    s.lineHeight = '1.5'; s.letterSpacing = '0.12em'; s.wordSpacing = '0.16em';
    if (e.localName === 'p') s.marginBottom = '2em'; } }"""
SMALL = """least =>
    [...document.querySelectorAll(
        'a:not(.jump, .word), summary, button, label:has(input), .option')]
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.height && (box.width < 44 ||
        box.height < (e.matches('.option') ? least : 44)))
    .map(([e, box]) => `${e.textContent.trim()} ${box.width}x${box.height}`)"""
# Everything that takes the focus: a solid ring of 3 px or more, 3:1 against what it lies on.
FAINT = """() => {
  const light = c => { const v = c.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255)
      .map(n => n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05); };
  const ground = e => { for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor; if (!/^rgba.*, 0\\)$/.test(c)) return c; }
    return 'rgb(255, 255, 255)'; };
  const ring = s => s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 3
      && !/^rgba.*, 0\\)$/.test(s.outlineColor) ? s.outlineColor : '';
  const found = [];
  const all = 'a, button, summary, input:not([type=hidden]), textarea';
  for (const e of document.querySelectorAll(all)) {
    if (!e.getClientRects().length) continue;
    e.focus();
    const colour = ring(getComputedStyle(e)) || ring(getComputedStyle(e, '::after'));
    const under = ground((e.closest('label') || e).parentElement);
    if (!colour || ratio(colour, under) < 3)
      found.push(`${e.outerHTML.slice(0, 90)} ${colour} ${under}`);
  }
  return found; }"""


def fits(page: Page) -> None:
    """Nobody has to scroll sideways."""
    assert page.evaluate(SIDEWAYS) <= 0, f"{page.url} is too wide"


def dress(page: Page, **how: str) -> None:
    """The page as somebody chose it: dress(page, colour="blue"). "" is the usual."""
    for name, value in how.items():
        page.evaluate(DRESS, [name, value])


def axe_finds(page: Page) -> list[str]:
    """Everything axe finds in the usual colours, and what cannot be read (7:1) in the others."""
    page.evaluate(AXE.read_text("utf-8"))
    found = _run(page, {"type": "tag", "values": RULES})
    for colour in ("", *COLOURS):
        dress(page, colour=colour)
        rules = {"type": "rule", "values": ["color-contrast-enhanced"]}
        found += [f"{colour or 'device'}: {line}" for line in _run(page, rules)]
    dress(page, colour="")
    return found


def _run(page: Page, only: dict[str, Any]) -> list[str]:
    ask = "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})"
    return [
        f"{page.url} {found['id']}: {node['html'][:140]} {node['failureSummary'][:200]}"
        for found in page.evaluate(ask, only)["violations"]
        for node in found["nodes"]
    ]
