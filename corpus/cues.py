"""One job: the words that announce a part of a statement (contacts, signatures, copies, "À propos"…)."""

from __future__ import annotations

import re

from corpus.attachments import CUE as ATTACHMENT_CUE
from corpus.calendar_names import fold_letters
from corpus.datelines import read_dateline
from corpus.shapes import has_contact_detail, is_acronym, is_capitals, is_function, is_furniture, is_name, is_organisation
from corpus.statement import BlockKind

_HEAD_OF_LINE = 110
_LONGEST_LIST = 20_000
_CONTACT = re.compile(
    r"\W{0,4}(?:contacts?\b(?!er)(?:\s{1,2}(?:de )?(?:presse|medias?|terrain|utiles?|cci|syndica\w+|locaux|national))?[^.!?]{0,40}(?::|$|-|–|—|\d)"
    r"|(?:relations?|service|attachee?s?|espace)\s{1,2}(?:de\s{1,2}|avec la\s{1,2}|publiques et )?(?:la )?(?:presse|medias?)\b[^.!?]{0,30}(?::|$|-|–|—)"
    r"|(?:presse|journalistes?|renseignements?|rens\.?|infos?|informations?|pour nous (?:joindre|contacter)|pour toute (?:demande|information)|"
    r"pour (?:plus d'information|en savoir plus)s?|permanence telephonique|service communication|secretariat|joindre|"
    r"pour information|contacter|nous (?:joindre|contacter))\b[^.!?:]{0,40}(?::|$|–|—)"
    r"|renseignements aupres|contacts?\s{0,2}$)")
_BOILERPLATE = re.compile(r"\W{0,4}(?:a\s{1,2}propos(?:\s{1,2}(?:de|d'|du|des)\b|\s{0,2}(?:[:.–—-]|$))|qui sommes[- ]nous|en savoir plus sur)")
_COPY = re.compile(r"\W{0,4}(?:copies?\s{0,2}(?::|a\b|pour\b|aux?\b|transmise|adresse)|copie de la presente|c\.?\s?c\.?\s{0,2}:|ampliation|"
                   r"destinataires?\s{0,2}:|cc\s{1,2}(?=[a-z])|diffusion\s{0,2}:)")
_COSIGNATORIES = re.compile(
    r"\W{0,4}(?:(?:premi(?:er|ere)e?s\s{1,2})?(?:organisations?\s{1,2}|associations?\s{1,2}|syndicats?\s{1,2})?(?:premi(?:er|ere)e?s\s{1,2})?"
    r"(?:co[- ]?)?(?:signataires?|cosignataires)\b[^.!?]{0,50}(?::|$)"
    r"|(?:ont signe|signe(?:nt|e) (?:le present|par|:)|signatures?\s{0,2}:|les signataires)|(?:motion|appel|texte|communique|declaration) (?:soutenue?|signee?|co-?signee?|unitaire) (?:par|de)\b"
    r"|(?:et )?avec le soutien d|(?:a l')?appel (?:unitaire )?(?:de|des) organisations[^.!?]{0,40}:|avec$|soutenu par\b|organisations?\s{0,2}:)")
_FOR = re.compile(r"\W{0,3}(?:pour\s{1,2}(?=(?:l[ea']|les|l’)?\s?\w)|p\s?/\s?(?:o\b)?|p\.\s?o\.?|po\s|pou?\s{1,2}(?=[A-Z]))")
_BY = re.compile(r"[\[(]\s?par\s{1,2}[^\])]{3,80}[\])]\.?$|\W{0,2}par\s{1,2}(?=[A-Z])")
_BODY_SIGNS = re.compile(r"\W{0,3}(?:l[ea]s?|l'|l’)?\s?(?:bureau|secretariat|collectif|personnels mobilises|intersyndicale|comite|conseil|coordination|"
                         r"organisations signataires|delegation|section|syndicat)\b[^.!?:]{0,60}$")
_METADATA = re.compile(r"\W{0,3}(?:publie|mis en ligne|poste (?:le|par)|auteur\s?:|tags?\s?:|categorie|mots[- ]cles|de\s{1,2}: |objet\s?:|sujet\s?:|"
                       r"expediteur|date\s?:|piece jointe\s?:|ref\b|source\s?:|lettre remise|fax recu|dans )")
_SPLIT = re.compile(r"\s{0,3}(?:,|;|/|\||•|·|\s[–—-]\s|\(|\)|:|\set\s|\s{2,})\s{0,3}")
_LIST_SPLIT = re.compile(r"\s{0,3}(?:,\s|;|/|\||\s[•·*~]\s|\s[–—-]{1,2}\s|\set\s)\s{0,3}")
_RUNNING = re.compile(r"[a-zàâéèêîôûç]{3}[.!?]\s{1,2}[A-ZÀÉÊ«]|[«»]|\b(?:a|ont|est|sont|avait|dit|explique|sera|seront)\s[a-zé]{2}")


