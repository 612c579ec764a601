"""For readers in every language: a sentence and its numbers, kept apart so it can be translated."""

from __future__ import annotations


class Words:
    """A sentence with named places, such as `%(count)s people`. A page translates `text` itself.

    `str(words)` is the English. In a template: `{{ _(words.text, **words.values) }}`.
    """

    __slots__ = ("text", "values")

    def __init__(self, text: str, **values: int | str | Words) -> None:
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return self.text % {name: str(value) for name, value in self.values.items()}

    def __repr__(self) -> str:
        return f"Words({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))
