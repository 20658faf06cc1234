"""One job: relevance judgements from a file: searches with the texts that answer them. Knows no archive and no engine.

A file is a JSON list of objects, each with `query`, `relevant` (name of a text → grade) and, if wanted, a `kind`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from archive.errors import BadRequestError, message
from indexer.evaluation import Judged

HIGHEST_GRADE = 10
EXAMPLE = '[{"query": "loyers", "kind": "", "relevant": {"NAME": 2}}]'

NO_FILE = message("there is no such file")
A_FOLDER = message("it is a folder")
NO_UTF_8 = message("it is not text in UTF-8")
NO_JSON = message("it is not JSON")
NO_LIST = message("it is not a list")
NO_SEARCH = message("it has no search")
NO_OBJECT = message("it is not an object")
NO_QUERY = message("“query” is missing, or is not text")
NO_KIND = message("“kind” is not text")
NO_GRADES = message("“relevant” is missing, or is not an object of names and grades")
NO_GRADE = message("a grade in “relevant” is not a whole number from 0 to 10")


class UnreadableJudgementsError(BadRequestError):
    """A file of judged searches cannot be read."""

    code = "unreadable_judgements"
    what = message("The judged searches in {where} cannot be read: {detail}.")
    remedy = message("Write a list like this one, in JSON: {example}. A grade is 2 for a text that answers, 1 for one "
                     "that touches on it.")

    def __init__(self, where: object, detail: str, **values: object) -> None:
        super().__init__(where, detail=detail, example=EXAMPLE, **values)


class BadJudgementError(UnreadableJudgementsError):
    """One search of the file cannot be."""

    what = message("Search {number} in {where} cannot be read: {detail}.")


def read_judgements(file: Path) -> list[Judged]:
    """The judged searches of a file; raises UnreadableJudgementsError where it holds none or is no such file."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableJudgementsError(file, why_unread(error)) from error
    return judged_from_json(text, file)


def judged_from_json(text: str, where: object = "") -> list[Judged]:
    """The judged searches of a JSON text; raises UnreadableJudgementsError, which names `where` it stands."""
    try:
        searches = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{where}:{error.lineno}:{error.colno}"
        raise UnreadableJudgementsError(place, NO_JSON) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableJudgementsError(where, NO_JSON) from error
    if not isinstance(searches, list) or not searches:
        raise UnreadableJudgementsError(where, NO_SEARCH if searches == [] else NO_LIST)
    return [_judged(one, number, where) for number, one in enumerate(searches, 1)]


def why_unread(error: OSError | UnicodeDecodeError) -> str:
    """Why a file could not be read as text: a sentence of ours, else the system's own words."""
    if isinstance(error, UnicodeDecodeError):
        return NO_UTF_8
    ours = {FileNotFoundError: NO_FILE, IsADirectoryError: A_FOLDER}
    return ours.get(type(error)) or error.strerror or str(error)


def unknown_names(judged: Iterable[Judged], known: Iterable[str]) -> tuple[str, ...]:
    """The names that judgements give and no text has, each once."""
    missing = dict.fromkeys(name for one in judged for name in one.relevant)
    for name in known:
        missing.pop(name, None)
    return tuple(missing)


def _judged(search: object, number: int, where: object) -> Judged:
    flaw = _flaw(search)
    if flaw or not isinstance(search, dict):
        raise BadJudgementError(where, flaw, number=number)
    return Judged(search["query"], search.get("kind", ""), search["relevant"])


def _flaw(search: object) -> str:
    """What is wrong with one search, "" where nothing is."""
    if not isinstance(search, dict):
        return NO_OBJECT
    if not isinstance(search.get("query"), str):
        return NO_QUERY
    if not isinstance(search.get("kind", ""), str):
        return NO_KIND
    if not isinstance(search.get("relevant"), dict):
        return NO_GRADES
    return "" if all(map(_is_grade, search["relevant"].values())) else NO_GRADE


def _is_grade(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= HIGHEST_GRADE
