"""When something goes wrong: our own pages, in plain words, with the right number and no traces."""

from __future__ import annotations

from flask import Flask, render_template
from flask.globals import request_ctx
from werkzeug.exceptions import HTTPException

from app.database import DataError, OperationalError

TEMPLATE = "web/error.html"
NOT_OURS = (
    '<!doctype html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>Error: This page has another address</title></head>"
    '<body><main data-page="error"><h1>This page has another address</h1>'
    "<p>Use the address that you were given.</p></main></body></html>"
)


def install(app: Flask, template: str = TEMPLATE) -> None:
    """Every error of this door is one of our pages."""

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[str, int] | HTTPException:
        code = error.code or 500
        if code < 400:
            return error
        if request_ctx.url_adapter is None and template != TEMPLATE:
            return NOT_OURS, code  # the staff's page has links, which need an address of ours
        return render_template(template, status=code), code

    @app.errorhandler(OperationalError)
    def busy(_error: OperationalError) -> tuple[str, int]:
        app.logger.error("the database did not answer")
        return render_template(template, status=503), 503

    @app.errorhandler(OverflowError)
    @app.errorhandler(DataError)
    def no_such_number(_error: Exception) -> tuple[str, int]:
        """A number in the address that no row can have."""
        return render_template(template, status=404), 404

    @app.errorhandler(Exception)
    def broken(error: Exception) -> tuple[str, int]:
        # Only the kind of error is logged: its words could hold what somebody wrote.
        app.logger.error("a page broke: %s at %s", type(error).__name__, _where(error))
        if app.testing:
            raise error
        return render_template(template, status=500), 500


def _where(error: Exception) -> str:
    """File and line of the last step, so that it can be mended."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else "somewhere"
