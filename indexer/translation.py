"""The tree of a query as an engine-free query. Knows the ladder and the lexicon; neither marks nor engines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import ceil

from indexer.engine import Area
from indexer.fields import field_query, title_areas
from indexer.inversion import verb_alone
from indexer.ladder import (
    ALL_AREAS,
    Step,
    Wanted,
    closeness,
    function_word_step,
    fuzzy_step,
    phrase_step,
    prefix_step,
    word_step,
)
from indexer.lexicon import Lexicon
from indexer.meanings import meant_step, names_wanted
from indexer.query import And, Boosted, Everything, Not, Or, Query
from indexer.stopwords import STOP_WORDS
from indexer.syntax import (
    Fielded,
    FieldName,
    Group,
    Join,
    Meaning,
    Meant,
    Negated,
    Node,
    Quoted,
    Remark,
    Required,
    Text,
)
from indexer.terms import Word, fold, tokenise

# A saying of so many words, and where it may stand.
_LONGEST_SAYING = 6
_SAYING = (Area.TITLE, Area.NAMES, Area.BODY)
# In a relaxed search, statements with all words come before any other.
_WHOLE = 10.0
_MOST_LAYERS = 8
# Each unknown word that is searched with edits asks for all words of the archive.
_MOST_EDITED = 4

# What is said of a role holds of every hit; of whom it is said, the other roles are told, too.
_STRICT = frozenset({Meaning.SIGNATORY, Meaning.QUOTED, Meaning.CONTACT, Meaning.ISSUER})
_OF_PEOPLE = frozenset({Meaning.PERSON, Meaning.SIGNATORY, Meaning.QUOTED})
_SPEAKING = frozenset({Meaning.QUOTED})
# Who signs is told with each hit; whoever else is asked for by name is marked in the text.
MARKED = frozenset({FieldName.QUOTED, FieldName.CONTACT, FieldName.PERSON})


class Part(Enum):
    """What a clause is to the query that holds it."""

    WANTED = "wanted"      # counts, may be missing from a relaxed search
    MUST = "must"          # may not be missing
    HELPING = "helping"    # raises the score, may always be missing


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a query, what it looks for, and what was not understood of it.

    `marked` is what to mark beside it: the names of people who are asked for by role, which are no words of the query.
    `relaxed` is the query that allows some of its words to be missing. `lemma` serves closeness;
    of function words ("de", "dans") only their number counts there. `said` is the word as typed, where it is one.
    """

    query: Query
    part: Part = Part.WANTED
    relaxed: Query | None = None
    wanted: tuple[Wanted, ...] = ()
    edited: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    people: tuple[str, ...] = ()
    marked: tuple[Wanted, ...] = ()
    lemma: str = ""
    said: str = ""
    is_function_word: bool = False


