"""easyread: tells writers, kindly and exactly, where a person with a learning disability may
stumble.

It reads texts, questions and answers. Only people can say that a text is easy read; this finds
what they trip over.
"""

from __future__ import annotations

from easyread.checking import (
    check,
    check_asked,
    check_letter,
    check_question,
    check_survey,
    check_whole,
)
from easyread.finding import Finding
from easyread.hardness import difficulty, score
from easyread.passage import Asked, Glossary
from easyread.survey import Picture, SurveyWords, TestedBy

__all__ = [
    "Asked",
    "Finding",
    "Glossary",
    "Picture",
    "SurveyWords",
    "TestedBy",
    "check",
    "check_asked",
    "check_letter",
    "check_question",
    "check_survey",
    "check_whole",
    "difficulty",
    "score",
]
