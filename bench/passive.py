"""Ways of finding a sentence that hides who does it, measured for docs/decisions/007.

Run `python bench/passive.py`. It prints one line for each way, on the labelled sentences of
tests/easyread (rule W4).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path = [str(HERE.parent), *(p for p in sys.path if Path(p or ".").resolve() != HERE.resolve())]

from ruamel.yaml import YAML  # noqa: E402 - the path is set first

from easyread.passage import Passage  # noqa: E402 - as above
from easyread.rules.w04_passive import find  # noqa: E402 - as above
from easyread.sentences import words_of  # noqa: E402 - as above
from easyread.wordlists import many, plain_words  # noqa: E402 - as above

GOLD = HERE.parent / "tests" / "easyread"
BE = many("am is are was were be been being get gets got getting")
BESIDES = 3
Way = Callable[[str], bool]


def labelled() -> list[tuple[str, bool]]:
    """Every labelled sentence that does not go both ways, and whether its labels name W4."""
    rows: list[dict[str, Any]] = []
    for file in sorted(GOLD.glob("gold*statements.yaml")):
        halves = YAML(typ="safe", pure=True).load(file)
        rows += [row for half in halves.values() for row in half]
    return [(r["text"], "W4" in r["rules"]) for r in rows if "W4" not in r.get("either", ())]


def ours(text: str) -> bool:
    """The rule as it stands: forms of "be", two short lists, and the order of a question."""
    return any(find(Passage(text)))


def by_form(text: str) -> bool:
    """A form of "be" or "get", and at once a word that ends as a participle: the usual pattern."""
    lows = [word.low for word in words_of(text)]
    return any(
        a in BE and (b.endswith("ed") or b in plain_words("participles")) for a, b in pairwise(lows)
    )


def by_tagger() -> Way:
    """TextBlob's pattern tagger, which needs no download: "be", and a past participle near it."""
    from textblob.en.taggers import PatternTagger

    tagger = PatternTagger()

    def is_passive(text: str) -> bool:
        tags = [(word.lower(), tag) for word, tag in tagger.tag(text)]
        return any(
            word in BE and any(tag == "VBN" for _, tag in tags[at + 1 : at + 1 + BESIDES])
            for at, (word, _) in enumerate(tags)
        )

    return is_passive


def by_both(tagger: Way) -> Way:
    """Ours, where the tagger sees a participle too."""
    return lambda text: ours(text) and tagger(text)


def line(name: str, way: Way, rows: list[tuple[str, bool]]) -> str:
    """Precision, recall and time of one way."""
    way("The bus is driven by Ann.")
    start = time.process_time()
    said = [way(text) for text, _ in rows]
    taken = 1000 * (time.process_time() - start) / len(rows)
    right = sum(1 for one, (_, is_one) in zip(said, rows, strict=True) if one and is_one)
    wanted = sum(is_one for _, is_one in rows)
    precision = right / max(1, sum(said))
    return f"| {name} | {precision:.2f} | {right / wanted:.2f} | {taken:.2f} ms |"


def main() -> int:
    """Print the table."""
    rows = labelled()
    print(f"{len(rows)} sentences, {sum(is_one for _, is_one in rows)} of them passive")
    print("| way | precision | recall | a sentence |\n|---|---|---|---|")
    start = time.process_time()
    tagger = by_tagger()
    tagger("A cat sat.")
    loading = time.process_time() - start
    for name, way in (
        ("our lists", ours),
        ("“be” and an ending", by_form),
        ("TextBlob's pattern tagger", tagger),
        ("our lists and the tagger", by_both(tagger)),
    ):
        print(line(name, way, rows))
    print(f"The tagger took {loading:.2f} s of CPU to load.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
