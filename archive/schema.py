"""The tables of the store, for `archive.store`; `migrations/` makes them. Knows no query."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, LargeBinary, MetaData, Table, Text

# The newest revision in migrations/versions; a test holds the two together.
VERSION = "0002"

METADATA = MetaData()

ARCHIVE = Table(
    "archive", METADATA,
    Column("uuid", Text, primary_key=True),
    Column("created_at", Text, nullable=False),
    # Grows by one with every change that the index must follow.
    Column("change", Integer, nullable=False),
)

ORIGINAL = Table(
    "original", METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
)

STATEMENT = Table(
    "statement", METADATA,
    Column("id", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("text_key", Text, nullable=False, index=True),
    # Equal for statements with the same body under another letterhead or date.
    Column("body_key", Text, nullable=False, index=True),
    Column("change", Integer, nullable=False, unique=True),
    Column("deleted", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
    ForeignKeyConstraint(["id", "revision"], ["revision.statement_id", "revision.number"],
                         "present_revision", deferrable=True, initially="DEFERRED", use_alter=True),
)

REVISION = Table(
    "revision", METADATA,
    Column("statement_id", Text, ForeignKey("statement.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("original", Text, ForeignKey("original.sha256"), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("added_at", Text, nullable=False),
)

ANALYSIS = Table(
    "analysis", METADATA,
    Column("statement_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("fingerprint", Text, nullable=False, index=True),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", Text, nullable=False),
    ForeignKeyConstraint(["statement_id", "number"], ["revision.statement_id", "revision.number"]),
)

SOURCE = Table(
    "source", METADATA,
    Column("id", Integer, primary_key=True),
    Column("statement_id", Text, ForeignKey("statement.id"), nullable=False, index=True),
    # As the user gave it; `location` is absolute, null for standard input.
    Column("path", Text, nullable=False),
    Column("location", Text, unique=True),
    Column("original", Text, ForeignKey("original.sha256"), nullable=False, index=True),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)

DECISION = Table(
    "decision", METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("act", Text, nullable=False),
    Column("target_kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("anchor", Text),
    Column("value", Text),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("undoes", Text, ForeignKey("decision.id")),
    # Entries of one command share it.
    Column("batch", Text, nullable=False, server_default=""),
    Index("decision_target", "target_kind", "target", "seq"),
    Index("decision_batch", "batch"),
    Index("decision_at", "at"),
)

# What follows from the ledger, kept so that a statement is opened without folding all of it.

AUTHORITY = Table(
    "authority", METADATA,
    Column("id", Text, primary_key=True),
    Column("merged_into", Text, nullable=False, index=True),
    Column("origin", Text, nullable=False, index=True),
    Column("content", Text, nullable=False),
)

# The record that a name leads to.
AUTHORITY_NAME = Table(
    "authority_name", METADATA,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("record", Text, ForeignKey("authority.id"), nullable=False, index=True),
)

# The statements that a name may stand in; some may no longer hold it.
APPEARANCE = Table(
    "appearance", METADATA,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("statement_id", Text, ForeignKey("statement.id"), primary_key=True, index=True),
)
