"""Whether an organisation is one that issues statements, told by its name and the lists. Knows nothing of texts."""

from __future__ import annotations

import re

from indexer.analysis import gazetteers
from indexer.analysis.lines import word_set

# What a name says of its bearer: unions, federations and associations speak; firms, courts and the press are spoken of.
_SPEAKERS = word_set("""
union federation confederation association ngo student farmer tenant housing employer order category consumer party
foreign""")
_SPEAKER_WORDS = re.compile(
    r"\b(?:cgt|cfdt|cftc|cfe|cgc|fo|force ouvriere|unsa|fsu|sud|solidaires|snes|cnt|fcpe|peep|cnl|csf|clcv|fnsea|medef|"
    r"cpme|syndicat\w*|union|federation|confederation|association|amicale|collectif|coordination|intersyndicale|comite|"
    r"afoc|aged?t|attac|cgl|cnl|dal|frsea|fdsea|fage|fidl|fnaut|indecosa|jeunes agriculteurs|ldh|planning familial|"
    r"snalc|sgen|udaf|unaf|unef|unl|uniopss|ul|ud|"
    r"ordre|chambre|conference|alliance|ligue|mouvement|front|mutualite|secours|section)\b")
_SPOKEN_OF_WORDS = re.compile(
    r"\b(?:ministere|assemblee nationale|senat|prefecture|universite|tribunal|cour|hopital|clinique|creche|college|"
    r"lycee|ecole|mairie|ville|region|departement|conseil regional|conseil departemental|gouvernement|academie|"
    r"centre (?:penitentiaire|hospitalier)|prison|ehpad|chu|orchestre|radio|theatre|transports|compagnie|dsden|dreets|"
    r"zone de police|rectorat|institut|museum|laboratoire)\b")

_HOST = re.compile(r"\w\.(?:[a-z]{2,4}|info)$")


def is_speaker(name: str) -> bool | None:
    """Whether an organisation of this name is one that issues statements; None where nothing tells."""
    if _HOST.search(name):
        return False
    folded = gazetteers.fold(name)
    if _SPEAKER_WORDS.search(folded):
        return True
    record = gazetteers.organisation(name)
    if record is not None:
        return record.category in _SPEAKERS
    return False if _SPOKEN_OF_WORDS.search(folded) else None
