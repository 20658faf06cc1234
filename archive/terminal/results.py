"""A page of search results as lines for a terminal. Pure: values in, styled lines out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

import typer

from archive.errors import message
from archive.reports import FacetCount, Passage, RoleCount, SearchHit, SearchPage
from archive.terminal.messages import format_number
from archive.terminal.screen import Screen
from archive.terminal.wording import KINDS, say_date, say_person, say_type, visible

INDENT = "     "
FACET_NAME_WIDTH = 34


def hit_lines(hit: SearchHit, screen: Screen) -> Iterator[str]:
    """One hit: number, date, issuer and type; title; signatories; passages; identifier and reasons."""
    where = " · ".join([say_date(hit.date, screen.say, screen.language),
                        visible(", ".join(hit.issuers) or screen.say(message("unknown issuer"))),
                        say_type(hit.document_type, screen.say)])
    yield f"{hit.number:>3}. " + typer.style(where, fg="cyan")
    title = hit.title or screen.say(message("(untitled)"))
    for line in _wrap(title, screen.width):
        yield INDENT + typer.style(line, bold=True)
    if hit.signatories:
        people = ", ".join(say_person(one) for one in hit.signatories)
        for line in _wrap(screen.say(message("Signed: {people}"), people=people), screen.width):
            yield INDENT + line
    for passage in hit.passages:
        for line in _wrap_marked(passage, screen.width):
            yield INDENT + line
    reasons = [hit.id, *hit.match]
    for line in _wrap(" · ".join(reasons), screen.width):
        yield INDENT + typer.style(line, dim=True)


def facet_lines(facets: Mapping[str, Sequence[FacetCount]], screen: Screen) -> Iterator[str]:
    """Each facet as a heading and its values with counts."""
    for kind, values in facets.items():
        if not values:
            continue
        yield typer.style(screen.say(KINDS.get(kind, kind)), bold=True)
        for one in values:
            value = say_type(one.value, screen.say) if kind == "type" else visible(one.value)
            count = format_number(one.count, screen.language)
            yield f"  {value:<{FACET_NAME_WIDTH}} {count:>8}"


def summary(page: SearchPage, screen: Screen) -> str:
    """How many statements were found, which of them are shown, and how long it took."""
    found = screen.count("{n} statement", "{n} statements", page.total)
    if page.hits and len(page.hits) < page.total:
        found += ", " + screen.say(message("{first} to {last} shown"), first=page.hits[0].number,
                                   last=page.hits[-1].number)
    milliseconds = f"{page.took_ms:.1f}".replace(".", "," if screen.language == "fr" else ".")
    return f"{found} ({milliseconds} ms)"


def role_lines(roles: Sequence[RoleCount], asked: str, screen: Screen) -> Iterator[str]:
    """For each person searched by role: the other roles, with the command that shows them."""
    for person in roles:
        others = [text for text in (_other_role(person, role, screen) for role in ("signatory", "quoted", "contact")
                                    if role != asked) if text]
        if others:
            yield screen.say(message("{name} is also:"), name=visible(person.name))
            yield from ("  " + text for text in others)


def _other_role(person: RoleCount, role: str, screen: Screen) -> str:
    number = getattr(person, role)
    if not number:
        return ""
    name = visible(person.name)
    match role:
        case "signatory":
            text = screen.count("signatory of {n} statement", "signatory of {n} statements", number)
            option = "--signed-by"
        case "quoted":
            text = screen.count("quoted in {n} statement", "quoted in {n} statements", number)
            option = "--quoted"
        case _:
            text = screen.count("press contact of {n} statement", "press contact of {n} statements", number)
            option = "--contact"
    return screen.say(message("{what}: {command}"), what=text, command=f'archive search {option} "{name}"')


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(" ".join(visible(text).split()), width - len(INDENT)) or [""]


def _wrap_marked(passage: Passage, width: int) -> Iterator[str]:
    text = visible(passage.text).replace("\n", " ")
    position = 0
    for line in textwrap.wrap(text, width - len(INDENT), drop_whitespace=True, break_on_hyphens=False):
        start = text.index(line, position)
        position = start + len(line)
        yield _mark(line, [(max(low - start, 0), min(high, position) - start)
                           for low, high in passage.marks if low < position and high > start])


def _mark(line: str, marks: Sequence[tuple[int, int]]) -> str:
    parts: list[str] = []
    position = 0
    for low, high in marks:
        parts += [line[position:low], typer.style(line[low:high], fg="yellow", bold=True)]
        position = high
    return "".join([*parts, line[position:]])


def understood_lines(understood: Sequence[Mapping[str, object]], screen: Screen) -> Iterator[str]:
    """What the query was read as, where that is more than its plain words."""
    pieces = [str(one["text"]) for one in understood if one.get("kind") != "word" and one.get("text")]
    if pieces:
        yield screen.say(message("Read as: {pieces}"), pieces=" · ".join(visible(one) for one in pieces))
