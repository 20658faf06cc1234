"""The ladder of matches: words and phrases as engine-free queries, each rung weaker than the one above.

Knows the terms of words and the weights of areas; knows neither the query language nor any engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from corpus.identity import ALPHABET, LENGTH
from indexer.derivations import family_of, nouns_of
from indexer.engine import Area
from indexer.inclusive import inclusive_key, singular
from indexer.inflections import lemma_candidates
from indexer.lexicon import Lexicon
from indexer.markers import id_marker
from indexer.query import Best, Fuzzy, Nothing, Phrase, Prefix, Query, Term
from indexer.terms import Kind, Rung, Word, fold, query_terms, tokenise

AREA_WEIGHTS: dict[Area, float] = {
    Area.TITLE: 1.6,
    Area.NAMES: 0.8,
    Area.LEAD: 1.0,
    Area.BODY: 1.0,
    Area.BOILERPLATE: 0.25,
}
RUNG_WEIGHTS: dict[Rung, float] = {
    Rung.FORM: 1.0, Rung.LEMMA: 0.92, Rung.FOLDED: 0.85, Rung.INCLUSIVE: 0.8, Rung.VARIANT: 0.75, Rung.NUMBER: 0.75,
    Rung.ACRONYM: 0.75, Rung.NAME: 0.7, Rung.FAMILY: 0.5, Rung.OCR: 0.5, Rung.EDIT: 0.3, Rung.PREFIX: 1.0,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for in a text on behalf of a word or phrase of the query, for passages and reasons.

    Each position maps index terms to rungs; several positions stand next to each other, at most
    `slop` words between them in all. `prefix` and `fuzzy` are folded, `edits` counts for `fuzzy`.
    What is not `essential` is marked where it stands, but is not said to be missing where it does not.
    """

    label: str
    positions: tuple[Mapping[str, Rung], ...]
    slop: int = 0
    prefix: str = ""
    fuzzy: str = ""
    edits: int = 0
    essential: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A query with what it looks for in a text."""

    query: Query
    wanted: tuple[Wanted, ...] = ()
    # The lemma by which a closeness bonus knows the word; "" where there is none.
    lemma: str = ""
    edited: tuple[str, ...] = field(default=())


ALL_AREAS = tuple(Area)
_IDENTIFIER = re.compile(rf"(?=.*\d)(?=.*[a-z])[{ALPHABET}]{{{LENGTH}}}")
# With fewer statements than this that have a word, its family is asked, too.
_SCARCE = 10
# So few statements with a lemma do not prove that a form never seen belongs to it.
_PROVES_LITTLE = 2
_CODE = re.compile(r"([a-z]{1,5})(\d{1,4}(?:-\d{1,4}){0,3})")
_CLOSENESS_WEIGHTS = {Area.TITLE: 1.2, Area.BODY: 0.9}
# The lead is part of the body: it is asked again only by the rung that most matches rest on.
_BODY_AREAS = frozenset({Area.LEAD, Area.BODY})
_LEAD_RUNGS = frozenset({Rung.LEMMA})


def word_step(word: Word, lexicon: Lexicon, areas: Sequence[Area] = ALL_AREAS, *, exact: bool = False,
              edits: bool = True) -> Step:
    """The ladder of one word. `exact` keeps the form with its accents only; `edits` lets an unknown word be a slip."""
    if exact:
        rungs: tuple[tuple[Rung, str], ...] = ((Rung.FORM, "=" + word.form),)
        forms = [("=" + part.form,) for part in word.parts]
        query: Query = Best((_in_areas(rungs, areas), *_phrases(forms, areas, 1.0)))
        return Step(query, (Wanted(word.form, ({"=" + word.form: Rung.FORM},)),))
    lemmas = _lemmas(word, lexicon)
    family = _family_rungs(word, lemmas, lexicon)
    rungs = query_terms(word, lemmas) + _accent_rungs(word, lexicon) + family
    query = _in_areas(_telling(rungs, word, lexicon), areas, lexicon)
    wanted = [Wanted(word.form, (_first_rungs(rungs),))]
    if word.kind is Kind.JOINED:
        parts = [_part_terms(part, lexicon) for part in word.parts]
        query = Best((query, *_phrases(parts, areas, RUNG_WEIGHTS[Rung.VARIANT])))
        wanted.append(Wanted(word.form, tuple(dict.fromkeys(part, Rung.VARIANT) for part in parts)))
    code = _CODE.fullmatch(fold(word.base))
    if code is not None:
        # "RN147" is written "RN 147", too, and "L2312-8" "L. 2312-8".
        apart = [("~" + part,) for part in (code[1], *code[2].split("-"))]
        query = Best((query, *_phrases(apart, areas, RUNG_WEIGHTS[Rung.VARIANT])))
        wanted.append(Wanted(word.form, tuple(dict.fromkeys(part, Rung.VARIANT) for part in apart)))
    if _IDENTIFIER.fullmatch(word.form):
        query = Best((query, Term(Area.NAMES, id_marker(word.form))))
    elif edits and not family and _is_unknown(word, lemmas, lexicon):
        return _edited(word, query, wanted, areas)
    return Step(query, tuple(wanted), lemma=lemmas[0] if lemmas else word.base)


def _is_unknown(word: Word, lemmas: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether the word is long enough to be misspelt, and the archive has nothing like it, or hardly anything.

    "gillets" could be more than one "Gillet": another lemma, guessed from a form never seen, is no proof.
    """
    if word.kind is not Kind.PLAIN or not word.form.isalpha() or len(word.form) <= 3 or lexicon.knows(word.form):
        return False
    return all(lexicon.bearers(lemma) <= (0 if lemma == word.form else _PROVES_LITTLE) for lemma in lemmas)


