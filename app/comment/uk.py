"""UK numbers, addresses and accounts in a text, each with the shape that gives it away."""

import re
from collections.abc import Iterator

Found = tuple[str, int, int]

_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']{1,300}[^\s<>\"'.,;:!?)]"
    r"|(?<![\w@.])[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,30}){0,2}\.(?:com|co\.uk|org\.uk|org|net|gov\.uk"
    r"|sch\.uk|ac\.uk|uk|io|me|tv)(?![\w@.-]\w)(?:/[^\s<>\"']{0,200})?",
    re.I,
)
_EMAIL = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}(?:@| ?(?:\(at\)|\[at\]) ?)[a-z0-9-]{1,63}"
    r"(?:\.[a-z0-9-]{1,63}){1,4}",
    re.I,
)
_HANDLE = re.compile(
    r"(?<![\w@.])@[a-z_][\w.]{2,29}(?<!\.)"
    r"|\b(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|discord|twitter|xbox|roblox|psn|whatsapp)"
    r"(?: (?:name|user ?name|handle|account|tag|id))?(?: is|:| -) ?(?P<name>@?[\w.#-]{3,30}(?<!\.))"
    r"|\b\w{2,30}#\d{4}\b",
    re.I,
)
_NOT_HANDLES = frozenset(
    [
        "not",
        "bad",
        "good",
        "great",
        "fun",
        "the",
        "full",
        "too",
        "very",
        "really",
        "down",
        "great",
        "banned",
        "where",
        "what",
        "how",
        "my",
        "bullying",
    ]
)
_NHS = re.compile(r"(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_NHS_SAID = re.compile(r"\bnhs (?:number|no\.?|num)\W{0,3}(?:is )?(\d[\d -]{6,14}\d)", re.I)
_PHONE = re.compile(
    r"(?<![\d+])(?:\+44[ -]?\(?0?\)?[ -]?|0044[ -]?|\(?0)\d(?:[ ().-]{0,2}\d){8,9}(?![\d])"
)
_POSTCODE = re.compile(
    r"\b(?:gir ?0aa|[a-pr-uwyz](?:\d{1,2}|[a-hk-y]\d{1,2}|\d[a-hjkps-uw]|[a-hk-y]\d[abehmnprv-y])"
    r" {0,2}\d[abd-hjlnp-uw-z]{2})\b",
    re.I,
)
_ADDRESS = re.compile(
    r"\b(?:(?:flat|unit|apartment) ?\d{1,4}[a-z]?,? )?\d{1,4}[a-z]?,? (?:[a-z][\w'’-]{1,20} ){1,3}"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|way|crescent|court|place|gardens|grove"
    r"|terrace|square|walk|mews|row|rise|green|park|hill|view|parade)\b"
    r"|\b(?:flat|apartment) \d{1,4}[a-z]?\b",
    re.I,
)
_STREET = re.compile(
    r"\b(?:live|lives|living) (?:on|in|at|down) (?:the )?((?:[a-z][\w'’-]{1,20} ){1,3}"
    r"(?:street|road|avenue|lane|close|drive|crescent|terrace|grove|gardens))\b",
    re.I,
)
_NOT_STREETS = re.compile(
    r"\b(?:minutes?|mins?|hours?|days?|weeks?|months?|years?|miles?|times?|people|children|kids"
    r"|weekly|metres?|the|my|our|a|of|in|for|and|per|year|old|on|is|was|at|staff|to)\b",
    re.I,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{2,4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{2,4}})?)"
)
_BORN = re.compile(
    rf"\b(?:born|d\.?o\.?b\.?|date of birth|birth ?day|birthdate)\b[^\n\d]{{0,15}}?({_DATE})", re.I
)
_YEAR = re.compile(
    r"\b(?<!last )(?<!per )(?<!this )(?<!every )(?<!a )(?<!one )(?<!next )(?<!half )"
    r"(?:year|yr) ?(?:group )?(?:1[0-3]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen)(?![\w%./:-])(?! (?:of|ago|plan|weeks?|days?|times?))"
    r"|\b[yY](?:1[0-3]|[1-9])\b"
    r"|\b(?:class|form|tutor group) (?:1[0-3]|[1-9]) ?[a-zA-Z]{1,3}\b(?<! to)(?<! in)(?<! is)"
    r"|\b(?:in|into|starts?|started) (?:reception|sixth form)\b",
    re.I,
)


def _is_nhs_number(digits: str) -> bool:
    """Say whether the last digit checks (modulus 11), as every NHS number's does."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9]) and len(set(digits)) > 1


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _numbers(text: str) -> Iterator[Found]:
    for found in _NHS_SAID.finditer(text):
        yield "nhs_number", *found.span(1)
    for found in _NHS.finditer(text):
        digits = _digits(found[0])
        if not digits.startswith("0") and _is_nhs_number(digits):
            yield "nhs_number", *found.span()
    for found in _BORN.finditer(text):
        yield "date_of_birth", *found.span(1)
    for found in _PHONE.finditer(text):
        yield "phone", *found.span()


def _places(text: str) -> Iterator[Found]:
    for found in _POSTCODE.finditer(text):
        yield "postcode", *found.span()
    for found in _ADDRESS.finditer(text):
        if not _NOT_STREETS.search(found[0]):
            yield "address", *found.span()


def _accounts(text: str) -> Iterator[Found]:
    for found in _EMAIL.finditer(text):
        yield "email", *found.span()
    for found in _URL.finditer(text):
        yield "url", *found.span()


def _handles(text: str) -> Iterator[Found]:
    for found in _HANDLE.finditer(text):
        if (found["name"] or "").lower() not in _NOT_HANDLES:
            yield "social_handle", *found.span("name" if found["name"] else 0)


def has_digit(text: str) -> bool:
    """Say whether there is any digit: most comments have none, and need no number patterns."""
    return any(digit in text for digit in "0123456789")


def details(text: str) -> Iterator[Found]:
    """Yield (type, start, end) of each UK detail, the surest kinds first."""
    if "@" in text or "." in text or "[at]" in text or "(at)" in text:
        yield from _accounts(text)
    yield from _handles(text)
    if has_digit(text):
        yield from _numbers(text)
        yield from _places(text)
    for found in _STREET.finditer(text):
        yield "address", *found.span(1)
    for found in _YEAR.finditer(text):
        yield "school_year", *found.span()
