"""What every engine must do: one body of cases, subclassed by a test module for each engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.engine import (
    Area,
    Engine,
    Entry,
    Field,
    IndexCorrupt,
    IndexForeign,
    IndexLocked,
    IndexReadOnly,
    IndexStale,
    Posting,
    QueryTooDeep,
    SearchRequest,
    SearchResult,
    Sort,
)
from indexer.engines import open_engine
from indexer.engines.locks import hold
from indexer.query import (
    And,
    Best,
    Boosted,
    DateRange,
    Everything,
    Fuzzy,
    Has,
    Keyword,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
)

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - each write waits for the disk
BODY = Area.BODY


def entry(key: str, text: str = "", keywords: Mapping[Field, Sequence[str]] | None = None,
          days: tuple[int, int] | None = None, title: str = "") -> Entry:
    """An entry whose words are `text` cut at spaces; `a|b` puts two terms in one position."""
    areas = {area: [Posting(term, position) for position, word in enumerate(words.split())
                    for term in word.split("|")]
             for area, words in ((BODY, text), (Area.TITLE, title)) if words}
    first, last = days or (None, None)
    return Entry(key, areas, keywords or {}, first, last, json.dumps({"id": key, "texte": text}))


STATEMENTS = (
    entry("c1", "=les|le =loyers|loyer augmentent", {Field.TAG: ["logement", "loyers"], Field.YEAR: ["2024"]},
          (100, 100), title="logement"),
    entry("c2", "le logement social et le loyer", {Field.TAG: ["logement"], Field.YEAR: ["2020"]}, (50, 80)),
    entry("c3", "grève des transports", {Field.TAG: ["transports"], Field.SIGNATORY: ["Jean-Michel Fabre"]}),
    entry("c4", "la grève du logement", {Field.YEAR: ["2024"]}, (100, 130)),
)

WRAPPINGS: Mapping[str, Callable[[Query], Query]] = {
    "and": lambda query: And((query,)),
    "or": lambda query: Or((query, Nothing())),
    "not": Not,
    "best": lambda query: Best((query,)),
    "boosted": lambda query: Boosted(query, 1.0),
    "and everything": lambda query: And((query, Everything())),
}


class EngineContract:
    """Subclass it, set `kind`, and every case runs over that engine."""

    kind: str

    @pytest.fixture
    def folder(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(dir=IN_MEMORY) as parent:
            yield Path(parent) / "index"

    @pytest.fixture
    def engine(self, folder: Path) -> Iterator[Engine]:
        engine = open_engine(self.kind, folder, writable=True)
        yield engine
        engine.close()

    @pytest.fixture
    def filled(self, engine: Engine) -> Engine:
        engine.write(STATEMENTS, stamp="filled")
        return engine

    @staticmethod
    def found(engine: Engine, query: Query) -> list[str]:
        return sorted(hit.id for hit in engine.search(SearchRequest(query, limit=1000)).hits)

    @staticmethod
    def ask(engine: Engine, query: Query, **options: object) -> SearchResult:
        return engine.search(replace(SearchRequest(query), **options))  # type: ignore[arg-type]  # by name

    # --- an index that is new ---

    def test_a_new_index_is_empty_and_opening_it_writes_nothing(self, folder: Path) -> None:
        engine = open_engine(self.kind, folder)
        assert (engine.count(), engine.ids(), engine.stamp()) == (0, frozenset(), "")
        assert self.ask(engine, Everything(), facets={Field.TAG: 5}) == SearchResult(0, (), {Field.TAG: ()})
        assert engine.terms(BODY, "", 10) == []
        assert engine.get(["c1"]) == {}
        assert not folder.exists()

    def test_a_reader_of_a_new_index_sees_its_first_write(self, folder: Path, engine: Engine) -> None:
        reader = open_engine(self.kind, folder)
        assert reader.count() == 0
        engine.write(STATEMENTS, stamp="one")
        assert reader.count() == 4

    def test_an_unknown_kind_is_refused_with_the_kinds_there_are(self, folder: Path) -> None:
        with pytest.raises(ValueError, match="tantivy, whoosh"):
            open_engine("lucene", folder)

    # --- writing ---

    def test_writing_an_id_again_replaces_the_statement(self, filled: Engine) -> None:
        filled.write([entry("c1", "autre chose")], stamp="two")
        assert self.found(filled, Term(BODY, "loyer")) == ["c2"]
        assert self.found(filled, Term(BODY, "chose")) == ["c1"]
        assert filled.count() == 4

    def test_of_entries_with_one_id_in_a_write_the_last_stays(self, engine: Engine) -> None:
        engine.write([entry("c1", "un"), entry("c2", "un"), entry("c1", "deux")], stamp="one")
        assert self.found(engine, Term(BODY, "un")) == ["c2"]
        assert self.found(engine, Term(BODY, "deux")) == ["c1"]

    def test_deleting_takes_a_statement_out_of_everything(self, filled: Engine) -> None:
        filled.write([], stamp="two", delete=["c3", "absent"])
        assert filled.ids() == {"c1", "c2", "c4"}
        assert filled.count() == 3
        assert filled.terms(Field.SIGNATORY, "", 10) == []
        assert filled.terms(BODY, "grève", 10) == [("grève", 1)]
        assert self.ask(filled, Everything(), facets={Field.SIGNATORY: 3}).facets == {Field.SIGNATORY: ()}
        assert filled.get(["c3"]) == {}

    def test_what_is_deleted_and_added_in_one_write_is_there(self, filled: Engine) -> None:
        filled.write([entry("c3", "de retour")], stamp="two", delete=["c3"])
        assert self.found(filled, Term(BODY, "retour")) == ["c3"]

    def test_the_stamp_is_that_of_the_last_write(self, filled: Engine) -> None:
        assert filled.stamp() == "filled"
        filled.write([], stamp="é two")
        assert filled.stamp() == "é two"
        assert filled.count() == 4

    def test_a_write_that_fails_half_way_changes_nothing(self, filled: Engine) -> None:
        def broken() -> Iterator[Entry]:
            yield entry("c9", "neuf")
            message = "the store went away"
            raise OSError(message)

        with pytest.raises(OSError, match="the store went away"):
            filled.write(broken(), stamp="never", delete=["c1"])
        assert filled.stamp() == "filled"
        assert filled.ids() == {"c1", "c2", "c3", "c4"}
        filled.write([entry("c5", "cinq")], stamp="after")
        assert filled.ids() == {"c1", "c2", "c3", "c4", "c5"}

    def test_a_first_write_that_fails_leaves_a_new_index(self, engine: Engine, folder: Path) -> None:
        with pytest.raises(TypeError):
            engine.write(_raising(), stamp="never")
        assert (engine.stamp(), engine.count()) == ("", 0)
        assert open_engine(self.kind, folder).count() == 0

    def test_a_long_lived_reader_sees_each_write(self, filled: Engine, folder: Path) -> None:
        reader = open_engine(self.kind, folder)
        for number in range(3):
            filled.write([entry(f"n{number}", "neuf")], stamp=str(number))
            assert (reader.stamp(), len(self.found(reader, Term(BODY, "neuf")))) == (str(number), number + 1)

    def test_a_reader_may_not_write(self, filled: Engine, folder: Path) -> None:
        reader = open_engine(self.kind, folder)
        with pytest.raises(IndexReadOnly, match="reading only"):
            reader.write([], stamp="never")
        with pytest.raises(IndexReadOnly):
            reader.rebuild([], stamp="never")
        assert filled.stamp() == "filled"

    def test_a_second_writer_is_told_who_is_writing(self, filled: Engine, folder: Path) -> None:
        other = open_engine(self.kind, folder, writable=True)

        def entries() -> Iterator[Entry]:
            with pytest.raises(IndexLocked, match=f"process {os.getpid()}") as caught:
                other.write([], stamp="other")
            assert str(os.getpid()) in caught.value.holder
            yield entry("c5", "cinq")

        filled.write(entries(), stamp="mine")
        other.write([], stamp="other")
        assert (filled.stamp(), filled.count()) == ("other", 5)

    def test_a_lock_that_a_dead_writer_left_is_no_obstacle(self, filled: Engine, folder: Path) -> None:
        (folder / "writer.lock").write_text('{"pid": 1, "command": "gone"}')
        filled.write([], stamp="two")
        assert filled.stamp() == "two"

    def test_closing_twice_is_safe(self, filled: Engine) -> None:
        filled.close()
        filled.close()

    # --- rebuilding ---

    def test_a_rebuild_replaces_everything(self, filled: Engine) -> None:
        filled.rebuild([entry("n1", "neuf")], stamp="rebuilt")
        assert filled.stamp() == "rebuilt"
        assert filled.ids() == {"n1"}
        assert filled.terms(BODY, "", 10) == [("neuf", 1)]

    def test_the_old_index_serves_until_the_new_one_is_complete(self, filled: Engine, folder: Path) -> None:
        reader = open_engine(self.kind, folder)

        def entries() -> Iterator[Entry]:
            assert (reader.stamp(), reader.count()) == ("filled", 4)
            yield entry("n1", "neuf")
            assert open_engine(self.kind, folder).count() == 4

        filled.rebuild(entries(), stamp="rebuilt")
        assert (reader.stamp(), reader.count()) == ("rebuilt", 1)

    def test_a_rebuild_that_fails_leaves_the_old_index(self, filled: Engine, folder: Path) -> None:
        with pytest.raises(TypeError):
            filled.rebuild(_raising(), stamp="never")
        assert (filled.stamp(), filled.count()) == ("filled", 4)
        assert len([child for child in folder.iterdir() if child.is_dir()]) == 1

    def test_old_generations_do_not_pile_up(self, filled: Engine, folder: Path) -> None:
        for number in range(3):
            filled.rebuild(STATEMENTS, stamp=str(number))
        assert len([child for child in folder.iterdir() if child.is_dir()]) == 1

    def test_files_do_not_pile_up_over_many_small_writes(self, engine: Engine, folder: Path) -> None:
        for number in range(60):
            engine.write([entry(f"s{number % 20}", "loyer")], stamp=str(number))
        assert engine.count() == 20
        assert len(list(folder.rglob("*"))) < 120

    def test_what_a_killed_rebuild_left_is_removed_by_the_next_write(self, filled: Engine, folder: Path) -> None:
        (folder / "g000099").mkdir()
        (folder / "g000099" / "half").write_bytes(b"half")
        assert filled.count() == 4
        filled.write([], stamp="two")
        assert not (folder / "g000099").exists()

    @pytest.mark.parametrize("doing", ["write", "rebuild"])
    def test_a_writer_that_is_killed_leaves_the_last_complete_write(
            self, filled: Engine, folder: Path, doing: str) -> None:
        script = (
            "import os, signal, sys\n"
            "from pathlib import Path\n"
            "from indexer.engines import open_engine\n"
            "from tests.indexer.engine_contract import entry\n"
            "def entries():\n"
            "    for number in range(300):\n"
            "        yield entry(f'n{number}', 'neuf ' * 50)\n"
            "    os.kill(os.getpid(), signal.SIGKILL)\n"
            f"getattr(open_engine({self.kind!r}, Path(sys.argv[1]), writable=True), {doing!r})(entries(), stamp='x')\n")
        root = str(Path(__file__).parents[2])
        done = subprocess.run([sys.executable, "-W", "ignore", "-c", script, str(folder)], cwd=root, check=False,
                              env=os.environ | {"PYTHONPATH": root}, capture_output=True)
        assert done.returncode == -9, done.stderr
        assert (filled.stamp(), filled.count()) == ("filled", 4)
        filled.write([entry("c5", "cinq")], stamp="after")
        assert open_engine(self.kind, folder).count() == 5

    # --- folders that are not as they should be ---

    def test_an_index_of_another_version_is_stale_until_rebuilt(self, filled: Engine, folder: Path) -> None:
        filled.close()
        _change_marker(folder, schema=0)
        with pytest.raises(IndexStale, match="archive reindex"):
            open_engine(self.kind, folder)
        engine = open_engine(self.kind, folder, writable=True)
        with pytest.raises(IndexStale):
            engine.stamp()
        with pytest.raises(IndexStale):
            engine.write([], stamp="never")
        engine.rebuild(STATEMENTS, stamp="rebuilt")
        assert open_engine(self.kind, folder).count() == 4

    def test_an_index_of_another_engine_is_stale(self, filled: Engine, folder: Path) -> None:
        filled.close()
        _change_marker(folder, engine="lucene")
        with pytest.raises(IndexStale, match="lucene"):
            open_engine(self.kind, folder)

    def test_a_folder_of_other_files_is_refused_and_left_alone(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "thesis.txt").write_text("precious")
        with pytest.raises(IndexForeign, match=r"thesis\.txt"):
            open_engine(self.kind, folder)
        with pytest.raises(IndexForeign):
            open_engine(self.kind, folder, writable=True).rebuild(STATEMENTS, stamp="never")
        assert [child.name for child in folder.iterdir()] == ["thesis.txt"]

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "other"}', "\udcff"],
                             ids=["empty", "cut", "list", "other", "binary"])
    def test_a_damaged_marker_is_told_and_mended_by_a_rebuild(self, filled: Engine, folder: Path, text: str) -> None:
        filled.close()
        (folder / "index.json").write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(IndexCorrupt, match="archive reindex"):
            open_engine(self.kind, folder)
        engine = open_engine(self.kind, folder, writable=True)
        engine.rebuild(STATEMENTS, stamp="rebuilt")
        assert (engine.count(), engine.stamp()) == (4, "rebuilt")

    def test_a_marker_never_leads_out_of_its_folder(self, filled: Engine, folder: Path) -> None:
        filled.close()
        _change_marker(folder, generation="../elsewhere")
        with pytest.raises(IndexCorrupt):
            open_engine(self.kind, folder)

    @pytest.mark.parametrize("damage", ["emptied", "overwritten", "removed", "cut"])
    def test_damaged_files_are_told_and_mended_by_a_rebuild(self, filled: Engine, folder: Path, damage: str) -> None:
        filled.close()
        for file in _files(folder):
            _damage(file, damage)
        with pytest.raises(IndexCorrupt, match="archive reindex"):
            open_engine(self.kind, folder).search(SearchRequest(Term(BODY, "loyer")))
        engine = open_engine(self.kind, folder, writable=True)
        engine.rebuild(STATEMENTS, stamp="rebuilt")
        assert self.found(engine, Term(BODY, "loyer")) == ["c1", "c2"]

    def test_a_full_disk_is_told_and_nothing_is_lost(self, filled: Engine, folder: Path) -> None:
        script = (
            "import resource, signal, sys\n"
            "from pathlib import Path\n"
            "from indexer.engine import DiskFull\n"
            "from indexer.engines import open_engine\n"
            "from tests.indexer.engine_contract import entry\n"
            "engine = open_engine(sys.argv[2], Path(sys.argv[1]), writable=True)\n"
            "engine.count()\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
            "try:\n"
            "    engine.write((entry(f'n{n}', f'mot{n} ' * 50) for n in range(2000)), stamp='x')\n"
            "except DiskFull as error:\n"
            "    print(error)\n")
        root = str(Path(__file__).parents[2])
        done = subprocess.run([sys.executable, "-W", "ignore", "-c", script, str(folder), self.kind], cwd=root,
                              check=False, env=os.environ | {"PYTHONPATH": root, "RUST_BACKTRACE": "0"},
                              capture_output=True, text=True)
        assert "Free some space" in done.stdout, done.stderr
        assert (filled.stamp(), filled.count()) == ("filled", 4)
        filled.write([], stamp="after")
        assert filled.stamp() == "after"

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
    def test_a_folder_without_write_permission_can_be_searched(self, filled: Engine, folder: Path) -> None:
        filled.close()
        script = (
            "import os, sys, tempfile\n"
            "from pathlib import Path\n"
            "from indexer.engine import IndexReadOnly, SearchRequest\n"
            "from indexer.engines import open_engine\n"
            "from indexer.query import Term\n"
            "kind, folder = sys.argv[2], Path(sys.argv[1])\n"
            "open_engine(kind, folder).search(SearchRequest(Term('body', 'loyer')))\n"    # all is imported
            "os.geteuid() or os.setuid(65534)\n"
            "print(open_engine(kind, folder).search(SearchRequest(Term('body', 'loyer'))).total)\n"
            "try:\n"
            "    open_engine(kind, folder, writable=True).write([], stamp='x')\n"
            "except IndexReadOnly as error:\n"
            "    print(error)\n")
        _set_modes(folder, 0o555, 0o444)
        folder.parent.chmod(0o755)
        root = str(Path(__file__).parents[2])
        done = subprocess.run([sys.executable, "-W", "ignore", "-c", script, str(folder), self.kind], cwd=root,
                              check=False, env=os.environ | {"PYTHONPATH": root}, capture_output=True, text=True)
        _set_modes(folder, 0o755, 0o644)
        assert done.stdout.startswith("2\n"), done.stderr
        assert "rights" in done.stdout

    # --- finding ---

    @pytest.mark.parametrize(("query", "expected"), [
        (Everything(), "c1 c2 c3 c4"),
        (Nothing(), ""),
        (Term(BODY, "loyer"), "c1 c2"),
        (Term(BODY, "=loyers"), "c1"),
        (Term(BODY, "loy"), ""),
        (Term(BODY, "Loyer"), ""),
        (Term(Area.TITLE, "logement"), "c1"),
        (Term(Area.BOILERPLATE, "logement"), ""),
        (Prefix(BODY, "log"), "c2 c4"),
        (Prefix(BODY, "=l"), "c1"),
        (Prefix(BODY, "gr\u00e8"), "c3 c4"),
        (Prefix(BODY, ".*"), ""),
        (Prefix(BODY, ""), "c1 c2 c3 c4"),
        (Fuzzy(BODY, "logemant"), "c2 c4"),
        (Fuzzy(BODY, "lgoement"), "c2 c4"),
        (Fuzzy(BODY, "logmnt"), ""),
        (Fuzzy(BODY, "logmnt", 2), "c2 c4"),
        (Fuzzy(BODY, "greve"), "c3 c4"),
        (Keyword(Field.TAG, "logement"), "c1 c2"),
        (Keyword(Field.TAG, "Logement"), ""),
        (Keyword(Field.SIGNATORY, "Jean-Michel Fabre"), "c3"),
        (Keyword(Field.SIGNATORY, "Jean-Michel"), ""),
        (Has(Field.YEAR), "c1 c2 c4"),
        (Has(Field.FORM), ""),
    ], ids=repr)
    def test_leaves_find(self, filled: Engine, query: Query, expected: str) -> None:
        assert self.found(filled, query) == expected.split()

    @pytest.mark.parametrize(("positions", "slop", "expected"), [
        ("le loyer", 0, "c1 c2"),
        ("=les loyer", 0, "c1"),
        ("le social", 0, ""),
        ("le social", 1, "c2"),
        ("social le", 1, "c2"),
        ("loyer le", 5, ""),
        ("le|=les loyer|=loyers", 0, "c1 c2"),
        ("=les|la =loyers|grève", 0, "c1 c4"),
        ("le le", 3, "c2"),
        ("le le", 2, ""),
        ("logement et loyer", 1, ""),
        ("logement et loyer", 2, "c2"),
        ("loyer", 0, "c1 c2"),
        ("loyer|grève", 3, "c1 c2 c3 c4"),
        ("", 2, ""),
        ("le absent", 9, ""),
    ])
    def test_phrases_find_words_in_order_within_the_slop(
            self, filled: Engine, positions: str, slop: int, expected: str) -> None:
        phrase = Phrase(BODY, tuple(tuple(word.split("|")) for word in positions.split()), slop)
        assert self.found(filled, phrase) == expected.split()

    def test_a_phrase_with_a_position_that_nothing_may_fill_finds_nothing(self, filled: Engine) -> None:
        assert self.found(filled, Phrase(BODY, (("le",), (), ("loyer",)), 3)) == []

    def test_a_phrase_may_have_hundreds_of_alternatives_in_each_position(self, filled: Engine) -> None:
        many = tuple(f"mot-{number}-assez-long-é" for number in range(300))
        assert self.found(filled, Phrase(BODY, ((*many, "le"), ("loyer", *many)))) == ["c1", "c2"]
        assert self.found(filled, Phrase(BODY, ((*many, "le"), ("loyer", *many), many))) == []

    def test_a_phrase_finds_any_of_many_alternatives_that_the_index_has(self, engine: Engine) -> None:
        engine.write([entry(f"s{number:02}", f"le.{number} (mot-{number} é*{number}") for number in range(40)],
                     stamp="one")
        positions = tuple(tuple(f"{word}{number}" for number in range(40)) for word in ("le.", "(mot-", "é*"))
        assert len(self.found(engine, Phrase(BODY, positions))) == 40
        assert self.found(engine, Phrase(BODY, (positions[0][:20], positions[1][19:], positions[2]))) == ["s19"]

    def test_a_phrase_takes_signs_of_patterns_as_they_are(self, engine: Engine) -> None:
        texts = ["a.b fin", "axb fin", "a* fin", "[a fin", "a\\ fin", "~a fin"]
        engine.write([entry(str(number), text) for number, text in enumerate(texts)], stamp="one")
        for number, text in enumerate(texts):
            phrase = Phrase(BODY, ((text.split()[0], "autre"), ("fin", "(fin")))
            assert self.found(engine, phrase) == [str(number)]

    @pytest.mark.parametrize(("first", "last", "expected"), [
        (None, None, "c1 c2 c4"), (100, 100, "c1 c4"), (None, 50, "c2"), (81, 99, ""), (60, 70, "c2"),
        (130, None, "c4"), (131, None, ""), (90, 60, ""), (-10**30, 10**30, "c1 c2 c4"),
    ])
    def test_dates_match_when_they_may_fall_in_the_range(
            self, filled: Engine, first: int | None, last: int | None, expected: str) -> None:
        assert self.found(filled, DateRange(first, last)) == expected.split()

    @pytest.mark.parametrize(("query", "expected"), [
        (And(()), "c1 c2 c3 c4"),
        (Or(()), ""),
        (Best(()), ""),
        (And((Term(BODY, "loyer"), Keyword(Field.YEAR, "2024"))), "c1"),
        (And((Term(BODY, "loyer"), Not(Term(BODY, "social")))), "c1"),
        (And((Not(Term(BODY, "loyer")), Not(Term(BODY, "transports")))), "c4"),
        (Not(Term(BODY, "loyer")), "c3 c4"),
        (Not(Not(Term(BODY, "loyer"))), "c1 c2"),
        (Not(Everything()), ""),
        (Not(Nothing()), "c1 c2 c3 c4"),
        (Or((Term(BODY, "social"), Not(Has(Field.YEAR)))), "c2 c3"),
        (Or((Term(BODY, "le"), Term(BODY, "loyer"), Term(BODY, "social")), least=2), "c1 c2"),
        (Or((Term(BODY, "le"), Term(BODY, "loyer"), Term(BODY, "social")), least=3), "c2"),
        (Or((Term(BODY, "le"),), least=2), ""),
        (Or((Term(BODY, "social"),), least=0), "c2"),
        (Best((Term(BODY, "social"), Not(Term(BODY, "le")))), "c2 c3 c4"),
        (Boosted(Term(BODY, "social"), 0), "c2"),
        (Boosted(Not(Term(BODY, "le")), 2), "c3 c4"),
    ], ids=repr)
    def test_combinations_find(self, filled: Engine, query: Query, expected: str) -> None:
        assert self.found(filled, query) == expected.split()

    def test_an_area_or_field_that_there_is_not_is_a_mistake_of_the_caller(self, filled: Engine) -> None:
        for query in (Term("corps", "x"), Keyword("étiquette", "x"), Not(Has("étiquette"))):
            with pytest.raises(ValueError, match=r"corps|étiquette"):
                filled.search(SearchRequest(query))

    @pytest.mark.parametrize("term", ["", "\0", "\udcff", "\n", "*", "a" * 70_000, "e\u0301", "l'égalité", "06:30"],
                             ids=["empty", "nul", "surrogate", "line", "star", "long", "mark", "quote", "time"])
    def test_hostile_terms_find_nothing_and_raise_nothing(self, filled: Engine, term: str) -> None:
        queries: list[Query] = [Term(BODY, term), Keyword(Field.TAG, term), Phrase(BODY, (("le",), (term,))),
                   Phrase(BODY, (("le", "la"), (term,)))]
        if term:
            queries.append(Prefix(BODY, term))
        if len(term) > 4:
            queries += [Fuzzy(BODY, term, 2), Fuzzy(BODY, term[:200], 2)]
        assert [self.found(filled, query) for query in queries] == [[]] * len(queries)
        assert filled.get([term]) == {}

    def test_terms_too_long_to_index_leave_the_rest_findable(self, engine: Engine) -> None:
        endless = "a" * 70_000
        engine.write([entry("c1", f"avant {endless} après", {Field.TAG: [endless, "court"]})], stamp="one")
        assert self.found(engine, Phrase(BODY, (("avant",), ("après",)), slop=1)) == ["c1"]
        assert self.ask(engine, Everything(), facets={Field.TAG: 5}).facets == {Field.TAG: (("court", 1),)}

    def test_ten_thousand_terms_in_a_query_are_answered(self, filled: Engine) -> None:
        terms: tuple[Query, ...] = tuple(Term(BODY, f"mot{number}") for number in range(10_000))
        assert self.found(filled, Or((*terms, Term(BODY, "loyer")))) == ["c1", "c2"]
        assert self.found(filled, And(terms)) == []

    @pytest.mark.parametrize("wrap", WRAPPINGS.values(), ids=WRAPPINGS)
    def test_five_hundred_levels_are_answered(self, filled: Engine, wrap: Callable[[Query], Query]) -> None:
        query: Query = Boosted(Term(BODY, "loyer"), 0)
        for _ in range(500):
            query = wrap(query)
        assert self.found(filled, query) == ["c1", "c2"]

    def test_more_levels_than_engines_can_follow_are_refused(self, filled: Engine) -> None:
        query: Query = Term(BODY, "loyer")
        for _ in range(100_000):
            query = Not(query)
        with pytest.raises(QueryTooDeep):
            filled.search(SearchRequest(query))
        while isinstance(query, Not):   # let go of it from the outside in
            query = query.part

    # --- scores ---

    def score(self, engine: Engine, query: Query, key: str = "c2") -> float:
        return {hit.id: hit.score for hit in self.ask(engine, query).hits}[key]

    @pytest.mark.parametrize("query", [
        Everything(), Keyword(Field.TAG, "logement"), Has(Field.YEAR), DateRange(None, 90), Not(Term(BODY, "grève")),
        Boosted(Term(BODY, "loyer"), 0), Term(BODY, "loyer", 0.0),
    ], ids=repr)
    def test_filters_add_nothing_to_the_score(self, filled: Engine, query: Query) -> None:
        assert self.score(filled, query) == 0.0
        alone = self.score(filled, Term(BODY, "loyer"))
        assert alone > 0
        assert self.score(filled, And((Term(BODY, "loyer"), query))) == pytest.approx(alone)

    def test_prefixes_and_fuzzy_words_score_their_boost(self, filled: Engine) -> None:
        assert self.score(filled, Prefix(BODY, "loy", 1.5)) == 1.5
        assert self.score(filled, Fuzzy(BODY, "loyre", 1, 0.25)) == 0.25
        assert self.score(filled, And((Prefix(BODY, "loy", 1.5), Fuzzy(BODY, "socail", 1, 0.5)))) == 2.0

    def test_boosts_multiply_and_sums_add_and_the_best_counts(self, filled: Engine) -> None:
        loyer, social = (self.score(filled, Term(BODY, term)) for term in ("loyer", "social"))
        assert self.score(filled, Term(BODY, "loyer", 3.0)) == pytest.approx(3 * loyer)
        assert self.score(filled, Boosted(Term(BODY, "loyer"), 3.0)) == pytest.approx(3 * loyer)
        both = (Term(BODY, "loyer"), Term(BODY, "social"))
        assert self.score(filled, And(both)) == pytest.approx(loyer + social)
        assert self.score(filled, Or(both)) == pytest.approx(loyer + social)
        assert self.score(filled, Best(both)) == pytest.approx(max(loyer, social))

    def test_a_rarer_word_and_a_shorter_text_score_more(self, engine: Engine) -> None:
        engine.write([entry("a", "loyer"), entry("b", "loyer et beaucoup d' autres mots"), entry("c", "social")],
                     stamp="one")
        loyer = [hit.id for hit in self.ask(engine, Term(BODY, "loyer")).hits]
        assert loyer == ["a", "b"]
        assert self.score(engine, Term(BODY, "social"), "c") > self.score(engine, Term(BODY, "loyer"), "a")

    # --- pages, orders, totals ---

    def test_relevance_breaks_ties_by_id_and_pages_join(self, engine: Engine) -> None:
        keys = [f"préfixe-commun-{number:03}" for number in range(120)]
        for part in (keys[::2], keys[1::2]):
            engine.write([entry(key, "loyer social") for key in reversed(part)], stamp="one")
        pages = [self.ask(engine, Term(BODY, "loyer"), limit=25, offset=offset) for offset in range(0, 150, 25)]
        assert [hit.id for page in pages for hit in page.hits] == keys
        assert {page.total for page in pages} == {120}

    def test_the_better_of_ties_and_others_come_first_across_writes(self, engine: Engine) -> None:
        engine.write([entry(f"a{number}", "loyer " * number) for number in range(1, 6)], stamp="one")
        engine.write([entry(f"b{number}", "loyer " * number) for number in range(1, 6)], stamp="two")
        hits = self.ask(engine, Term(BODY, "loyer")).hits
        assert [(-hit.score, hit.id) for hit in hits] == sorted((-hit.score, hit.id) for hit in hits)
        assert len(hits) == 10

    @pytest.mark.parametrize(("sort", "expected"), [
        (Sort.NEWEST, ["c1", "c4", "c2", "c3"]), (Sort.OLDEST, ["c2", "c1", "c4", "c3"])])
    def test_dates_sort_with_undated_statements_last(self, filled: Engine, sort: Sort, expected: list[str]) -> None:
        hits = self.ask(filled, Everything(), sort=sort).hits
        assert [hit.id for hit in hits] == expected
        assert {hit.score for hit in hits} == {0.0}

    @pytest.mark.parametrize(("limit", "offset", "expected"), [
        (2, 0, ["c1", "c2"]), (2, 3, ["c4"]), (0, 0, []), (2, 4, []), (10**12, 0, ["c1", "c2", "c3", "c4"]),
        (1, 10**12, [])])
    @pytest.mark.parametrize("query", [Everything(), Prefix(BODY, ""), Boosted(Or((Everything(),)), 1)], ids=repr)
    def test_pages(self, filled: Engine, query: Query, limit: int, offset: int, expected: list[str]) -> None:
        result = self.ask(filled, query, limit=limit, offset=offset)
        assert ([hit.id for hit in result.hits], result.total) == (expected, 4)

    def test_hits_hand_back_what_was_stored_untouched(self, engine: Engine) -> None:
        stored = '{"titre": "Grève\\u00a0!", "n": [1, 2]}\n  é\U0001f600'
        engine.write([replace(entry("c1", "loyer"), stored=stored)], stamp="one")
        assert self.ask(engine, Term(BODY, "loyer")).hits[0].stored == stored
        assert engine.get(["c1", "absent"])["c1"].stored == stored

    # --- facets ---

    def test_facets_count_all_that_matches_whatever_the_page(self, filled: Engine) -> None:
        facets = {Field.TAG: 10, Field.YEAR: 1, Field.SIGNATORY: 10, Field.PLACE: 10}
        for limit in (0, 1, 10):
            assert self.ask(filled, Everything(), limit=limit, facets=facets).facets == {
                Field.TAG: (("logement", 2), ("loyers", 1), ("transports", 1)),
                Field.YEAR: (("2024", 2),), Field.SIGNATORY: (("Jean-Michel Fabre", 1),), Field.PLACE: ()}
        assert self.ask(filled, Term(BODY, "loyer"), facets={Field.TAG: 5}).facets == {
            Field.TAG: (("logement", 2), ("loyers", 1))}

    def test_facets_order_ties_by_value_also_where_the_limit_cuts_them(self, engine: Engine) -> None:
        for start in (0, 1):
            engine.write([entry(f"s{number}", "", {Field.PERSON_KEY: [f"Personne {number:03}"]})
                          for number in range(start, 200, 2)], stamp="one")
        facet = self.ask(engine, Everything(), facets={Field.PERSON_KEY: 7}).facets[Field.PERSON_KEY]
        assert facet == tuple((f"Personne {number:03}", 1) for number in range(7))

    def test_facets_add_up_over_writes_even_where_each_knows_other_values(self, engine: Engine) -> None:
        for part in range(3):
            values = [f"rare {part} {number:04}" for number in range(1500)] * 2 + ["partout"]
            engine.write([entry(f"s{part}-{number}", "", {Field.PERSON_KEY: [value]})
                          for number, value in enumerate(values)], stamp="one")
        facet = self.ask(engine, Everything(), facets={Field.PERSON_KEY: 2}).facets[Field.PERSON_KEY]
        assert facet == (("partout", 3), ("rare 0 0000", 2))

    def test_a_value_given_twice_counts_once(self, engine: Engine) -> None:
        engine.write([entry("c1", "x", {Field.TAG: ["grève", "grève"]})], stamp="one")
        assert self.ask(engine, Everything(), facets={Field.TAG: 5}).facets == {Field.TAG: (("grève", 1),)}

    def test_every_keyword_field_can_be_a_facet(self, engine: Engine) -> None:
        engine.write([entry("c1", "x", {field: ["a\tb", "c"] for field in Field})], stamp="one")
        facets = self.ask(engine, Term(BODY, "x"), facets=dict.fromkeys(Field, 5)).facets
        assert facets == dict.fromkeys(Field, (("a\tb", 1), ("c", 1)))

    # --- terms ---

    @pytest.mark.parametrize(("field", "prefix", "limit", "expected"), [
        (BODY, "lo", 10, [("logement", 2), ("loyer", 2)]),
        (BODY, "l", 2, [("la", 1), ("le", 2)]),
        (BODY, "=", 10, [("=les", 1), ("=loyers", 1)]),
        (BODY, "zzz", 10, []),
        (BODY, "l", 0, []),
        (Field.TAG, "", 10, [("logement", 2), ("loyers", 1), ("transports", 1)]),
        (Field.SIGNATORY, "Jean", 10, [("Jean-Michel Fabre", 1)]),
        (Field.FORM, "", 10, []),
    ])
    def test_terms_come_in_order_with_counts(
            self, filled: Engine, field: Field | Area, prefix: str, limit: int, expected: object) -> None:
        assert filled.terms(field, prefix, limit) == expected

    def test_terms_can_be_counted_within_the_statements_that_match(self, filled: Engine) -> None:
        loyer = Term(BODY, "loyer")
        assert filled.terms(BODY, "l", 2, by_count=True, within=loyer) == [("le", 2), ("loyer", 2)]
        assert filled.terms(Field.TAG, "", 10, within=loyer) == [("logement", 2), ("loyers", 1)]
        assert filled.terms(BODY, "gr", 10, within=loyer) == filled.terms(BODY, "", 10, within=Nothing()) == []
        filled.write([], stamp="two", delete=["c2"])
        assert filled.terms(BODY, "l", 10, within=loyer) == [("le", 1), ("loyer", 1)]

    def test_terms_can_come_most_frequent_first(self, filled: Engine) -> None:
        assert filled.terms(BODY, "l", 3, by_count=True) == [("le", 2), ("logement", 2), ("loyer", 2)]
        filled.write([], stamp="two", delete=["c2"])
        assert filled.terms(BODY, "l", 2, by_count=True) == [("la", 1), ("le", 1)]

    @pytest.mark.parametrize(("field", "term", "expected"), [
        (BODY, "loyer", 2), (BODY, "loy", 0), (BODY, "", 0), (BODY, "\ud800", 0), (Field.TAG, "logement", 2),
        (Field.SIGNATORY, "Jean-Michel Fabre", 1), (Field.SIGNATORY, "jean-michel fabre", 0)])
    def test_who_holds_a_term_is_counted_by_its_exact_letters(
            self, filled: Engine, field: Field | Area, term: str, expected: int) -> None:
        assert filled.holders(field, term) == expected

    def test_a_deleted_statement_holds_nothing(self, filled: Engine) -> None:
        before = filled.holders(BODY, "le")
        filled.write([], stamp="two", delete=["c2"])
        assert (before, filled.holders(BODY, "le")) == (2, 1)

    def test_forms_and_aliases_are_looked_up_by_their_beginning(self, engine: Engine) -> None:
        engine.write([entry(f"c{number}", "x", {Field.FORM: ["logements\tlogement", "logements\tloger"][:number + 1]})
                      for number in range(2)], stamp="one")
        assert engine.terms(Field.FORM, "logements\t", 5) == [("logements\tlogement", 2), ("logements\tloger", 1)]

    def test_a_snapshot_never_sees_what_is_written_later(self, engine: Engine) -> None:
        engine.write([entry("a", "grève")], stamp="1")
        snapshot = engine.snapshot()
        before = snapshot.terms(BODY, "g", 10)
        engine.write([entry("b", "grève")], stamp="2", delete=["a"])
        assert (sorted(snapshot.ids()), snapshot.count(), snapshot.stamp()) == (["a"], 1, "1")
        assert snapshot.terms(BODY, "g", 10) == before == [("grève", 1)]
        assert engine.ids() == engine.snapshot().ids() == {"b"}

    def test_a_snapshot_is_not_written_to(self, engine: Engine) -> None:
        with pytest.raises(IndexReadOnly):
            engine.snapshot().write([entry("a", "grève")], stamp="1")

    def test_the_stamp_is_no_statement_and_no_term(self, filled: Engine) -> None:
        assert self.ask(filled, Not(Nothing())).total == filled.count() == len(filled.ids()) == 4
        assert all(not filled.terms(field, "filled", 5) for field in (*Area, *Field))
        assert "" not in filled.ids()

    def test_an_area_without_words_and_a_statement_without_anything_are_fine(self, engine: Engine) -> None:
        engine.write([Entry("vide", {BODY: []}, {Field.TAG: []}, None, None, "")], stamp="one")
        assert self.found(engine, Everything()) == ["vide"]
        assert self.found(engine, Has(Field.TAG)) == []


def test_the_lock_names_its_holder_and_ends_with_the_block(tmp_path: Path) -> None:
    with hold(tmp_path / "lock"), pytest.raises(IndexLocked, match=str(os.getpid())), hold(tmp_path / "lock"):
        pass
    with hold(tmp_path / "lock"):
        pass


def _raising() -> Iterator[Entry]:
    yield entry("c9", "neuf")
    raise TypeError


def _change_marker(folder: Path, **changes: object) -> None:
    marker = folder / "index.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | changes))


def _files(folder: Path) -> list[Path]:
    """The files of the current generation, but for locks."""
    found = [file for file in folder.glob("g*/*") if file.stat().st_size]
    assert found
    return found


def _damage(file: Path, damage: str) -> None:
    match damage:
        case "emptied":
            file.write_bytes(b"")
        case "overwritten":
            file.write_bytes(b"\xa5" * file.stat().st_size)
        case "removed":
            file.unlink()
        case "cut":
            file.write_bytes(file.read_bytes()[:-9])


def _set_modes(folder: Path, for_folders: int, for_files: int) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(for_folders if path.is_dir() else for_files)
