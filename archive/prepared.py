"""The statements of SQL that an ingest repeats for every file, built once: four times as fast as built anew.

They belong to `archive.store`, which alone executes them.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from archive.schema import ANALYSIS, ARCHIVE, DECISION, ORIGINAL, REVISION, SOURCE, STATEMENT

_REVISION_OF = (ANALYSIS.c.statement_id == bindparam("of_statement")) & (ANALYSIS.c.number == bindparam("of_number"))


def sources() -> Select[Any]:
    """Sources with the sizes of their originals."""
    return select(SOURCE.c.statement_id, SOURCE.c.path, SOURCE.c.location, SOURCE.c.original, SOURCE.c.media_type,
                  SOURCE.c.encoding, SOURCE.c.added_at, ORIGINAL.c.size).join(
                      ORIGINAL, ORIGINAL.c.sha256 == SOURCE.c.original)


STATEMENT_BY_ID = select(STATEMENT).where(STATEMENT.c.id == bindparam("wanted"))
STATEMENT_BY_TEXT = (select(STATEMENT).where(STATEMENT.c.text_key == bindparam("wanted"))
                     .order_by(STATEMENT.c.change).limit(1))
SOURCE_AT = sources().where(SOURCE.c.location == bindparam("wanted"))
SOURCE_FROM_INPUT = sources().where(SOURCE.c.location.is_(None), SOURCE.c.original == bindparam("wanted")).limit(1)
STATEMENT_AT = select(SOURCE.c.statement_id).where(SOURCE.c.location == bindparam("wanted"))
SAME_BODY = (select(STATEMENT.c.id)
             .where(STATEMENT.c.body_key == bindparam("wanted"), STATEMENT.c.deleted == 0).limit(bindparam("most")))

DECIDED = (select(DECISION.c.id).where(DECISION.c.target_kind == "statement", DECISION.c.target == bindparam("wanted"))
           .limit(1))

NEXT_CHANGE = update(ARCHIVE).values(change=ARCHIVE.c.change + bindparam("count")).returning(ARCHIVE.c.change)
TOUCH = update(STATEMENT).where(STATEMENT.c.id == bindparam("wanted")).values(change=bindparam("number"))
ADD_STATEMENT = insert(STATEMENT)
ADD_ORIGINAL = insert_or(ORIGINAL).on_conflict_do_nothing()
ADD_REVISION = insert(REVISION)
FORGET_ANALYSIS = ANALYSIS.delete().where(_REVISION_OF)
ADD_ANALYSIS = insert(ANALYSIS)
ADD_SOURCE = insert(SOURCE)
