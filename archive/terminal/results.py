"""A page of search results as lines for a terminal. Pure: values in, styled lines out."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from shlex import quote

import typer

from archive.errors import message
from archive.reports import FacetCount, Passage, RoleCount, SearchHit, SearchPage, Timeline
from archive.terminal.explaining import explanation_lines
from archive.terminal.messages import format_decimal, format_number
from archive.terminal.screen import Screen
from archive.terminal.wording import (
    KINDS,
    say_date,
    say_passage,
    say_person,
    say_reason,
    say_remark,
    say_type,
    visible,
)

INDENT = "     "
# The column of names: as wide as the longest needs, within these and what the screen leaves.
NARROWEST_NAMES, WIDEST_NAMES = 34, 50
# A list of names that takes more lines of a hit than the first is cut to the second, so that cutting spares a line.
MOST_LINES, FEW_LINES = 4, 3
# Up to this many years are shown by month.
FEW_YEARS = 2
WIDEST_BAR = 40
# The spaces at which no line ends: those of French typography, which many texts write as plain ones, and before "·".
_TIE, _TIED = "\ue000", re.compile("(?<=«) | (?=[»;:!?·])")
# What a shell reads within double quotation marks.
_SPECIAL = frozenset('"$`\\!')


def hit_lines(hit: SearchHit, screen: Screen, asked: Collection[str] = ()) -> Iterator[str]:
    """One hit: number, date, issuer and type; title; signatories; passages; identifier and reasons.

    Of many signatories a few are named, those first who were `asked` for.
    """
    where = " · ".join([say_date(hit.date, screen.say, screen.language),
                        few(hit.issuers, screen) or screen.say(message("unknown issuer")),
                        say_type(hit.document_type, screen.say)])
    number = f"{hit.number:>3}. "
    for line in _wrap(where, screen.width):
        yield number + typer.style(line, fg="cyan")
        number = INDENT
    title = hit.title or screen.say(message("(untitled)"))
    for line in _wrap(title, screen.width):
        yield INDENT + typer.style(line, bold=True)
    if hit.signatories:
        wanted = {say_person(one) for one in hit.signatories if one.name in asked}
        people = few([say_person(one) for one in hit.signatories], screen, wanted)
        for line in _wrap(screen.say(message("Signed: {people}"), people=people), screen.width):
            yield INDENT + line
    for passage in hit.passages:
        for line in _wrap_marked(say_passage(passage), screen.width):
            yield INDENT + line
    if hit.copies:
        for line in _wrap(_copies(hit, screen), screen.width):
            yield INDENT + line
    for line in _wrap(" · ".join([hit.id, *_reasons(hit, screen)]), screen.width):
        yield INDENT + typer.style(line, dim=True)
    if hit.explanation is not None:
        yield from (INDENT + line for line in explanation_lines(hit.explanation, screen, screen.width - len(INDENT)))


def _reasons(hit: SearchHit, screen: Screen) -> Iterator[str]:
    """Why each word matched, then the words that the text lacks."""
    for reason in hit.match[:len(hit.match) - len(hit.missing)]:
        yield say_reason(reason, screen.say)
    if hit.missing:
        yield screen.say(message("without {words}"), words=", ".join(hit.missing))


def _copies(hit: SearchHit, screen: Screen) -> str:
    """The folded copies, by date and identifier."""
    copies = few([f"{say_date(one.date, screen.say, screen.language)} ({one.id})" for one in hit.copies], screen)
    return screen.count("{n} copy of the same text: {copies}", "{n} copies of the same text: {copies}",
                        len(hit.copies), copies=copies)


def few(names: Sequence[str], screen: Screen, first: Collection[str] = ()) -> str:
    """The names; of too many lines of them the first few, those of `first` before others, and how many more."""
    line = screen.width - len(INDENT)
    if len(names) < 2 or sum(len(name) + 2 for name in names) <= MOST_LINES * line:
        return ", ".join(names)
    ordered = sorted(names, key=lambda name: name not in first)
    fit = max(1, sum(used <= FEW_LINES * line for used in accumulate(len(name) + 2 for name in ordered)))
    return screen.count("{names} and {n} other", "{names} and {n} others", len(names) - fit,
                        names=", ".join(ordered[:fit]))


def facet_lines(facets: Mapping[str, Sequence[FacetCount]], screen: Screen) -> Iterator[str]:
    """Each facet as a heading and its values with counts, all counts in one column; long values go on below."""
    rows = {kind: [(_facet_value(kind, one, screen), format_number(one.count, screen.language)) for one in values]
            for kind, values in facets.items() if values}
    every = [row for some in rows.values() for row in some]
    digits = max((len(count) for _, count in every), default=0)
    longest = max((len(value) for value, _ in every), default=0)
    column = min(max(NARROWEST_NAMES, min(longest, WIDEST_NAMES)), screen.width - 4 - digits)
    for kind, values in rows.items():
        yield typer.style(screen.say(KINDS.get(kind, kind)), bold=True)
        for value, count in values:
            first, *rest = textwrap.wrap(value, column, subsequent_indent="  ", break_on_hyphens=False) or [value]
            yield f"  {first:<{column}}  {count:>{digits}}"
            yield from ("  " + line for line in rest)


def _facet_value(kind: str, one: FacetCount, screen: Screen) -> str:
    return say_type(one.value, screen.say) if kind == "type" else visible(one.value).replace("\n", " ")


def timeline_lines(timeline: Timeline | None, screen: Screen) -> Iterator[str]:
    """A bar for each year or, where these are few, for each month."""
    if timeline is None or not timeline.year:
        return
    by_month = len(timeline.year) <= FEW_YEARS and timeline.month
    bars = timeline.month if by_month else timeline.year
    yield typer.style(screen.say(KINDS["month" if by_month else "year"]), bold=True)
    most = max(bar.statements for bar in bars)
    digits = len(format_number(most, screen.language))
    longest = min(WIDEST_BAR, screen.width - 13 - digits)
    for bar in bars:
        drawn = "█" * (-(-bar.statements * longest // most))
        yield f"  {bar.period:<7}  {format_number(bar.statements, screen.language):>{digits}}  {drawn}".rstrip()


def relaxed_lines(page: SearchPage, screen: Screen) -> Iterator[str]:
    """Where statements that lack words were added: how many have all."""
    if all(one.get("kind") != "relaxed" for one in page.understood):
        return
    if page.complete:
        yield screen.count("{n} statement has all these words; the others have some of them.",
                           "{n} statements have all these words; the others have some of them.", page.complete)
    else:
        yield screen.say(message("No statement has all these words; these have some of them."))


def summary(page: SearchPage, screen: Screen) -> str:
    """How many statements were found, which of them are shown, and how long it took."""
    found = screen.count("{n} statement", "{n} statements", page.total)
    if page.hits and len(page.hits) < page.total:
        template = message("{first} to {last} shown") if len(page.hits) > 1 else message("number {first} shown")
        found += ", " + screen.say(template, first=page.hits[0].number, last=page.hits[-1].number)
    return f"{found} ({format_decimal(page.took_ms, 1, screen.language)} ms)"


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
    command = screen.command(f"archive search {option} {_quoted(name)}")
    return screen.say(message("{what}: {command}"), what=text, command=command)


def _quoted(name: str) -> str:
    """The name as a shell takes it whole, in the quotation marks that read best where they will do."""
    return quote(name) if set(name) & _SPECIAL else f'"{name}"'


def _wrap(text: str, width: int) -> list[str]:
    tied = _TIED.sub(_TIE, " ".join(visible(text).split()))
    lines = textwrap.wrap(tied, width - len(INDENT), break_on_hyphens=False)
    return [line.replace(_TIE, " ") for line in lines] or [""]


def _wrap_marked(passage: Passage, width: int) -> Iterator[str]:
    text = _TIED.sub(_TIE, visible(passage.text).replace("\n", " "))
    position = 0
    for line in textwrap.wrap(text, width - len(INDENT), drop_whitespace=True, break_on_hyphens=False):
        start = text.index(line, position)
        position = start + len(line)
        yield _mark(line.replace(_TIE, " "), [(max(low - start, 0), min(high, position) - start)
                           for low, high in passage.marks if low < position and high > start])


def _mark(line: str, marks: Sequence[tuple[int, int]]) -> str:
    parts: list[str] = []
    position = 0
    for low, high in marks:
        parts += [line[position:low], typer.style(line[low:high], fg="yellow", bold=True)]
        position = high
    return "".join([*parts, line[position:]])


def remark_lines(remarks: Sequence[Mapping[str, object]], screen: Screen) -> Iterator[str]:
    """What of the query was not understood, and what became of it."""
    for one in remarks:
        template = say_remark(one)
        if template:
            yield screen.say(template, text=visible(str(one["text"])))


def understood_lines(understood: Sequence[Mapping[str, object]], screen: Screen) -> Iterator[str]:
    """What the query was read as, where that is more than its plain words."""
    pieces = [_piece(one, screen) for one in understood if one.get("kind") != "word" and one.get("text")]
    if pieces:
        yield screen.say(message("Read as: {pieces}"), pieces=" · ".join(visible(one) for one in pieces))


def _piece(piece: Mapping[str, object], screen: Screen) -> str:
    """A piece of a query as it was written; of a word that the archive does not have, how it was looked for."""
    values = piece.get("values")
    if piece.get("kind") == "edited" and isinstance(values, list | tuple):
        return ", ".join(screen.say(message("{word}, give or take one letter"), word=word) for word in values)
    return str(piece["text"])
