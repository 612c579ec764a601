"""For everybody who opens a page: what must be true of each one, said in sentences when it is not.

`faults(page)` is a plain function, so that the test client, the browser journeys and the real
server can all use it. Promises S01 to S05 of the security list are checked here.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie

import html5lib
from bs4 import BeautifulSoup, Tag

NONE = "'none'"
OWN = "'self'"
POLICY = {
    "default-src": NONE,
    "script-src": OWN,
    "style-src": OWN,
    "img-src": f"{OWN} data:",
    "font-src": OWN,
    "media-src": OWN,
    "connect-src": OWN,
    "manifest-src": OWN,
    "form-action": OWN,
    "frame-ancestors": NONE,
    "base-uri": NONE,
    "object-src": NONE,
    "worker-src": OWN,
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NEVER_SENT = ("X-Powered-By", "Access-Control-Allow-Origin")
QUESTION_TITLE = re.compile(r"^(Error: )?(Question|Page) \d+ - \S")
ANY_QUESTION_TITLE = re.compile(r"^\S.* \d+\S* - \S")  # in another language
ANY_ERROR = re.compile(r"^\S+:")
PROBLEM = "[data-problem], .error-summary, .govuk-error-summary"
ZOOM = 'meta[name=viewport][content*="user-scalable"], meta[content*="maximum-scale"]'
FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
FIELDS = "input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea"
LOADS = ("script[src]", "link[href]", "img[src]", "iframe[src]", "audio[src]", "source[src]")


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer of a server, as plain data."""

    path: str
    status: int
    headers: Mapping[str, str]
    cookies: tuple[str, ...]
    body: str
    is_https: bool = False

    @property
    def is_staff(self) -> bool:
        """Whether it came through the staff's door."""
        return self.path == "/staff" or self.path.startswith("/staff/")

    @property
    def is_embed(self) -> bool:
        """The one page that named neighbours may show inside theirs."""
        return self.path.startswith("/embed/")


def faults(seen: Seen) -> list[str]:
    """Everything that is wrong with an answer. Empty is what we want."""
    found = [*_header_faults(seen), *_cookie_faults(seen)]
    if "text/html" in seen.headers.get("Content-Type", ""):
        soup = BeautifulSoup(seen.body, "html5lib")
        found += _valid(seen.body)
        for look in LOOKS:
            found += look(seen, soup)
    return [f"{seen.path} ({seen.status}): {fault}" for fault in found]


def _header_faults(seen: Seen) -> Iterator[str]:
    for name, wanted in HEADERS.items():
        if seen.headers.get(name) != wanted:
            yield f"{name} is {seen.headers.get(name)!r}, not {wanted!r}."
    yield from (f"{name} is sent. Leave it out." for name in NEVER_SENT if name in seen.headers)
    allowed = seen.headers.get("Permissions-Policy", "")
    for sense in ("camera=()", "geolocation=()"):
        if sense not in allowed:
            yield f"Permissions-Policy lacks {sense}. It is {allowed!r}."
    if re.search(r"werkzeug|python|\d", seen.headers.get("Server", ""), re.IGNORECASE):
        yield f"Server tells its version: {seen.headers['Server']!r}."
    if seen.is_https and not _long_enough(seen.headers.get("Strict-Transport-Security", "")):
        yield "Strict-Transport-Security is missing, or shorter than a year, or without subdomains."


def _long_enough(promise: str) -> bool:
    age = re.search(r"max-age=(\d+)", promise)
    return bool(age) and int(age[1]) >= 31_536_000 and "includeSubDomains" in promise


def _cookie_faults(seen: Seen) -> Iterator[str]:
    for line in seen.cookies:
        for name, morsel in SimpleCookie(line).items():
            yield from _one_cookie(seen, name, morsel, line)


