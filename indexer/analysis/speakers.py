"""Who says the quoted words: reporting verbs, "selon", colons and pronouns around a quotation. Knows no layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.analysis.clauses import LEAD, NAMED_TEXT, TITLE_END, is_object, sentence_end, sentence_start
from indexer.analysis.lines import Page, word_set
from indexer.analysis.reporting import reports, reports_inverted, reports_with_that
from indexer.analysis.speech import Passage, Quotation
from indexer.annotation import Mention

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAID_BY = re.compile(
    r"\b(?:réponse|réplique|commentaire|témoignage|conclusion|paroles?|mots?|propos|formule|phrase|aveu|citation|voix|"
    r"bouche|plume|dires?)(?: [^\W\d_]+)?\s+(?:de |d['’]|du |de la )\s?[^.!?;:«»]{0,30}$|"
    r"\b(?:même \w+(?: de \w+)?|son de cloche|réaction)\s+(?:chez|pour|de|du)\s+[^.!?;:«»]{0,40}$", re.IGNORECASE)
_ACCORDING = re.compile(
    r"(?:\b(?:selon|d['’]après|dixit)|\bà en croire|\bde l['’]avis de|\bcomme (?:le|l['’]) ?\w+(?: \w+)?)\s+"
    r"[^.!?;:«»“”\"]{0,70}$", re.IGNORECASE)
_ACCORDING_ALONE = re.compile(
    r"\b(?:selon|d['’]après)\s+(?:(?:le|la|l['’]|M\.|Mme|Monsieur|Madame)\s*[^.!?;:,«»]{0,50})?$", re.IGNORECASE)
# A verb between commas before its subject: "le budget a baissé, souligne la trésorière, X".
_ASIDE_VERB = re.compile(
    r"[,!?–—]\s+(?:s['’]|l['’]|nous |a |ont )*([^\W\d_]+)\s*"
    r"(?:(?:le|la|notre|sa|son|l['’])\s?[\w'’ -]{3,50},?\s*)?$")
_FOR = re.compile(r"(?:^|[.!?»…]\s+|\n\s*|[,;] (?:et )?)pour\s+[^.!?;:«»“”\"]{0,70}$", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(r"\b([^\W\d_]+)-(?:t-)?(il|elle)\b", re.IGNORECASE)
_PRONOUN_LED = re.compile(r"(?:[,–—»”\"!?…]\s*)(?:(?:s['’]|nous|me|lui|leur|l['’]|n['’])\s?)?$")
_PRONOUN_BEFORE = re.compile(
    r"(?:^|[.!?»…,]\s+|\bet\s+|\n)(?:(?:selon|pour|d['’]après)\s+)?(il|elle|lui|celui-ci|celle-ci)\b", re.IGNORECASE)
_PRONOUN_ACCORDING = re.compile(r"(?:selon|pour|d['’]après)\s+(?:lui|elle)\b", re.IGNORECASE)
_CLITICS = word_set("""
se s a ont avait avaient aura aurait est était nous me m lui leur en y l il elle que qu comme ainsi vous t te ne n pas
d ailleurs aussi encore alors donc enfin déjà même bien d'ailleurs s'est s'était l'a n'a m'a t'a lui-même""")
_DETERMINERS = word_set("la le une un des les ma sa de cette pour sans")
_PERIPHRASE = re.compile(
    r"\b(?:fait|font|faisait|faire) (?:savoir|valoir|remarquer|observer|dire|parvenir)|\blaiss\w+ entendre|"
    r"\bpris la parole|\bt(?:ient|enait|enu|iennent) (?:les|des|ces|de tels) propos|"
    r"\b(?:met\w*|mis) en (?:cause|avant)|\best \w+ à dire|\btient à |\b(?:de|pour|à) dire qu[e'’]")
# The infinitive of narration: "Et X d'ajouter : « … »".
_TO_SAY = re.compile(
    r"\s*(?:,[^,:«]{0,60},)?\s*(?:de\s|d['’])\s?(?:[a-zéè]+er|conclure|poursuivre|répondre|reprendre|dire|redire|renchérir|"
    r"surenchérir|écrire|prévenir|souscrire)\b[^«“\"]{0,60}$")
