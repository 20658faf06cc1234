"""Meanings as engine-free queries: what a date, a document type or a record found in plain words searches for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indexer.analysis.names import surname
from indexer.engine import Area, Field
from indexer.ladder import AREA_WEIGHTS, Step, Wanted, phrase_step, word_step
from indexer.lexicon import Lexicon
from indexer.markers import name_marker, type_marker
from indexer.query import And, Best, Boosted, DateRange, Has, Keyword, Or, Phrase, Prefix, Query, Term
from indexer.querydates import SEASONS, Period
from indexer.stopwords import STOP_WORDS
from indexer.syntax import Meaning, Meant, Text
from indexer.terms import Rung, Word, fold, tokenise

_MONTHS = 12
# How many days before and after it a day is called by its number and month alone.
_NEAR = 180
# What a date or type adds to the score, whatever the length of a statement; a rare word adds about 5.
_DATED = 4.0
_TYPED = 14.0
# Most statements are of this type: it tells little.
_USUAL = "communique"
_USUALLY_TYPED = 0.5
# How much the marker of a record weighs beside a word of the text.
_RECORDED = 2.0
_FAMILY = 1.0
_MENTIONED = 0.4
_SCATTERED = 0.25
# "1 er mai": an ending that came loose counts as a word between.
_DAY_GAP = 1


def names_wanted(names: Sequence[str]) -> tuple[Wanted, ...]:
    """What to mark on behalf of people who are asked for by role: the name, or the family name alone ("M. Fabre")."""
    spelled = [(name, part) for name in names for part in dict.fromkeys((name, surname(name))) if part]
    return tuple(replace(one if part == name else _as_name(one), label=name, essential=False)
                 for name, part in spelled for one in phrase_step(part).wanted)


def meant_step(meant: Meant, lexicon: Lexicon, areas: Sequence[Area]) -> Step:
    """The query of plain words that mean something, and what to look for in the text on their behalf."""
    words = [word for text in meant.words for word in tokenise(text.text)]
    match meant.meaning:
        case Meaning.DATE:
            return _date(Period(meant.values[0], len(words)), words, areas)
        case Meaning.TYPE:
            return _type(meant.values, meant.words, areas)
        case Meaning.DAY:
            return _day(meant.values[0], words, areas)
        case Meaning.CODE:
            return _code(words, areas)
        case Meaning.ISSUER:
            return _issuer(meant.values, areas)
        case Meaning.SIGNATORY:
            return Step(_any_of(Field.SIGNATORY, meant.values))
        case Meaning.QUOTED:
            return Step(_any_of(Field.QUOTED, meant.values))
        case Meaning.CONTACT:
            own = And((_any_of(Field.ISSUER, meant.values), Has(Field.CONTACT)))
            return Step(Or((_any_of(Field.CONTACT, meant.values), own)))
        case Meaning.PERSON:
            return _person(meant.values, words, lexicon, areas)
        case Meaning.ORGANISATION:
            return _organisation(meant.values, words, lexicon, areas)


def _date(period: Period, words: Sequence[Word], areas: Sequence[Area]) -> Step:
    """Statements of the period first; then those that speak of it. An open or long period is a plain limit."""
    first, last = period.days
    within = DateRange(first, last)
    if len(period.edtf) not in (4, 7, 10) or "/" in period.edtf or first is None or last is None:
        return Step(within)
    said = [word for word in words if fold(word.base) not in STOP_WORDS or fold(word.base) in SEASONS]
    terms = [("~" + fold(word.base),) for word in said]
    mention: list[Query] = [Phrase(area, tuple(terms), 0, AREA_WEIGHTS[area] * _MENTIONED) if len(terms) > 1
                            else Term(area, terms[0][0], AREA_WEIGHTS[area] * _MENTIONED) for area in areas]
    positions = tuple({"=" + word.form: Rung.FORM, term: Rung.FOLDED}
                      for word, (term,) in zip(said, terms, strict=True))
    wanted = [Wanted(" ".join(word.form for word in said), positions, essential=False)]
    if len(period.edtf) == 10 and len(said) > 2:
        # Who speaks of a day that is near leaves its year out.
        day = _day(period.edtf, said[:2], areas)
        mention.append(And((DateRange(first - _NEAR, last + _NEAR), Boosted(day.query, _MENTIONED))))
        wanted += [replace(one, essential=False) for one in day.wanted]
    return Step(Or((within, *_dated(period.edtf, first, last), *mention)), tuple(wanted))


def _dated(edtf: str, first: int, last: int) -> list[Query]:
    """What a statement dated so adds: a day, month or year has a marker, a season those of its months."""
    if len(edtf) != 7 or int(edtf[5:]) <= _MONTHS:
        return [Prefix(Area.NAMES, "@" + edtf, _DATED)]
    months = dict.fromkeys(date.fromordinal(day).isoformat()[:7] for day in range(first, last + 1))
    return [Best(tuple(Prefix(Area.NAMES, "@" + month, _DATED) for month in months))]


def _day(day: str, words: Sequence[Word], areas: Sequence[Area]) -> Step:
    """The words of a day side by side, the number written in any way: "1er mai", "1 er mai", "premier mai"."""
    number = int(day[-2:])
    first = [f"~{number}", f"~{number:02}", f"#{number}", *(["~1er", "?1er", "~ler"] if number == 1 else [])]
    month = "~" + fold(words[1].base)
    wanted = Wanted(" ".join(word.form for word in words),
                    (dict.fromkeys(first, Rung.NUMBER) | {"=" + words[0].form: Rung.FORM}, {month: Rung.FOLDED}),
                    _DAY_GAP)
    return Step(Best(tuple(Phrase(area, (tuple(wanted.positions[0]), (month,)), _DAY_GAP, AREA_WEIGHTS[area])
                           for area in areas)), (wanted,))


def _code(words: Sequence[Word], areas: Sequence[Area]) -> Step:
    """Words that are written as one or apart: "RN 147", "L. 2312-8", "A Better Ubisoft"."""
    apart = tuple("~" + fold(part.base) for word in words for part in word.parts or (word,))
    one = "~" + "".join(fold(word.base) for word in words)
    label = " ".join(word.form for word in words)
    return Step(Best((*(Term(area, one, AREA_WEIGHTS[area]) for area in areas),
                      *(Phrase(area, tuple((term,) for term in apart), 0, AREA_WEIGHTS[area]) for area in areas))),
                (Wanted(label, ({one: Rung.VARIANT},)),
                 Wanted(label, tuple({term: Rung.FOLDED} for term in apart))))


def _issuer(names: Sequence[str], areas: Sequence[Area]) -> Step:
    """Statements that organisations speak in or co-sign: their names stand among those of the statement's own."""
    steps = [phrase_step(name, (Area.NAMES,)) for name in names]
    wanted = tuple(replace(one, essential=False) for name in names for one in phrase_step(name, areas).wanted)
    return Step(Or((_any_of(Field.ISSUER, names), *(step.query for step in steps))), wanted)


