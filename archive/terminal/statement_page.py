"""One statement as lines for a terminal: metadata, people with their roles, text. Pure."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from archive.errors import message
from archive.reports import PersonView, StatementView
from archive.terminal.screen import Screen
from archive.terminal.wording import DATE_STATUS, ROLES, say_date, say_type, visible

LABEL_WIDTH = 22


def statement_lines(view: StatementView, ark: str, screen: Screen) -> Iterator[str]:
    """Title, metadata, people, text, then what was repaired or is missing; `ark` is its permanent identifier."""
    yield typer.style(visible(view.title or screen.say(message("(untitled)"))), bold=True)
    if view.subtitle:
        yield visible(view.subtitle)
    yield ""
    yield from _metadata(view, ark, screen)
    if view.people:
        yield ""
        yield typer.style(screen.say(message("People")), bold=True)
        yield from ("  " + _person(one, screen) for one in view.people)
    yield ""
    yield visible(view.text)
    notes = list(_notes(view, screen))
    if notes:
        yield ""
        yield typer.style(screen.say(message("Notes on the reading")), bold=True)
        yield from ("  " + visible(one) for one in notes)


def _notes(view: StatementView, screen: Screen) -> Iterator[str]:
    """What was missing, how the date was read through noise, and which letters were repaired."""
    yield from (screen.catalogue.gettext(one) for one in view.warnings)
    if view.date_repaired:
        yield screen.say(message("The date was read from “{written}”."), written=view.date_evidence)
    if view.repairs:
        read = ", ".join(f"{one.before} → {one.after}" + (f" ({one.count})" if one.count > 1 else "")
                         for one in view.repairs)
        yield screen.say(message("Misread letters were repaired; the original is untouched: {read}."), read=read)


def _metadata(view: StatementView, ark: str, screen: Screen) -> Iterator[str]:
    say = screen.say
    date = say_date(view.date, say, screen.language)
    if view.date:
        date += f" ({say(DATE_STATUS.get(view.date_status, view.date_status))})"
    cosigners = list(view.cosigning_organisations)
    if view.missing_cosignatories:
        cosigners.append(say(message("(a list is announced, but missing from the text)")))
    rows = [
        (message("Identifier"), view.id + (" " + say(message("(deleted)")) if view.deleted else "")),
        (message("ARK"), ark), (message("Date"), date), (message("Place of issue"), view.place_of_issue or ""),
        (message("Issuer"), ", ".join(view.issuers)), (message("Type"), say_type(view.document_type, say)),
        (message("Co-signed by"), ", ".join(cosigners)), (message("Attachments"), ", ".join(view.attachments)),
        (message("Organisations"), ", ".join(view.organisations)), (message("Places"), ", ".join(view.places)),
        (message("Tags"), ", ".join(view.tags)), (message("Language"), view.language),
        (message("Received as"), ", ".join(one.path for one in view.sources)),
    ]
    for label, value in rows:
        if value:
            yield typer.style(f"{say(label):<{LABEL_WIDTH}}", dim=True) + visible(value).replace("\n", " ")


def _person(person: PersonView, screen: Screen) -> str:
    details = ", ".join(part for part in (person.function, person.organisation) if part)
    roles = ", ".join(screen.say(ROLES.get(role, role)) for role in person.roles)
    return visible(" — ".join(part for part in (person.name, details, roles) if part))
