"""For a writer of Markdown: the words alone, each at its place. No mark is taken for a word.

Marks become spaces, and what stands between two sentences becomes a line's end: the text keeps its
length, and every finding its place. Source: CommonMark 0.31, as far as letters and READMEs use it;
every step looks at each character a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_FENCE = re.compile(r"^(?:```|~~~).*?(?:^(?:```|~~~)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE_LINES = re.compile(r"(?:\A|(?<=\n\n))(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_RULE = re.compile(r"^[ \t]*(?:[-=*_|:][ \t]*){3,1000}$", re.MULTILINE)
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*$", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]{1,500}`")
_BARE_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(\1\)")  # an address that is its own text
_LINK_END = re.compile(r"\]\([^()\n]{0,2000}\)|\]\[[^\]\n]{0,200}\]")
_OPENING = re.compile(r"!?\[(?=[^\[\]\n]{0,500}\x00)")
_CELL = re.compile(r"\|")
_LINE_MARK = re.compile(r"^[ \t]{0,3}(?:#{1,6}|>+)(?=[ \t])", re.MULTILINE)
_STRONG = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|(?<=[.!?])_{1,3}")
_BULLET = re.compile(r"^[ \t]*\*[ \t]", re.MULTILINE)


def words_only(text: str) -> str:
    r"""The text of a Markdown file without its marks and its code: as long as it was.

    >>> words_only("## Hello\n**You** can [tell us](/s/x).")
    '   Hello\n  You   can  tell us       .'
    """
    for pattern in (_CODE_LINES, _FENCE, _COMMENT, _RULE, _REFERENCE, _CODE, _BARE_LINK):
        text = pattern.sub(_blank, text)
    text = _LINK_END.sub(_with("\x00"), text)
    text = _OPENING.sub(_blank, text)
    text = _BULLET.sub(lambda found: found[0].replace("*", "-"), text.replace("\x00", " "))
    for pattern in (_LINE_MARK, _STRONG):
        text = pattern.sub(_blank, text)
    return _CELL.sub("\n", text)


def _blank(found: re.Match[str]) -> str:
    """Spaces in its place; lines stay lines."""
    return "".join("\n" if letter == "\n" else " " for letter in found[0])


def _with(mark: str) -> Callable[[re.Match[str]], str]:
    """Spaces in its place, the first of them a mark of our own."""
    return lambda found: mark + " " * (len(found[0]) - 1)