def explicit_cue(text: str) -> BlockKind | None:
    """The part of a statement that the line announces in so many words, or None."""
    folded = fold_letters(text[:_HEAD_OF_LINE]) if len(text) > _HEAD_OF_LINE else fold_letters(text)
    if ATTACHMENT_CUE.match(text):
        return BlockKind.ATTACHMENT
    if _CONTACT.match(folded) and len(text) <= 400:
        return BlockKind.CONTACT
    if _BOILERPLATE.match(folded):
        return BlockKind.BOILERPLATE
    if _COPY.match(folded):
        return BlockKind.COPY_LIST
    if _COSIGNATORIES.match(folded):
        return BlockKind.COSIGNATORIES
    return BlockKind.FURNITURE if is_furniture(text) else None


def is_metadata(text: str) -> bool:
    """Whether the line is about the publication on a page or in a mail ("Publié le … par …", "Objet : …")."""
    return len(text) <= 160 and bool(_METADATA.match(fold_letters(text)))


def is_signature(text: str, *, late: bool) -> bool:
    """Whether the line signs. `late` = it stands after the running text, where a bare name signs too."""
    if is_name_list(text):
        return True
    if len(text) > 600 or (text.endswith((".", "!", "?", ":")) and len(text) > 160) or _RUNNING.search(text):
        return False
    folded = fold_letters(text)
    if _BY.match(folded if late else text) and (_names(_BY.sub("", text, count=1)) or text.startswith(("[", "("))):
        return True
    names = _names(text)
    if _FOR.match(folded) and len(text) <= 240 and (names or (late and not text.endswith((".", "!", ":")) and len(text) <= 100)):
        return True
    if names and _only_names_and_functions(text):
        return late or any(is_function(part) for part in _parts(text))
    return late and (bool(_BODY_SIGNS.match(folded)) or (is_function(text) and len(text) <= 90 and not text.endswith((".", "!", "?", ":"))))


def is_name_list(text: str) -> bool:
    """Whether the paragraph is a list of persons, each with a function, place or organisation at most."""
    if len(text) > _LONGEST_LIST or text.endswith(("!", "?", ":")):
        return False
    parts = _parts(text.replace("*", ","))
    names = sum(is_name(part) for part in parts)
    return names >= 4 and names * 3 >= len(parts) - 2 and len(text) <= 40 * len(parts) and not _RUNNING.search(text)


def count_names(text: str) -> int:
    """How many parts of the text have the shape of a person's name."""
    return len(_names(text[:_LONGEST_LIST].replace("*", ",").replace("\n", ",")))


def is_organisation_list(text: str) -> bool:
    """Whether the line lists two or more organisations and nothing else."""
    if len(text) > 600 or text.endswith(("!", "?", ":")) or _RUNNING.search(text):
        return False
    parts = [part for part in _LIST_SPLIT.split(text.strip(" .*")) if part]
    if len(parts) < 2 or any(len(part) > 90 for part in parts) or read_dateline(text) is not None:
        return False
    if any(map(is_function, parts)) or has_contact_detail(text):
        return False
    named = sum(_names_organisation(part, shouting=is_capitals(text)) for part in parts)
    return named == len(parts) or (named * 2 >= len(parts) >= 3 and all(part[0].isupper() for part in parts))


def _names_organisation(part: str, *, shouting: bool) -> bool:
    words = part.split()
    if shouting:
        return len(words) <= 4 and (is_acronym(words[0]) or len(words) == 1 and any(map(is_acronym, part.split("-"))))
    return is_organisation(part) or any(is_acronym(word.strip("()")) for word in words)


def _parts(text: str) -> list[str]:
    return [part.strip(" .–—-•*\t") for part in _SPLIT.split(text) if part.strip(" .–—-•*\t")]


def _names(text: str) -> list[str]:
    return [part for part in _parts(text) if is_name(part)]


def _only_names_and_functions(text: str) -> bool:
    parts = _parts(text)
    opens = is_name(parts[0]) or is_organisation(parts[0]) or (is_function(parts[0]) and len(parts[0]) <= 60)
    explained = sum(_explained(part) for part in parts)
    return opens and explained >= 0.7 * len(parts) and not text.endswith(("!", "?")) and not _RUNNING.search(text)


def _explained(part: str) -> bool:
    return is_name(part) or is_function(part) or is_organisation(part) or has_contact_detail(part) or part.startswith(("pour ", "au nom ")) or (
        part[0].isupper() and len(part.split()) <= 5)
