"""How a search is written, for a reader of the terminal: `archive search --syntax`. Parses nothing.

The examples are queries, and so are not translated. docs/query-language.md has them too, with every name of a field.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

import typer

from archive.errors import message
from archive.terminal.screen import Screen


@dataclass(frozen=True, slots=True)
class Rule:
    """Queries, what all of them ask, and how the mark or field is called otherwise."""

    queries: tuple[str, ...]
    meaning: str
    others: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rules on one thing, and what holds of all of them."""

    heading: str
    rules: tuple[Rule, ...]
    notes: tuple[str, ...] = ()


WORDS = Section(message("Words"), (
    Rule(("loyers impayés",), message(
        "All of the words, in any form, accents aside; where few statements have all, those that have some follow.")),
    Rule(('"aides au logement"', "« aides au logement »"), message(
        "These words as they are written, side by side; case and accents aside.")),
    Rule(('"aides logement"~5',), message("In this order, at most 5 words between them.")),
    Rule(("=loyers", '="les loyers"'), message("Exactly so, accents counted.")),
    Rule(("logem*",), message("Words that begin so.")),
    Rule(("logemant~", "logmant~2"), message("With one letter wrong, or two.")),
    Rule(("+loyer charges",), message("What follows a + may not be missing.")),
    Rule(("logement^2 loyer",), message("Counts twice for the order of the results.")),
))
OPERATORS = Section(message("Operators"), (
    Rule(("grève ET climat",), message("Both."), "AND, &&"),
    Rule(("grève OU climat",), message("One of them, or both."), "OR, ||"),
    Rule(("grève SAUF trains", "grève -trains", "grève -(trains OU bus)"), message("The first without the second."),
         "NOT, ET PAS, AND NOT"),
    Rule(("(grève OU climat) logement",), message("Parentheses say what belongs together.")),
    Rule(("grève climat OU logement",), message(
        "Is read as grève (climat OU logement): an operator takes what stands next to it.")),
    Rule(("grève ET climat OU logement",), message("Is read as (grève ET climat) OU logement: ET ties before OU.")),
    Rule(("(mars 2009) ET grève",), message("Several words beside an operator need parentheses.")),
), (
    message("Operators are in capitals: “ou” is a word."),
    message("A shell takes a search whole in single quotation marks, and one that begins with “-” behind “--”: "
            "archive search -- '-trains grève'"),
))
FIELDS = Section(message("Fields"), (
    Rule(("signataire:Fabre", 'signataire:"Jean-Michel Fabre"'), message(
        "Who signs, by any spelling or the family name."), "signatory"),
    Rule(("cité:Fabre",), message("Who is quoted."), "quoted"),
    Rule(("contact:Calvo",), message("Who answers the press.")),
    Rule(("personne:Calvo",), message("Who is named, in any role."), "person"),
    Rule(("organisation:HSO",), message("Which organisation is named, by any of its names."), "org"),
    Rule(("émetteur:HSO",), message("Which organisation speaks."), "issuer"),
    Rule(("lieu:Toulouse",), message("Which place is named."), "place"),
    Rule(("type:tract", 'type:"lettre ouverte"'), message(
        "Press statement, declaration, open letter, resolution, leaflet, motion, other; any other word is looked for "
        "where a statement says what it is.")),
    Rule(("tag:logement",), message("What archivists have tagged it with."), "mot-clé"),
    Rule(("titre:loyers", 'titre:"aides au logement"'), message("Words of the title, with all the marks of words."),
         "title"),
    Rule(("date:2024",), message("When it was published; see below."), "année, mois, year"),
    Rule(("avant:2020", "après:2020"), message("Before or after a date, which is left out."), "before, after"),
    Rule(("depuis:2020",), message("From a date on."), "since"),
    Rule(("langue:fr",), message("The language of the text, by its code."), "language"),
    Rule(("source:008-flo-motion-apl.txt",), message("The file, by its name or the end of its path."),
         "fichier, file"),
    Rule(("id:4scb",), message("The identifier, or how it begins."), "identifiant"),
    Rule(("a:signataire", "-a:date"), message(
        "Has one, or has none: signatory, quoted, contact, person, organisation, issuer, place, tag, date."),
        "avec, has"),
    Rule(("signataire:(Fabre OU Calvo)", "-type:tract"), message("Either value; none of this value.")),
    Rule(("signataire:Fab*", 'signataire:"=Jean-Michel Fabre"'), message(
        "Names that begin so; this very name and no other.")),
), (message("No space behind the colon; several words in quotation marks; accents and case do not matter."),))
DATES = Section(message("Dates"), (
    Rule(("date:2024", "date:2024-06", "date:2024-06-21"), message("A year, a month, a day (EDTF).")),
    Rule(("date:21/06/2024", 'date:"21 juin 2024"', 'date:"juin 2024"'), message("The same in figures and in words.")),
    Rule(("date:2019..2021", "date:2019-12..2020-03", "date:2019/2021"), message("From one to the other.")),
    Rule(("date:2020..", "date:..2020", "date:2020/.."), message("Open at one end.")),
    Rule(("date:>2019", "date:>=2020", "date:<2020"), message("After, from, before.")),
    Rule(('date:"printemps 2020"', 'date:"hiver 2019-2020"', "date:2020-21"), message(
        "A season (EDTF: 21 is spring, 24 winter).")),
    Rule(('date:"1er trimestre 2020"', 'date:"2e semestre 2020"'), message("A quarter or half of a year.")),
    Rule(('date:"début 2024"', 'date:"mi-mai 2020"', 'date:"fin mars 2009"'), message(
        "Beginning, middle or end of a year or month.")),
    Rule(('date:"années 2010"',), message("Ten years.")),
    Rule(('date:"de janvier à mars 2009"', 'date:"du 5 au 12 mars 2009"', 'date:"entre 2019 et 2021"'), message(
        "From one to the other, in words.")),
    Rule(('date:"depuis mars 2020"', 'date:"avant 2020"', 'date:"jusqu\'en 2020"'), message(
        "Open at one end, in words.")),
    Rule(("date:inconnue",), message("Without a date."), "unknown"),
))
MEANINGS = Section(message("Words with a meaning"), (
    Rule(("loyers mars 2009", "loyers début 2024"), message(
        "Statements of that date first, then those that speak of it. Every date in words is read so.")),
    Rule(("loyers depuis 2020", "loyers entre 2019 et 2021"), message("A limit: nothing else is found.")),
    Rule(("1er mai",), message("That day of any year, as the texts write it.")),
    Rule(("lettre ouverte logement",), message("Statements of that type first.")),
    Rule(("signé par Jean-Michel Fabre", "signé par HSO"), message("What the person signs, the organisation issues.")),
    Rule(("Michel Calvo est cité", "contact presse HSO"), message("Who is quoted, who answers the press.")),
    Rule(("Jean-Michel Fabre", "HSO"), message("A person or organisation, by all of its names.")),
    Rule(("RN 147",), message("A reference, also where it is written as one (RN147).")),
))
LITERALLY = Section(message("Words as words"), (
    Rule(('"mars 2009"', '"Jean-Michel Fabre"'), message("In quotation marks, words mean themselves only.")),
), (
    message("“Read as” below the results says what was understood; what was not is told, and read as words. --strict "
            "takes every word as written. On the page, each piece has a cross that takes it away and “” that takes it "
            "as words."),
))
SECTIONS = (WORDS, OPERATORS, FIELDS, DATES, MEANINGS, LITERALLY)

