"""One job: the ledgers of two archives brought together: out as a file, and in without loss. Knows no screen.

Entries have their own identifiers and dates, so that merging twice is merging once, and the order in which
archives meet does not matter. What this archive has no statement for waits until it comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.contradictions import Contradiction, contradictions
from archive.deciding import told
from archive.decisions import Act, Decision, Draft, TargetKind, order
from archive.exchange import entries
from archive.keeping import Keeping
from archive.ledger import Ledger
from archive.refusals import AlteredEntryError, MissingEntryError
from archive.reports import Json
from archive.requests import Signature
from archive.store import Store

MERGE_SCHEMA = "archive.merge/1"


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a file of decisions brought: `read` entries, the `new` ones, and where both sides contradict each other.

    `waiting` are the identifiers of statements that it decides about and that are not here.
    """

    read: int
    new: tuple[Decision, ...]
    contradictions: tuple[Contradiction, ...]
    waiting: tuple[str, ...]
    dry_run: bool

    def to_json(self) -> Json:
        """The `archive.merge/1` object."""
        return {"schema": MERGE_SCHEMA, "dry_run": self.dry_run, "read": self.read, "new": len(self.new),
                "contradictions": [{"ours": told(one.ours, undone=False), "theirs": told(one.theirs, undone=False)}
                                   for one in self.contradictions],
                "waiting": list(self.waiting)}


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """The ledger as a file: its `lines`, and how many entries were `left_out` because they hold contacts."""

    lines: Iterable[str]
    left_out: int


def export_ledger(keeping: Keeping, signature: Signature, *, with_contacts: bool = False) -> LedgerFile:
    """The whole ledger. Entries whose words hold a telephone number or address are left out unless asked for."""
    if with_contacts:
        with keeping.writing("export") as store:
            value = {"format": "decisions", "statements": 0, "contacts": True}
            store.decide([Draft(Act.EXPORT, Act.EXPORT.value, value, kind=TargetKind.ARCHIVE)], signature)
        return LedgerFile(entries.write(Ledger(keeping.store()).everything()), 0)
    ledger = Ledger(keeping.store())
    staying = _staying(ledger.everything())
    leaving = (entries.without_contacts(one) for one in ledger.everything() if one.id not in staying)
    return LedgerFile(entries.write(one for one in leaving if one), len(staying))


def merge_ledger(keeping: Keeping, text: str, *, dry_run: bool = False) -> MergeReport:
    """What came of a file of decisions; all of its entries or none."""
    given = sorted({one.id: one for one in entries.read(text)}.values(), key=order)
    if dry_run:
        return _compared(keeping.store(), given, dry_run=True)
    with keeping.writing("merge decisions") as store:
        report = _compared(store, given, dry_run=False)
        store.record(report.new)
    return report


def _compared(store: Store, given: Sequence[Decision], *, dry_run: bool) -> MergeReport:
    ledger, ids = Ledger(store), {one.id for one in given}
    known = ledger.among(ids)
    _refuse_altered(given, known)
    _refuse_loose(given, ids, ledger)
    new = [one for one in given if one.id not in known]
    ours = [one for one in ledger.on_targets_of(new) if one.id not in ids]
    targets = dict.fromkeys(one.target for one in new if one.target_kind == TargetKind.STATEMENT)
    here = store.states(list(targets))
    return MergeReport(len(given), tuple(new), tuple(contradictions(ours, new)),
                       tuple(one for one in targets if one not in here), dry_run)


def _refuse_altered(given: Iterable[Decision], known: dict[str, Decision]) -> None:
    """Stop where the file says otherwise of an entry: the ledger is never changed."""
    for one in given:
        ours = known.get(one.id)
        if ours is not None and ours != one and entries.without_contacts(ours) != entries.without_contacts(one):
            raise AlteredEntryError(one.id)


def _refuse_loose(given: Iterable[Decision], ids: set[str], ledger: Ledger) -> None:
    """Stop where an entry undoes one that neither the file nor this archive has: the file is not whole."""
    undone = {one.undoes: one for one in given if one.undoes and one.undoes not in ids}
    loose = undone.keys() - ledger.among(one for one in undone if one).keys()
    if loose:
        raise MissingEntryError(min(one for one in loose if one))


def _staying(ledger: Iterable[Decision]) -> set[str]:
    """The entries whose words hold contacts, and what undoes them."""
    staying = set[str]()
    for one in ledger:
        if one.undoes in staying or entries.without_contacts(one) is None:
            staying.add(one.id)
    return staying
