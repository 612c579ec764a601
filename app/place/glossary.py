"""Hard words that services use, each with what it means in plain words."""

from functools import cached_property
from typing import Annotated

from pydantic import Field

from app.place.words import Frozen, Names, Said, Version


class Term(Frozen):
    term: Said
    plain: Annotated[str, Field(min_length=1, max_length=400)]
    also: Names = ()
    checked: str = "no"


class Glossary(Frozen):
    """surveys/glossary.yaml. `checked: no`: families have not checked it yet.

    `everyday`: names that people also say in another sense (minutes). Pages do not underline them.
    """

    heard: Version
    note: str = ""
    checked: str = "no"
    everyday: Names = ()
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]

    @cached_property
    def by_name(self) -> dict[str, Term]:
        """Every spelling, in small letters -> its term."""
        return {
            name.lower(): term for term in self.terms for name in (*term.also, term.term)
        }  # a term's own name wins over another's other spelling when it comes later

    @cached_property
    def everyday_names(self) -> frozenset[str]:
        """Those that pages leave as they are, in small letters."""
        return frozenset(name.lower() for name in self.everyday)
