"""One job: number the changes that the index must follow. All functions work within the transaction given."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from archive import prepared

# A body that returns more often than this is a form letter: its copies need not all name each other.
COPIES = 20


def next_change(connection: Connection, count: int = 1) -> int:
    """The number of the last of `count` new changes."""
    return int(connection.execute(prepared.NEXT_CHANGE, {"count": count}).scalar_one())


def touch(connection: Connection, statements: Sequence[str]) -> None:
    """Have the index follow these statements."""
    if not statements:
        return
    first = next_change(connection, len(statements)) - len(statements) + 1
    connection.execute(
        prepared.TOUCH,
        [{"wanted": identifier, "number": number} for number, identifier in enumerate(statements, first)])


def touch_copies(connection: Connection, body_key: str) -> None:
    """Have the index name a new copy, or forget one, in the statements with the same body."""
    if not body_key:
        return
    ids = connection.execute(prepared.SAME_BODY, {"wanted": body_key, "most": COPIES + 2}).scalars().all()
    if len(ids) <= COPIES + 1:
        touch(connection, ids)
