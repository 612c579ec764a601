"""What is wrong with one recording, said so that whoever made it knows what to do."""

from __future__ import annotations


class Unusable(Exception):
    """This file is no recording that we can use."""

    def __init__(self, rule: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.advice = advice


def broken(what: str) -> Unusable:
    """The file has the right beginning, and then something that should not be there."""
    return Unusable(
        "clip-broken", f"This {what} file is not whole.", "save it from your editor again"
    )
