"""The commands beside a search: completion, similar statements, saved searches, evaluation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from archive.archive import Archive
from archive.errors import message
from archive.reports import Json, SearchPage
from archive.requests import ProgressCallback, SearchOptions
from archive.saved import LONGEST_NAME, SavedSearch, everything, load_saved, saved_as, store_saved, with_saved
from archive.terminal import examples, finding, options, results, scores
from archive.terminal.screen import Screen
from archive.terminal.session import Exit, session_of
from archive.terminal.wording import visible
from archive.wording import tidied

STAGES = {"analyse": message("Analysing")}

# Scores as a program reads them, as a person does, and what a person should know of them.
Scored = tuple[Json, Iterable[str], Iterable[str]]

saved = typer.Typer(no_args_is_help=True, help=message("Searches kept under a name, re-run for what is new."))


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    app.command("suggest", epilog=examples.SUGGEST, help=message(
        "Complete words, people, organisations, places and tags."))(suggest)
    app.command("similar", epilog=examples.SIMILAR, help=message("Find the statements most like one."))(similar)
    app.command("evaluate", epilog=examples.EVALUATE, help=message(
        "Score the analysis against archivists' decisions or annotations, or the search against judged queries.",
    ))(evaluate)
    saved.command("add", epilog=examples.SAVED, help=message("Keep a search under a name."))(saved_add)
    saved.command("list", epilog=examples.SAVED, help=message("List the saved searches."))(saved_list)
    saved.command("run", epilog=examples.SAVED, help=message(
        "Run a saved search and print only what is new since its last run."))(saved_run)
    saved.command("remove", epilog=examples.SAVED, help=message("Forget a saved search."))(saved_remove)
    app.add_typer(saved, name="saved")


def suggest(
    context: typer.Context,
    prefix: Annotated[str, typer.Argument(metavar="PREFIX", help=message("How the word or name begins."))],
    limit: options.Limit = 10,
    as_json: options.AsJson = False,
) -> None:
    """Print completions, the most frequent first; exit code 1 where there are none."""
    session = session_of(context)
    with session.archive() as archive:
        found = archive.complete(prefix, limit)
    if as_json:
        session.screen.json({"schema": "archive.suggest/1", "prefix": prefix,
                             "suggestions": [one._asdict() for one in found]})
    else:
        for one in found:
            session.screen.out(f"{visible(one.text)}\t{one.kind}\t{one.statements}")
    if not found:
        raise typer.Exit(Exit.NOTHING)


def similar(
    context: typer.Context,
    identifier: options.Identifier,
    limit: options.Limit = 5,
    as_json: options.AsJson = False,
    ids: options.IdsOnly = False,
) -> None:
    """Print the statements most like one, best first."""
    session = session_of(context)
    with session.archive() as archive:
        identifier = options.statement(identifier)
        page = archive.similar(identifier, limit)
    finding.print_page(page, session.screen, finding.shape(as_json=as_json, ids=ids))
    if not page.total:
        raise typer.Exit(Exit.NOTHING)


def evaluate(
    context: typer.Context,
    gold: Annotated[Path | None, typer.Argument(
        metavar="GOLD", help=message("A folder with annotations/NAME.json and raw/NAME.txt."))] = None,
    queries: Annotated[Path | None, typer.Option(
        "--queries", metavar="FILE", help=message("Judged searches over the texts in raw/ beside the file."))] = None,
    texts: Annotated[Path | None, typer.Option(
        "--texts", metavar="DIR", help=message("The texts of the judged searches, where they are elsewhere."))] = None,
    as_json: options.AsJson = False,
) -> None:
    """Print a table of scores."""
    session = session_of(context)
    screen = session.screen
    with session.archive(create=True) as archive, screen.progress(STAGES) as draw:
        if queries is not None:
            rows, lines, warnings = _searches_scored(archive, queries, texts, screen)
        elif gold is not None:
            rows, lines, warnings = _analyses_scored(archive, gold, screen, draw)
        else:
            judgement = archive.evaluate()
            rows, lines = judgement.to_json(), scores.judgement_lines(judgement, screen)
            warnings = scores.statement_lines(judgement, screen)
    if as_json:
        screen.json({"schema": "archive.evaluate/1", "scores": rows})
    else:
        for line in lines:
            screen.out(line)
    for line in warnings:
        screen.warn(line)


def _searches_scored(archive: Archive, queries: Path, texts: Path | None, screen: Screen) -> Scored:
    from archive.evaluation import evaluate_searches  # noqa: PLC0415  (start-up is a feature)

    ranking = evaluate_searches(archive, queries, texts)
    return ranking.to_json(), scores.ranking_lines(ranking.scores, screen), scores.unknown_lines(ranking, screen)


def _analyses_scored(archive: Archive, gold: Path, screen: Screen, draw: ProgressCallback | None) -> Scored:
    from archive.evaluation import evaluate_analyses  # noqa: PLC0415  (start-up is a feature)

    found = evaluate_analyses(archive, gold, draw)
    return found.to_json(), scores.score_lines(found, screen), scores.missing_lines(found, screen)


def saved_add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=message("The name to keep it under."))],
    query: Annotated[list[str], typer.Argument(
        metavar="WORDS", help=message(
            "What to look for; `archive search --syntax` tells of a field for every filter."))],
    replacing: Annotated[bool, typer.Option(
        "--replace", help=message("Take the name from the search that has it."))] = False,
) -> None:
    """Keep a search; what it finds now counts as seen, and what of it was not understood is said."""
    session = session_of(context)
    wanted = everything(SearchOptions(query=" ".join(query)))
    with session.archive() as archive:
        search = SavedSearch(tidied(name, "NAME", LONGEST_NAME), wanted, tuple(archive.matching(wanted)))
        store_saved(archive.home, with_saved(load_saved(archive.home), search, replacing=replacing))
        page = archive.search(replace(wanted, limit=0))
    for line in results.remark_lines(page.not_understood, session.screen):
        session.screen.warn(line)
    session.screen.note(session.screen.count(
        "Saved; {n} statement is known.", "Saved; {n} statements are known.", len(search.seen)))


def saved_list(context: typer.Context, as_json: options.AsJson = False) -> None:
    """Print the saved searches."""
    session = session_of(context)
    with session.archive() as archive:
        searches = load_saved(archive.home)
    if as_json:
        session.screen.json({"schema": "archive.saved/1", "searches": [
            {"name": one.name, "query": one.options.query, "seen": len(one.seen)} for one in searches.values()]})
        return
    for one in searches.values():
        session.screen.out(f"{visible(one.name)}\t{visible(one.options.query)}\t{len(one.seen)}")


def saved_run(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=message("The name of a saved search."))],
    as_json: options.AsJson = False,
    ids: options.IdsOnly = False,
) -> None:
    """Print the hits that are new since the last run; exit code 1 where there are none."""
    session = session_of(context)
    with session.archive() as archive:
        page = _run(archive, name)
    finding.print_page(page, session.screen, finding.shape(as_json=as_json, ids=ids))
    session.screen.note(results.summary(page, session.screen))
    if not page.hits:
        raise typer.Exit(Exit.NOTHING)


def saved_remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=message("The name of a saved search."))],
) -> None:
    """Forget a saved search."""
    session = session_of(context)
    with session.archive() as archive:
        searches = load_saved(archive.home)
        del searches[saved_as(searches, name).name]
        store_saved(archive.home, searches)


def _run(archive: Archive, name: str) -> SearchPage:
    """The statements that the search finds and had not found before; they are known from now on."""
    searches = load_saved(archive.home)
    search = saved_as(searches, name)
    found, known = archive.matching(search.options), set(search.seen)
    hits = archive.hits([one for one in found if one not in known], search.options)
    page = archive.search(replace(search.options, limit=0))
    store_saved(archive.home, searches | {search.name: replace(search, seen=tuple(found))})
    understood = tuple(one for one in page.understood if one["kind"] != "relaxed")
    return replace(page, understood=understood, total=len(hits), complete=len(hits), hits=hits)
