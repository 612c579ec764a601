"""For everybody's safety: what every answer of ours carries, and what no question to us may carry.

The header set is security.md S01-S04, word for word. It is on every answer, errors included.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request

YEAR = 31_536_000
MOST_BYTES = 256 * 1024
MOST_FIELDS = 500
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": f"max-age={YEAR}; includeSubDomains",
}
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'{style}; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "worker-src 'self'"
)


def content_policy(style_sha256: str = "") -> str:
    """The content security policy, with the hash of the one inline stylesheet if there is one."""
    return CSP.format(style=f" 'sha256-{style_sha256}'" if style_sha256 else "")


def install(app: Flask, *, trusted_hosts: tuple[str, ...], style_sha256: str = "") -> None:
    """Guard every request and every answer of this door."""
    app.config["TRUSTED_HOSTS"] = list(trusted_hosts)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.config["MAX_FORM_PARTS"] = MOST_FIELDS

    @app.before_request
    def refuse_strangers() -> None:
        if request.method == "POST":
            refuse_other_sites()
            refuse_too_many_fields()

    @app.after_request
    def carry_the_headers(response: Response) -> Response:
        headers = response.headers
        headers.extend(HEADERS)
        style = g.get("style_sha256", style_sha256) if style_sha256 else ""
        headers["Content-Security-Policy"] = content_policy(style)
        headers.setdefault("Cache-Control", "no-store")
        return response


def refuse_other_sites() -> None:
    """A form of ours is sent from a page of ours."""
    fetched_from = request.headers.get("Sec-Fetch-Site", "")
    if fetched_from in {"cross-site", "same-site"}:
        abort(403)
    origin = request.headers.get("Origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.host:
        abort(403)
    if origin == "null" and fetched_from != "same-origin":
        abort(403)


def refuse_too_many_fields() -> None:
    """No form of ours has hundreds of fields."""
    if sum(len(values) for _, values in request.form.lists()) > MOST_FIELDS:
        abort(413)
