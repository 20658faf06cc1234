"""One job: a statement as people and programs see it, kept or just analysed. Contacts are masked unless asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace

from archive.holdings import Kept, SourceRow
from archive.reports import Json, PersonView, RepairView, SourceView, StatementReading, StatementView
from corpus.masking import mask_contacts
from corpus.statement import Statement
from indexer.annotation import Analysis, Label, Mention, Role, RoleKind

ANALYZE_SCHEMA = "archive.analyze/1"

_MOST_REPAIRS = 30
_LISTS = {RoleKind.SIGNATORY: "signatories", RoleKind.QUOTED: "quoted", RoleKind.CONTACT: "contacts"}


def view_of(kept: Kept, *, with_contacts: bool) -> StatementView:
    """A kept statement in full, as people decided."""
    statement, analysis = kept.resolved.decided.statement, kept.resolved.decided.analysis
    structure = statement.structure
    mentions = analysis.mentions if analysis else ()
    return StatementView(
        id=kept.row.id, revision=kept.row.revision, deleted=kept.row.deleted,
        title=_shown(structure.title, with_contacts), subtitle=_shown(structure.subtitle, with_contacts),
        date=structure.date.edtf if structure.date else None, date_status=date_status(statement),
        place_of_issue=structure.place_of_issue, document_type=structure.document_type.value,
        language=statement.language, issuers=analysis.issuers if analysis else (),
        people=_people(analysis, with_contacts) if analysis else (),
        organisations=_names(mentions, Label.ORGANISATION), places=_names(mentions, Label.PLACE),
        cosigning_organisations=analysis.cosigning_organisations if analysis else (),
        missing_cosignatories=structure.missing_cosignatories,
        attachments=structure.attachments, tags=kept.resolved.tags,
        text=statement.text if with_contacts else mask_contacts(statement.text),
        blocks=_blocks(statement), sources=tuple(map(_source, kept.sources)),
        warnings=statement.warnings + (analysis.warnings if analysis else ()),
        date_evidence=_shown(structure.date.evidence, with_contacts) or "" if structure.date else "",
        date_repaired=bool(structure.date and structure.date.repaired), repairs=_repairs(statement, with_contacts))


def reading_of(kept: Kept, *, with_contacts: bool) -> StatementReading:
    """A kept statement with the evidence for each mention and role; offsets count in the view's text."""
    view, decided = view_of(kept, with_contacts=with_contacts), kept.resolved.decided
    analysis = decided.analysis
    if analysis is None:
        return StatementReading(view, (), ())
    return StatementReading(
        view, tuple(_mention(one, decided.statement, view.text) for one in analysis.mentions),
        tuple({**_role(one, with_contacts), "kind": one.kind.value, "start": one.start, "end": one.end,
               "evidence": one.evidence} for one in analysis.roles))


def analysis_of(statement: Statement, analysis: Analysis, *, with_contacts: bool) -> Json:
    """The `archive.analyze/1` object of a statement that is stored nowhere."""
    structure = statement.structure
    text = statement.text if with_contacts else mask_contacts(statement.text)
    roles = {name: [_role(role, with_contacts) for role in analysis.roles if role.kind is kind]
             for kind, name in _LISTS.items()}
    return {
        "schema": ANALYZE_SCHEMA, "source": statement.source.path, "text": text,
        "language": statement.language, "title": _shown(structure.title, with_contacts),
        "date": structure.date.edtf if structure.date else None, "date_status": date_status(statement),
        "place_of_issue": structure.place_of_issue, "issuers": list(analysis.issuers),
        "document_type": structure.document_type.value, **roles,
        "cosigning_organisations": list(analysis.cosigning_organisations),
        "mentions": [_mention(one, statement, text) for one in analysis.mentions],
        "blocks": list(_blocks(statement)), "warnings": list(statement.warnings + analysis.warnings),
        "date_evidence": _shown(structure.date.evidence, with_contacts) if structure.date else "",
        "date_repaired": bool(structure.date and structure.date.repaired),
        "repairs": [asdict(one) for one in _repairs(statement, with_contacts)],
    }


def date_status(statement: Statement) -> str:
    """How the date is known: written, inferred or unknown."""
    date = statement.structure.date
    return date.status.value if date else "unknown"


def _shown(text: str | None, with_contacts: bool) -> str | None:
    return text if with_contacts or text is None else mask_contacts(text)


def _people(analysis: Analysis, with_contacts: bool) -> tuple[PersonView, ...]:
    """Everybody named, in order: those with roles first, each once with the fullest description."""
    found: dict[str, PersonView] = {}
    for role in analysis.roles:
        before = found.get(role.name, PersonView(role.name, ()))
        roles = before.roles if role.kind.value in before.roles else (*before.roles, role.kind.value)
        found[role.name] = replace(before, roles=roles,
                                   function=before.function or _shown(role.function, with_contacts),
                                   organisation=before.organisation or _shown(role.organisation, with_contacts))
    for name in _names(analysis.mentions, Label.PERSON):
        found.setdefault(name, PersonView(name, ()))
    return tuple(found.values())


def _names(mentions: Iterable[Mention], label: Label) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.entity for one in mentions if one.label is label))


def _role(role: Role, with_contacts: bool) -> Json:
    return {"name": role.name, "function": _shown(role.function, with_contacts),
            "organisation": _shown(role.organisation, with_contacts)}


def _mention(mention: Mention, statement: Statement, text: str) -> Json:
    source_start, source_end = statement.content.offsets.to_source(mention.start, mention.end)
    return {"label": mention.label.value, "text": text[mention.start:mention.end],
            "start": mention.start, "end": mention.end, "source_start": source_start,
            "source_end": source_end, "entity": mention.entity,
            "confidence": mention.confidence, "evidence": mention.evidence}


def _blocks(statement: Statement) -> tuple[Json, ...]:
    return tuple({"kind": block.kind.value, "start": block.start, "end": block.end}
                 for block in statement.structure.blocks)


def _repairs(statement: Statement, with_contacts: bool) -> tuple[RepairView, ...]:
    """The repairs that changed letters, each once, the most frequent first; those of spaces and marks are too many."""
    counts = Counter((one.before, one.after) for one in statement.content.repairs
                     if one.changes_letters)
    return tuple(RepairView(_shown(before, with_contacts) or "", _shown(after, with_contacts) or "", count)
                 for (before, after), count in counts.most_common(_MOST_REPAIRS))


def _source(row: SourceRow) -> SourceView:
    return SourceView(row.path, row.media_type, row.encoding, row.original, row.size, row.added_at)
