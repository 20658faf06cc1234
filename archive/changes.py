"""One job: number the changes that the index must follow. All functions work within the transaction given."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from archive.schema import ARCHIVE, STATEMENT

# A body that returns more often than this is a form letter: its copies need not all name each other.
COPIES = 20


def next_change(connection: Connection, count: int = 1) -> int:
    """The number of the last of `count` new changes."""
    changed = update(ARCHIVE).values(change=ARCHIVE.c.change + count).returning(ARCHIVE.c.change)
    return int(connection.execute(changed).scalar_one())


def touch(connection: Connection, statements: Sequence[str]) -> None:
    """Have the index follow these statements."""
    if not statements:
        return
    first = next_change(connection, len(statements)) - len(statements) + 1
    connection.execute(
        update(STATEMENT).where(STATEMENT.c.id == bindparam("which")).values(change=bindparam("number")),
        [{"which": identifier, "number": number} for number, identifier in enumerate(statements, first)])


def touch_copies(connection: Connection, body_key: str) -> None:
    """Have the index name a new copy, or forget one, in the statements with the same body."""
    if not body_key:
        return
    same = select(STATEMENT.c.id).where(STATEMENT.c.body_key == body_key, STATEMENT.c.deleted == 0)
    ids = connection.execute(same.limit(COPIES + 2)).scalars().all()
    if len(ids) <= COPIES + 1:
        touch(connection, ids)
