"""Mentions of people, organisations and places: what the network saw, set right by rules.

Every rule is a function from spans to spans with the name of its evidence, applied in the order of `RULES`.
Knows nothing of roles, and nothing of spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from corpus.statement import Block, Statement
from indexer.analysis import bodies, consistency, cues, lists, patterns, people, trimming
from indexer.analysis.reading import Reading, read
from indexer.analysis.resolution import resolve
from indexer.analysis.spans import Span, Spans, arrange
from indexer.annotation import Label, Mention, Token

VERSION = "4"
# The networks do not grade what they find; this is the share of it that held on development data.
MODEL_CONFIDENCE = 0.8


class RawSpan(Protocol):
    """A name as the network saw it."""

    @property
    def label(self) -> Label:
        """What it names."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Rule(NamedTuple):
    """One step from spans to better spans."""

    evidence: str
    apply: Callable[[Reading, Spans], Spans]


RULES: tuple[Rule, ...] = (
    Rule("edge", trimming.cut_at_edges),
    Rule("closed stretch", trimming.drop_in_addresses),
    Rule("other language", lists.drop_unknown_abroad),
    Rule("verb", trimming.cut_at_verbs),
    Rule("trimming", trimming.trim),
    Rule("organ", bodies.leave_organs_out),
    Rule("common noun", cues.leave_heads_out),
    Rule("law of a person", people.add_law_makers),
    Rule("law", cues.drop_laws),
    Rule("known name", bodies.cut_after_known),
    Rule("no name", lists.drop_no_names),
    Rule("neighbours", bodies.join_neighbours),
    Rule("legal form", bodies.join_forms),
    Rule("given name", people.join_given_names),
    Rule("rest of word", trimming.complete_words),
    Rule("particle", people.join_particles),
    Rule("known label", lists.relabel_known),
    Rule("cue", cues.relabel_cued),
    Rule("acronym", bodies.relabel_acronyms),
    Rule("place pattern", patterns.add_places),
    Rule("institution pattern", patterns.add_institutions),
    Rule("title before name", people.add_titled),
    Rule("office before name", people.add_officials),
    Rule("gazetteer", lists.add_known),
    Rule("number", bodies.join_numbers),
    Rule("two in one", bodies.split_places),
    Rule("place of a body", bodies.join_places),
    Rule("two places", bodies.split_coordinated),
    Rule("cue alone", cues.add_cued),
    Rule("first name", people.add_by_first_name),
    Rule("acronym explained", consistency.add_explained),
    Rule("majority", consistency.agree_on_labels),
    Rule("longer elsewhere", consistency.lengthen_known),
    Rule("seen elsewhere", consistency.add_seen_elsewhere),
    Rule("surname", consistency.add_surnames),
    Rule("last trimming", trimming.trim),
)


def find_spans(reading: Reading, raw: Iterable[RawSpan], rules: tuple[Rule, ...] = RULES) -> Spans:
    """The names of the text, in order and apart."""
    spans = arrange(Span(one.start, one.end, one.label, MODEL_CONFIDENCE, "model") for one in raw)
    for rule in rules:
        spans = rule.apply(reading, spans)
    return spans


def find_mentions(statement: Statement, raw: Iterable[RawSpan], tokens: Sequence[Token] = (),
                  rules: tuple[Rule, ...] = RULES) -> tuple[Mention, ...]:
    """The mentions of the statement, each resolved to a name within it, in order of reading."""
    reading = read(statement.text, edges(statement.structure.blocks), tokens)
    return resolve(reading.text, find_spans(reading, raw, rules))


def edges(blocks: Sequence[Block]) -> list[int]:
    """Where blocks end, except between lines of one kind: a name may run over such a line break."""
    joined = {one.end for one, after in pairwise(blocks) if after.kind == one.kind and after.start - one.end <= 1}
    return [one.end for one in blocks if one.end not in joined]
