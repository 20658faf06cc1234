"""The review: what waits is shown once, every answer is a decision, and nothing decided returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.correcting import Correction, RoleGiven, Spot
from archive.replay import Field
from archive.reviewing import Item, ReviewItem, ReviewOptions
from archive.settings import Settings
from archive.settling import Verdict
from corpus.statement import Statement
from indexer.annotation import Analysis, Label, RoleKind
from tests.archive.fakes import WHO, PlainAnalyzer, ingest

VOCABULARY = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:t:1> a skos:Concept ; skos:prefLabel "Loyers"@fr ."""


@dataclass(frozen=True)
class DoubtfulAnalyzer(PlainAnalyzer):
    """Doubts every name."""

    fingerprint: str = "doubtful"

    def analyze_many(self, statements: Iterable[Statement]) -> Iterator[Analysis]:
        for one in super().analyze_many(statements):
            yield replace(one, mentions=tuple(replace(each, confidence=0.3) for each in one.mentions))


@pytest.fixture
def doubtful(tmp_path: Path) -> Iterator[Archive]:
    texts = ["Hausse des loyers\n\nLe syndicat demande le gel des loyers.\n\nSigné : Camille Durand, élue, HSO\n",
             ("Albi, le 3 mai 2023\n\nHausse des salaires\n\nLe syndicat demande mieux.\n\n"
             "Signé : C. Durand, élue, HSO\n"),
             "Appel à la mobilisation\n\nAlbi, le 4 mai 2023\n\nRien n'est signé ici, mais tous appellent.\n"]
    with Archive.open(tmp_path / "home", Settings(), analyzer=DoubtfulAnalyzer) as archive:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
            ingest(archive, tmp_path / f"{number}.txt")
        archive.counter.load_vocabulary(VOCABULARY, "turtle", WHO)
        yield archive


def waiting(archive: Archive, kind: Item) -> list[ReviewItem]:
    return list(archive.review(ReviewOptions((kind,))))


def test_everything_that_waits_is_shown(doubtful: Archive) -> None:
    kinds = {one.kind for one in doubtful.review(ReviewOptions())}
    assert kinds == {Item.MERGE, Item.MENTION, Item.NO_DATE, Item.NO_ISSUER, Item.TAG}
    assert len(doubtful.review(ReviewOptions(limit=1))) == len(kinds)


def test_what_is_remembered_of_statements_is_what_would_be_found_anew(doubtful: Archive, tmp_path: Path) -> None:
    def both() -> tuple[set[ReviewItem], set[ReviewItem]]:
        return (set(doubtful.review(ReviewOptions(limit=100, remember=True))),
                set(doubtful.review(ReviewOptions(limit=100))))

    remembered, anew = both()
    assert remembered == anew
    undated = next(one for one in anew if one.kind is Item.NO_DATE)
    doubtful.desk.set(undated.statement, Field.DATE, "2023-05-06", WHO)
    remembered, anew = both()
    assert remembered == anew
    assert undated not in remembered
    doubtful.delete([undated.statement], WHO)
    doubtful.counter.load_vocabulary(VOCABULARY.replace("Loyers", "Salaires"), "turtle", WHO)
    (tmp_path / "new.txt").write_text("Sans date\n\nLes salaires montent.\n\nSigné : A. Bé, élu, HSO\n",
                                      encoding="utf-8")
    ingest(doubtful, tmp_path / "new.txt")
    remembered, anew = both()
    assert remembered == anew
    assert any(one.kind is Item.TAG for one in remembered)


@pytest.mark.parametrize("accepted", [True, False], ids=["accepted", "refused"])
@pytest.mark.parametrize(("kind", "value"), [
    (Item.MERGE, ""), (Item.MENTION, ""), (Item.NO_DATE, "3 mai 2022"), (Item.NO_ISSUER, "HSO, USH"), (Item.TAG, "")])
