"""One job: the words that announce a part of a statement (contacts, copies, "À propos"…). Knows nothing of names."""

from __future__ import annotations

from corpus.attachments import CUE as ATTACHMENT_CUE
from corpus.calendar_names import fold_letters
from corpus.memory import remembered
from corpus.patterns import either, opening
from corpus.shapes import is_furniture
from corpus.statement import BlockKind

_LONGEST_CUE = 110
_LONGEST_CONTACT = 400
_LONGEST_METADATA = 160

_SHORT_REST = r"[^.!?]{0,40}(?::|$|-|–|—|\d)"
_PRESS = either("presse", "medias?")
_CONTACT = opening(
    rf"contacts?\b(?!er){_SHORT_REST}",
    rf"{either('relations?', 'service', 'attachee?s?', 'espace')}\s"
    rf"{either('de ', 'de la ', 'avec la ', 'publiques et ')}?{_PRESS}\b[^.!?]{{0,30}}(?::|$|–|—|-)",
    either(
        "presse", "journalistes?", "renseignements?", r"rens\.?", "infos?", "informations?", "secretariat", "contacter",
        "(?:pour )?nous (?:joindre|contacter)", "pour toute (?:demande|information)", "pour plus d'informations?",
        "pour en savoir plus", "permanence telephonique", "service communication", "pour information", "joindre",
    ) + r"\b(?:\s{0,2}$|[^.!?:]{0,40}(?::|–|—))",
    "renseignements aupres",
)
_BOILERPLATE = opening(r"a\s{1,2}propos(?:\s{1,2}(?:de|d'|du|des)\b|\s{0,2}(?:[:.–—-]|$))", "qui sommes[- ]nous",
                       "en savoir plus sur")
_COPY = opening(r"copies?\s{0,2}(?::|a\b|pour\b|aux?\b|transmise|adresse)", "copie de la presente",
                r"c\.?\s?c\.?\s{0,2}:", "ampliation", r"destinataires?\s{0,2}:", r"cc\s{1,2}(?=[a-z])",
                r"diffusion\s{0,2}:")
_FIRST = either("premiere?s", "premieres et premiers") + r"?\s{0,2}"
_COSIGNATORIES = opening(
    either("parmi les ", "les ") + "?" + _FIRST + either("organisations?", "associations?", "syndicats?") + r"?\s{0,2}"
    + _FIRST + r"(?:co[- ]?)?signataires?\s{0,2}(?:(?:de|du|des|au|a|par|en|dans|\()\b[^.!?]{0,40})?(?::|$)",
    "ont (?:egalement )?signe", r"signe(?:nt|e) (?:le present|par|:)", r"signatures?\s{0,2}:", "les signataires",
    either("motion", "appel", "texte", "communique", "declaration") + " "
    + either("soutenue?", "signee?", "co-?signee?", "unitaire") + r" (?:par|de)\b",
    "(?:et )?avec le soutien d", "se sont associe", r"appuient (?:cette|ce|la|le)\b", r"soutenue? par\b",
    "(?:a l')?appel (?:unitaire )?(?:de|des) organisations[^.!?]{0,40}:", "avec$", r"organisations?\s{0,2}:",
)
_METADATA = opening(
    "publie", "mis en ligne", "poste (?:le|par)", r"auteur\s?:", r"tags?\s?:", "categorie", "mots[- ]cles", r"de\s?: ",
    r"a\s?: ", r"objet\s?:", r"sujet\s?:", "expediteur", r"date\s?:", r"piece jointe\s?:", r"ref\b", r"source\s?:",
    "lettre remise", "fax recu")


@remembered
def explicit_cue(text: str) -> BlockKind | None:
    """The part of a statement that the line announces in so many words, or None."""
    if ATTACHMENT_CUE.match(text):
        return BlockKind.ATTACHMENT
    folded = fold_letters(text[:_LONGEST_CUE])
    if _CONTACT.match(folded) and len(text) <= _LONGEST_CONTACT:
        return BlockKind.CONTACT
    for kind, pattern in ((BlockKind.BOILERPLATE, _BOILERPLATE), (BlockKind.COPY_LIST, _COPY),
                          (BlockKind.COSIGNATORIES, _COSIGNATORIES)):
        if pattern.match(folded):
            return kind
    return BlockKind.FURNITURE if is_furniture(text) else None


def is_metadata(text: str) -> bool:
    """Whether the line is about the publication on a page or in a mail ("Publié le … par …", "Objet : …")."""
    return len(text) <= _LONGEST_METADATA and bool(_METADATA.match(fold_letters(text)))