def function_word_step(word: Word, areas: Sequence[Area] = ALL_AREAS) -> Step:
    """A word that every statement holds ("de", "dans"): its form, accents aside, without a look into the lexicon."""
    return _quoted_word(word, areas, exact=False)


def phrase_step(text: str, areas: Sequence[Area] = ALL_AREAS, *, exact: bool = False, slop: int = 0) -> Step:
    """The words of `text` in this order: forms, accents and case aside (`exact`: accents counted)."""
    words = _flat(tokenise(text))
    if not words:
        return Step(Nothing())
    if len(words) == 1:
        return _quoted_word(words[0], areas, exact=exact)
    terms = [("=" + word.form if exact else "~" + fold(word.base),) for word in words]
    query = Best(tuple(_phrases(terms, areas, 1.0, slop)))
    rung = Rung.FORM if exact else Rung.FOLDED
    positions = tuple({"=" + word.form: Rung.FORM, term: rung} for word, (term,) in zip(words, terms, strict=True))
    return Step(query, (Wanted(text.strip(), positions, slop),))


def prefix_step(text: str, areas: Sequence[Area] = ALL_AREAS) -> Step:
    """Words that begin so, accents aside."""
    words = _flat(tokenise(text))
    if not words:
        return Step(Nothing())
    folded = fold(words[-1].form)
    query = Best(tuple(Prefix(area, "~" + folded, AREA_WEIGHTS[area]) for area in _once_each(areas)))
    return Step(query, (Wanted(text + "*", ({},), prefix=folded),))


def fuzzy_step(text: str, edits: int, areas: Sequence[Area] = ALL_AREAS) -> Step:
    """Words within so many edits, accents aside."""
    words = _flat(tokenise(text))
    if not words:
        return Step(Nothing())
    folded = fold(words[-1].base)
    wanted = Wanted(f"{text}~", ({"~" + folded: Rung.FOLDED},), fuzzy=folded, edits=edits)
    return Step(Best(tuple(_fuzzy("~" + folded, edits, areas, 1.0))), (wanted,))


def closeness(lemmas: Sequence[str], gaps: int, areas: Sequence[Area] = ALL_AREAS) -> Query | None:
    """A bonus for words that stand together in the order asked, `gaps` function words between them."""
    if len(lemmas) < 2 or len(lemmas) > 6 or not all(lemmas):
        return None
    positions = tuple((lemma,) for lemma in lemmas)
    slop = min(gaps + 1, 3 if len(lemmas) == 2 else 2) if len(lemmas) < 4 else min(gaps, 2)
    return Best(tuple(Phrase(area, positions, slop, weight)
                      for area, weight in _CLOSENESS_WEIGHTS.items() if area in areas))


def _lemmas(word: Word, lexicon: Lexicon) -> tuple[str, ...]:
    if word.kind in (Kind.NUMBER, Kind.ACRONYM, Kind.URL) or not word.base[0].isalpha():
        return (word.base,)
    return lexicon.lemmas(word.base)


def _accent_rungs(word: Word, lexicon: Lexicon) -> tuple[tuple[Rung, str], ...]:
    """The lemmas of spellings with other accents: "egalites" reaches "égalité"."""
    if word.kind is not Kind.PLAIN or not word.form.isascii():
        return ()
    return tuple((Rung.FOLDED, lemma) for lemma in lexicon.accent_lemmas(word.form))


def _family_rungs(word: Word, lemmas: Sequence[str], lexicon: Lexicon) -> tuple[tuple[Rung, str], ...]:
    """The words of one family that the archive has: "licencier" reaches "licenciement".

    Where few statements have the word itself, whatever is made of it counts: "écologie" reaches "écologique".
    """
    if word.kind is not Kind.PLAIN:
        return ()
    related = family_of if sum(map(lexicon.bearers, lemmas)) < _SCARCE else nouns_of
    if not any(map(lexicon.has_lemma, lemmas)):
        # Of a form that the archive has not even by its lemma, the family of any lemma that it may have will do.
        lemmas = (*lemmas, *next(lemma_candidates(word.base), ()))
    others = dict.fromkeys(other for lemma in lemmas for other in related(lemma))
    return tuple((Rung.FAMILY, other) for other in others if lexicon.has_lemma(other))


