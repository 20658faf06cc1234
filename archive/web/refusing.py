"""One job: what failed and what to do about it, as a reader of the pages would say it: no options, no commands. Pure.

What the archive says of a failure is written for the terminal; here stand the words for whoever fills in a form.
"""

from __future__ import annotations

from archive.errors import ArchiveError, BadRequestError, BusyError, NotFoundError
from archive.refusals import EmptyTextError
from archive.web.language import Words, phrase

# What options and fields are called on the pages.
FIELDS = {
    "--from": phrase("The first date"), "--to": phrase("The last date"), "date": phrase("Date"),
    "no_date": phrase("Date"), "no_issuer": phrase("Issuers"), "issuers": phrase("Issuers"), "title": phrase("Title"),
    "place": phrase("Place of issue"), "type": phrase("Type"), "TERM": phrase("Tag"), "NAME": phrase("Name"),
    "FUNCTION": phrase("Function"), "ORGANISATION": phrase("Organisation"), "label": phrase("Kind"),
    "role": phrase("Role"), "--sort": phrase("Order"), "--limit/--page": phrase("Page"),
    "START, END": phrase("Words of the text"),
}
_SAID = {
    "not_in_text": (phrase("“{where}” does not stand in the text."), phrase("Copy the words from the text.")),
    "no_name_there": (phrase("No name is marked at “{where}”."), phrase("“This is a name” adds one.")),
    "name_taken": (phrase("“{where}” is the name of another record."),
                   phrase("Add to the name what tells them apart, in parentheses.")),
    "same_record": (phrase("“{where}” and “{other}” are one record already."),
                    phrase("The history of the desk says since when, and can undo it.")),
    "unknown_term": (phrase("“{where}” is not a term of the vocabulary."),
                     phrase("Choose one that the field proposes.")),
    "unknown_entry": (phrase("The history has no such decision."), phrase("The history of the desk shows them all.")),
    "nothing_to_undo": (phrase("There is nothing to undo."),
                        phrase("The history of the desk shows what was undone already.")),
}


def explained(error: ArchiveError, words: Words) -> tuple[str, str]:
    """What happened and what to do, in the reader's language; paths of the disk stay out of it."""
    if error.code in _SAID:
        what, remedy = _SAID[error.code]
        return words.t(what, **error.values), words.t(remedy)
    if isinstance(error, NotFoundError):
        what = words.t("The archive has nothing by the name of “{name}”.", name=error.where)
        return what if error.where else words.t("No name was given."), words.t("Search for it, or check the address.")
    if isinstance(error, BadRequestError):
        return _bad_value(error, words)
    if isinstance(error, BusyError):
        return words.t("The archive is being written to just now."), words.t("Try again in a moment.")
    return (words.t("The archive cannot answer just now ({code}).", code=error.code),
            words.t("Whoever runs it finds out more with `archive verify`."))


def _bad_value(error: BadRequestError, words: Words) -> tuple[str, str]:
    """A value that cannot be taken, by the name of its field."""
    option = str(error.values.get("option", ""))
    field = words.t(FIELDS[option]) if option in FIELDS else option
    values = {**error.values, "option": field}
    if isinstance(error, EmptyTextError) or (error.code == BadRequestError.code and not error.where):
        return words.t("{field}: nothing was given.", field=field), words.t(error.remedy, **values)
    if error.code == BadRequestError.code:
        return (words.t("{field}: “{value}” cannot be taken.", field=field, value=error.where),
                words.t(error.remedy, **values))
    return words.t(error.what, **values), words.t(error.remedy, **values)