def _one_cookie(seen: Seen, name: str, morsel: Mapping[str, str], line: str) -> Iterator[str]:
    if not morsel["httponly"]:
        yield f"cookie {name} can be read by a script."
    if morsel["samesite"] != "Lax":
        yield f"cookie {name} is SameSite={morsel['samesite']!r}, not Lax."
    if morsel["path"] != "/" or morsel["domain"]:
        yield f"cookie {name} must have Path=/ and no Domain."
    if len(line) >= 3500:
        yield f"cookie {name} is {len(line)} bytes."
    if seen.is_https and not (name.startswith("__Host-") and morsel["secure"]):
        yield f"cookie {name} must be __Host- and Secure on https."


def _policy(seen: Seen, soup: BeautifulSoup) -> Iterator[str]:
    said = seen.headers.get("Content-Security-Policy", "")
    parts = (part.split(None, 1) for part in said.split(";") if part.strip())
    policy = {part[0]: " ".join(part[1:]) for part in parts}
    hashes = "".join(f" 'sha256-{_sha256(style.string or '')}'" for style in soup.find_all("style"))
    wanted = POLICY | {"style-src": OWN + hashes}
    if seen.is_embed:
        wanted["frame-ancestors"] = policy.get("frame-ancestors", "")
    if policy != wanted:
        wrong = {k for k in policy.keys() | wanted.keys() if policy.get(k) != wanted.get(k)}
        for name in sorted(wrong):
            yield f"the policy's {name} is {policy.get(name)!r}, not {wanted.get(name)!r}."
    if len(soup.find_all("style")) > (0 if seen.is_staff else 1):
        yield "there is a stylesheet in the page that should not be there."


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _valid(body: str) -> Iterator[str]:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(body)
    for (line, column), name, more in parser.errors:
        yield f"HTML is not valid at {line}:{column}: {name} {more or ''}"


def _title(_seen: Seen, soup: BeautifulSoup) -> Iterator[str]:
    title, headings = _words(soup.title), soup.find_all("h1")
    main = soup.find("main")
    kind = main.get("data-page") if isinstance(main, Tag) else None
    if not kind:
        yield "<main> must name its kind: data-page."
    if len(headings) != 1:
        yield f"there must be one h1; there are {len(headings)}."
    elif kind == "question" and not _question_title(soup).match(title):
        yield f'a question\'s title is like "Question 3 - Getting to school"; it is {title!r}.'
    elif kind != "question" and _words(headings[0]) not in title:
        yield f"the title {title!r} does not have the h1 {_words(headings[0])!r}."
    if soup.select_one(PROBLEM) and not _is_error(soup):
        yield f'the title of a page with a problem begins "Error:"; it is {title!r}.'


def _is_in_english(soup: BeautifulSoup) -> bool:
    return bool(soup.html) and str(soup.html.get("lang")) == "en"  # type: ignore[union-attr]


def _question_title(soup: BeautifulSoup) -> re.Pattern[str]:
    return QUESTION_TITLE if _is_in_english(soup) else ANY_QUESTION_TITLE


def _is_error(soup: BeautifulSoup) -> bool:
    """Whether the title begins with "Error:", or with one such word in another language."""
    title = _words(soup.title)
    return title.startswith("Error:") or (not _is_in_english(soup) and bool(ANY_ERROR.match(title)))


def _document(_seen: Seen, soup: BeautifulSoup) -> Iterator[str]:
    html = soup.html
    if not html or not html.get("lang") or html.get("dir") not in {"ltr", "rtl"}:
        yield "<html> needs its language and its direction."
    if len(soup.find_all("main")) != 1:
        yield "there must be one <main>."
    if not soup.select_one('meta[name=viewport][content*="width=device-width"]'):
        yield "the viewport is not set for phones."
    if soup.select_one(ZOOM):
        yield "the page stops people from zooming."
    if soup.select_one('meta[http-equiv="refresh"], marquee, blink'):
        yield "the page moves by itself."


