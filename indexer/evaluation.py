"""How good rankings are against judged searches: nDCG@10 and recall@50, by kind. Pure; knows no engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log2

Run = Callable[[str, int], Sequence[str]]

_CUT = 10
_DEEP = 50


@dataclass(frozen=True, slots=True)
class Judged:
    """A search with the statements that answer it: name → grade (2 answers, 1 touches). Others do not."""

    query: str
    kind: str
    relevant: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one search, or several on average, went."""

    ndcg: float
    recall: float
    searches: int = 1


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of a set of searches."""

    overall: Score
    by_kind: Mapping[str, Score]
    by_query: Mapping[str, Score]

    def to_json(self) -> dict[str, object]:
        """The scores overall, by kind and by query."""
        return {"overall": asdict(self.overall), "kinds": {kind: asdict(one) for kind, one in self.by_kind.items()},
                "queries": {query: asdict(one) for query, one in self.by_query.items()}}


def evaluate(judged: Iterable[Judged], run: Run) -> Evaluation:
    """The scores of `run(query, limit)`, which gives names of statements, best first."""
    scores: dict[str, Score] = {}
    kinds: dict[str, list[Score]] = {}
    for one in judged:
        ranked = list(run(one.query, _DEEP))
        score = Score(ndcg(ranked, one.relevant), recall(ranked, one.relevant))
        scores[one.query] = score
        kinds.setdefault(one.kind, []).append(score)
    return Evaluation(_mean(scores.values()), {kind: _mean(some) for kind, some in kinds.items()}, scores)


def ndcg(ranked: Sequence[str], relevant: Mapping[str, int], cut: int = _CUT) -> float:
    """Normalised discounted cumulative gain of the first `cut` names; 1.0 where nothing is relevant.

    Gains are 2^grade - 1: Järvelin and Kekäläinen (2002), with the exponential gain of Burges et al. (2005).
    """
    best = _gain(sorted(relevant.values(), reverse=True)[:cut])
    return _gain([relevant.get(name, 0) for name in ranked[:cut]]) / best if best else 1.0


def recall(ranked: Sequence[str], relevant: Mapping[str, int], cut: int = _DEEP) -> float:
    """The share of the relevant names among the first `cut`; 1.0 where nothing is relevant."""
    wanted = {name for name, grade in relevant.items() if grade > 0}
    return len(wanted & set(ranked[:cut])) / len(wanted) if wanted else 1.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0 ** grade - 1.0) / log2(rank + 2) for rank, grade in enumerate(grades))


def _mean(scores: Iterable[Score]) -> Score:
    some = list(scores)
    count = len(some)
    if not count:
        return Score(0.0, 0.0, 0)
    return Score(sum(one.ndcg for one in some) / count, sum(one.recall for one in some) / count, count)