def test_an_answer_is_a_decision_and_the_item_does_not_return(
        doubtful: Archive, kind: Item, value: str, accepted: bool) -> None:
    item = waiting(doubtful, kind)[0]
    doubtful.settle(item, Verdict(accepted, value if accepted else ""), WHO)
    assert item.key not in [one.key for one in waiting(doubtful, kind) if one.statement == item.statement]
    assert doubtful.verify().sound
    doubtful.undo(None, WHO)
    assert item in waiting(doubtful, kind)


def test_answers_do_what_they_say(doubtful: Archive) -> None:
    [merge] = waiting(doubtful, Item.MERGE)
    doubtful.settle(merge, Verdict(accepted=True), WHO)
    assert doubtful.desk.profile("Camille Durand").statements == 2
    mention = waiting(doubtful, Item.MENTION)[0]
    doubtful.settle(mention, Verdict(accepted=False), WHO)
    [issuer] = waiting(doubtful, Item.NO_ISSUER)
    doubtful.settle(issuer, Verdict(accepted=True, value="HSO, USH"), WHO)
    assert doubtful.show(issuer.statement).issuers == ("HSO", "USH")


def test_a_decision_that_cannot_be_placed_waits_until_it_is_settled(doubtful: Archive, tmp_path: Path) -> None:
    identifier = waiting(doubtful, Item.NO_ISSUER)[0].statement
    doubtful.desk.correct(identifier, Spot("tous"), Correction(Label.ORGANISATION, "Tous"), WHO)
    assert waiting(doubtful, Item.CONFLICT) == []
    (tmp_path / "2.txt").write_text("Appel\n\nAlbi, le 4 mai 2023\n\nPlus rien de cela.\n", encoding="utf-8")
    ingest(doubtful, tmp_path / "2.txt")
    [conflict] = waiting(doubtful, Item.CONFLICT)
    assert conflict.statement == identifier
    doubtful.settle(conflict, Verdict(accepted=False), WHO)
    assert waiting(doubtful, Item.CONFLICT) == []
    doubtful.undo(None, WHO)
    doubtful.settle(conflict, Verdict(accepted=True), WHO)
    assert waiting(doubtful, Item.CONFLICT) == []


def test_the_analysis_is_judged_by_what_people_decided(doubtful: Archive) -> None:
    assert doubtful.evaluate().shares == {}
    first, second = (one.statement for one in waiting(doubtful, Item.MENTION))
    doubtful.desk.confirm(first, Spot("Durand"), WHO)
    doubtful.desk.reject(second, Spot("Durand"), WHO)
    doubtful.desk.correct(second, Spot("Albi"), Correction(Label.PLACE), WHO)
    doubtful.desk.give_role(second, RoleGiven(RoleKind.QUOTED, "C. Durand"), WHO)
    doubtful.desk.set(second, Field.TITLE, "Autre", WHO)
    found = {name: (one.right, one.total) for name, one in doubtful.evaluate().shares.items()}
    assert found["mentions LOC"] == (0, 1)
    assert found["roles quoted"] == (0, 1)
    assert found["title"] == (0, 1)
    assert found["mentions PER"][0] <= 1
    assert found["mentions PER"][1] == 2


@pytest.mark.parametrize("accepted", [True, False], ids=["accepted", "refused"])
def test_a_relation_that_a_text_tells_is_asked_once(doubtful: Archive, tmp_path: Path, accepted: bool) -> None:
    (tmp_path / "r.txt").write_text("Albi, le 3 mai 2023\n\nLoyers\n\nGel des loyers.\n\n"
                                    "Signé : Ada Roy, présidente, HSO\n", encoding="utf-8")
    ingest(doubtful, tmp_path / "r.txt")
    [item] = waiting(doubtful, Item.RELATION)
    assert (item.what, item.names) == ("Ada Roy · president_of · HSO", ("person:ada roy", "president_of", "HSO"))
    doubtful.settle(item, Verdict(accepted), WHO)
    assert waiting(doubtful, Item.RELATION) == []
    assert len(doubtful.desk.profile("Ada Roy").relations) == accepted
    doubtful.undo(None, WHO)
    assert len(waiting(doubtful, Item.RELATION)) == 1
