"""One job: name the attachments that a statement announces ("P.J. : …"). Knows nothing of files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.statement import Block, BlockKind

CUE = re.compile(r"(?:P\s?\.?\s?J\.?(?=\s{0,2}[:\-–—(])|PJ\b|pi[èe]ces?\s{1,2}jointes?(?=\s{0,2}[:\-–—(]|$)"
                 r"|documents?\s{1,2}joints?(?=\s{0,2}:)|en\s{1,2}pi[èe]ces?\s{1,2}jointes?\s{0,2}:|annexes?\s{0,2}:)"
                 r"[\s:\-–—]{0,5}", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s{0,3}(?:\s\+\s|;|\n(?=[^a-zà-ÿ])|,(?=\s)|\set\s(?=[A-Z]))\s{0,3}")


def attachments(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The attachments named in the attachment blocks, in order, without doubles."""
    names: dict[str, None] = {}
    for block in blocks:
        if block.kind is not BlockKind.ATTACHMENT:
            continue
        said = CUE.sub("", text[block.start:block.end], count=1)
        for name in _SEPARATOR.split(said):
            stripped = " ".join(name.split()).strip(" -–—•*.;")
            if stripped:
                names[stripped] = None
    return tuple(names)
