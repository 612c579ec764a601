"""A normalised copy of what somebody wrote, so that spelling never decides who is heard.

The copy is for matching only. The original is never changed, corrected or shown differently.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from app.comment.lexicon import lines, read, several

BREAK = "."

_TOKEN = re.compile(
    r"[^\W_]+(?:'[^\W_]+)*"
    r"|[.!?;:\n\u2026\u061f\u06d4]"  # where a sentence may end, in any shipped script
    r"|[\U0001f52a\U0001f52b\U0001f198]"  # a knife, a gun, SOS
)
_SPACED = re.compile(r"\b[^\W\d_](?:[ .-][^\W\d_]\b){2,}")
_SWAPPED = re.compile(r"(?<=[^\W\d_])[01345@$](?=[^\W\d_])")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_LIKE = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s"}
_VOWELS = "aeiou"
_PLAIN = str.maketrans(
    {
        "\u2019": "'",  # the apostrophe of phones
        "\u2018": "'",
        "\u02bc": "'",
        "`": "'",
        "\u00ad": None,  # soft hyphen
        "\u200b": None,  # zero width space
        "\u200c": None,  # zero width non-joiner
        "\u200d": None,  # zero width joiner
        "\ufeff": None,  # the mark at the start of files
        "\u0640": None,  # the Arabic stretch
        "\u0142": "l",  # Polish l with stroke has no decomposition
        "\u0649": "\u064a",  # Arabic endings that are written either way
        "\u0629": "\u0647",
    }
)


def plain(text: str) -> str:
    """Lower case, one shape of apostrophe, no accents and nothing invisible."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if c.isascii() or not unicodedata.combining(c))
    return text.lower().translate(_PLAIN)


def slips(word: str) -> set[str]:
    """Return how a word is written by somebody who spells by ear or types fast."""
    ends = range(1, len(word))
    dropped = {word[:i] + word[i + 1 :] for i in ends}
    turned = {word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :] for i in ends}
    by_ear = {
        word[:i] + vowel + word[i + 1 :] for i in ends if word[i] in _VOWELS for vowel in _VOWELS
    }
    twice = {word[:i] + word[i] + word[i:] for i in ends}
    return (dropped | turned | by_ear | twice) - {word}


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Return what each short form or misspelling stands for, as words."""
    book = read("spellings.yaml")
    own = several(book["words_of_their_own"])
    known: dict[str, tuple[str, ...]] = {}
    for word in several(book["guess_at"]):
        known.update(dict.fromkeys(slips(word) - own, (word,)))
    for line in lines(book["short_forms"]) + lines(book["spellings"]):
        written, _, meant = line.partition(" = ")
        for form in written.split():
            known[form] = tuple(meant.split())
            if (bare := form.replace("'", "")) not in own:
                known[bare] = known[form]
    return known


def _unhide(text: str) -> str:
    """Read k1ll as kill, and k i l l as kill."""
    text = _SPACED.sub(lambda found: re.sub(r"[ .-]", "", found[0]), text)
    return _SWAPPED.sub(lambda found: _LIKE[found[0]], text)


def _words_of(text: str) -> Iterator[str]:
    known = spellings()
    for token in _TOKEN.findall(text):
        meant = known.get(token)
        if meant is not None:
            yield from meant
        elif "'" in token:
            yield from _without_apostrophe(token, known)
        else:
            yield token if token.isalnum() else BREAK


def _without_apostrophe(token: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    owner = token.removesuffix("'s").replace("'", "")
    return known.get(owner, (owner,))


def words(text: str) -> list[str]:
    """Return the words as meant, in order, with a full stop where a sentence may end."""
    copy = plain(text)
    if _SWAPPED.search(copy) or _SPACED.search(copy):
        copy = _unhide(copy)
    if _STRETCHED.search(copy):
        copy = _STRETCHED.sub(r"\1", copy)  # heeelp is help; killll is kil, a slip of kill
    copy = copy.replace("any more", "anymore").replace("no one", "nobody")
    return list(_words_of(copy))