class Translator:
    """Translates trees with one lexicon; `strict` takes every word as written."""

    def __init__(self, lexicon: Lexicon, *, strict: bool = False, areas: Sequence[Area] = ALL_AREAS) -> None:
        self._lexicon = lexicon
        self._strict = strict
        self._areas = areas
        self._steps: dict[tuple[str, str, bool], Step] = {}

    def translate(self, node: Node) -> Clause:
        """The clause of a node."""
        clauses = self._clauses(node)
        if len(clauses) == 1 and clauses[0].part is not Part.HELPING:
            return clauses[0]
        return self._side(clauses)

    def _clauses(self, node: Node) -> list[Clause]:
        match node:
            case Text():
                return self._text(node)
            case Quoted():
                step = phrase_step(node.text, self._areas, exact=node.exact or self._strict, slop=node.slop)
                return [_boosted(_of(step, Part.MUST), node.boost)]
            case Meant():
                return [self._meant(node)]
            case Fielded():
                return [self._fielded(node)]
            case Negated(part):
                clause = self.translate(part)
                return [Clause(Not(clause.query), Part.MUST, remarks=clause.remarks)]
            case Required(part):
                return [replace(self.translate(part), part=Part.MUST)]
            case Group():
                return [self._group(node)]

    def _group(self, node: Group) -> Clause:
        if node.join is Join.SIDE:
            clauses = [clause for part in node.parts for clause in self._clauses(part)]
            return _boosted(self._side(clauses), node.boost)
        clauses = [self.translate(part) for part in node.parts]
        queries = tuple(clause.query for clause in clauses)
        query: Query = And(queries) if node.join is Join.ALL else Or(queries)
        return _boosted(_gathered(query, clauses, Part.MUST), node.boost)

    def _text(self, node: Text) -> list[Clause]:
        """The clauses of characters without space, which may be several words."""
        if node.prefix:
            return [_boosted(_of(prefix_step(node.text, self._areas), Part.WANTED), node.boost)]
        if node.edits:
            return [_boosted(_of(fuzzy_step(node.text, node.edits, self._areas), Part.WANTED), node.boost)]
        exact = node.exact or self._strict
        return [_boosted(self._word(word, exact=exact), node.boost) for word in tokenise(node.text)]

    def _word(self, word: Word, *, exact: bool) -> Clause:
        if not exact and fold(word.base) not in STOP_WORDS:
            word = verb_alone(word)
        if fold(word.base) in STOP_WORDS and not exact:
            return replace(_of(function_word_step(word, self._areas), Part.HELPING), said=word.form,
                           is_function_word=True)
        return replace(_of(self._step(word, exact=exact), Part.WANTED), said=word.form)

    def _step(self, word: Word, *, exact: bool) -> Step:
        """The ladder of a word, climbed once however often the word is said; few words are searched with edits."""
        key = (word.form, word.base, exact)
        if key not in self._steps:
            edited = sum(bool(step.edited) for step in self._steps.values())
            self._steps[key] = word_step(word, self._lexicon, self._areas, exact=exact, edits=edited < _MOST_EDITED)
        return self._steps[key]

    def _meant(self, node: Meant) -> Clause:
        # A period from one date to another, or open at one end, is a limit.
        strict = node.meaning in _STRICT or (node.meaning is Meaning.DATE and "/" in node.values[0])
        part = Part.MUST if strict else Part.HELPING if node.meaning is Meaning.TYPE else Part.WANTED
        clause = _of(meant_step(node, self._lexicon, self._areas), part)
        people = node.values if node.meaning in _OF_PEOPLE else ()
        return replace(clause, people=people, marked=names_wanted(people) if node.meaning in _SPEAKING else ())

    def _fielded(self, node: Fielded) -> Clause:
        if node.name is FieldName.TITLE:
            inner = Translator(self._lexicon, strict=self._strict, areas=title_areas())
            return replace(inner.translate(node.part), part=Part.MUST)
        match node.part:
            case Text(text) | Quoted(text):
                prefix = isinstance(node.part, Text) and node.part.prefix
                answer = field_query(node.name, text, self._lexicon, prefix=prefix)
                marked = names_wanted(answer.people) if node.name in MARKED else ()
                return Clause(answer.query, Part.MUST, remarks=answer.remarks, people=answer.people, marked=marked)
            case Group(join, parts):
                clauses = [self._fielded(Fielded(node.name, part)) for part in parts]
                queries = tuple(clause.query for clause in clauses)
                return _gathered(Or(queries) if join is Join.ANY else And(queries), clauses, Part.MUST)
            case Negated(part):
                clause = self._fielded(Fielded(node.name, part))
                return replace(clause, query=Not(clause.query))
            case Required(part):
                return self._fielded(Fielded(node.name, part))
        return self.translate(node.part)

    def _side(self, clauses: Sequence[Clause]) -> Clause:
        """Clauses side by side: all that is wanted, the rest as help; relaxed, some may be missing."""
        musts = [clause.query for clause in clauses if clause.part is Part.MUST]
        # A word that is said twice is wanted once.
        wanted = _once(clause for clause in clauses if clause.part is Part.WANTED)
        helping = [clause for clause in clauses if clause.part is Part.HELPING]
        if not wanted and not musts:
            wanted, helping = _once(helping), []
        words = [clause for clause in helping if clause.is_function_word]
        bonuses = [clause.query for clause in helping if not clause.is_function_word]
        if words and wanted and not musts:
            bonuses += _as_written(clauses, self._areas)
        near = closeness([clause.lemma for clause in wanted], len(words), self._areas)
        together: Query = And(tuple(clause.query for clause in wanted))
        # Words that stand together are all there: the bonus adds to the score, never to the statements.
        strict: Query = And((*musts, together if near is None else Or((together, near))))
        relaxed = None
        # Words that are required may stand alone; a field or a period alone would let all pass that it lets pass.
        alone = any(clause.part is Part.MUST and clause.wanted for clause in clauses)
        if len(wanted) > 1 or (wanted and alone):
            queries = tuple(clause.relaxed or clause.query for clause in wanted)
            # One layer for each number of words present: the more of them, the more layers count.
            layers: list[Query] = [And((*musts, Or(queries, least))) for least in _layers(len(wanted))]
            layers += [And(tuple(musts))] * alone
            relaxed = helped(Or((Boosted(strict, _WHOLE), *layers)), bonuses)
        shown = [clause for clause in clauses if clause not in words]
        return replace(_gathered(helped(strict, bonuses), shown, Part.WANTED), relaxed=relaxed)


def _as_written(clauses: Sequence[Clause], areas: Sequence[Area]) -> list[Query]:
    """A bonus for words that stand as they were typed, function words and all ("À nous la démocratie")."""
    said = [clause.said for clause in clauses]
    if not all(said) or len(said) > _LONGEST_SAYING:
        return []
    return [phrase_step(" ".join(said), [area for area in _SAYING if area in areas]).query]


def _layers(words: int) -> Sequence[int]:
    """How many words each layer asks for: from half of them on, every number, or as many as are worth their time."""
    first = max(1, words // 2)
    return range(first, words, max(1, ceil((words - first) / _MOST_LAYERS)))


def _once(clauses: Iterable[Clause]) -> list[Clause]:
    return list({clause.query: clause for clause in clauses}.values())


def helped(query: Query, bonuses: Sequence[Query]) -> Query:
    """The same statements, those that also match a bonus scored higher."""
    if not bonuses:
        return query
    return Or((query, *(And((Boosted(query, 0.0), bonus)) for bonus in bonuses)))


def _of(step: Step, part: Part) -> Clause:
    return Clause(step.query, part, wanted=step.wanted, edited=step.edited, lemma=step.lemma)


def _boosted(clause: Clause, factor: float) -> Clause:
    if factor == 1.0:
        return clause
    relaxed = Boosted(clause.relaxed, factor) if clause.relaxed is not None else None
    return replace(clause, query=Boosted(clause.query, factor), relaxed=relaxed)


def _gathered(query: Query, clauses: Iterable[Clause], part: Part) -> Clause:
    """One clause that carries what all of them look for and remark."""
    clauses = list(clauses)
    return Clause(
        query or Everything(), part,
        wanted=tuple(one for clause in clauses for one in clause.wanted),
        edited=tuple(one for clause in clauses for one in clause.edited),
        remarks=tuple(one for clause in clauses for one in clause.remarks),
        people=tuple(one for clause in clauses for one in clause.people),
        marked=tuple(one for clause in clauses for one in clause.marked),
    )