def _ids(_seen: Seen, soup: BeautifulSoup) -> Iterator[str]:
    ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"the id {name!r} stands twice."
    known = set(ids)
    for tag in soup.find_all(True):
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            for name in _names(tag.get(attribute)):
                if name not in known:
                    yield f"{attribute}={name!r} points at nothing."


def _names(value: object) -> list[str]:
    return " ".join(value).split() if isinstance(value, list) else str(value or "").split()


def _labels(_seen: Seen, soup: BeautifulSoup) -> Iterator[str]:
    for field in soup.select(FIELDS):
        if not _has_label(field, soup):
            yield f"a field has no label: {str(field)[:120]}"
    for button in soup.find_all(["button", "a"]):
        if not _words(button) and not button.get("aria-label"):
            yield f"a button or link says nothing: {str(button)[:120]}"


def _names_of_parts(_seen: Seen, soup: BeautifulSoup) -> Iterator[str]:
    for group in soup.find_all("fieldset"):
        if not _words(group.find("legend")):
            yield f"a group of fields has no legend: {str(group)[:120]}"
    for image in soup.find_all("img"):
        if not image.has_attr("alt"):
            yield f"a picture has no alt: {str(image)[:120]}"
    for drawing in soup.find_all("svg"):
        if drawing.get("aria-hidden") != "true" and drawing.get("role") != "img":
            yield f"a drawing is neither hidden from screen readers nor named: {str(drawing)[:80]}"


def _has_label(field: Tag, soup: BeautifulSoup) -> bool:
    if field.get("aria-label") or field.get("aria-labelledby"):
        return True
    label = soup.find("label", attrs={"for": field.get("id") or "?"}) or field.find_parent("label")
    return bool(_words(label))


def _words(tag: object) -> str:
    return " ".join(tag.get_text().split()) if isinstance(tag, Tag) else ""


def _inert(_seen: Seen, soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(True):
        names = [name for name in tag.attrs if name == "style" or name.startswith("on")]
        for name in names:
            yield f"{name}= stands in the page: {str(tag)[:120]}"
    for script in soup.find_all("script"):
        if not script.get("src") or _words(script):
            yield f"a script stands in the page: {str(script)[:120]}"
    if soup.select_one("[tabindex]:not([tabindex='0']):not([tabindex='-1'])"):
        yield "the order of the keyboard is changed."
    if soup.select_one("[autofocus]") and not _is_error(soup):
        yield "something takes the focus though nothing is wrong."


def _links(_seen: Seen, soup: BeautifulSoup) -> Iterator[str]:
    for selector in LOADS:
        for tag in soup.select(selector):
            address = str(tag.get("src") or tag.get("href"))
            if tag.name == "link" and not FETCHED & set(tag.get("rel") or []):
                continue
            if not address.startswith(("/", "data:")) or address.startswith("//"):
                yield f"the page loads {address} from elsewhere."
    known = {str(tag["id"]) for tag in soup.find_all(id=True)}
    for link in soup.select("a[href]"):
        address = str(link["href"])
        if address.lower().startswith(("javascript:", "data:", "vbscript:")):
            yield f"a link runs something: {address[:80]}"
        if address.startswith("#") and address[1:] not in known:
            yield f"the link {address} goes nowhere."


def _forms(seen: Seen, soup: BeautifulSoup) -> Iterator[str]:
    posts = [form for form in soup.find_all("form") if str(form.get("method")).lower() == "post"]
    for form in posts:
        if not form.select_one('input[type=hidden][name*="token"]'):
            yield "a form has no token."
        if not form.select_one("button:not([type=button]), input[type=submit]"):
            yield "a form has no button to send it."
        if str(form.get("action") or "/").startswith(("http", "//")):
            yield f"a form goes elsewhere: {form['action']}"
    private = posts or seen.is_staff or seen.status >= 400
    if private and "no-store" not in seen.headers.get("Cache-Control", ""):
        yield "it must not be kept by the browser: Cache-Control: no-store."


LOOKS = (_policy, _title, _document, _ids, _labels, _names_of_parts, _inert, _links, _forms)
