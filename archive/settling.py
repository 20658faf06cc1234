"""One job: turn a person's answer to an item of the review into the decision that it means. All in the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from archive import correcting, deciding, governing, relating, thesaurus
from archive.correcting import Spot
from archive.keeping import Keeping
from archive.names import Kind
from archive.relating import Link
from archive.replay import Field
from archive.requests import Signature
from archive.reviewing import Item, ReviewItem


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an item is accepted, and the value given with it: a date, or the names of issuers."""

    accepted: bool
    value: str = ""


def settle(keeping: Keeping, item: ReviewItem, verdict: Verdict, signature: Signature) -> None:
    """Enter the decision; the item is not raised again.

    Accepting a mention confirms it, a merge merges, a tag tags, a relation relates, a duplicate deletes the
    other statement, a conflict takes the decision back that cannot be placed. A missing field takes the value.
    """
    match item.kind:
        case Item.MENTION:
            spot = Spot(start=item.start, end=item.end)
            act = correcting.confirm if verdict.accepted else correcting.reject
            act(keeping, item.statement, spot, signature)
        case Item.MERGE:
            kind, one, other = item.names
            if verdict.accepted:
                governing.merge(keeping, other, one, signature, Kind(kind))
            else:
                governing.keep_apart(keeping, one, other, signature, Kind(kind))
        case Item.RELATION:
            record, relation, other = item.names
            decide = relating.relate if verdict.accepted else relating.unrelate
            decide(keeping, record, Link(relation, other, new=verdict.accepted), signature)
        case Item.TAG if verdict.accepted:
            deciding.tag(keeping, [item.statement], item.names, signature)
        case Item.TAG:
            thesaurus.refuse(keeping, item.statement, item.names[0], signature)
        case Item.DUPLICATE if verdict.accepted:
            deciding.delete(keeping, item.names, signature)
        case Item.CONFLICT if verdict.accepted:
            deciding.undo(keeping, item.names[0], signature, only=True)
        case Item.NO_DATE if verdict.value:
            correcting.set_field(keeping, item.statement, Field.DATE, verdict.value, signature)
        case Item.NO_ISSUER if verdict.value:
            names = [one.strip() for one in verdict.value.split(",") if one.strip()]
            correcting.set_field(keeping, item.statement, Field.ISSUERS, names, signature)
        case _:
            correcting.dismiss(keeping, item.statement, item.key, signature)
