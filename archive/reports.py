"""What the archive answers, as plain values with one JSON shape each. Knows no screen and no language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from indexer.explanation import Explanation
from indexer.timeline import Bar

Json = dict[str, object]

SEARCH_SCHEMA = "archive.search/1"
INGEST_SCHEMA = "archive.ingest/1"
SHOW_SCHEMA = "archive.show/1"
STATS_SCHEMA = "archive.stats/1"
VERIFY_SCHEMA = "archive.verify/1"


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file. `code` and `reason` say why it was refused, or what else to know."""

    path: str
    outcome: Outcome
    id: str | None = None
    code: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did. `counts` has all five outcomes; `passed_over` are files in folders that no reader takes."""

    counts: Mapping[Outcome, int]
    files: tuple[FileReport, ...]
    dry_run: bool = False
    passed_over: tuple[str, ...] = ()

    @property
    def added(self) -> tuple[str, ...]:
        """The identifiers of the new statements."""
        return tuple(one.id for one in self.files if one.outcome is Outcome.ADDED and one.id)

    def to_json(self) -> Json:
        """The `archive.ingest/1` object."""
        return {"schema": INGEST_SCHEMA, "dry_run": self.dry_run,
                "counts": {outcome.value: self.counts.get(outcome, 0) for outcome in Outcome},
                "files": [asdict(one) for one in self.files], "passed_over": list(self.passed_over)}


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person with function and organisation as written in one statement."""

    name: str
    function: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with the matched words marked: pairs (start, end) into `text`."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    def to_json(self) -> Json:
        """Text and marks."""
        return {"text": self.text, "marks": self.marks}


