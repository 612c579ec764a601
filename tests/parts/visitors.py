"""For tests of pages: somebody who opens them, fills in what is really there, and looks closely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from werkzeug.test import Client
from werkzeug.wrappers import Response

from tests.parts.inspect_page import Seen, faults_in, parsed

HERE = "http://127.0.0.1:8000"
Values = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Opened:
    """One page as a visitor sees it."""

    seen: Seen
    soup: BeautifulSoup
    url: str

    @property
    def status(self) -> int:
        """200, 404 and so on."""
        return self.seen.status

    @property
    def path(self) -> str:
        """Where the visitor is now."""
        return urlsplit(self.url).path

    @property
    def kind(self) -> str:
        """The page's own name for what it is: home, start, question..."""
        main = self.soup.find("main")
        return str(main.get("data-page", "")) if isinstance(main, Tag) else ""

    @property
    def title(self) -> str:
        """What the tab says."""
        return " ".join(self.soup.title.get_text().split()) if self.soup.title else ""

    @property
    def heading(self) -> str:
        """What stands in big letters."""
        found = self.soup.find("h1")
        return " ".join(found.get_text().split()) if found else ""

    @property
    def words(self) -> str:
        """Every word that stands on the page."""
        return " ".join((self.soup.body or self.soup).get_text(" ").split())

    def button(self, press: str = "") -> Tag:
        """The button with this name, name=value or words; without any, the one that moves on."""
        inside = self.soup.find("main") or self.soup
        found = inside.select("form button:not([type=button]), form input[type=submit]")
        for button in found:
            if not press or press in _called(button):
                return button
        called = [sorted(_called(button)) for button in found]
        raise AssertionError(f"{self.path} has no button {press!r}. It has {called}.")


def _called(button: Tag) -> set[str]:
    name, value = str(button.get("name", "")), str(button.get("value", ""))
    return {name, f"{name}={value}", value, " ".join(button.get_text().split())} - {"", "="}


class Visitor:
    """One person with a cookie jar. Each page they open is inspected, errors included."""

    def __init__(self, door: Any, base_url: str = HERE) -> None:
        self._client = Client(door, Response)
        self._base = base_url

    def get(self, path: str, *, follow: bool = True, **headers: str) -> Opened:
        """Open an address."""
        return self._open("GET", urljoin(self._base, path), None, follow, headers)

    def post(
        self, path: str, data: Values | None = None, *, follow: bool = True, **headers: str
    ) -> Opened:
        """Send something to an address, as no page would: for tests of refusals and tricks."""
        return self._open("POST", urljoin(self._base, path), data or {}, follow, headers)

    def send(self, page: Opened, press: str = "", *, follow: bool = True, **answers: Any) -> Opened:
        """Fill in the form that has this button, and press it. Fields that are not there fail."""
        button = page.button(press)
        form = button.find_parent("form")
        assert form is not None
        data = _filled(form, {name.replace("__", "-"): v for name, v in answers.items()})
        if button.get("name"):
            data[str(button["name"])] = str(button.get("value", ""))
        target = str(button.get("formaction") or form.get("action") or page.url)
        method = str(form.get("method", "get")).upper()
        return self._open(method, urljoin(page.url, target), data, follow, {})

    def twin(self, door: Any) -> Visitor:
        """The same browser once more: another connection with the same cookies."""
        other = Visitor(door, self._base)
        host = str(urlsplit(self._base).hostname)
        for name in ("heard", "__Host-heard"):
            found = self._client.get_cookie(name, host)
            if found is not None:
                other._client.set_cookie(name, found.value, domain=host)
        return other

    def cookie(self, name: str) -> str | None:
        """What a cookie holds, if there is one."""
        host = str(urlsplit(self._base).hostname)
        for given in (name, f"__Host-{name}"):
            found = self._client.get_cookie(given, host)
            if found:
                return str(found.value)
        return None

    def _open(
        self, method: str, url: str, data: Values | None, follow: bool, headers: Mapping[str, str]
    ) -> Opened:
        for _ in range(6):
            page = self._once(method, url, data, headers)
            place = page.seen.headers.get("Location", "")
            if not follow or not place or page.status not in {301, 302, 303, 307, 308}:
                return page
            url = urljoin(url, place)
            if page.status not in {307, 308}:
                method, data = "GET", None
        raise AssertionError(f"{url} sends people round and round.")

    def _once(
        self, method: str, url: str, data: Values | None, headers: Mapping[str, str]
    ) -> Opened:
        parts = urlsplit(url)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if method == "POST":
            sent = {"Origin": f"{parts.scheme}://{parts.netloc}"} | sent
        reply = self._client.open(
            parts.path or "/",
            base_url=f"{parts.scheme}://{parts.netloc}",
            query_string=parts.query if method == "POST" or not data else dict(data),
            method=method,
            data=data if method == "POST" else None,
            headers=sent,
        )
        return _looked_at(reply, url)


def _looked_at(reply: Any, url: str) -> Opened:
    parts = urlsplit(url)
    text = reply.get_data(as_text=True) if _is_text(reply.mimetype) else ""
    seen = Seen(
        path=parts.path or "/",
        status=reply.status_code,
        headers=reply.headers,
        cookies=tuple(reply.headers.getlist("Set-Cookie")),
        body=text,
        is_https=parts.scheme == "https",
    )
    reply.close()
    soup, invalid = parsed("" if "json" in str(reply.mimetype) else text)
    found = [] if _moves_on(seen) else faults_in(seen, soup, invalid)
    assert not found, "\n".join(found)
    return Opened(seen, soup, url)


def _is_text(mimetype: str | None) -> bool:
    return bool(mimetype) and any(kind in str(mimetype) for kind in ("text/", "json", "xml"))


def _moves_on(seen: Seen) -> bool:
    return 300 <= seen.status < 400


def _filled(form: Tag, answers: Values) -> dict[str, Any]:
    """What a browser would send: everything that stands in the form, then the given answers."""
    standing = _standing(form)
    names = {str(field["name"]) for field in form.select("[name]")}
    unknown = sorted(set(answers) - names)
    assert not unknown, f"The form has no field {unknown}. It has {sorted(names)}."
    return standing | dict(answers)


def _standing(form: Tag) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name]"):
        kind, name = str(field.get("type", "text")), str(field["name"])
        if kind in {"submit", "button", "image", "file"} or field.has_attr("disabled"):
            continue
        ticks = kind in {"radio", "checkbox"}
        if ticks and not field.has_attr("checked"):
            continue
        is_box = field.name == "textarea"
        value = field.get_text() if is_box else str(field.get("value", "on" if ticks else ""))
        values.setdefault(name, []).append(value)
    for choice in form.select("select[name]"):
        picked = choice.select_one("option[selected]") or choice.select_one("option")
        if picked is not None:
            values[str(choice["name"])] = [str(picked.get("value", picked.get_text()))]
    return values
