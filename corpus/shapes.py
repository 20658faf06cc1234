"""One job: tell what a line looks like (a name, an address, a menu, a heading…). Knows nothing of its neighbours."""

from __future__ import annotations

import re

from corpus.calendar_names import fold_letters

_PHONE = re.compile(r"(?<!\d)(?:\+33|0)[ .]?\(?\d?\)?(?:[ .-]?\d\d){4}(?!\d)|\b0[1-9](?:[ .-]?[\dXx*]{2}){4}")
_EMAIL = re.compile(r"\S{1,64}(?:@|\(at\)|\(arobase\)| \(arobase\) )\S{2,64}", re.IGNORECASE)
_URL = re.compile(r"\b(?:https?://|www\.)\S{3,200}|^\S{3,60}\.(?:fr|org|com|net|eu|info|example)/?$", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\d)(?:F-)?\d{5}(?!\d)\s{1,3}(?:[A-ZÉÈ][\w'’-]{1,30}|CEDEX)")
_STREET = re.compile(r"^(?:\d{1,4}(?: ?(?:bis|ter))?,? {1,2})?(?:rue|avenue|av\.|bd|boulevard|place|allée|quai|impasse|chemin|route|"
                     r"cours|square|esplanade|passage|BP|case postale|CS) ?[\w'’]", re.IGNORECASE)
_MENU_MARK = re.compile(r" {0,3}(?:\||>|»|//|›|•| / ) {0,3}")
_RULE = re.compile(r"[\W_]+")
_PAGE = re.compile(r"(?:pa[gq][ec]\s{0,3})?\d{1,3}\s{0,3}(?:(?:/|sur|de)\s{0,3}\d{1,3})?|pa[gq][ec]\s{1,3}\d{1,3}.{0,12}", re.IGNORECASE)
_FURNITURE = re.compile(
    r"^\W{0,3}(?:vous etes ici|accueil\b|partager\b|imprimer\b|mentions legales|plan du site|retour a la liste|lire aussi|"
    r"tous droits reserves|©|cookies\b|realise avec|site realise|credit photo|suivez[- ]nous|retrouvez[- ]nous sur|"
    r"facebook\b|twitter\b|ne pas jeter|imprime par nos soins|photocopie par nos soins|ipns\b|vu,? les organisateurs|"
    r"----- message|ce message et ses pieces|telecharger\b|version pdf|haut de page|article precedent|article suivant|"
    r"navigation\b|menu\b|rechercher\b|temps de lecture|siret\b|lire la suite|commentaires?\b|s'abonner)")
_TITLE_BEFORE_NAME = frozenset(("m.", "mme", "m", "mr", "mlle", "dr", "pr", "me", "maitre", "madame", "monsieur", "docteur"))
_PARTICLES = frozenset(("de", "du", "des", "da", "do", "dos", "di", "la", "le", "les", "van", "von", "den", "der", "el", "al",
                        "ben", "bin", "et", "y", "ter", "e", "d", "thi"))
_ORGANISATION = (
    "syndica", "union", "feder", "confeder", "section", "association", "collectif", "amicale", "comite",
    "coordination", "conseil", "ligue", "intersyndicale", "inter-syndica", "ordre", "chambre", "mouvement", "groupe",
    "fondation", "office", "agence", "maison", "institut", "bureau", "secretariat", "delegation", "cgt", "cfdt", "fo",
    "fsu", "unsa", "sud", "solidaires", "cftc", "cfe-cgc", "snesup", "universite", "centre", "parti", "front",
    "organisation", "intersyndical", "societe", "cooperative", "mutuelle", "les", "le", "la", "nos", "notre", "nous",
    "tous", "pour", "non", "communique", "declaration", "lettre", "motion", "tract", "appel", "region", "departement",
    "academie", "ministere", "ecole", "lycee", "college", "hopital", "ville", "mairie", "contact", "republique")
_FUNCTION = re.compile(
    r"\b(?:(?:vice[- ]?|co[- ]?)?president|(?:co[- ]?)?secretaire|secretariat|delegue|tresori|porte[- ]parole|direct(?:eur|rice)|"
    r"responsable|elue?s?\b|represent|membre|coordinat|animat|batonni|administrat|maire\b|depute|senat|permanente?\b|"
    r"chargee? de|conseill|attachee?|charge des|infirmi|rapporteu|adjoint|referent|mandate|gerant|fondat|doyen|"
    r"professeur|maitre de conf|chercheu|enseignant|ds\b|dsc\b|general)")
_WORD = re.compile(r"[^\W\d_][\w'’´.·-]{0,40}")


def has_contact_detail(text: str) -> bool:
    """Whether a telephone number or an e-mail address stands in the text."""
    return bool(_PHONE.search(text) or _EMAIL.search(text))


def is_address(text: str) -> bool:
    """Whether the line is a postal address, a telephone line, an e-mail or a web address."""
    if len(text) > 140:
        return False
    return bool(_STREET.match(text) or _POSTCODE.search(text) or has_contact_detail(text) or _URL.search(text)
                or re.match(r"(?:t[ée]l|fax|mail|courriel|e-mail|site|blog)\b", text, re.IGNORECASE))


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the page and not to the statement: menus, rules, page numbers, share links."""
    if _RULE.fullmatch(text) or _PAGE.fullmatch(text):
        return True
    if len(text) > 200:
        return False
    if _FURNITURE.match(fold_letters(text[:60])):
        return True
    if text.count(" > ") >= 2 or text.count(" » ") >= 2:
        return True
    marks = len(_MENU_MARK.findall(text))
    bracketed = text.count("[") >= 2 and text.startswith("[") and text.endswith("]")
    return bracketed or (marks >= 3 and not _sentence(text) and len(text) / (marks + 1) < 20 and _menu_words(text))


def is_capitals(text: str) -> bool:
    """Whether most letters are capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and sum(char.isupper() for char in letters) > 0.7 * len(letters)


def is_name(text: str) -> bool:
    """Whether the text has the shape of one person's name."""
    words = text.replace(",", " ").split()
    if words and fold_letters(words[0]) in _TITLE_BEFORE_NAME:
        words = words[1:]
    if not 2 <= len(words) <= 6 or any(char.isdigit() for char in text) or fold_letters(words[0]).startswith(_ORGANISATION):
        return False
    if any(fold_letters(word) in _ORGANISATION_WORDS for word in words):
        return False
    proper = [word for word in words if fold_letters(word.rstrip(".'’")) not in _PARTICLES]
    capitalised = all(_WORD.fullmatch(word) and word[0].isupper() for word in proper)
    if not 2 <= len(proper) <= 4 or not capitalised or any(map(is_acronym, proper[:-1])):
        return False
    return not (len(proper[0]) <= 3 and proper[0].isupper() and proper[0].isalpha() and not proper[1].isupper())


def is_function(text: str) -> bool:
    """Whether the text names a function ("Présidente de l'USH", "secrétaire général")."""
    return len(text) <= 160 and bool(_FUNCTION.search(fold_letters(text)))


def is_organisation(text: str) -> bool:
    """Whether the line looks like the name of an organisation, or two or three acronyms."""
    folded = fold_letters(text)
    if not folded or len(text) > 160 or _sentence(text) or text.endswith(("!", "?")):
        return False
    if folded.startswith(_ORGANISATION_HEADS):
        return True
    words = _WORD.findall(text)
    if not 0 < len(words) <= 5 or is_name(text):
        return False
    spelled = not is_capitals(text) and len(words[0]) <= 8 and sum(char.isupper() for char in words[0]) >= 2
    return is_acronym(words[0]) or spelled


def is_acronym(word: str) -> bool:
    """Whether the word is an acronym ("CGT", "UTS-UGTG", "SNESup"), as against a word shouted in capitals."""
    letters = [char for char in word if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    if not 2 <= len(letters) <= 14 or capitals < 2 or capitals * 2 < len(letters):
        return False
    folded = fold_letters(word)
    if any(part in _ACRONYMS for part in folded.replace("'", "-").split("-")):
        return True
    vowels = sum(char in "aeiouy" for char in folded)
    return len(letters) <= 8 and vowels <= 0.26 * len(letters) + 0.1


def _menu_words(text: str) -> bool:
    """Whether the parts between the marks are a menu's, not a list of unions: few capitals."""
    return not is_capitals(text) or "accueil" in fold_letters(text)


def _sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", ",", ";")) and len(text) > 40


_ORGANISATION_HEADS = (
    "syndicat", "union", "federation", "confederation", "section", "association", "collectif", "amicale", "comite ",
    "coordination", "conseil", "ligue", "intersyndicale", "inter-syndica", "chambre ", "mouvement ", "groupe ", "fondation",
    "office ", "agence ", "institut ", "bureau ", "secretariat ", "delegation ", "organisation", "universite ", "centre ",
    "fsu", "cgt", "cfdt", "unsa", "cftc", "cfe-cgc", "fo ", "sud ", "ud ", "ul ", "le groupe ", "faculte ", "departement ",
    "laboratoire ", "ordre ", "parti ", "academie ", "societe ", "cooperative ", "mutuelle ", "mutualite ", "corporation ",
    "commission ", "la coordination", "l'union", "l'association", "les syndicats", "l'intersyndicale", "ecole ", "lycee ",
    "college ", "hopital ", "maison des ", "bourse du travail", "force ouvriere", "solidaires", "ministere ", "observatoire ")
_ACRONYMS = frozenset((
    "cgt", "cfdt", "fo", "fsu", "unsa", "sud", "cftc", "cgc", "cfe", "snes", "snesup", "unef", "fidl", "unl", "cnt", "ush", "hlm", "usm",
    "cnl", "clcv", "csf", "afoc", "fcpe", "peep", "capeb", "medef", "cpme", "cgpme", "u2p", "fnsea", "fdsea", "udaf", "unaf", "cri",
    "attac", "ldh", "mrap", "dal", "lkp", "ugtg", "snj", "snp", "sgen", "umih", "uimm", "aorif", "cgl", "unaape", "uncu", "fage"))
_ORGANISATION_WORDS = _ACRONYMS | {"solidaires"}
