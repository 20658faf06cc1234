"""One job: put regular expressions together from lists of wordings. Knows no wording itself."""

from __future__ import annotations

import re


def either(*choices: str) -> str:
    """A pattern that matches any of the choices."""
    return f"(?:{'|'.join(choices)})"


def opening(*choices: str) -> re.Pattern[str]:
    """A pattern for a line, folded, that starts with any of the choices, after a bullet or a quotation mark."""
    return re.compile(r"\W{0,4}" + either(*choices))
