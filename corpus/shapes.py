"""One job: tell what a line looks like (a name, an address, a menu, a heading…). Knows nothing of its neighbours."""

from __future__ import annotations

import re

from corpus.calendar_names import fold_letters
from corpus.memory import remembered
from corpus.patterns import either, opening

_LONGEST_LINE, _LONGEST_NAME, _LONGEST_ADDRESS, _LONGEST_ORGANISATION = 300, 80, 140, 160

_PHONE = re.compile(r"(?<!\d)(?:\+33|0)[ .]?\(?\d?\)?(?:[ .-]?\d\d){4}(?!\d)|\b0[1-9](?:[ .-]?[\dXx*]{2}){4}")
_EMAIL = re.compile(r"\S{1,64}(?:@|\(at\)|\(arobase\)| \(arobase\) )\S{2,64}", re.IGNORECASE)
_URL = re.compile(r"\b(?:https?://|www\.)\S{3,200}|^\S{3,60}\.(?:fr|org|com|net|eu|info|example)/?$", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\d)(?:F-)?\d{5}(?!\d)\s{1,3}(?:[A-ZÉÈ][\w'’-]{1,30}|CEDEX)")
_STREET = re.compile(
    r"(?:\d{1,4}(?: ?(?:bis|ter))?,? {1,2})?" + either(
        "rue", "avenue", r"av\.", "bd", "boulevard", "place", "allée", "quai", "impasse", "chemin", "route", "cours",
        "square", "esplanade", "passage", "BP", "case postale", "CS") + r" ?[\w'’]", re.IGNORECASE)
_LINE_OF_CONTACT = re.compile(r"(?:t[ée]l|fax|mail|courriel|e-mail|site|blog)\b", re.IGNORECASE)
_MENU_MARK = re.compile(r" {0,3}(?:\||>|»|//|›|•| / ) {0,3}")
_RULE = re.compile(r"[\W_]+")
_HASHTAGS = re.compile(r"(?:#\w{1,60}\s{0,3}){2,}")
_PAGE = re.compile(r"[-–—\s]{0,4}(?:pa[gq][ec]\s{0,3})?\d{1,3}\s{0,3}(?:(?:/|sur|de)\s{0,3}\d{1,3})?[-–—\s]{0,4}"
                   r"|pa[gq][ec]\s{1,3}\d{1,3}.{0,12}", re.IGNORECASE)
_FURNITURE = opening(
    "vous etes ici", r"accueil\b", r"partager\b", r"imprimer\b", "mentions legales", "plan du site",
    "retour a la liste", "lire aussi", "tous droits reserves", "©", r"cookies\b", "realise avec", "site realise",
    "credit photo", "suivez[- ]nous", "retrouvez[- ]nous sur", r"facebook\b", r"twitter\b", "imprime par nos soins",
    "photocopie par nos soins", r"ipns\b", "vu,? les organisateurs", "message transfere", "ce message et ses pieces",
    r"telecharger\b", "version pdf", "haut de page", "article precedent", "article suivant", r"navigation\b",
    r"menu\b", r"rechercher\b", "temps de lecture", r"siret\b", "lire la suite", r"commentaires?\b", "s'abonner")
_CIVILITIES = frozenset(("m.", "mme", "m", "mr", "mlle", "dr", "pr", "me", "maitre", "madame", "monsieur", "docteur"))
_PARTICLES = frozenset(("de", "du", "des", "da", "do", "dos", "di", "la", "le", "les", "van", "von", "den", "der", "el",
                        "al", "ben", "bin", "et", "y", "ter", "e", "d", "thi"))
_NOT_FIRST_NAMES = (
    "syndica", "sindicat", "sindikad", "sendika",
    "union", "federa", "confedera", "section", "association", "collecti", "amicale", "comite",
    "coordination", "conseil", "intersyndical", "inter-syndica", "chambre", "mouvement", "groupe", "fondation",
    "office", "agence", "institut", "secretariat", "delegation", "solidaires", "universit", "organisation", "societe",
    "cooperati", "mutuel", "communique", "declaration", "departement", "academie", "ministere", "republique")
"""How a line starts that is no person, although its words have capitals."""
_NO_FIRST_NAMES = frozenset((
    "ligue", "ordre", "maison", "bureau", "centre", "parti", "front", "les", "le", "la", "nos", "notre", "nous", "tous",
    "pour", "non", "lettre", "motion", "tract", "appel", "region", "ecole", "lycee", "college", "hopital", "ville",
    "mairie", "contact", "contacts", "vive", "greve"))
_FUNCTION = re.compile(r"\b" + either(
    r"(?:vice[- ]?|co[- ]?)?president", r"(?:co[- ]?)?secretaire", "secretariat", "delegue", "tresori",
    "porte[- ]parole", "direct(?:eur|rice)", "responsable", r"elue?s?\b", "represent", "membre", "coordinat",
    "animat", "batonni", "administrat", r"maire\b", "depute", "senat", r"permanente?\b", "chargee? de", "conseill",
    "attachee?", "charge des", "infirmi", "rapporteu", "adjoint", "referent", "mandate", "gerant", "fondat", "doyen",
    "professeur", "maitre de conf", "chercheu", "enseignant", r"ds\b", r"dsc\b"))
_ORGANISATION_HEADS = (
    "syndicat", "union", "federation", "confederation", "section", "association", "collectif", "amicale", "comite ",
    "coordination", "conseil", "ligue", "intersyndicale", "inter-syndica", "chambre ", "mouvement ", "groupe ",
    "fondation", "office ", "agence ", "institut ", "bureau ", "secretariat ", "delegation ", "organisation",
    "universite ", "centre ", "fsu", "cgt", "cfdt", "unsa", "cftc", "cfe-cgc", "fo ", "sud ", "ud ", "ul ",
    "le groupe ", "faculte ", "departement ", "laboratoire ", "ordre ", "parti ", "academie ", "societe ",
    "cooperative ", "mutuelle ", "mutualite ", "corporation ", "commission ", "la coordination", "l'union",
    "l'association", "les syndicats", "l'intersyndicale", "ecole ", "lycee ", "college ", "hopital ", "maison des ",
    "bourse du travail", "force ouvriere", "solidaires", "ministere ", "observatoire ",
    "assemblee nationale", "republique francaise", "sindicat", "sindikad", "sendika")
_ACRONYMS = frozenset((
    "cgt", "cfdt", "fo", "fsu", "unsa", "sud", "cftc", "cgc", "cfe", "snes", "snesup", "unef", "fidl", "unl", "cnt",
    "ush", "hlm", "usm", "cnl", "clcv", "csf", "afoc", "fcpe", "peep", "capeb", "medef", "cpme", "cgpme", "u2p",
    "fnsea", "fdsea", "udaf", "unaf", "attac", "ldh", "mrap", "dal", "lkp", "ugtg", "snj", "sgen", "umih", "uimm",
    "aorif", "cgl", "fage"))
"""Acronyms that read as words, so that their letters alone do not give them away."""
_NEVER_IN_NAMES = _ACRONYMS | {"solidaires"}
_WORD = re.compile(r"[^\W\d_][\w'’´.·-]{0,40}")
_JOINT = re.compile(r"[-/–+&]")
_LONGEST_JOINED = 8


def has_contact_detail(text: str) -> bool:
    """Whether a telephone number or an e-mail address stands in the text."""
    return bool(_PHONE.search(text) or _EMAIL.search(text))


def is_address(text: str) -> bool:
    """Whether the line is a postal address, a telephone line, an e-mail or a web address."""
    if len(text) > _LONGEST_ADDRESS:
        return False
    return bool(_STREET.match(text) or _LINE_OF_CONTACT.match(text) or _POSTCODE.search(text) or _URL.search(text)
                or has_contact_detail(text))


@remembered
def is_furniture(text: str) -> bool:
    """Whether the line belongs to the page and not to the statement: menus, rules, page numbers, share links."""
    if _RULE.fullmatch(text) or _PAGE.fullmatch(text) or _HASHTAGS.fullmatch(text):
        return True
    if len(text) > 200:
        return False
    folded = fold_letters(text)
    if _FURNITURE.match(folded) or (len(text) <= 100 and "ne pas jeter" in folded):
        return True
    return text.count(" > ") >= 2 or text.count(" » ") >= 2 or _is_menu(text, folded)


@remembered
def is_capitals(text: str) -> bool:
    """Whether most letters of the line are capitals."""
    head = text[:_LONGEST_LINE]
    letters = sum(map(str.isalpha, head))
    return letters >= 3 and sum(map(str.isupper, head)) > 0.7 * letters


@remembered
def is_name(text: str) -> bool:
    """Whether the text has the shape of one person's name."""
    words = text.replace(",", " ").split() if len(text) <= _LONGEST_NAME else []
    if words and fold_letters(words[0]) in _CIVILITIES:
        words = words[1:]
    if not 2 <= len(words) <= 6 or any(map(str.isdigit, text)):
        return False
    folded = [fold_letters(word) for word in words]
    if folded[0].startswith(_NOT_FIRST_NAMES) or folded[0] in _NO_FIRST_NAMES or not _NEVER_IN_NAMES.isdisjoint(folded):
        return False
    proper = [word for word, plain in zip(words, folded, strict=True) if plain.rstrip(".'") not in _PARTICLES]
    return 2 <= len(proper) <= 4 and _are_proper(proper)


@remembered
def is_function(text: str) -> bool:
    """Whether the text names a function ("Présidente de l'USH", "secrétaire général")."""
    return len(text) <= _LONGEST_ORGANISATION and bool(_FUNCTION.search(fold_letters(text)))


@remembered
def is_organisation(text: str) -> bool:
    """Whether the line looks like the name of an organisation, or two or three acronyms."""
    if not text or len(text) > _LONGEST_ORGANISATION or _is_sentence(text) or text.endswith(("!", "?")):
        return False
    if fold_letters(text).startswith(_ORGANISATION_HEADS):
        return True
    words = _WORD.findall(text)
    if _are_joined_acronyms(text.split()):
        return True
    if not 0 < len(words) <= 5 or is_name(text):
        return False
    spelled = not is_capitals(text) and len(words[0]) <= 8 and sum(map(str.isupper, words[0])) >= 2
    return is_acronym(words[0]) or spelled


def _are_joined_acronyms(words: list[str]) -> bool:
    """Whether the words are short acronyms joined by marks ("CNRS-INSERM INRIA/IRD"), and not words shouted."""
    parts = [_JOINT.split(word.strip(",;()")) for word in words]
    joined = [one for one in parts if len(one) > 1]
    letters = [part for one in parts for part in one]
    return len(joined) > 1 and 2 * len(joined) >= len(parts) and any(map(is_acronym, letters)) and all(
        part.isalpha() and part.isupper() and len(part) <= _LONGEST_JOINED for part in letters)


def is_acronym(word: str) -> bool:
    """Whether the word is an acronym ("CGT", "UTS-UGTG", "SNESup"), as against a word shouted in capitals."""
    letters, capitals = sum(map(str.isalpha, word)), sum(map(str.isupper, word))
    if not 2 <= letters <= 14 or capitals < 2 or capitals * 2 < letters:
        return False
    folded = fold_letters(word)
    if not _ACRONYMS.isdisjoint(folded.replace("'", "-").split("-")):
        return True
    vowels = sum(folded.count(vowel) for vowel in "aeiouy")
    return letters <= 8 and vowels <= 0.26 * letters + 0.1


def _are_proper(words: list[str]) -> bool:
    """Whether the words have the capitals of first names and surnames, and none is an acronym."""
    if not all(_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return False
    if any(is_acronym(word) for word in words[:-1] if "." not in word):  # "J.-M." are initials
        return False
    first, second = words[:2]
    return not (len(first) <= 3 and first.isupper() and first.isalpha() and not second.isupper())


def _is_menu(text: str, folded: str) -> bool:
    """Whether the line is links side by side: many marks, short parts, and not a list of unions in capitals."""
    if text.count("[") >= 2 and text.startswith("[") and text.endswith("]"):
        return True
    marks = len(_MENU_MARK.findall(text))
    short = marks >= 3 and not _is_sentence(text) and len(text) < 20 * (marks + 1)
    return short and (not is_capitals(text) or "accueil" in folded)


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", ",", ";")) and len(text) > 40