@dataclass(frozen=True, slots=True)
class CutPassage(Passage):
    """A passage that begins or ends inside a sentence, which a screen shows."""

    begins_within: bool = False
    ends_within: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """Another statement with the same body, folded into a hit."""

    id: str
    title: str | None
    date: str | None
    issuers: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One statement found. `number` counts over all pages, from 1; `match` says why it is here.

    `missing` are the words of the query that it lacks. `copies` match too and have the same body;
    `sources` are the paths of the statement, then theirs. `explanation` is there where it was asked for.
    """

    number: int
    id: str
    title: str | None
    date: str | None
    date_status: str
    issuers: tuple[str, ...]
    document_type: str
    signatories: tuple[Signatory, ...]
    score: float
    match: tuple[str, ...]
    passages: tuple[Passage, ...]
    sources: tuple[str, ...]
    tags: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    explanation: Explanation | None = None

    def to_json(self) -> Json:
        """The hit as a part of `archive.search/1`."""
        return asdict(self) | {"passages": [one.to_json() for one in self.passages]}


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a facet and how many of all matching statements have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many of all matching statements are dated in each year and in each month, gaps filled."""

    year: tuple[Bar, ...]
    month: tuple[Bar, ...]

    def to_json(self) -> Json:
        """Year and month, each a list of objects."""
        return {"year": [bar._asdict() for bar in self.year], "month": [bar._asdict() for bar in self.month]}


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How often a person whom the search names has each role, over the archive."""

    name: str
    signatory: int
    quoted: int
    contact: int
    mentioned: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A search that may have been meant, and how many statements it finds.

    `text` says what was corrected; `query` is the query as corrected, `filters` the options that were: the option,
    its value, and the value meant.
    """

    text: str
    query: str
    filters: tuple[tuple[str, str, str], ...] = ()
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Help:
    """What may help when little or nothing was found.

    `suggestions` are the texts of `corrections`; `excluding` names the options, and the pieces of the query as
    written, without each of which something would be found, with how many.
    """

    suggestions: tuple[str, ...] = ()
    excluding: tuple[tuple[str, int], ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of hits.

    `total` counts all hits, copies folded; `complete` those of them that have all words of the query.
    `understood` is the search as read: objects with `kind` (word, date, type, signatory, person,
    organisation, field, edited, filter, excluded, relaxed), `text` and `values`; what stands in the words with
    `start` and `end`. `not_understood` are the rest, each with `reason`, `text` and the `option` or
    `field` it was given to.
    """

    query: str
    understood: tuple[Json, ...]
    total: int
    took_ms: float
    hits: tuple[SearchHit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    roles: tuple[RoleCount, ...] = ()
    help: Help = Help()
    not_understood: tuple[Json, ...] = ()
    complete: int = 0
    timeline: Timeline | None = None

    def to_json(self) -> Json:
        """The `archive.search/1` object."""
        return {"schema": SEARCH_SCHEMA, "query": self.query, "understood": list(self.understood),
                "total": self.total, "complete": self.complete, "took_ms": round(self.took_ms, 3),
                "hits": [hit.to_json() for hit in self.hits],
                "facets": {kind: [asdict(one) for one in values] for kind, values in self.facets.items()},
                "timeline": self.timeline.to_json() if self.timeline else None,
                "roles": [asdict(role) for role in self.roles],
                "not_understood": list(self.not_understood), "help": asdict(self.help)}


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person of a statement. `roles`: signatory, quoted, contact; none means mentioned."""

    name: str
    roles: tuple[str, ...]
    function: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A file that a statement was received as."""

    path: str
    media_type: str
    encoding: str
    sha256: str
    size: int
    added_at: str


@dataclass(frozen=True, slots=True)
class RepairView:
    """What stood in the file and how it is read, with how often: "HIm" as "Hlm", 4."""

    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement in full. Contacts in `text` are masked unless asked for.

    `date_evidence` quotes what a date of the text was read from, noise and all; `repairs` are those of letters.
    """

    id: str
    revision: int
    deleted: bool
    title: str | None
    subtitle: str | None
    date: str | None
    date_status: str
    place_of_issue: str | None
    document_type: str
    language: str
    issuers: tuple[str, ...]
    people: tuple[PersonView, ...]
    organisations: tuple[str, ...]
    places: tuple[str, ...]
    cosigning_organisations: tuple[str, ...]
    missing_cosignatories: bool
    attachments: tuple[str, ...]
    tags: tuple[str, ...]
    text: str
    blocks: tuple[Json, ...]
    sources: tuple[SourceView, ...]
    warnings: tuple[str, ...]
    date_evidence: str = ""
    date_repaired: bool = False
    repairs: tuple[RepairView, ...] = ()

    def to_json(self) -> Json:
        """The `archive.show/1` object."""
        return {"schema": SHOW_SCHEMA, **asdict(self)}


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """A file as received, byte for byte."""

    path: str
    media_type: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Stats:
    """The archive in figures. `size` maps originals, store, index to bytes."""

    home: str
    statements: int
    deleted: int
    sources: int
    revisions: int
    decisions: int
    first_date: str | None
    last_date: str | None
    engine: str
    model: str | None
    size: Mapping[str, int]

    def to_json(self) -> Json:
        """The `archive.stats/1` object."""
        return {"schema": STATS_SCHEMA, **asdict(self)}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: a template in English filled by `where` and `values`; `remedy` is a command."""

    code: str
    where: str
    text: str
    remedy: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.text.format(where=self.where, **self.values)} To mend it: {self.remedy}"


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a verification looked at and found. Nothing found means that all is well."""

    statements: int
    originals: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    def to_json(self) -> Json:
        """The `archive.verify/1` object."""
        return {"schema": VERIFY_SCHEMA, "sound": self.sound, "statements": self.statements,
                "originals": self.originals,
                "findings": [{"code": one.code, "where": one.where, "remedy": one.remedy,
                              "text": one.text.format(where=one.where, **one.values)}
                             for one in self.findings]}


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """What a rebuild of the index did."""

    statements: int
    analysed: int
    engine: str


@dataclass(frozen=True, slots=True)
class StatementReading:
    """A statement with what the machine says of it, each mention and role with its evidence."""

    view: StatementView
    mentions: tuple[Json, ...]
    roles: tuple[Json, ...]