# Two columns where the screen has room for both; else what a query means stands below it.
_LEFT, _TWO_COLUMNS = 34, 70
_BELOW = "    "


def syntax_lines(screen: Screen) -> Iterator[str]:
    """The query language on a page: queries, and what they ask."""
    for number, section in enumerate(SECTIONS):
        if number:
            yield ""
        yield typer.style(screen.say(section.heading), bold=True)
        for rule in section.rules:
            yield from _rule_lines(rule, screen)
        for note in section.notes:
            yield from textwrap.wrap(screen.say(note), screen.width, initial_indent="  ", subsequent_indent="  ",
                                     break_on_hyphens=False)


def _rule_lines(rule: Rule, screen: Screen) -> Iterator[str]:
    meaning = screen.say(rule.meaning) + (f" ({rule.others})" if rule.others else "")
    if screen.width < _TWO_COLUMNS:
        for query in rule.queries:
            yield from (typer.style(line, fg="cyan") for line in textwrap.wrap(
                query, screen.width, initial_indent="  ", subsequent_indent=_BELOW, break_on_hyphens=False))
        yield from textwrap.wrap(meaning, screen.width, initial_indent=_BELOW, subsequent_indent=_BELOW,
                                 break_on_hyphens=False)
        return
    right = iter(textwrap.wrap(meaning, screen.width - _LEFT, break_on_hyphens=False))
    for query in rule.queries:
        beside = next(right, "") if len(query) < _LEFT - 2 else ""
        yield "  " + typer.style(query, fg="cyan") + (" " * (_LEFT - 2 - len(query)) + beside if beside else "")
    yield from (" " * _LEFT + line for line in right)
