"""For everybody who opens a page: what must be true of each one, said in sentences when it is not.

`faults(page)` is a plain function, so that the test client, the browser journeys and the real
server can all use it. Promises S01 to S05 of the security list are checked here.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie

from bs4 import BeautifulSoup, Tag

from tests.parts.tags import (
    Tags,
    classes_of,
    parsed,
    said_in,
    tags_of,
    type_of,
    words_in,
)

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
SUMMARIES = {"error-summary", "govuk-error-summary"}
FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
POINTERS = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
LOADS = {
    "script": "src", "link": "href", "img": "src", "iframe": "src", "audio": "src", "source": "src",
}  # fmt: skip


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
    return faults_in(seen, *parsed(seen.body))


def faults_in(seen: Seen, soup: BeautifulSoup, invalid: list[str]) -> list[str]:
    """The same for a page that was parsed before."""
    found = [*_header_faults(seen), *_cookie_faults(seen)]
    if "text/html" in seen.headers.get("Content-Type", ""):
        found += invalid
        tags = tags_of(soup)
        for look in LOOKS:
            found += look(seen, tags)
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


def _policy(seen: Seen, tags: Tags) -> Iterator[str]:
    said = seen.headers.get("Content-Security-Policy", "")
    parts = (part.split(None, 1) for part in said.split(";") if part.strip())
    policy = {part[0]: " ".join(part[1:]) for part in parts}
    styles = tags.named("style")
    hashes = "".join(f" 'sha256-{_sha256(style.string or '')}'" for style in styles)
    wanted = POLICY | {"style-src": OWN + hashes}
    if seen.is_embed:
        wanted["frame-ancestors"] = policy.get("frame-ancestors", "")
    if policy != wanted:
        wrong = {k for k in policy.keys() | wanted.keys() if policy.get(k) != wanted.get(k)}
        for name in sorted(wrong):
            yield f"the policy's {name} is {policy.get(name)!r}, not {wanted.get(name)!r}."
    if len(styles) > (0 if seen.is_staff else 1):
        yield "there is a stylesheet in the page that should not be there."


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _title(_seen: Seen, tags: Tags) -> Iterator[str]:
    title, headings = tags.title, tags.named("h1")
    kind = said_in(tags.first("main"), "data-page")
    if not kind:
        yield "<main> must name its kind: data-page."
    if len(headings) != 1:
        yield f"there must be one h1; there are {len(headings)}."
    elif kind == "question" and not _question_title(tags).match(title):
        yield f'a question\'s title is like "Question 3 - Getting to school"; it is {title!r}.'
    elif kind != "question" and words_in(headings[0]) not in title:
        yield f"the title {title!r} does not have the h1 {words_in(headings[0])!r}."
    if any(_is_problem(tag) for tag in tags.having("data-problem", "class")) and not tags.is_error:
        yield f'the title of a page with a problem begins "Error:"; it is {title!r}.'


def _is_problem(tag: Tag) -> bool:
    return "data-problem" in tag.attrs or bool(SUMMARIES & classes_of(tag))


def _question_title(tags: Tags) -> re.Pattern[str]:
    return QUESTION_TITLE if tags.is_in_english else ANY_QUESTION_TITLE


def _document(_seen: Seen, tags: Tags) -> Iterator[str]:
    html = tags.first("html")
    if not said_in(html, "lang") or said_in(html, "dir") not in {"ltr", "rtl"}:
        yield "<html> needs its language and its direction."
    if len(tags.named("main")) != 1:
        yield "there must be one <main>."
    metas = tags.named("meta")
    viewports = [said_in(meta, "content") for meta in metas if said_in(meta, "name") == "viewport"]
    if not any("width=device-width" in content for content in viewports):
        yield "the viewport is not set for phones."
    if any("user-scalable" in content for content in viewports) or any(
        "maximum-scale" in said_in(meta, "content") for meta in metas
    ):
        yield "the page stops people from zooming."
    refreshes = [meta for meta in metas if said_in(meta, "http-equiv").lower() == "refresh"]
    if refreshes or tags.named("marquee", "blink"):
        yield "the page moves by itself."


def _ids(_seen: Seen, tags: Tags) -> Iterator[str]:
    for name, times in sorted(Counter(tags.ids).items()):
        if times > 1:
            yield f"the id {name!r} stands twice."
    known = set(tags.ids)
    for tag in tags.having(*POINTERS):
        for attribute in POINTERS:
            for name in said_in(tag, attribute).split():
                if name not in known:
                    yield f"{attribute}={name!r} points at nothing."


def _labels(_seen: Seen, tags: Tags) -> Iterator[str]:
    labels: dict[str, Tag] = {}
    for label in tags.named("label"):
        labels.setdefault(said_in(label, "for"), label)
    for field in tags.named("input", "select", "textarea"):
        if field.name == "input" and type_of(field) in {"hidden", "submit", "button"}:
            continue
        if not _has_label(field, labels):
            yield f"a field has no label: {str(field)[:120]}"
    for button in tags.named("button", "a"):
        if not button.get("aria-label") and not words_in(button):
            yield f"a button or link says nothing: {str(button)[:120]}"


def _has_label(field: Tag, labels: Mapping[str, Tag]) -> bool:
    if field.get("aria-label") or field.get("aria-labelledby"):
        return True
    label = labels.get(said_in(field, "id") or "?") or field.find_parent("label")
    return bool(words_in(label))


def _names_of_parts(_seen: Seen, tags: Tags) -> Iterator[str]:
    for group in tags.named("fieldset"):
        if not words_in(group.find("legend")):
            yield f"a group of fields has no legend: {str(group)[:120]}"
    for image in tags.named("img"):
        if not image.has_attr("alt"):
            yield f"a picture has no alt: {str(image)[:120]}"
    for drawing in tags.named("svg"):
        if drawing.get("aria-hidden") != "true" and drawing.get("role") != "img":
            yield f"a drawing is neither hidden from screen readers nor named: {str(drawing)[:80]}"


def _inert(_seen: Seen, tags: Tags) -> Iterator[str]:
    for tag in tags.every:
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                yield f"{name}= stands in the page: {str(tag)[:120]}"
    for script in tags.named("script"):
        if not script.get("src") or words_in(script):
            yield f"a script stands in the page: {str(script)[:120]}"
    if any(tag["tabindex"] not in {"0", "-1"} for tag in tags.having("tabindex")):
        yield "the order of the keyboard is changed."
    if tags.having("autofocus") and not tags.is_error:
        yield "something takes the focus though nothing is wrong."


def _links(_seen: Seen, tags: Tags) -> Iterator[str]:
    for tag in tags.named(*LOADS):
        if tag.name == "link" and not FETCHED & set(said_in(tag, "rel").split()):
            continue
        address = said_in(tag, LOADS[tag.name])
        if LOADS[tag.name] in tag.attrs and not _is_of_ours(address):
            yield f"the page loads {address} from elsewhere."
    known = set(tags.ids)
    for link in tags.named("a"):
        address = said_in(link, "href")
        if address.lower().startswith(("javascript:", "data:", "vbscript:")):
            yield f"a link runs something: {address[:80]}"
        if address.startswith("#") and address[1:] not in known:
            yield f"the link {address} goes nowhere."


def _is_of_ours(address: str) -> bool:
    return address.startswith(("/", "data:")) and not address.startswith("//")


def _forms(seen: Seen, tags: Tags) -> Iterator[str]:
    posts = [form for form in tags.named("form") if said_in(form, "method").lower() == "post"]
    for form in posts:
        fields = form.find_all("input")
        if not any(type_of(f) == "hidden" and "token" in said_in(f, "name") for f in fields):
            yield "a form has no token."
        buttons = [b for b in form.find_all("button") if type_of(b) != "button"]
        if not buttons and not any(type_of(field) == "submit" for field in fields):
            yield "a form has no button to send it."
        if (said_in(form, "action") or "/").startswith(("http", "//")):
            yield f"a form goes elsewhere: {form['action']}"
    private = posts or seen.is_staff or seen.status >= 400
    if private and "no-store" not in seen.headers.get("Cache-Control", ""):
        yield "it must not be kept by the browser: Cache-Control: no-store."


LOOKS = (_policy, _title, _document, _ids, _labels, _names_of_parts, _inert, _links, _forms)
