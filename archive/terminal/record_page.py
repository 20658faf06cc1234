"""An authority record as lines for a terminal. Pure: values in, styled lines out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

import typer

from archive.errors import message
from archive.terminal.screen import Screen
from archive.terminal.wording import KINDS, ROLES, say_date, visible

LABEL_WIDTH = 22
MOST_VARIANTS = 20

RELATIONS = {
    "member_of": message("member of"), "has_member": message("has as member"),
    "successor_of": message("successor of"), "predecessor_of": message("predecessor of"),
    "president_of": message("president of"), "has_president": message("has as president"),
    "broader": message("broader term"), "narrower": message("narrower term"), "related": message("related to"),
}


def record_lines(found: dict[str, object], screen: Screen) -> Iterator[str]:
    """A record: names, dates, relations, functions over time, what texts propose, how it is written."""
    rejected = screen.say(message(" (rejected)")) if found["rejected"] else ""
    yield typer.style(visible(str(found["name"])), bold=True) + rejected
    for label, value in _facts(found, screen):
        if value:
            yield from _row(label, value, screen)
    yield from _section(message("Functions"), _functions(found, screen), screen)
    yield from _section(message("Proposed by the texts"), _proposed(found, screen), screen)
    yield from _section(message("Written"), _variants(found, screen), screen)


def _facts(found: dict[str, object], screen: Screen) -> Iterator[tuple[str, str]]:
    yield message("Identifier"), str(found["id"])
    yield message("Also"), ", ".join(_texts(found["names"]))
    yield message("Existed"), str(found["dates"] or "")
    yield message("Note"), str(found["note"] or "")
    yield message("Statements"), str(found["statements"])
    yield message("From"), _when(found["first"], screen)
    yield message("to"), _when(found["last"], screen)
    for role, count in _items(found["roles"]):
        yield ROLES.get(role, KINDS.get(role, role)), str(count)
    for one in _rows(found["relations"]):
        relation = str(one["relation"])
        yield RELATIONS.get(relation, relation), " ".join(filter(None, [str(one["name"]), str(one["dates"])]))
    for scheme, page in _items(found["pages"]):
        yield scheme, str(page)


def _functions(found: dict[str, object], screen: Screen) -> Iterator[str]:
    """What a person held and where, or who held what in an organisation."""
    for one in _rows(found["functions"]):
        yield _dated(one, screen, str(one["function"]), str(one["organisation"]))
    for one in _rows(found["officers"]):
        yield _dated(one, screen, str(one["name"]), str(one["function"]))


def _proposed(found: dict[str, object], screen: Screen) -> Iterator[str]:
    """The relations that texts tell, with the words of one of them."""
    for one in _rows(found["proposed_relations"]):
        relation, evidence = str(one["relation"]), _rows(one["evidence"])
        yield _dated(one, screen, f"{screen.say(RELATIONS.get(relation, relation))} {one['name']}")
        if evidence:
            yield f"  « {evidence[0]['quote']} » ({evidence[0]['statement']})"
    if found["proposed_relations"]:
        yield screen.say(message("`archive review --kind relation` accepts or refuses them, one key each."))


def _variants(found: dict[str, object], screen: Screen) -> Iterator[str]:
    variants = _rows(found["variants"])
    for one in variants[:MOST_VARIANTS]:
        yield f"« {one['text']} » × {one['count']} ({one['statement']})"
    if len(variants) > MOST_VARIANTS:
        yield screen.count("… and {n} more spelling", "… and {n} more spellings", len(variants) - MOST_VARIANTS)


def _dated(one: dict[str, object], screen: Screen, *parts: str) -> str:
    dates = " – ".join(dict.fromkeys(filter(None, (_when(one[end], screen) for end in ("first", "last")))))
    said = ", ".join(filter(None, parts))
    return screen.say(message("{dates}: {what}"), dates=dates, what=said) if dates else said


def _section(heading: str, lines: Iterable[str], screen: Screen) -> Iterator[str]:
    """A heading and its lines, wrapped; nothing where there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield typer.style(screen.say(heading), bold=True)
        yield from textwrap.wrap(" ".join(visible(line).split()), screen.width, initial_indent="  ",
                                 subsequent_indent="    ")


def _row(label: str, value: str, screen: Screen) -> Iterator[str]:
    lines = textwrap.wrap(" ".join(visible(value).split()), max(screen.width - LABEL_WIDTH, LABEL_WIDTH),
                          break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines):
        head = screen.say(label) if number == 0 else ""
        yield typer.style(f"{head:<{LABEL_WIDTH}}", dim=True) + line


def _when(date: object, screen: Screen) -> str:
    return say_date(date, screen.say, screen.language) if isinstance(date, str) else ""


def _texts(values: object) -> list[str]:
    return [str(one) for one in values] if isinstance(values, list) else []


def _rows(values: object) -> list[dict[str, object]]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _items(values: object) -> list[tuple[str, object]]:
    return list(values.items()) if isinstance(values, dict) else []
