"""One job: the engine's hits as result lines show them: passages, reasons, copies. Knows no query language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from archive.reports import Copy, CutPassage, Passage, SearchHit, Signatory
from indexer.engine import Hit
from indexer.ladder import Wanted
from indexer.matching import Matcher
from indexer.passages import Shown, passages
from indexer.stored import unpacked
from indexer.terms import Rung


@dataclass(frozen=True, slots=True)
class Context:
    """What a page knows of its hits: words to mark, the first number, copies by id.

    `complete` are the hits that have all words; None where all hits have.
    """

    wanted: Sequence[Wanted] = ()
    first: int = 1
    copies: Mapping[str, tuple[Copy, ...]] = field(default_factory=dict)
    complete: Collection[str] | None = None


def hits_of(hits: Iterable[Hit], context: Context) -> tuple[SearchHit, ...]:
    """The hits with passages and reasons, numbered over all pages."""
    matcher = Matcher(context.wanted)
    return tuple(_hit(hit, number, matcher, context) for number, hit in enumerate(hits, context.first))


def _hit(hit: Hit, number: int, matcher: Matcher, context: Context) -> SearchHit:
    stored = unpacked(hit.stored)
    shown = passages(matcher, context.wanted, stored.text, stored.lemmas, stored.blocks)
    missing = () if context.complete is None or hit.id in context.complete else shown.missing
    copies = context.copies.get(hit.id, ())
    sources = dict.fromkeys((*stored.sources, *(path for copy in copies for path in copy.sources)))
    return SearchHit(
        number=number, id=hit.id, title=stored.title, date=stored.date, date_status=stored.date_status,
        issuers=stored.issuers, document_type=stored.document_type,
        signatories=tuple(Signatory(*person) for person in stored.signatories), score=hit.score,
        match=(*_reasons(shown), *(f"missing: {word}" for word in missing)), passages=_passages(shown),
        sources=tuple(sources), tags=stored.tags, missing=missing, copies=copies)


def _reasons(shown: Shown) -> Iterable[str]:
    """Why each word of the query matched: "logement", or "logement → logements (lemma)"."""
    for one in shown.reasons:
        yield (one.word if one.rung is Rung.FORM
               else f"{one.word} → {', '.join(one.words)} ({one.rung.name.lower()})")


def _passages(shown: Shown) -> tuple[Passage, ...]:
    """The passages on one line each; a line break is one character, as is the space that it becomes."""
    return tuple(CutPassage(one.text.replace("\n", " "), tuple((mark.start, mark.end) for mark in one.marks),
                            one.begins_within, one.ends_within) for one in shown.passages)