_BYNAME = frozenset({"dit", "dite", "dits"})
_MASCULINE = re.compile(r"\b(?:M\.|Monsieur|MM\.|le)\s+$")
_FEMININE = re.compile(r"\b(?:Mme|Madame|Mlle|la)\s+$")
_DASHED = re.compile(r"[.!?»”\"…]\s*[-–—]\s*$")
# What leads from the words to a name that is given without a verb, and what may follow such a name.
_NAMED_AFTER = re.compile(r"(?P<stop>\.?)[ \t\u00a0]*(?P<mark>[:(–—,]?)[ \t\u00a0]*|[ \t]*\n[>\s]*[–—-]\s*")
_SAYS_NO_MORE = re.compile(r"(?:\s?[,(–—][^.!?:;«»\n]{0,90}?)?[.)]*\s*(?:\n|$)")
_OWNED_BY = re.compile(
    r"[\s,(:.]*(?:dixit|signé|(?:c['’]est )?(?:ainsi|en ces termes|par ces mots|avec ces mots) qu(?:e|['’])|"
    r"(?:pour reprendre|comme|selon) (?:les mots|la formule|l['’]expression) (?:de|du|d['’])|"
    r"[^.!?«»]{0,30}\b(?:phrase|formule|mots?|propos|paroles?|citation|expression) (?:est|sont|était|étaient) "
    r"(?:de|du|d['’]|celle de|ceux de))(?: (?:la|l['’])?\s?[^\W\d_]+)?\s*", re.IGNORECASE)
# A verb of saying that ends the paragraph before the words.
_LAST_WORDS = re.compile(r"\s?(?:,[^.,:;\n]{3,80},\s?)?(?:a\s|nous\s|s['’])?([^\W\d_]+)[^.:;\n]{0,30}[.:]?\s*$")
_SAYS_PLAINLY = re.compile(r"\s(?:nous |vous |a )?([^\W\d_]+)(?: (?:aussi|encore|ainsi|ensuite))?\s?:\s+(?=[A-ZÉÈÀ])")
_STOPPED = re.compile(r"[.!?:;«»“”\",]")
_GOVERNED = re.compile(r"\b(?:par|que|de|d['’])\s*$")
_CLOSED = ("»", "”", '"', "»,", '",', "”,", "» ,", "».", '".')
_NEAR, _FAR = 160, 700
_FEWEST_WORDS = 3
_FEWEST_ATTRIBUTED = 60
# Words of what stands between the verb and the name: "reconnaît le maire de X et président de l'agglomération, Y".
_LONGEST_SUBJECT = 18
_WHOLE = 8


def speaker_of(page: Page, passage: Passage, quotation: Quotation, before: tuple[Mention, ...]) -> Mention | None:
    """The person who says a quotation, where the text says it; `before` are the people named earlier, in order."""
    near = page.people_in(max(passage.start, quotation.start - _FAR), min(passage.end, quotation.end + _NEAR))
    if not near and not before:
        return None
    outside = [one for one in near if not quotation.start < one.start < quotation.end or _is_aside(page, passage, one)]
    return (_inverted(page, quotation, passage, near) or _named_after(page, quotation, passage)
            or _introduced(page, passage, quotation, outside)
            or _announced(page, passage, quotation, before)
            or _by_pronoun(page, passage, quotation, before) or _by_neighbour(page, passage, quotation))


def reported_indirectly(page: Page, passage: Passage, person: Mention) -> bool:
    """Whether a person's words are reported without marks: "X a déclaré que…", "selon X"."""
    text = page.text
    lead = text[max(passage.start, person.start - 90):person.start]
    if passage.covers(person.start):
        return False
    if _ACCORDING_ALONE.search(lead):
        return True
    aside = _ASIDE_VERB.search(TITLE_END.sub("", lead))
    if aside is not None and aside.group(1).lower() not in _BYNAME and reports_with_that(aside.group(1)):
        return True
    if is_object(page, passage, person):
        return False
    plain = _SAYS_PLAINLY.match(text, person.end, passage.end)
    if plain is not None and reports(plain.group(1)) and not passage.opens_between(person.end, plain.end() + 2):
        return True
    rest = text[person.end:sentence_end(text, person.end, min(passage.end, person.end + _NEAR))]
    match = re.search(r"\b(?:que|qu['’])", rest)
    if match is None:
        return False
    words = _WORD.findall(rest[:match.start()])
    return bool(words) and any(reports_with_that(word) for word in words[-3:])


def signs_words(page: Page, passage: Passage, person: Mention) -> bool:
    """Whether a name after a dash closes a paragraph of someone's words: "… des standards ouverts. – X, avril 2012"."""
    if passage.people[-1] is not person or passage.end - person.end > _NEAR // 2:
        return False
    before = page.text[max(passage.start, person.start - 12):person.start]
    after = page.text[person.end:passage.end]
    return (person.start - passage.start > _FEWEST_ATTRIBUTED and _DASHED.search(before) is not None
            and re.match(r"[\s.]*$|\s?[,(]", after) is not None)


