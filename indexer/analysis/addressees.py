"""Whether a letter gives back its addressee's own words: "Vous écrivez : « … »". Knows nobody's name."""

from __future__ import annotations

import re

from indexer.analysis.clauses import LEAD, sentence_start
from indexer.analysis.lines import Page
from indexer.analysis.reporting import reports
from indexer.analysis.speech import Passage, Quotation

_YOU_SAID = re.compile(r"\bvous (?:nous |l['’]|y |avez |aviez |auriez )*([^\W\d_]+)", re.IGNORECASE)
_IMPERFECT = re.compile(r"iez$")
_YOUR_WORDS = re.compile(r"[\s,.]*votre (?:bon )?(?:mot|phrase|formule|expression|propos)\b", re.IGNORECASE)
_WRITE_YOU = re.compile(r"\s*,\s*(?:nous )?(?:écrivez|dites|disiez|affirmez|expliquez)-vous\b", re.IGNORECASE)
_NEAR = 80
_FEWEST_WORDS = 3


def said_to_addressee(page: Page, passage: Passage, quotation: Quotation) -> bool:
    """Whether a letter gives back its addressee's own words: "Vous écrivez : « … »", "« … » Votre bon mot"."""
    text = page.text
    start = sentence_start(text, quotation.start, max(passage.start, quotation.start - LEAD))
    lead = text[start:quotation.start]
    after = text[quotation.end:min(passage.end, quotation.end + _NEAR)]
    verbs = (match.group(1) for match in _YOU_SAID.finditer(lead))
    told = quotation.words >= _FEWEST_WORDS and any(
        reports(verb) or reports(_IMPERFECT.sub("ez", verb)) for verb in verbs)
    return told or _YOUR_WORDS.match(after) is not None or _WRITE_YOU.match(after) is not None