def _telling(rungs: Sequence[tuple[Rung, str]], word: Word, lexicon: Lexicon) -> Sequence[tuple[Rung, str]]:
    """The rungs without the folded form where the archive spells it in one way only, so that it adds nothing."""
    spelled = {spelling.form for spelling in lexicon.spellings(word.form)}
    if word.kind is Kind.PLAIN and spelled == {word.form}:
        return [(rung, term) for rung, term in rungs if rung is not Rung.FOLDED]
    return rungs


def _part_terms(part: Word, lexicon: Lexicon) -> tuple[str, ...]:
    """What may stand for a part of a joined word: "aides-soignantes" is said as "aide-soignant" too."""
    lemmas = _lemmas(part, lexicon)
    kept = {Rung.LEMMA, Rung.FOLDED, Rung.INCLUSIVE}
    terms = [term for rung, term in query_terms(part, lemmas) if rung in kept]
    # Often the parts of a joined word were given no lemma of their own: singular and plural are tried.
    spelled = [fold(word) for lemma in lemmas for word in (lemma, inclusive_key(lemma))]
    return tuple(dict.fromkeys((*terms, *(f"~{word}{ending}" for word in spelled for ending in ("", "s")))))


def _edited(word: Word, query: Query, wanted: list[Wanted], areas: Sequence[Area]) -> Step:
    """A word that the archive does not have, with what is one edit from it."""
    folded = fold(word.base)
    fuzzy = list(_fuzzy("~" + folded, 1, areas, RUNG_WEIGHTS[Rung.EDIT]))
    # A lemma near the word stands for all its forms.
    for lemma in dict.fromkeys((word.base, singular(word.base))):
        fuzzy += _fuzzy(lemma, 1, areas, RUNG_WEIGHTS[Rung.EDIT])
        wanted.append(Wanted(word.form, ({},), fuzzy=fold(lemma), edits=1))
    return Step(Best((query, *fuzzy)), tuple(wanted), edited=(word.form,))


def _quoted_word(word: Word, areas: Sequence[Area], *, exact: bool) -> Step:
    rungs = ((Rung.FORM, "=" + word.form),) if exact else ((Rung.FORM, "=" + word.form),
                                                           (Rung.FOLDED, "~" + fold(word.base)))
    return Step(_in_areas(rungs, areas), (Wanted(word.form, (_first_rungs(rungs),)),))


def _flat(words: Iterable[Word]) -> list[Word]:
    """The words with joined ones taken apart, as they stand at positions of their own."""
    return [part for word in words for part in (word.parts or (word,))]


def _first_rungs(rungs: Sequence[tuple[Rung, str]]) -> dict[str, Rung]:
    found: dict[str, Rung] = {}
    for rung, term in rungs:
        found.setdefault(term, rung)
    return found


def _in_areas(rungs: Sequence[tuple[Rung, str]], areas: Sequence[Area], lexicon: Lexicon | None = None) -> Query:
    """The best rung in the best area: a word that is everywhere in a statement must not outweigh the others."""
    terms = _first_rungs(rungs)
    levels = _levels(terms, lexicon) if lexicon is not None else dict.fromkeys(terms, 1.0)
    return Best(tuple(Term(area, term, AREA_WEIGHTS[area] * RUNG_WEIGHTS[rung] * (levels[term] or 1.0))
                      for area in areas for term, rung in terms.items()
                      if (area is not Area.LEAD or rung in _LEAD_RUNGS)
                      and (levels[term] or area not in _BODY_AREAS)))


def _levels(terms: Mapping[str, Rung], lexicon: Lexicon) -> dict[str, float]:
    """Term → what makes its rarity weigh like that of the commonest term; 0 where no body holds it.

    BM25 favours the rare: a misread form would outrank the right one for being misread once. Another word of the
    family is no such spelling: however common, it takes nothing from the word itself.
    """
    held = {term: lexicon.holders(term) for term in terms}
    own = [count for term, count in held.items() if terms[term] is not Rung.FAMILY]
    least = _rarity(max(own, default=0), lexicon.statements)
    return {term: min(1.0, least / _rarity(count, lexicon.statements)) if count else 0.0
            for term, count in held.items()}


def _rarity(holders: int, statements: int) -> float:
    """The inverse document frequency of BM25, as engines count it."""
    return log(1 + (max(statements, holders) - holders + 0.5) / (holders + 0.5))


def _phrases(positions: Sequence[tuple[str, ...]], areas: Sequence[Area], weight: float,
             slop: int = 0) -> Iterable[Query]:
    if len(positions) < 2:
        return []
    return [Phrase(area, tuple(positions), slop, AREA_WEIGHTS[area] * weight) for area in areas]


def _fuzzy(term: str, edits: int, areas: Sequence[Area], weight: float) -> Iterable[Query]:
    return [Fuzzy(area, term, edits, AREA_WEIGHTS[area] * weight) for area in _once_each(areas)]


def _once_each(areas: Sequence[Area]) -> Sequence[Area]:
    """The areas without the lead where its words are looked for in the body: where every match scores the same."""
    return [area for area in areas if area is not Area.LEAD or Area.BODY not in areas]