def _is_aside(page: Page, passage: Passage, person: Mention) -> bool:
    """Whether a name between the marks belongs to the report, not to the words: "« …, souligne X, … »"."""
    return _verb_place(page, passage, person) is not None


def _verb_place(page: Page, passage: Passage, person: Mention) -> int | None:
    """Where the reporting verb before a name stands, if words to report end right before it."""
    text = page.text
    low = max(passage.start, person.start - _NEAR)
    lead = text[low:person.start]
    bare = TITLE_END.sub("", lead)
    words = list(_WORD.finditer(bare))
    for position in range(len(words) - 1, max(-1, len(words) - _LONGEST_SUBJECT), -1):
        word = words[position]
        between = bare[word.end():]
        if _STOPPED.search(between.replace("M.", "M").strip(" ,")):
            return None
        if reports_inverted(word.group()) and not _GOVERNED.search(between):
            place = low + _before_clitics(bare, words, position)
            closed = text[max(passage.start, place - 4):place].rstrip()
            aside = closed.endswith((",", "–", "—", "-", "!", "?", "…")) and passage.covers(place - 1)
            if aside or closed.endswith(_CLOSED):
                return low + word.start()
    return None


def _before_clitics(lead: str, words: list[re.Match[str]], position: int) -> int:
    """Where the verb group starts: the clitics and auxiliaries before the verb are passed over."""
    start = words[position].start()
    while position and words[position - 1].group().lower().replace("’", "'") in _CLITICS \
            and not lead[words[position - 1].end():start].strip(" '’-"):
        position -= 1
        start = words[position].start()
    match = re.search(r"[sSlLmMtTnNdD]['’]$", lead[:start])
    return match.start() if match else start


def _inverted(page: Page, quotation: Quotation, passage: Passage, near: Sequence[Mention]) -> Mention | None:
    """The name behind a verb that follows the words: "« … », souligne X"."""
    for person in near:
        if quotation.start < person.start < quotation.end + _NEAR:
            place = _verb_place(page, passage, person)
            if place is not None and (place < quotation.end or not passage.opens_between(quotation.end, place)):
                return person
    return None


def _named_after(page: Page, quotation: Quotation, passage: Passage) -> Mention | None:
    """The name given after the words with no verb: "« On ne lâchera rien » : X", "« … » (X)", "« … », dixit X"."""
    text = page.text
    people = page.people_in(quotation.end, min(passage.end, quotation.end + _NEAR))
    if not people or quotation.words < _FEWEST_WORDS:
        return None
    first = people[0]
    between = TITLE_END.sub("", text[quotation.end:first.start])
    if _OWNED_BY.fullmatch(between):
        return first
    mark, limit = _NAMED_AFTER.fullmatch(between), min(passage.end, first.end + _NEAR)
    if mark is None or passage.opens_between(first.end, sentence_end(text, first.end, limit)):
        return None
    rest = text[first.end:limit]
    opens = not text[text.rfind("\n", 0, quotation.start) + 1:quotation.start].strip(" >*_#")
    if mark.group("stop") and not (quotation.is_sentence and quotation.words >= _WHOLE):
        return None
    if mark.group("mark") in (None, "", ",") and not (opens or mark.group("stop")):
        return None
    return first if mark.group("mark") == ":" or _SAYS_NO_MORE.match(rest) else None


def _introduced(page: Page, passage: Passage, quotation: Quotation, people: Sequence[Mention]) -> Mention | None:
    """The name that leads to the words: "X déclare : « … »", "Pour X, « … »", "X : « … »"."""
    start = sentence_start(page.text, quotation.start, max(passage.start, quotation.start - LEAD))
    lead = [one for one in people if start <= one.start and one.end <= quotation.start]
    for leads in (_leads_as_source, _leads_as_subject):
        for person in lead:
            if leads(page, passage, quotation, person):
                return person
    return None


def _leads_as_source(page: Page, passage: Passage, quotation: Quotation, person: Mention) -> bool:
    """Whether the words are given as the person's: "selon X", "pour X,", "réponse de X :", "X, pour qui"."""
    text = page.text
    start = sentence_start(text, person.start, max(passage.start, person.start - LEAD))
    before, after = text[start:person.start], text[person.end:quotation.start]
    if _ACCORDING.search(before) or (_FOR.search(text[max(passage.start, start - 3):person.start]) and "," in after):
        return True
    if re.match(r"[^:]{0,60}\b(?:pour|selon) (?:qui|lequel|laquelle)\s*$", after):
        return True
    return _SAID_BY.search(before) is not None and (after.rstrip().endswith(":") or len(after) < 100)