def _any_of(field: Field, names: Sequence[str]) -> Query:
    return Or(tuple(Keyword(field, name) for name in names))


def _type(types: Sequence[str], words: Sequence[Text], areas: Sequence[Area]) -> Step:
    said = phrase_step(" ".join(word.text for word in words), areas)
    marked = [Prefix(Area.NAMES, type_marker(value), _USUALLY_TYPED if value == _USUAL else _TYPED)
              for value in types]
    return Step(Or((*marked, said.query)), tuple(replace(one, essential=False) for one in said.wanted))


def _person(names: Sequence[str], words: Sequence[Word], lexicon: Lexicon, areas: Sequence[Area]) -> Step:
    """Statements that name the person, in full or ("M. Guillemot") by the family name alone."""
    steps = [word_step(word, lexicon, areas) for word in words]
    in_full = phrase_step(" ".join(word.form for word in words), areas)
    markers = dict.fromkeys(name_marker("person", name) for name in names)
    marked: list[Query] = [Term(Area.NAMES, marker, _RECORDED) for marker in markers]
    wanted = [one for step in steps for one in step.wanted]
    family = fold(surname(names[0]))
    if family:
        marked += [Term(Area.NAMES, name_marker("person", one.name), _FAMILY) for one in lexicon.family(family)]
        alone = phrase_step(family, areas)
        marked.append(alone.query)
        wanted += alone.wanted
    return Step(Or((And(tuple(step.query for step in steps)), in_full.query, *marked)), tuple(wanted))


def _organisation(names: Sequence[str], words: Sequence[Word], lexicon: Lexicon, areas: Sequence[Area]) -> Step:
    """Statements that name the organisation, by the words typed or by the record's own name."""
    steps = [word_step(word, lexicon, areas) for word in words if fold(word.base) not in STOP_WORDS]
    scattered = And(tuple(step.query for step in steps))
    # Words far apart hardly name an organisation that is known by several names; what has one name only
    # may be no organisation after all.
    spoken: list[Query] = [scattered if len(steps) == 1 or len(names) == 1 else Boosted(scattered, _SCATTERED)]
    wanted = [one for step in steps for one in step.wanted]
    if len(words) > 1:
        spoken.append(phrase_step(" ".join(word.form for word in words), areas).query)
    for name in {fold(name): name for name in names}.values():
        spoken.append(Term(Area.NAMES, name_marker("organisation", name), _RECORDED))
        if fold(name) != " ".join(fold(word.form) for word in words):
            other = phrase_step(name, areas)
            spoken.append(other.query)
            wanted += [_as_name(one) for one in other.wanted]
    return Step(Or(tuple(spoken)), tuple(wanted), lemma=steps[0].lemma if len(words) == 1 else "")


def _as_name(wanted: Wanted) -> Wanted:
    positions = tuple(dict.fromkeys(position, Rung.NAME) for position in wanted.positions)
    return replace(wanted, positions=positions, essential=False)
