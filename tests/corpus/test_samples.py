"""The demonstration corpus is whole, its annotations fit its files, and it gives away nobody's number."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from corpus.readers.registry import read
from corpus.statement import Document, DocumentType

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
STATEMENTS = sorted((SAMPLES / "statements").iterdir())
DATE = re.compile(r"(?:2009|201\d|202[0-6])(?:-\d\d){0,2}\Z")
DATE_SOURCES = {"text", "text_year_inferred", "front_matter", "none", "external:knowledge"}
TELEPHONE = re.compile(r"(?<!\d)0\d(?:[\s.]?\d\d){4}(?!\d)")
ADDRESS = re.compile(r"[\w.+-]+@([\w.-]+\w)")
LINK = re.compile(r"https?://([^/\s\"')]+)|www\.([^/\s\"')]+)")
LABELS = {"PER": "persons", "ORG": "organisations", "LOC": "places"}

each_statement = pytest.mark.parametrize("path", STATEMENTS, ids=lambda path: path.stem)
each_page = pytest.mark.parametrize("path", [path for path in STATEMENTS if path.suffix == ".html"],
                                    ids=lambda path: path.stem)


@cache
def manifest() -> dict[str, dict[str, Any]]:
    """What the manifest says of each file."""
    listed = tomllib.loads((SAMPLES / "manifest.toml").read_text(encoding="utf-8"))["sample"]
    return {one["file"]: one for one in listed}


@cache
def decoded(path: Path) -> str:
    """The file's characters, newlines untouched, in the encoding that the manifest gives."""
    return path.read_bytes().decode(manifest()[path.name]["encoding"])


@cache
def annotation(path: Path) -> dict[str, Any]:
    """What a careful reader finds in the file."""
    found: dict[str, Any] = json.loads((SAMPLES / "annotations" / f"{path.stem}.json").read_text(encoding="utf-8"))
    return found


def test_there_are_enough_statements_of_every_format() -> None:
    formats = Counter(path.suffix for path in STATEMENTS)
    assert formats.total() >= 44
    assert set(formats) == {".txt", ".md", ".html"}
    assert min(formats.values()) >= 4


def test_manifest_lists_every_statement_once_and_no_other() -> None:
    listed = tomllib.loads((SAMPLES / "manifest.toml").read_text(encoding="utf-8"))["sample"]
    assert sorted(one["file"] for one in listed) == [path.name for path in STATEMENTS]
    assert all(one["exercises"] for one in listed)


def test_every_annotation_belongs_to_a_statement() -> None:
    assert sorted(path.stem for path in (SAMPLES / "annotations").iterdir()) == [path.stem for path in STATEMENTS]


def test_duplicates_of_the_manifest_are_duplicates() -> None:
    exact = {name: one["duplicate_of"] for name, one in manifest().items() if "duplicate_of" in one}
    near = {name: one["near_duplicate_of"] for name, one in manifest().items() if "near_duplicate_of" in one}
    contents = {path.name: path.read_bytes() for path in STATEMENTS}
    assert exact
    assert near
    assert all(contents[name] == contents[other] for name, other in exact.items())
    assert all(contents[name] != contents[other] for name, other in near.items())


def test_types_and_kinds_of_date_are_all_present() -> None:
    found = [annotation(path) for path in STATEMENTS]
    assert {one["document_type"] for one in found} == {kind.value for kind in DocumentType}
    assert {one["date_source"] for one in found} == DATE_SOURCES
    assert {len(one["date"]) for one in found if one["date"]} >= {7, 10}


def test_people_appear_with_functions_that_change() -> None:
    functions: dict[str, set[str]] = {}
    for path in STATEMENTS:
        for role in annotation(path)["signatories"] + annotation(path)["quoted"]:
            functions.setdefault(role["name"], set()).add(role["function"].lower())
    assert sum(len(held - {""}) > 1 for held in functions.values()) >= 6


@each_statement
def test_statement_is_read_without_refusal(path: Path) -> None:
    assert isinstance(read(path.read_bytes(), path.name), Document)


@each_statement
def test_statement_has_the_length_of_a_press_statement(path: Path) -> None:
    assert 120 <= len(decoded(path).split()) <= 450


@each_statement
def test_annotation_is_well_formed(path: Path) -> None:
    one = annotation(path)
    assert one["id"] == path.stem
    assert one["title"]
    assert one["issuers"]
    assert (one["date"] is None) == (one["date_source"] in {"none", "external:knowledge"})
    assert one["date"] is None or DATE.match(one["date"])


@each_statement
def test_every_mention_is_the_text_at_its_offsets(path: Path) -> None:
    text, mentions = decoded(path), annotation(path)["mentions"]
    assert mentions
    assert {one["label"] for one in mentions} <= set(LABELS)
    assert [text[one["start"]:one["end"]] for one in mentions] == [one["text"] for one in mentions]
    assert all(one["text"] == one["text"].strip() for one in mentions)
    assert all(before["end"] <= after["start"] for before, after in pairwise(mentions))


@each_page
def test_mentions_of_a_page_lie_in_visible_text(path: Path) -> None:
    text = decoded(path)
    for one in annotation(path)["mentions"]:
        before = text[:one["start"]]
        assert before.rfind("<") < before.rfind(">")
        assert before.count("<!--") == before.count("-->")
        assert "<body" in before


@each_statement
def test_people_of_roles_are_people_of_the_statement(path: Path) -> None:
    one = annotation(path)
    named = {name for role in ("signatories", "quoted", "contacts") for name in (each["name"] for each in one[role])}
    assert named <= {" ".join(name.split()).replace("’", "'") for name in one["persons"]}


@each_statement
def test_contacts_are_fictional(path: Path) -> None:
    text = decoded(path)
    assert all(re.sub(r"[\s.]", "", number).startswith("063998") for number in TELEPHONE.findall(text))
    assert all(domain == "exemple.org" for domain in ADDRESS.findall(text))
    assert all((first or second) == "exemple.org" for first, second in LINK.findall(text))


def test_searches_are_judged_and_name_statements() -> None:
    searches = json.loads((SAMPLES / "queries.json").read_text(encoding="utf-8"))
    names = {path.stem for path in STATEMENTS}
    assert len({one["query"] for one in searches}) == len(searches) == 68
    for one in searches:
        assert one["kind"]
        assert one["relevant"].keys() <= names
        assert set(one["relevant"].values()) <= {1, 2}
        assert max(one["relevant"].values()) == 2