def _leads_as_subject(page: Page, passage: Passage, quotation: Quotation, person: Mention) -> bool:
    """Whether the person is the subject of what leads to the words: a reporting verb, or a colon."""
    after = page.text[person.end:quotation.start]
    relative = re.match(r"(?:,[^,:]{0,80})?,? qui\b", after)
    if is_object(page, passage, person) and not relative:
        return False
    if after.rstrip().endswith(":"):
        return True
    if _TO_SAY.match(after):
        return True
    return quotation.words >= _FEWEST_WORDS and (_PERIPHRASE.search(after) is not None or _has_verb(after))


def _has_verb(stretch: str) -> bool:
    """Whether the stretch has a reporting verb that is no noun ("l'alerte", "une note")."""
    previous = ""
    for word in _WORD.findall(stretch):
        noun = previous in _DETERMINERS or re.match(r"[ld]['’]", word.lower())
        if not noun and reports(word):
            return True
        previous = word.lower()
    return False


def _announced(page: Page, passage: Passage, quotation: Quotation, before: Sequence[Mention]) -> Mention | None:
    """The last person of the paragraph before, said there to speak ("X réagit."), where the words open theirs."""
    if not before or page.text[passage.start:quotation.start].strip() or quotation.words < _FEWEST_WORDS:
        return None
    said = _LAST_WORDS.match(page.text, before[-1].end, passage.start)
    return before[-1] if said is not None and reports(said.group(1)) else None


def _by_pronoun(page: Page, passage: Passage, quotation: Quotation, before: tuple[Mention, ...]) -> Mention | None:
    """The last person named, where "dit-elle" or "selon lui" stands by the words."""
    text = page.text
    end = sentence_end(text, quotation.end, min(passage.end, quotation.end + _NEAR // 2))
    for match in _PRONOUN_AFTER.finditer(text, quotation.start, max(end, quotation.end)):
        inside = match.start() < quotation.end
        follows = reports_inverted(match.group(1)) or match.group(1).lower() in ("a", "t", "avait", "aurait")
        led = _PRONOUN_LED.search(text[max(0, match.start() - 14):match.start()])
        if follows and led and (not inside or "," in led.group() or led.group().strip()[:1] in "–—!?…"):
            return _antecedent(page, passage, quotation.start, match.group(2), before)
    return _by_leading_pronoun(page, passage, quotation, before)


def _by_leading_pronoun(page: Page, passage: Passage, quotation: Quotation,
                        before: tuple[Mention, ...]) -> Mention | None:
    """The last person named, where "elle déclare :" or "selon lui" leads to the words."""
    text = page.text
    start = sentence_start(text, quotation.start, max(passage.start, quotation.start - LEAD))
    lead = text[max(passage.start, start - 2):quotation.start]
    match = _PRONOUN_BEFORE.search(lead)
    if match is None or (match.group().startswith(",") and lead.startswith(",", match.end())):
        return None
    leads = lead.rstrip().endswith(":") or _has_verb(lead[match.end():]) or _PRONOUN_ACCORDING.search(lead) is not None
    return _antecedent(page, passage, quotation.start, match.group(1), before) if leads else None


def _antecedent(page: Page, passage: Passage, place: int, pronoun: str, before: tuple[Mention, ...]) -> Mention | None:
    """The nearest person before `place` whose title does not contradict the pronoun."""
    here = [one for one in page.people_in(max(passage.start, place - _FAR), place) if not passage.covers(one.start)]
    wrong = _MASCULINE if pronoun.lower() in ("elle", "celle-ci") else _FEMININE
    for person in [*reversed(here), *reversed(before[-2:])]:
        lead = page.text[max(0, person.start - 16):person.start]
        if not wrong.search(lead) and not NAMED_TEXT.search(lead):
            return person
    return None


def _by_neighbour(page: Page, passage: Passage, quotation: Quotation) -> Mention | None:
    """The person whom the sentence before is about, where a whole sentence in the first person follows it."""
    text = page.text
    start = sentence_start(text, quotation.start, max(passage.start, quotation.start - LEAD))
    alone = not text[start:quotation.start].strip()
    if not (alone and quotation.is_sentence and quotation.in_first_person and quotation.words >= 5):
        return None
    here = [one for one in page.people_in(max(passage.start, quotation.start - LEAD), quotation.start)
            if not passage.covers(one.start)]
    return here[0] if here and len({one.entity for one in here}) == 1 else None
