"""One job: the masculine form behind inclusive writing, in every spelling of it. Knows no dictionary."""

from __future__ import annotations

import re

_ENDING = (r"(?:e|ne|le|te|se|ve|ère|ière|fe|ive|rice|trice|euse|esse|aine|ienne|onne|ale|eure|elle|oresse)")
_MARK = r"[·•‧⋅∙.]"
_MARKED = re.compile(rf"(?i)(?P<base>\w[\w-]*?)(?:{_MARK}{_ENDING}s?)(?:{_MARK}(?P<plural>[sx]))?$")
_PLURAL = re.compile(rf"(?i)(?P<base>\w[\w-]*?){_MARK}(?P<plural>s|x|aux)$")
_BRACKETS = re.compile(rf"(?i)(?P<base>\w[\w-]*?)\((?:{_ENDING}?s?|x)\)(?P<plural>s)?$")
_SLASH = re.compile(rf"(?i)(?P<base>\w[\w-]*?)/-?{_ENDING}(?P<plural>s)?$")
_HYPHEN = re.compile(r"(?i)(?P<base>\w{2,}?)-(?:e|ne|rice|trice|euse|ère|ive)(?:-?(?P<plural>s))?$")
_CAPITAL = re.compile(r"(?P<base>[A-ZÀ-Ý]?[a-zà-ÿœ]{2,})(?:E|TRICE|RICE|EUSE|NE|trIce)(?P<plural>[sS])?$")
_SPELLINGS = (_MARKED, _PLURAL, _BRACKETS, _SLASH, _HYPHEN, _CAPITAL)


def masculine(form: str) -> str | None:
    """The masculine form that inclusive writing starts from ("salarié·e·s" → "salarié"); None for other words."""
    if form.isalpha() and (form.islower() or form.isupper() or form.istitle()):
        return None
    for spelling in _SPELLINGS:
        if match := spelling.fullmatch(form):
            return match["base"]
    return None
