"""Batches of decisions, and the tables that follow from the ledger: authority records, names, appearances."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from archive.decisions import StatementState
from archive.replay import Decided
from archive.resolution import appearances
from archive.serialisation import unpack_analysis, unpack_statement

revision = "0002"
down_revision = "0001"

PRESENT = """
SELECT statement.id, revision.content, analysis.content FROM statement
JOIN revision ON revision.statement_id = statement.id AND revision.number = statement.revision
JOIN analysis ON analysis.statement_id = statement.id AND analysis.number = statement.revision
"""


def upgrade() -> None:
    """Add what version 0002 has more."""
    op.add_column("decision", sa.Column("batch", sa.Text, nullable=False, server_default=""))
    op.create_index("decision_batch", "decision", ["batch"])
    op.create_index("decision_at", "decision", ["at"])
    _authorities()
    _appearances()


def _authorities() -> None:
    op.create_table(
        "authority",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("merged_into", sa.Text, nullable=False, index=True),
        sa.Column("origin", sa.Text, nullable=False, index=True),
        sa.Column("content", sa.Text, nullable=False),
        sqlite_strict=True)
    op.create_table(
        "authority_name",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("record", sa.Text, sa.ForeignKey("authority.id"), nullable=False, index=True),
        sqlite_strict=True)


def _appearances() -> None:
    table = op.create_table(
        "appearance",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("statement_id", sa.Text, sa.ForeignKey("statement.id"), primary_key=True, index=True),
        sqlite_strict=True, sqlite_with_rowid=False)
    connection = op.get_bind()
    for identifier, content, analysis in connection.execute(sa.text(PRESENT)).all():
        decided = Decided(unpack_statement(content), unpack_analysis(analysis), StatementState())
        rows = [{"kind": kind, "key": key, "statement_id": identifier} for kind, key in appearances(decided)]
        if rows:
            connection.execute(table.insert(), rows)
