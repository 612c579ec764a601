"""Which recording says the words that a page shows; and, for `heard check`, which say others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.ask.clips.names import ENGLISH, ClipName
from app.ask.clips.said import one_line, read_said
from app.ask.clips.shelf import FOLDER, Recording, look_at_folder
from app.ask.survey import BUILT_IN, Question, Survey
from app.place.fit import did_you_mean
from app.place.problem import Problem

WORDS_PARTS = ("ask", "text")


@dataclass(frozen=True)
class Clips:
    """The recordings of every survey. `by_survey`: survey -> its recordings."""

    by_survey: Mapping[str, tuple[Recording, ...]] = field(default_factory=dict)

    def heard(
        self, survey_id: str, text_id: str, words: Iterable[str], voice: str, language: str
    ) -> Recording | None:
        """The recording that says exactly these words, this voice's and language's own first."""
        wanted = one_line(" ".join(words))
        fits = [
            clip
            for clip in self.by_survey.get(survey_id, ())
            if not clip.name.is_signed
            and clip.name.text_id == text_id
            and one_line(" ".join(clip.said)) == wanted
        ]
        return min(fits, key=lambda clip: _far_from(clip.name, voice, language), default=None)

    def signed(
        self,
        survey_id: str,
        question_id: str,
        asked: tuple[str, ...],
        voice: str,
        more: Iterable[str] = (),
    ) -> Recording | None:
        """The film in which a question's very words are signed, and perhaps `more` of its page."""
        page = tuple(more)
        films = [
            clip
            for clip in self.by_survey.get(survey_id, ())
            if clip.name.is_signed
            and clip.name.question == question_id
            and signs(clip.said, asked, page)
        ]
        return min(films, key=lambda clip: _far_from(clip.name, voice, ENGLISH), default=None)

    @property
    def files(self) -> Mapping[tuple[str, str], bytes]:
        """(address, ending) -> what is sent."""
        return {
            (clip.key, ending): data
            for clips in self.by_survey.values()
            for clip in clips
            for ending, data in clip.files.items()
        }


def load_clips(surveys: Path) -> Clips:
    """Every recording beside the surveys in this folder. What is wrong is left out."""
    folder = surveys / FOLDER
    if not folder.is_dir():
        return Clips()
    return Clips(
        {
            each.name: tuple(look_at_folder(each)[0])
            for each in sorted(folder.iterdir())
            if each.is_dir()
        }
    )


def _far_from(name: ClipName, voice: str, language: str) -> tuple[bool, bool, bool]:
    return (name.language != language, name.voice != voice, bool(name.voice))


def signs(said: tuple[str, ...], asked: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """The question's words first; then only words that stand on the same page."""
    first, rest = said[: len(asked)], said[len(asked) :]
    page = {one_line(words) for words in more}
    return first == tuple(one_line(words) for words in asked) and set(rest) <= page


# --- for `heard check` ------------------------------------------------------------------------


def clip_problems(folder: Path, survey: Survey, languages: Iterable[str]) -> Iterator[Problem]:
    """All that is wrong with the recordings of this survey."""
    recordings, problems = look_at_folder(folder)
    yield from problems
    said, _ = read_said(folder)
    known = {*languages, ENGLISH}
    for clip in recordings:
        slip = _unknown(clip.name, survey, known)
        if slip:
            yield said.at(clip.stem, "clip-name", *slip, level="error")
        elif clip.name.language == ENGLISH and not _fits(clip, survey):
            message = "The page has other words now, so this recording is not used."
            yield said.at(clip.stem, "clip-stale", message, "record it again, or mend the line")


def _unknown(name: ClipName, survey: Survey, languages: set[str]) -> tuple[str, str] | None:
    """What the survey does not have, and the nearest that it has."""
    questions = {question.id: question for question in survey.questions}
    if name.language not in languages:
        advice = did_you_mean(name.language, sorted(languages))
        return f'There is no language "{name.language}".', advice
    if not name.question:
        return None
    if name.question not in questions:
        advice = did_you_mean(name.question, sorted(questions))
        return f'There is no question "{name.question}".', advice
    return _unknown_part(name, questions[name.question], survey)


def _unknown_part(name: ClipName, question: Question, survey: Survey) -> tuple[str, str] | None:
    parts = sorted({*WORDS_PARTS, "hint", *BUILT_IN, *question.answer_ids})
    if name.part not in parts or (name.is_signed and name.part not in WORDS_PARTS):
        allowed = list(WORDS_PARTS) if name.is_signed else parts
        return f'"{name.question}" has no "{name.part}".', did_you_mean(name.part, allowed)
    if name.voice and name.voice not in survey.voices:
        advice = did_you_mean(name.voice, list(survey.voices))
        return f'The survey has no voice "{name.voice}".', advice
    return None


def _fits(clip: Recording, survey: Survey) -> bool:
    """Whether some page of this survey has these words. Our own answers are not the survey's."""
    if clip.name.part in BUILT_IN:
        return True
    question = next(each for each in survey.questions if each.id == clip.name.question)
    voices = (clip.name.voice,) if clip.name.voice else ("", *survey.voices)
    if clip.name.is_signed:
        more = (*question.hint, *(option.text for option in question.answers))
        return any(signs(clip.said, question.words_for(voice), more) for voice in voices)
    wanted = one_line(" ".join(clip.said))
    return any(
        wanted == one_line(" ".join(words_of(question, clip.name.part, voice))) for voice in voices
    )


def words_of(question: Question, part: str, voice: str) -> tuple[str, ...]:
    """The sentences of one part of a page: what it asks, its hint, or an answer."""
    if part in WORDS_PARTS:
        return question.words_for(voice)
    if part == "hint":
        return question.hint
    option = question.by_answer.get(part)
    return (option.text,) if option else ()
