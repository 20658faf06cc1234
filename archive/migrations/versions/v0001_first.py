"""The first tables: statements with revisions, analyses and sources; originals; the ledger of decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = """
CREATE TRIGGER decision_is_never_{changed} BEFORE {verb} ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END
"""


def upgrade() -> None:
    """Make all tables of version 0001."""
    _archive_and_originals()
    _statements()
    _sources()
    _decisions()


def _archive_and_originals() -> None:
    op.create_table(
        "archive",
        sa.Column("uuid", sa.Text, primary_key=True),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("change", sa.Integer, nullable=False),
        sqlite_strict=True)
    op.create_table(
        "original",
        sa.Column("sha256", sa.Text, sa.CheckConstraint("length(sha256) = 64"), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sqlite_strict=True)


def _statements() -> None:
    op.create_table(
        "statement",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("text_key", sa.Text, nullable=False, index=True),
        sa.Column("body_key", sa.Text, nullable=False, index=True),
        sa.Column("change", sa.Integer, nullable=False, unique=True),
        sa.Column("deleted", sa.Integer, sa.CheckConstraint("deleted IN (0, 1)"), nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        # The current revision exists when a transaction ends: no half statement.
        sa.ForeignKeyConstraint(["id", "revision"], ["revision.statement_id", "revision.number"],
                                "present_revision", deferrable=True, initially="DEFERRED"),
        sqlite_strict=True)
    op.create_table(
        "revision",
        sa.Column("statement_id", sa.Text, sa.ForeignKey("statement.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("original", sa.Text, sa.ForeignKey("original.sha256"), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sqlite_strict=True)
    op.create_table(
        "analysis",
        sa.Column("statement_id", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("fingerprint", sa.Text, nullable=False, index=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["statement_id", "number"], ["revision.statement_id", "revision.number"]),
        sqlite_strict=True)


def _sources() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("statement_id", sa.Text, sa.ForeignKey("statement.id"), nullable=False, index=True),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("location", sa.Text, unique=True),
        sa.Column("original", sa.Text, sa.ForeignKey("original.sha256"), nullable=False, index=True),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("encoding", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sqlite_strict=True)


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("target_kind", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("anchor", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("undoes", sa.Text, sa.ForeignKey("decision.id")),
        sqlite_strict=True, sqlite_autoincrement=True)
    op.create_index("decision_target", "decision", ["target_kind", "target", "seq"])
    for changed, verb in (("changed", "UPDATE"), ("removed", "DELETE")):
        op.execute(APPEND_ONLY.format(changed=changed, verb=verb))
