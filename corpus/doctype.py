"""One job: tell the kind of a statement from its head, its form and its press apparatus. Knows nothing of names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.calendar_names import fold_letters
from corpus.patterns import either
from corpus.signing import count_names
from corpus.statement import Block, BlockKind, DocumentType

_LONGEST_HEAD = 700
_OPENING = 3_000
_LONGEST_READ = 200_000
_OPEN_LETTER_SIGNATORIES = 12

_LINE = r"(?:^|\n)\W{0,4}"
_LETTER_LABEL = re.compile(r"\blettre\s{1,2}" + either("ouverte", "commune", "adressee", "unitaire", r"aux?\b", r"a\b"))
_LABELS = (
    (DocumentType.MOTION, re.compile(either(
        _LINE + r"(?:projet de )?motions?\b",
        r"\bmotion\s{1,3}" + either("adoptee", "votee", "presentee", "de l", r"du\b", r"des\b", "unitaire")))),
    (DocumentType.RESOLUTION, re.compile(either(
        _LINE + r"resolution\b", r"\bresolution\s{1,3}" + either("adoptee", "votee", "finale", "generale")))),
    (DocumentType.COMMUNIQUE, re.compile(either(
        r"\bc ?o ?m ?m ?u ?n ?i ?q ?u ?e\b", _LINE + r"cp\b",
        r"\b" + either("flash", "dossier", "note", "invitation", "point") + r"\s{1,2}(?:de )?presse\b"))),
    (DocumentType.DECLARATION, re.compile(either(
        _LINE + either("declaration", "hommage", "adresse (?:au|a la|aux)", "communication des") + r"\b",
        r"\bdeclaration\s{1,3}" + either("liminaire", "commune", "prealable", "unitaire", "des?") + r"\b",
        r"\badresse (?:au|a la|aux) " + either("premiere?", "ministre", "president", "gouvernement", "elu"),
        _LINE + r"appel(?: (?:de l|du|d')[^\n]{0,40})?\s{0,3}(?=\n|$)"))),
    (DocumentType.TRACT, re.compile(r"\btract\b")),
)
_STATEMENT = re.compile(r"\b(?:communique|lettre ouverte|declaration|motion|tract)s?\b")
_BODY_MOTION = re.compile(either(
    _LINE + r"motion\W{0,4}(?:\n|$)", r"\bmotion (?:suivante|ci-dessous|ci-apres)",
    r"\b(?:vote|adopte) (?:la|cette) motion"))
_SALUTATION = re.compile(_LINE + either("mesdames", "madame", "monsieur", "messieurs") + r"\b[^\n.!?:]{0,120}(?=\n|$)")
_GREETING = re.compile(_LINE + r"(?:chere?s?|camarades)\b[^\n.!?:]{0,80},\s{0,3}(?=\n|$)")
_ADDRESSEE = re.compile(_LINE + either(
    "a l'attention d", r"a\s{1,3}(?:madame|monsieur|mesdames|messieurs|m\.|mme)\b", r"a\s{0,3}:"))
_CLOSING = re.compile(r"\b" + either(
    "recevez", "veuillez", r"prions,?\s(?:\w{1,12}\s)?d'agreer", "prie d'agreer", "prions de croire", r"agreer\b",
    "salutations", "nos sentiments", "l'expression de (?:notre|nos|mes|ma)", "bien cordialement", "respectueusement"))
_NOTICE = re.compile(r"\bpreavis de greve\b")
_PRESS = re.compile(either(
    r"\bcontacts?\s{0,2}(?:presse|medias?)", "relations? (?:avec la )?presse", "service (?:de )?presse",
    "pour diffusion", r"\ba la presse\b", r"\bjournalistes? ?:", r"(?:^|\n)presse ?:"))
_LEAFLET = re.compile(either(
    "ne pas jeter", "imprime par nos soins", r"\bipns\b", "photocopie par", "rejoignez", "syndiquez-vous",
    "venez nombreux", "rassemblons-nous", "ne restons? pas (?:isole|seul)", "regroupons[- ]nous", "mobilisons[- ]nous",
    "organisons[- ]nous", r"\bon exige\b", r"\bton patron\b", r"\bed\. resp", r"\be\.r\. :", "faites passer",
    "vu,? les organisateurs", "tous en greve", "toutes et tous dans la rue"))
_PASSED_ROUND = re.compile(either(
    r"\btes (?:collegues|camarades|droits|heures)\b", r"\bfai(?:s|tes)(?:[- ]l[ea])?[- ](?:tourner|passer)\b",
    r"\b(?:rejoi(?:ns|gnez)|contacte|appelle)[- ]nous\b", r"\bsyndique[- ]toi\b",
    _LINE + r"(?:madame, monsieur, )?chere?s? (?:voisin|usager|client|passant|spectat)[^\n]{0,60},\s{0,3}(?=\n|$)"))
"""What only a leaflet says, to a colleague or a neighbour: it may be dated and signed as well."""
_DISTRACTOR = re.compile(either(
    _LINE + r"(?:revue|panorama|synthese) de (?:la )?presse\b",
    _LINE + r"(?:objet\s?:\s?)?question (?:ecrite|orale|au gouv)",
    _LINE + r"(?:assemblee nationale|senat)\W{0,3}\n[^?!]{0,200}" + _LINE + r"(?:depute|senat(?:eur|rice))e? d"))
"""The heads of what unions pass on but do not issue: press reviews, questions and letters of members of parliament."""
_VOICES = (
    (re.compile(r"\b(?:toi|ton|tes|tu)\b"), 10),
    (re.compile(r"!"), 4),
    (re.compile(r"\?"), 12),
    (re.compile(r"\bgrev"), 6),
    (re.compile(r"\b(?:nous|notre|nos)\b"), 25),
)
"""What leaflets have more of than communiqués, and from how many in a thousand words."""
_WORK = re.compile(r"\b" + either(
    "salari", "patron", "direction", "employeu", "travail", "collegue", "grev", "syndica", "entreprise", "licenci",
    "boite", "camarade", "usine", "precair", "embauch", "metier", "poste"))
_WORK_RATE = 10
"""Who speaks of work in this voice hands out leaflets; associations and parties write their news so, too."""


def document_type(text: str, blocks: Sequence[Block], title: str | None) -> DocumentType:
    """The kind of statement; a communiqué where nothing says otherwise."""
    head = f"{fold_letters(_head_text(text, blocks))}\n{fold_letters(title or '')}"
    folded = fold_letters(text[:_LONGEST_READ])
    letter = _is_letter(folded)
    if _DISTRACTOR.search(head) and not _STATEMENT.search(head):
        return DocumentType.AUTRE
    if letter and _CLOSING.search(folded[-_OPENING:]) and _NOTICE.search(head):
        return DocumentType.AUTRE
    if _LETTER_LABEL.search(head):
        return DocumentType.LETTRE_OUVERTE
    labelled = _first_label(head)
    if labelled is not None:
        return labelled
    if letter or _signed_by_many(text, blocks):
        return DocumentType.LETTRE_OUVERTE
    if _BODY_MOTION.search(folded[:_OPENING]):
        return DocumentType.MOTION
    return DocumentType.TRACT if _is_leaflet(folded, blocks) else DocumentType.COMMUNIQUE


def _first_label(head: str) -> DocumentType | None:
    """The kind that the head names first, or None."""
    found = [(match.start(), kind) for kind, pattern in _LABELS if (match := pattern.search(head))]
    return min(found)[1] if found else None


def _is_letter(folded: str) -> bool:
    opening, closing = folded[:_OPENING], folded[-_OPENING:]
    closes = bool(_CLOSING.search(closing))
    if _SALUTATION.search(opening):
        return closes or bool(_ADDRESSEE.search(opening))
    return closes and bool(_GREETING.search(opening)) and bool(_ADDRESSEE.search(opening))


def _signed_by_many(text: str, blocks: Sequence[Block]) -> bool:
    prose = max((block.end for block in blocks if block.kind is BlockKind.PARAGRAPH), default=0)
    signed = [block for block in blocks if block.kind in (BlockKind.SIGNATURE, BlockKind.COSIGNATORIES)
              or (block.kind is BlockKind.LIST_ITEM and block.start > prose)]
    return sum(count_names(text[block.start:block.end]) for block in signed) >= _OPEN_LETTER_SIGNATORIES


def _is_leaflet(folded: str, blocks: Sequence[Block]) -> bool:
    """Whether a statement without a label calls to action and has nothing of what the press is given."""
    kinds = {block.kind for block in blocks}
    dated = any(block.kind is BlockKind.DATELINE for block in blocks)
    if _PRESS.search(folded):
        return False
    if _PASSED_ROUND.search(folded):
        return True
    if _LEAFLET.search(folded):
        return not (dated and BlockKind.SIGNATURE in kinds)
    if kinds & {BlockKind.SIGNATURE, BlockKind.CONTACT, BlockKind.DATELINE}:
        return False
    words = len(folded.split()) + 1
    return any(len(pattern.findall(folded)) * 1_000 >= rate * words for pattern, rate in _VOICES) and (
        len(_WORK.findall(folded)) * 1_000 >= _WORK_RATE * words)


def _head_text(text: str, blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM):
            break
        if block.kind is not BlockKind.FURNITURE:
            parts.append(text[block.start:block.end])
    return "\n".join(parts)[:_LONGEST_HEAD]
