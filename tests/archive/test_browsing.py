"""A name's profile: every statement that writes it, however it writes it."""

from __future__ import annotations

import pytest

from archive.archive import Archive
from archive.browsing import Profile
from archive.errors import NotFoundError
from tests.archive.fakes import ingest, open_archive

WRITTEN = {"a.txt": ("Rafaël Nunès", "secrétaire", "CGT Énergie"),
           "b.txt": ("Rafael NUNES", "président", "CGT ENERGIE"),
           "c.txt": ("Raphaël Nunès", "trésorier", "FSU Nord")}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("profiles")
    for number, (name, (signatory, function, issuer)) in enumerate(WRITTEN.items()):
        (folder / name).write_text(
            f"Communiqué {number}\n\nParis, le {number + 3} mars 2020\n\nUn texte {number}.\n\n"
            f"Signé : {signatory}, {function}, {issuer}\n", encoding="utf-8")
    opened = open_archive(folder / "home")
    ingest(opened, *(folder / name for name in WRITTEN))
    return opened


def signed(profile: Profile) -> int:
    return profile.appearances[0].total


@pytest.mark.parametrize(("asked", "shown"), [
    ("Rafaël Nunès", "Rafaël Nunès"), ("Rafael NUNES", "Rafael NUNES"), ("rafaël nunes", "Rafaël Nunès")])
def test_a_person_is_one_whatever_the_case_and_accents_of_the_name(archive: Archive, asked: str, shown: str) -> None:
    profile = archive.profile("person", asked)
    assert (profile.name, signed(profile), profile.total) == (shown, 2, 2)
    assert {post.function for post in profile.posts} == {"secrétaire", "président"}
    assert all(not values for kind, values in profile.companions.items() if kind == "signatory")


def test_another_name_is_another_person(archive: Archive) -> None:
    assert archive.profile("person", "Raphaël Nunès").total == 1


def test_an_organisation_is_one_in_capitals_without_accents(archive: Archive) -> None:
    assert signed(archive.profile("organisation", "CGT Énergie")) == 2


@pytest.mark.parametrize("name", ["", " ", "Personne", "Nunès", "\ud800", "*"])
def test_what_is_nobodys_name_has_no_profile(archive: Archive, name: str) -> None:
    with pytest.raises(NotFoundError):
        archive.profile("person", name)
