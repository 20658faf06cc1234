"""How good analyses are against annotations made by hand: pure counts, no files. Knows no analyser.

Annotations and analyses are objects of the shape that `archive analyze --json` prints. Names are
compared folded (case, accents, punctuation), mentions as multisets of surfaces within a statement.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Annotated = Mapping[str, Any]

LABELS = {"PER": "persons", "ORG": "organisations", "LOC": "places"}
ROLES = ("signatories", "quoted", "contacts")
READABLE_DATES = ("text", "text_year_inferred", "front_matter", None)
_SEPARATORS = re.compile(r"[’'´`·.\-–—_/()«»\"\s\u00ad]+")
_OCR_HLM = re.compile(r"\bHIm\b")
_WORD = re.compile(r"[^\W\d_]+")
TITLE_LIKENESS = 0.9
SHORTEST_TITLE = 5


@dataclass(slots=True)
class Tally:
    """Running counts of what was found, invented and missed."""

    found: int = 0
    invented: int = 0
    missed: int = 0

    def add(self, gold: Iterable[Hashable], guess: Iterable[Hashable]) -> None:
        """Count one statement; repeated values count as often as both sides repeat them."""
        wanted, given = Counter(gold), Counter(guess)
        both = sum((wanted & given).values())
        self.found += both
        self.invented += sum(given.values()) - both
        self.missed += sum(wanted.values()) - both

    @property
    def precision(self) -> float:
        """Of what was given, the share that is right."""
        given = self.found + self.invented
        return self.found / given if given else 0.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was given."""
        wanted = self.found + self.missed
        return self.found / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Share:
    """How many of a number of judgements came out right."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        """Count one judgement."""
        self.right += right
        self.total += 1

    @property
    def value(self) -> float:
        """The share that is right; 0 where nothing was judged."""
        return self.right / self.total if self.total else 0.0


@dataclass(slots=True)
class Scores:
    """All counts over a set of statements. `missing` names statements without an analysis."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    shares: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    missing: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, object]:
        """The table: rows of precision, recall, F1 and gold count, and rows of shares."""
        rows: dict[str, object] = {
            name: {"p": round(one.precision, 3), "r": round(one.recall, 3), "f1": round(one.f1, 3),
                   "gold": one.found + one.missed} for name, one in self.tallies.items()}
        rows |= {name: {"share": round(one.value, 3), "gold": one.total} for name, one in self.shares.items()}
        if self.missing:
            rows["not analysed"] = {"statements": self.missing}
        return rows


def score(pairs: Iterable[tuple[Annotated, Annotated | None]]) -> Scores:
    """The scores of (annotation, analysis) pairs; an analysis of None counts as finding nothing."""
    scores = Scores()
    for gold, analysis in pairs:
        if analysis is None:
            scores.missing.append(str(gold.get("id", "?")))
        _score_one(gold, analysis or {}, scores)
    return scores


def fold(text: str | None) -> str:
    """Letters in lower case without accents; runs of punctuation and space as one space."""
    folded = unicodedata.normalize("NFKD", text or "")
    folded = "".join(one for one in folded if not unicodedata.combining(one)).lower()
    return _SEPARATORS.sub(" ", folded.replace("œ", "oe").replace("æ", "ae")).strip()


def _score_one(gold: Annotated, guess: Annotated, scores: Scores) -> None:
    if gold.get("mentions"):
        _score_mentions(gold, guess, scores)
    for role in ROLES:
        _score_role(role, gold, guess, scores)
    scores.tallies["cosigning"].add({_fold_ocr(one) for one in gold.get("cosigning_organisations", [])},
                                    {_fold_ocr(one) for one in guess.get("cosigning_organisations", [])})
    _score_fields(gold, guess, scores)


def _score_mentions(gold: Annotated, guess: Annotated, scores: Scores) -> None:
    for label, distinct in LABELS.items():
        wanted = [(label, _fold_ocr(one["text"])) for one in gold["mentions"] if one["label"] == label]
        given = [(label, _fold_ocr(one["text"])) for one in guess.get("mentions", []) if one["label"] == label]
        scores.tallies["mentions"].add(wanted, given)
        scores.tallies[f"mentions {label}"].add(wanted, given)
        scores.tallies[distinct].add(set(wanted), set(given))


def _score_role(role: str, gold: Annotated, guess: Annotated, scores: Scores) -> None:
    wanted = {fold(one["name"]): one for one in gold.get(role, [])}
    given = {fold(one["name"]): one for one in guess.get(role, [])}
    scores.tallies[role].add(wanted.keys(), given.keys())
    if role == "contacts":
        return
    for name in wanted.keys() & given.keys():
        if wanted[name].get("function"):
            scores.shares["functions"].add(
                _near(fold(wanted[name]["function"]), fold(given[name].get("function"))))


def _score_fields(gold: Annotated, guess: Annotated, scores: Scores) -> None:
    if gold.get("date") and gold.get("date_source") in READABLE_DATES:
        scores.shares["date"].add(guess.get("date") == gold["date"])
    elif not gold.get("date"):
        scores.shares["date_none"].add(not guess.get("date"))
    if "no title" not in (gold.get("notes") or "").lower():
        scores.shares["title"].add(_same_title(_fold_ocr(gold.get("title")), _fold_ocr(guess.get("title"))))
    if gold.get("issuers"):
        scores.shares["issuer"].add(any(_same_organisation(one, other) for one in gold["issuers"]
                                        for other in guess.get("issuers", [])))
    scores.shares["type"].add(guess.get("document_type") == gold.get("document_type"))


def _same_title(gold: str, guess: str) -> bool:
    contained = _near(gold, guess) and len(guess) > SHORTEST_TITLE
    return contained or difflib.SequenceMatcher(None, gold, guess).ratio() >= TITLE_LIKENESS


def _same_organisation(one: str, other: str) -> bool:
    if _near(_fold_ocr(one), _fold_ocr(other)):
        return True
    return (_initials(one) == fold(other).replace(" ", "") and len(_initials(one)) > 2) or (
        _initials(other) == fold(one).replace(" ", "") and len(_initials(other)) > 2)


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper()).lower()


def _near(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def _fold_ocr(text: str | None) -> str:
    return fold(_OCR_HLM.sub("Hlm", text or ""))
