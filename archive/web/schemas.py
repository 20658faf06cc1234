"""One job: the shapes of the HTTP interface, for its description; the objects are those of `--json` (docs/json.md)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from archive.reports import FacetCount, FileReport, Help, PersonView, RepairView, RoleCount, SearchHit, SourceView
from archive.requests import SearchOptions
from indexer.timeline import Bar

Identifier = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Term = Annotated[str, StringConstraints(min_length=1, max_length=200)]
JsonObject = dict[str, object]


Name = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Names = Annotated[list[Name], Field(max_length=20)]


_FACET_SIZE = 10


class SearchParameters(BaseModel):
    """A search as parameters; of several values of one filter any will do."""

    q: Annotated[str, Field(max_length=2_000, description="Words, as in the search box")] = ""
    signed_by: Annotated[Names, Field(description="People who signed")] = []
    quoted: Annotated[Names, Field(description="People who are quoted")] = []
    contact: Annotated[Names, Field(description="Press contacts")] = []
    person: Annotated[Names, Field(description="People in any role")] = []
    organisation: Annotated[Names, Field(description="Organisations that are named")] = []
    place: Annotated[Names, Field(description="Places that are named")] = []
    issuer: Annotated[Names, Field(description="Who speaks")] = []
    type: Annotated[Names, Field(description="Types of document: communique, motion…")] = []
    tag: Annotated[Names, Field(description="Terms that archivists gave")] = []
    since: Annotated[str | None, Field(alias="from", max_length=60, description="2024, 2024-06, 21/06/2024")] = None
    until: Annotated[str | None, Field(alias="to", max_length=60, description="The last date, in the same ways")] = None
    sort: Annotated[Literal["", "relevance", "date", "oldest"], Field(description="relevance, date, oldest")] = ""
    limit: Annotated[int, Field(ge=0, le=1_000, description="Hits on a page")] = 10
    page: Annotated[int, Field(ge=1, le=1_000_000, description="Which page, from 1")] = 1
    facet_size: Annotated[int, Field(ge=0, le=1_000, description="Values of each facet; 0 for none")] = 0

    facet: Annotated[list[Annotated[str, Field(max_length=40)]], Field(
        max_length=20, description="Kinds to count: signatory, quoted, contact, issuer, place, year…")] = []

    def options(self) -> SearchOptions:
        """The question that the archive is asked."""
        return SearchOptions(
            query=self.q, signed_by=tuple(self.signed_by), quoted=tuple(self.quoted), contact=tuple(self.contact),
            person=tuple(self.person), organisation=tuple(self.organisation), place=tuple(self.place),
            issuer=tuple(self.issuer), document_type=tuple(self.type), tag=tuple(self.tag), since=self.since,
            until=self.until, sort=self.sort, limit=self.limit, page=self.page,
            facet_size=self.facet_size or (_FACET_SIZE if self.facet else 0),
            facet_kinds=tuple(self.facet))


class SearchAnswer(BaseModel):
    """`archive.search/1`."""

    schema_: Literal["archive.search/1"] = Field(alias="schema")
    query: str
    understood: list[JsonObject]
    total: int
    complete: int
    took_ms: float
    hits: list[SearchHit]
    facets: dict[str, list[FacetCount]]
    timeline: dict[str, list[Bar]] | None
    roles: list[RoleCount]
    not_understood: list[JsonObject]
    help: Help


class StatementAnswer(BaseModel):
    """`archive.show/1`, with every mention and role and the evidence for it."""

    schema_: Literal["archive.show/1"] = Field(alias="schema")
    id: str
    revision: int
    deleted: bool
    title: str | None
    subtitle: str | None
    date: str | None
    date_status: str
    date_evidence: str
    date_repaired: bool
    repairs: list[RepairView]
    place_of_issue: str | None
    document_type: str
    language: str
    issuers: list[str]
    people: list[PersonView]
    organisations: list[str]
    places: list[str]
    cosigning_organisations: list[str]
    missing_cosignatories: bool
    attachments: list[str]
    tags: list[str]
    text: str
    blocks: list[JsonObject]
    sources: list[SourceView]
    warnings: list[str]
    mentions: list[JsonObject]
    roles: list[JsonObject]


class Completion(BaseModel):
    """What to write, of which kind, and how many statements hold it."""

    text: str
    kind: str
    statements: int


class CompletionAnswer(BaseModel):
    """`archive.complete/1`."""

    schema_: Literal["archive.complete/1"] = Field(alias="schema")
    completions: list[Completion]


class HistoryAnswer(BaseModel):
    """`archive.history/1`: decisions, oldest first."""

    schema_: Literal["archive.history/1"] = Field(alias="schema")
    decisions: list[JsonObject]


class IngestAnswer(BaseModel):
    """`archive.ingest/1`: what became of each file."""

    schema_: Literal["archive.ingest/1"] = Field(alias="schema")
    dry_run: bool
    counts: dict[str, int]
    files: list[FileReport]


class Tagging(BaseModel):
    """An order to tag statements, or to take tags off."""

    act: Annotated[Literal["tag", "untag"], Field(description="tag, or untag to take tags off")] = "tag"
    ids: Annotated[list[Identifier], Field(min_length=1, max_length=10_000, description="Identifiers of statements")]
    terms: Annotated[list[Term], Field(min_length=1, max_length=100, description="The tags")]
    reason: Annotated[str, Field(max_length=500, description="Why, for the history")] = ""


class ChangeAnswer(BaseModel):
    """`archive.change/1`: how many decisions are new."""

    schema_: Literal["archive.change/1"] = Field(alias="schema")
    changed: int


class Problem(BaseModel):
    """Why there is no answer, and what to do."""

    code: str
    message: str
    remedy: str
