"""The kinds of text that parent reps write in our files: ids, sentences, lists of sentences."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema


class Frozen(BaseModel):
    """A part of a file. It never changes, and has no keys but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


# Editors may show an unquoted No or 007 as something else; here it is text all the same.
_ANY_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_SENTENCES: dict[str, Any] = {
    "anyOf": [_ANY_SCALAR, {"type": "array", "items": _ANY_SCALAR, "minItems": 1}]
}

# YAML 1 may be a number to an editor; to us it is what was typed.
Version = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
SLUG = r"^[a-z0-9-]{1,40}$"
Slug = Annotated[str, Field(pattern=SLUG)]
Said = Annotated[str, Field(min_length=1, max_length=300), WithJsonSchema(_ANY_SCALAR)]
Sentences = Annotated[
    tuple[Said, ...],
    Field(min_length=1, max_length=12),
    BeforeValidator(one_or_many),
    WithJsonSchema(_SENTENCES),
]
Names = Annotated[tuple[Said, ...], BeforeValidator(one_or_many), WithJsonSchema(
    {"anyOf": [_ANY_SCALAR, {"type": "array", "items": _ANY_SCALAR}]}
)]  # fmt: skip
