"""One job: the permanent identifier of a statement as an ARK with a check character. Pure.

ARK: https://datatracker.ietf.org/doc/draft-kunze-ark/. Check character: the NOID check digit algorithm
(https://metacpan.org/dist/Noid/view/noid#NOID-CHECK-DIGIT-ALGORITHM), which tells every single wrong
character and every exchange of two. It counts letters without vowels only, so the identifier of the
statement is written anew in them; nothing is stored, and the same statement has the same ARK for ever.
"""

from __future__ import annotations

import re

from corpus.identity import ALPHABET, LENGTH

BETANUMERIC = "0123456789bcdfghjkmnpqrstvwxz"
BASE = len(BETANUMERIC)
WIDTH = 13
"""How many of them hold the 60 bits of an identifier."""

SHOULDER = "c1"
"""Keeps these names apart from others that the same authority may give out."""

TEST_NAAN = "99999"
"""The name assigning authority number that is set apart for tests."""

_NAAN = re.compile(rf"[{BETANUMERIC}]{{5,9}}")
_ARK = re.compile(rf"(?:https?://\S+/)?ark:/?({_NAAN.pattern})/([{BETANUMERIC}\-]{{4,40}})", re.IGNORECASE)


def ark_of(statement: str, naan: str = TEST_NAAN) -> str:
    """The ARK of a statement's identifier; raises ValueError for what is no such identifier."""
    identifier, _, number = statement.partition("-")
    if len(identifier) != LENGTH or set(identifier) - set(ALPHABET) or (number and not number.isdecimal()):
        message = f"no identifier of a statement: {statement!r}"
        raise ValueError(message)
    value = 0
    for character in identifier:
        value = value * len(ALPHABET) + ALPHABET.index(character)
    name = SHOULDER + _digits(value).rjust(WIDTH, "0") + (_digits(int(number)) if number else "")
    return f"ark:{naan}/{name}{check_character(f'{naan}/{name}')}"


def statement_of(ark: str) -> str:
    """The identifier of the statement that an ARK names; raises ValueError where a character is wrong.

    Hyphens do not count, nor does case, as the ARK rules have it.
    """
    found = _ARK.fullmatch(ark.strip())
    if found is None:
        message = f"no ARK of this archive: {ark!r}"
        raise ValueError(message)
    naan, name = found[1].lower(), found[2].lower().replace("-", "")
    bare = name[:-1]
    if check_character(f"{naan}/{bare}") != name[-1] or not bare.startswith(SHOULDER):
        message = f"the check character of {ark!r} is wrong: a character was mistyped"
        raise ValueError(message)
    digits = bare.removeprefix(SHOULDER)
    number = f"-{_number(digits[WIDTH:])}" if digits[WIDTH:] else ""
    return _crockford(_number(digits[:WIDTH])) + number


def check_character(text: str) -> str:
    """The NOID check character of "NAAN/NAME"."""
    total = sum(BETANUMERIC.find(one) * place for place, one in enumerate(text, start=1) if one in BETANUMERIC)
    return BETANUMERIC[total % BASE]


def is_naan(text: str) -> bool:
    """Whether a text can be the number of a name assigning authority."""
    return bool(_NAAN.fullmatch(text))


def _digits(value: int) -> str:
    digits = ""
    while value:
        value, digit = divmod(value, BASE)
        digits = BETANUMERIC[digit] + digits
    return digits or "0"


def _number(digits: str) -> int:
    value = 0
    for character in digits:
        value = value * BASE + BETANUMERIC.index(character)
    return value


def _crockford(value: int) -> str:
    return "".join(ALPHABET[value >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
