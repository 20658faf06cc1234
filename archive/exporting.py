"""One job: statements out of the archive in any format, contacts masked unless asked for. Knows no screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.ark import ark_of
from archive.decisions import Act, Draft, TargetKind
from archive.errors import NotFoundError
from archive.exchange.registry import format_named
from archive.holdings import Kept
from archive.keeping import Keeping
from archive.reports import StatementView
from archive.requests import Signature
from archive.store import Store
from archive.views import view_of
from corpus.masking import mask_contacts

BATCH = 200


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to export and how. `ids` of None means every statement; contacts are masked unless asked for."""

    format: str = "csv"
    ids: Sequence[str] | None = None
    with_contacts: bool = False


def export(keeping: Keeping, options: ExportOptions, signature: Signature) -> Iterator[str]:
    """The document in pieces. An export with contacts is entered into the ledger before the first piece."""
    form = format_named(options.format)
    _refuse_unknown(keeping.store(), options.ids or ())
    if options.with_contacts:
        with keeping.writing("export") as store:
            count = len(options.ids) if options.ids is not None else store.counts()["statements"]
            value = {"format": form.name, "statements": count, "contacts": True}
            store.decide([Draft(Act.EXPORT, Act.EXPORT.value, value, kind=TargetKind.ARCHIVE)], signature)
    views = (view_of(kept, with_contacts=options.with_contacts) for kept in _wanted(keeping.store(), options.ids))
    shown_views = views if options.with_contacts else map(masked, views)
    return form.write(shown_views, lambda identifier: ark_of(identifier, keeping.settings.naan))


def masked(view: StatementView) -> StatementView:
    """The view with no telephone number or e-mail address left in any name either."""
    def mask(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(mask_contacts, texts))

    people = tuple(replace(one, name=mask_contacts(one.name)) for one in view.people)
    return replace(
        view, people=people, issuers=mask(view.issuers), organisations=mask(view.organisations),
        places=mask(view.places), cosigning_organisations=mask(view.cosigning_organisations),
        attachments=mask(view.attachments), tags=mask(view.tags),
        place_of_issue=mask_contacts(view.place_of_issue) if view.place_of_issue else None,
        sources=tuple(replace(one, path=mask_contacts(one.path)) for one in view.sources))


def _refuse_unknown(store: Store, ids: Sequence[str]) -> None:
    known = store.states(ids)
    for one in ids:
        if one not in known:
            raise NotFoundError(one)


def _wanted(store: Store, ids: Sequence[str] | None) -> Iterator[Kept]:
    if ids is None:
        yield from (kept for batch in store.changed_since(0) for kept in batch if not kept.row.deleted)
        return
    for start in range(0, len(ids), BATCH):
        some = ids[start:start + BATCH]
        found = {one.row.id: one for one in store.kept_all(some)}
        yield from (found[one] for one in some if one in found)
