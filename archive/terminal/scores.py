"""Scores of the analysis and of the search as lines for a terminal. Pure: values in, lines out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from archive.errors import message
from archive.terminal.messages import format_decimal, format_number
from archive.terminal.results import few
from archive.terminal.screen import Screen
from archive.terminal.wording import visible

if TYPE_CHECKING:
    from archive.evaluation import Ranking
    from archive.judging import Judgement
    from indexer.evaluation import Evaluation
    from indexer.scoring import Scores

Row = tuple[str, ...]

# What is scored, by the names that the scores have for programs.
MEASURES = {
    "mentions": message("mentions"), "mentions PER": message("mentions of people"),
    "mentions ORG": message("mentions of organisations"), "mentions LOC": message("mentions of places"),
    "persons": message("people"), "organisations": message("organisations"), "places": message("places"),
    "signatories": message("signatories"), "quoted": message("people quoted"), "contacts": message("press contacts"),
    "cosigning": message("co-signing organisations"), "functions": message("functions"), "date": message("date"),
    "date_none": message("no date where there is none"), "title": message("title"), "subtitle": message("subtitle"),
    "issuer": message("issuer"), "issuers": message("issuers"), "type": message("type"),
    "place": message("place of issue"), "roles signatory": message("role of signatory"),
    "roles quoted": message("role of being quoted"), "roles contact": message("role of press contact"),
}
DIGITS = 3
# A column of names that is narrower than this would break them too often.
_NARROWEST_NAMES = 20
_GAP = 2


def ranking_lines(scores: Evaluation, screen: Screen) -> Iterator[str]:
    """How well judged searches are answered, by kind and overall."""
    kinds = [(visible(kind) or "–", one) for kind, one in sorted(scores.by_kind.items())]
    rows = [(kind, format_number(one.searches, screen.language), _figure(one.ndcg, screen), _figure(one.recall, screen))
            for kind, one in (*kinds, (screen.say(message("all")), scores.overall))]
    yield from _table([message("kind"), message("searches"), "nDCG@10", message("recall@50")], rows, screen)


def unknown_lines(ranking: Ranking, screen: Screen) -> Iterator[str]:
    """Which names were judged that no text has: such a judgement can only be missed."""
    if ranking.unknown:
        yield screen.count("{n} name that was judged is that of no text in {folder}: {names}",
                           "{n} names that were judged are those of no text in {folder}: {names}",
                           len(ranking.unknown), folder=visible(str(ranking.texts)),
                           names=few([visible(one) for one in ranking.unknown], screen))


def score_lines(scores: Scores, screen: Screen) -> Iterator[str]:
    """How well statements are understood: what is found of names and roles, then how often a field is right."""
    found = [(_measure(name, screen), _figure(one.precision, screen), _figure(one.recall, screen),
              _figure(one.f1, screen), format_number(one.found + one.missed, screen.language))
             for name, one in scores.tallies.items()]
    yield from _table([message("found"), message("precision"), message("recall"), "F1", message("annotated")], found,
                      screen)
    if found and scores.shares:
        yield ""
    right = [(_measure(name, screen), _figure(one.value, screen), format_number(one.total, screen.language))
             for name, one in scores.shares.items()]
    yield from _table([message("right"), message("share"), message("annotated")], right, screen)


def missing_lines(scores: Scores, screen: Screen) -> Iterator[str]:
    """Which annotations have no text that could be analysed: nothing is found of them."""
    if scores.missing:
        yield screen.count("{n} annotation has no text that can be analysed: {names}",
                           "{n} annotations have no text that can be analysed: {names}", len(scores.missing),
                           names=few([visible(one) for one in scores.missing], screen))


def judgement_lines(judgement: Judgement, screen: Screen) -> Iterator[str]:
    """How often the machine says what people decided."""
    rows = [(_measure(name, screen), _figure(one.value, screen), format_number(one.right, screen.language),
             format_number(one.total, screen.language)) for name, one in sorted(judgement.shares.items())]
    yield from _table([message("as people decided"), message("share"), message("right"), message("decided")], rows,
                      screen)


def statement_lines(judgement: Judgement, screen: Screen) -> Iterator[str]:
    """In how many statements somebody decided something."""
    if judgement.statements:
        yield screen.count("Decisions in {n} statement are compared with what the analysis says today.",
                           "Decisions in {n} statements are compared with what the analysis says today.",
                           judgement.statements)
    else:
        yield screen.say(message("Nobody has confirmed, corrected or set anything yet: there is nothing to compare the "
                                 "analysis with."))


def _measure(name: str, screen: Screen) -> str:
    return screen.say(MEASURES[name]) if name in MEASURES else visible(name)


def _figure(value: float, screen: Screen) -> str:
    return format_decimal(value, DIGITS, screen.language)


def _table(heads: Sequence[str], rows: Sequence[Row], screen: Screen) -> Iterator[str]:
    """The rows under their heads, names left and figures right; on a narrow screen, each row in words."""
    if not rows:
        return
    said = tuple(map(screen.say, heads))
    widths = [max(len(cell) for cell in column) for column in zip(said, *rows, strict=True)]
    room = screen.width - sum(width + _GAP for width in widths[1:])
    if room < min(widths[0], _NARROWEST_NAMES):
        yield from _in_words(said, rows, screen)
        return
    for name, *figures in (said, *rows):
        first, *rest = textwrap.wrap(name, min(widths[0], room), subsequent_indent="  ")
        yield f"{first:<{min(widths[0], room)}}" + "".join(
            f"{figure:>{width + _GAP}}" for figure, width in zip(figures, widths[1:], strict=True))
        yield from rest


def _in_words(heads: Row, rows: Sequence[Row], screen: Screen) -> Iterator[str]:
    for name, *figures in rows:
        yield from textwrap.wrap(name, screen.width)
        told = " · ".join(f"{head}\u00a0{figure}" for head, figure in zip(heads[1:], figures, strict=True))
        yield from textwrap.wrap(told, screen.width, initial_indent="  ", subsequent_indent="  ")
