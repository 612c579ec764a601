"""Whether families can read the area's own words, and whether they promise what nobody can keep."""

from collections.abc import Iterable, Iterator, Mapping

from app.place.problem import Problem
from app.place.yaml import Entries, Items, Node, Text

# Domain 0.4: what people write may show who they are, and a worry is looked into.
NEVER_SAID = ("anonymous", "secret", "nobody will know", "no one will know", "cannot find you")
HONEST = "We do not ask who you are. What you write may show it."

# The keys of each file whose texts families read; those of safety are held to 15 words.
FAMILY_KEYS: Mapping[str, frozenset[str]] = {
    "place": frozenset({"say", "open_words", "about", "does", "about_staff", "complain"})
    | {"hand_in", "known_gaps", "before_words", "not_a_complaint", "urgent", "show_somebody"},
    "framework": frozenset({"plain"}),
    "themes": frozenset({"name"}),
    "glossary": frozenset(),
}
STRICT_KEYS = frozenset({"say", "before_words", "urgent", "show_somebody"})


def area_wording(
    root: Node, keys: frozenset[str], names: Iterable[str], file: str
) -> Iterator[Problem]:
    """What easyread finds in the texts under these keys."""
    from easyread import Glossary, check  # big word lists: loaded when somebody checks a file

    own = Glossary(names=frozenset(names))
    for key, text in _under(root, keys):
        yield from broken_promises(text, file)
        for found in check(text.value, strict=key in STRICT_KEYS, extra=own):
            message, advice = found.message, found.try_this
            yield Problem(file, text.line, text.column, found.level, found.rule, message, advice)


def broken_promises(text: Text, file: str) -> Iterator[Problem]:
    """Words of secrecy, which we never use (L14 S8)."""
    low = text.value.lower()
    for words in NEVER_SAID:
        if words in low:
            message = f'We cannot promise "{words}".'
            yield Problem(file, text.line, text.column, "error", "honest", message, HONEST)


def _under(node: Node, keys: frozenset[str]) -> Iterator[tuple[str, Text]]:
    if isinstance(node, Entries):
        for key, value in node.items:
            if key.value in keys:
                yield from ((key.value, text) for text in texts_of(value))
            else:
                yield from _under(value, keys)
    elif isinstance(node, Items):
        for item in node.items:
            yield from _under(item, keys)


def texts_of(node: Node | None) -> tuple[Text, ...]:
    """A sentence, or a list of sentences."""
    if isinstance(node, Text):
        return (node,)
    if isinstance(node, Items):
        return tuple(item for item in node.items if isinstance(item, Text))
    return ()
