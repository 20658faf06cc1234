"""One job: the ways in which a decision is refused, each with what was wrong and what to do. Knows no screen.

NotFoundError
├── UnknownNameError     no person, organisation, place or term has this name
│   └── UnknownOtherError    nor has it the record that another is to be related to
└── UnknownSearchError   no search is kept under this name
BadRequestError
├── AmbiguousError       several things have this name
├── NameTakenError       another record has this name
├── SearchTakenError     another search is kept under this name
├── SameRecordError      two names mean one record already
├── OtherKindError       two records are of different kinds
├── NotNamedError        a statement does not name the record
├── TooLongError         a text is longer than what is kept
├── EmptyTextError       a text is empty
├── BadIdentifierError   an identifier fails its checksum, or has not its shape
├── NotInTextError       a quote does not stand in the statement
├── NoNameThereError     no name was found at a place of the text
├── UnknownTermError     a term is not of the vocabulary, and no other is allowed
├── UnknownEntryError    no entry of the ledger begins so
├── NothingToUndoError   all of it is undone already
├── UnreadableFileError  a file that is to be imported cannot be read
├── BadLineError         a line of it is no line of such a table
├── BadEntryError        a line of it is no entry of a ledger
├── AlteredEntryError    it says otherwise of an entry that the ledger has
└── MissingEntryError    it undoes an entry that is nowhere
"""

from __future__ import annotations

from archive.errors import BadRequestError, NotFoundError, message


class UnknownNameError(NotFoundError):
    """No authority record has this name."""

    code = "unknown_name"
    what = message("Nobody and nothing in the archive is named “{where}”.")
    remedy = message("`archive people`, `archive organisations`, `archive places` and `archive vocabulary list` "
                     "print the names.")


class UnknownOtherError(UnknownNameError):
    """No record has the name of what another is to be related to."""

    code = "unknown_other"
    remedy = message("--new makes a record of that name.")


class UnknownSearchError(NotFoundError):
    """No search is kept under this name."""

    code = "unknown_search"
    what = message("No search is kept under the name of “{where}”.")
    remedy = message("`archive saved list` prints the names.")


class AmbiguousError(BadRequestError):
    """Several things have this name."""

    code = "ambiguous"
    what = message("“{where}” may mean: {candidates}.")
    remedy = message("Give one of these instead.")


class NameTakenError(BadRequestError):
    """Another record has this name."""

    code = "name_taken"
    what = message("“{where}” is the name of another record.")
    remedy = message("If both are the same, run `archive merge \"{where}\" \"{name}\"`; if not, add to the name "
                     "what tells them apart, in parentheses.")


class SearchTakenError(BadRequestError):
    """Another search is kept under this name."""

    code = "search_taken"
    what = message("Another search is already kept under the name of “{where}”: {query}")
    remedy = message("Choose another name, or replace it with --replace.")


class SameRecordError(BadRequestError):
    """Two names mean one record already."""

    code = "same_record"
    what = message("“{where}” and “{other}” are one record already.")
    remedy = message("`archive history \"{where}\"` says since when; `archive undo` takes it back.")


class OtherKindError(BadRequestError):
    """Two records are of different kinds."""

    code = "other_kind"
    what = message("“{where}” and “{other}” are records of different kinds.")
    remedy = message("Correct the kind in the statements first (`archive correct`).")


class NotNamedError(BadRequestError):
    """A statement does not name the record."""

    code = "not_named"
    what = message("Statement {where} does not name “{name}”.")
    remedy = message("Give only statements that do; nothing was decided.")


class TooLongError(BadRequestError):
    """A text is longer than what is kept."""

    code = "too_long"
    what = message("{option} is {count} characters long.")
    remedy = message("At most {most} are kept: shorten it.")


class EmptyTextError(BadRequestError):
    """A text is empty."""

    code = "empty_text"
    what = message("{option} is empty.")
    remedy = message("Give a text.")


class BadIdentifierError(BadRequestError):
    """An identifier fails its checksum, or has not the shape of its scheme."""

    code = "bad_identifier"
    what = message("“{where}” is no {scheme}: it has another form, or its check digit says that a digit was mistyped.")
    remedy = message("Copy it again; one that is right looks like this: {example}.")


class NotInTextError(BadRequestError):
    """A quote does not stand in the statement."""

    code = "not_in_text"
    what = message("“{where}” does not stand {number} times in the text of statement {statement}.")
    remedy = message("`archive show {statement}` prints the text; copy the words from there.")


class NoNameThereError(BadRequestError):
    """No name was found at a place of the text."""

    code = "no_name_there"
    what = message("No name was found at “{where}”.")
    remedy = message("`archive correct` with --label adds one.")


class UnknownTermError(BadRequestError):
    """A term is not of the vocabulary, and the settings allow no other."""

    code = "unknown_term"
    what = message("“{where}” is not a term of the vocabulary.")
    remedy = message("`archive vocabulary list` prints the terms; the setting free_terms allows others.")


class UnknownEntryError(BadRequestError):
    """No entry of the ledger begins so."""

    code = "unknown_entry"
    what = message("No entry of the history begins with “{where}”.")
    remedy = message("`archive history` prints the entries.")


class NothingToUndoError(BadRequestError):
    """All of it is undone already."""

    code = "nothing_to_undo"
    what = message("There is nothing to undo.")
    remedy = message("`archive history` prints the entries, and which of them are undone.")


class UnreadableFileError(BadRequestError):
    """A file that is to be imported cannot be read."""

    code = "unreadable_file"
    what = message("{where} cannot be imported: {detail}.")
    remedy = message("Correct the file and import it again; nothing was changed.")


class BadLineError(BadRequestError):
    """A line of a file that is to be imported is no line of such a table."""

    code = "bad_line"
    what = message("Line {where} has no {detail}.")
    remedy = message("The first column must be “id”, as in the table that `archive export` writes; "
                     "nothing was changed.")


class BadEntryError(BadRequestError):
    """A line of a file of decisions is no entry that a ledger can take."""

    code = "bad_entry"
    what = message("Line {where} is no decision: its “{detail}” cannot be.")
    remedy = message("Take the file as `archive decisions export` wrote it, whole and unchanged; nothing was merged.")


class AlteredEntryError(BadRequestError):
    """A file says otherwise of an entry that the ledger has."""

    code = "altered_entry"
    what = message("The file says something else of decision {where} than the history here.")
    remedy = message("A decision is never changed, only undone: take the file as `archive decisions export` wrote it; "
                     "nothing was merged.")


class MissingEntryError(BadRequestError):
    """An entry of a file undoes one that is nowhere."""

    code = "missing_entry"
    what = message("The file undoes decision {where}, which neither it nor the history here has.")
    remedy = message("Take the whole file, or one written with --with-contacts; nothing was merged.")
