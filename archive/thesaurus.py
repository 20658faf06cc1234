"""One job: the vocabulary of an archive: its terms, files of terms in and out, terms suggested for a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from archive.authorities import Authority
from archive.decisions import Act, Draft
from archive.errors import NotFoundError
from archive.holdings import Kept
from archive.keeping import Keeping
from archive.ledger import Ledger
from archive.names import Kind
from archive.refusals import UnreadableFileError
from archive.requests import Signature
from archive.vocabulary import Suggestion, drafts_of, numbered, suggestions, terms_from

STARTER = Path(__file__).parent / "vocabularies" / "starter.ttl"
BASE = "urn:communiques:terme:"
REFUSED = "tag:"
BATCH = 200


@dataclass(frozen=True, slots=True)
class VocabularyReport:
    """What a file of terms brought: `read` terms, of which `changed` were new or other than before.

    `numbered` are the new ones whose label another term has: they got a number, until somebody merges the two.
    """

    read: int
    changed: int
    dry_run: bool
    numbered: tuple[str, ...] = ()


def load(keeping: Keeping, text: str | bytes, form: str | None, signature: Signature, *,
         dry_run: bool = False) -> VocabularyReport:
    """What came of a SKOS file; all of its terms or none. Raises UnreadableFileError for a broken one.

    Without `form`, the text itself tells it.
    """
    from archive.exchange import skos  # noqa: PLC0415  (rdflib is needed for files of terms only)

    form = form or skos.form_of(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
    try:
        found = skos.read(text, form)
    except skos.BrokenVocabularyError as error:
        raise UnreadableFileError(form, detail=error) from error
    if dry_run:
        known = terms(keeping) if keeping.exists else []
        drafts = drafts_of(found, _by_uri(known))
        return VocabularyReport(len(found), len(drafts), dry_run=True, numbered=numbered(drafts))
    with keeping.writing("vocabulary import", create=True) as store:
        drafts = drafts_of(found, _by_uri(Ledger(store).records(Kind.TERM)))
        if drafts:
            store.decide(drafts, signature)
    return VocabularyReport(len(found), len(drafts), dry_run=False, numbered=numbered(drafts))


def dump(keeping: Keeping, form: str) -> str:
    """The vocabulary as a SKOS file."""
    from archive.exchange import skos  # noqa: PLC0415

    return skos.write(terms_from(terms(keeping), BASE), BASE + "vocabulaire", form)


def terms(keeping: Keeping) -> list[Authority]:
    """All terms that somebody decided about, by name."""
    return sorted(Ledger(keeping.store()).records(Kind.TERM), key=lambda one: (one.name.casefold(), one.id))


def suggest(keeping: Keeping, identifier: str) -> list[Suggestion]:
    """The terms of the vocabulary that a statement names and has not; refused ones are left out."""
    kept = keeping.store().kept(identifier)
    if kept is None:
        raise NotFoundError(identifier)
    return suggested(kept, terms(keeping))


def suggested(kept: Kept, vocabulary: Sequence[Authority]) -> list[Suggestion]:
    """The same, of a statement and a vocabulary at hand."""
    analysis = kept.resolved.decided.analysis
    if analysis is None:
        return []
    had = {*kept.resolved.tags, *(one.removeprefix(REFUSED) for one in kept.state.refused)}
    found = suggestions(kept.statement.text, analysis.tokens, vocabulary)
    return [one for one in found if one.term not in had]


def refuse(keeping: Keeping, identifier: str, term: str, signature: Signature) -> None:
    """Have a term no longer suggested for a statement."""
    with keeping.writing("review") as store:
        if store.statement(identifier) is None:
            raise NotFoundError(identifier)
        store.decide([Draft(Act.DISMISS, identifier, {"item": REFUSED + term})], signature)


def apply(keeping: Keeping, identifiers: Sequence[str]) -> int:
    """How many suggested terms were given as tags, as the setting `apply_suggestions` asks for."""
    vocabulary = terms(keeping) if identifiers else []
    if not vocabulary:
        return 0
    with keeping.writing("tag") as store:
        drafts = [Draft(Act.TAG, kept.row.id, one.term) for start in range(0, len(identifiers), BATCH)
                  for kept in store.kept_all(identifiers[start:start + BATCH]) for one in suggested(kept, vocabulary)]
        if drafts:
            store.decide(drafts, Signature("archive", "apply_suggestions", "suggestion"))
    return len(drafts)


def to_json(record: Authority) -> dict[str, object]:
    """A term as programs read it."""
    return {"id": record.id, "name": record.name, "names": list(record.names), "note": record.note,
            "uri": record.uri, "relations": [asdict(one) for one in record.relations]}


def _by_uri(records: Sequence[Authority]) -> dict[str, Authority]:
    return {one.uri: one for one in records if one.uri}
