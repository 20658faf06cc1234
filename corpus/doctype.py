"""One job: tell the kind of a statement from its head, its form and its press apparatus. Knows nothing of names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.calendar_names import fold_letters
from corpus.statement import Block, BlockKind, DocumentType

_HEAD = 700
_LABELS = (
    (DocumentType.LETTRE_OUVERTE, re.compile(r"\blettre\s{1,2}(?:ouverte|commune|adressee|unitaire|aux?|a)\b")),
    (DocumentType.MOTION, re.compile(r"(?:^|\n)\W{0,4}(?:projet de )?motion\b|\bmotion\s{1,3}(?:adoptee|votee|presentee|de l|du|des|unitaire)")),
    (DocumentType.RESOLUTION, re.compile(r"(?:^|\n)\W{0,4}resolution\b|\bresolution\s{1,3}(?:adoptee|votee|finale|generale)")),
    (DocumentType.COMMUNIQUE, re.compile(r"\bc ?o ?m ?m ?u ?n ?i ?q ?u ?e\b|\bcp\b|\b(?:flash|dossier|note|invitation)\s{1,2}(?:de )?presse\b")),
    (DocumentType.DECLARATION, re.compile(r"(?:^|\n)\W{0,4}declaration\b|\bdeclaration\s{1,3}(?:liminaire|commune|prealable|unitaire|des|de)"
                                          r"|(?:^|\n)\W{0,4}(?:appel|hommage)\b")),
    (DocumentType.TRACT, re.compile(r"\btract\b")),
)
_SALUTATION = re.compile(r"(?:^|\n)\W{0,3}(?:(?:mesdames|madame|monsieur|messieurs|m\.|mme|chere?s?)\b[^\n.!?:]{0,120},?)\s*(?=\n|$)")
_CLOSING = re.compile(r"\b(?:recevez|veuillez|prions d'agreer|prie d'agreer|prions de croire|agreer,|salutations|nos sentiments|"
                      r"l'expression de (?:notre|nos|mes|ma)|bien cordialement)\b")
_LEAFLET = re.compile(r"ne pas jeter|imprime par nos soins|\bipns\b|photocopie|toutes et tous (?:en greve|dans la rue)|tou[·.]?te?s en greve|"
                      r"tous en greve|rejoignez|syndiquez-vous|venez nombreux|rassemblons-nous|on exige|nous exigeons|je signe|"
                      r"\btoi\b|\bton patron\b|ed\. resp|e\.r\. :|distribuez|faites passer|en greve le\b|collegues,")
_PRESS = re.compile(r"\bcontacts?\s{0,2}(?:presse|medias?)|relations? (?:avec la )?presse|service (?:de )?presse|pour diffusion|a la presse|"
                    r"journalistes? :|\bpresse\s?:")
_NOTICE = re.compile(r"\bpreavis de greve\b")


def document_type(text: str, blocks: Sequence[Block], title: str | None) -> DocumentType:
    """The kind of statement; a communiqué where nothing says otherwise."""
    head = fold_letters(_head_text(text, blocks)) + "\n" + fold_letters(title or "")
    folded = fold_letters(text[:200_000])
    letter = bool(_SALUTATION.search(folded[:3_000])) and bool(_CLOSING.search(folded[-3_000:]))
    if letter and _NOTICE.search(head):
        return DocumentType.AUTRE
    for kind, pattern in _LABELS:
        if pattern.search(head):
            return kind
    if letter:
        return DocumentType.LETTRE_OUVERTE
    if _PRESS.search(folded) or any(block.kind is BlockKind.CONTACT for block in blocks):
        return DocumentType.COMMUNIQUE
    if _LEAFLET.search(folded):
        return DocumentType.TRACT
    return DocumentType.COMMUNIQUE


def _head_text(text: str, blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM):
            break
        if block.kind not in (BlockKind.FURNITURE,):
            parts.append(text[block.start:block.end])
    return "\n".join(parts)[:_HEAD]
