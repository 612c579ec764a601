"""Q10: comparing, so that nobody has to hold two times or places in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.finding import Note
from easyread.passage import Asked, Passage
from easyread.rule import QUESTIONS, Rule

_MORE = (
    "(?:more|less|fewer|better|worse|easier|harder|happier|sadder|safer|calmer|quieter|louder|noisier"
    "|busier|earlier|later|faster|slower|nicer|bigger|smaller|longer|shorter|cleaner|dirtier|warmer"
    "|colder|kinder|friendlier|healthier|stronger|weaker|closer|cheaper)"
)
_SEEN = re.compile(
    r"\b(?:better|worse|easier|harder|happier|safer|more|less) (?:\w+ ){0,3}than\b"
    r"|\b(?!other|rather)\w{2,20}er (?:\w+ ){0,3}(?<!rather )(?<!other )than\b"
    r"|\b(?:overall|on average|all in all|in general|in comparison|by and large"
    r"|on the whole(?! (?:\w+ )?(?:day|week|school|class|bus|page|time))|for the most part|broadly"
    r"|all things considered|taken together|on balance)\b"
    # "Do you generally go by bus?" asks how often (Q9).
    r"|\bgenerally (?:feel|think|find|like|speaking|happy|satisfied|content|pleased|ok|good|fine"
    r"|safe|well)\b|^\W*how (?:is|are|was|were)\b[^?]{1,80}\bgenerally\b"
    r"|\bas (?!soon|well|far|long|many|much)\w+ as\b|\bcompare[sd]?\b"
    r"|\b(?:better|worse|easier|harder|happier|safer|quieter|busier|nicer)"
    r" (?:now|these days|today)\b"
    r"|^\W*which (?:\w+ )?is (?:better|worse|best|worst|easier|harder)\b"
    r"|\b(?:better or worse|worse or better|the same as|than before|than last|used to be)\b"
    rf"|\b{_MORE} or {_MORE}\b[^.?!]{{0,60}}\b(?:now|these days|today|lately|recently|since|this"
    r" (?:week|month|term|year)|nowadays)\b"
    r"|\b(?:has|have|did) [^.?!]{1,60}\b(?:improved?|worsened?|gone (?:up|down)|go (?:up|down)"
    r"|(?:got|get|become|gotten|changed?) (?:any |much |a lot |for the )?"
    r"(?:better|worse|easier|harder|happier|safer|quieter|louder|\w+ier))\b"
    r"|\b(?:has|have) (?:\w+ ){1,3}(?:got|become|gotten|changed for the) (?:better|worse)\b",
    re.IGNORECASE,
)
_IDEAS = re.compile(r"\bwhat (?:would|could|might) (?:make|help|be)\b", re.IGNORECASE)


def find(passage: Passage) -> Iterator[Note]:
    """Find comparisons and sums of everything; asking for ideas is fine."""
    if passage.asked and passage.asked.invites == "improve":
        return  # "What would make it better?" asks for ideas
    if _IDEAS.search(passage.text):
        return
    for sentence in passage.questions:
        found = _SEEN.search(passage.text[sentence.start : sentence.end])
        if found:
            yield Note(
                sentence.start + found.start(),
                sentence.start + found.end(),
                "Comparing means holding two things in mind.",
                "Ask how it is now.",
            )


RULE = Rule(
    id="Q10",
    level="warning",
    title="Comparing",
    why="Comparing means holding two things in mind at once.",
    source="Finlay and Lyons 2001",
    good=(
        "How is the bus now?",
        "What would make it better?",
        "Is it easy or hard?",
        "What could be better than this?",
        "Is it near the river or over there now?",
        Asked("What is better than now?", kind="words", invites="improve"),
    ),
    bad=(
        "Is the bus better than before?",
        "Overall, how is school?",
        "How is school compared to last week?",
        "On average, how do you feel?",
        "Have things become worse?",
        "Are you generally happy?",
        "Do you sleep more or less these days?",
        "Has the bus improved?",
    ),
    find=find,
    kinds=QUESTIONS,
    trouble="comparing",
)
