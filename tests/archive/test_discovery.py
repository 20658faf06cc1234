"""Which files the paths of an ingest name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive.discovery import Candidate, discover, passed_over, printable, read
from corpus.statement import Rejected


def names(*paths: Path | str) -> list[str]:
    return [Path(one.path).name for one in discover(map(str, paths))]


def test_folders_are_searched_in_order_and_hidden_or_other_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.md", "b/1.TXT", "a.html", "c.xhtml", "d.htm", "e.text", "f.markdown",
                 ".hidden.txt", ".git/x.txt", "image.png", "sans-extension"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["a.html", "1.TXT", "2.md", "c.xhtml", "d.htm", "e.text", "f.markdown"]


def test_files_of_other_formats_in_folders_are_told(tmp_path: Path) -> None:
    deep = tmp_path / "dossier" / "sous"
    deep.mkdir(parents=True)
    for name in ("a.txt", ".caché.pdf", "scan.pdf", "B.DOCX"):
        (deep / name).write_text("x", encoding="utf-8")
    (deep / "lien").symlink_to(tmp_path / "dossier")
    assert sorted(Path(one).name for one in passed_over([str(tmp_path / "dossier"), "-", str(deep / "scan.pdf")])) == [
        "B.DOCX", "scan.pdf"]


def test_a_file_that_is_named_is_tried_whatever_its_extension(tmp_path: Path) -> None:
    for name in ("sans-extension", ".cache", "image.png"):
        (tmp_path / name).write_text("x", encoding="utf-8")
        assert names(tmp_path / name) == [name]


def test_a_loop_of_links_ends_and_every_folder_is_visited_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path) == ["1.txt"]


def test_folders_may_be_nested_deeper_than_python_calls(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(300):
            os.mkdir("d", dir_fd=here)
            inner = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        os.close(os.open("x.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    finally:
        os.close(here)
    assert names(tmp_path) == ["x.txt"]


def test_standard_input_has_no_location() -> None:
    assert list(discover(["-"])) == [Candidate("-", None)]


REFUSED = {
    "missing": ("absent.txt", "not-found"),
    "broken link": ("broken.txt", "not-found"),
    "link to itself": ("self.txt", "unreadable"),
    "pipe": ("pipe.txt", "not-a-file"),
    "NUL in the name": ("a\0b.txt", "unreadable"),
    "too long a name": ("x" * 300 + ".txt", "unreadable"),
}


@pytest.mark.parametrize(("name", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    [candidate] = discover([f"{tmp_path}/{name}"])
    assert isinstance(candidate, Candidate)
    refused = read(candidate)
    assert isinstance(refused, Rejected)
    assert refused.code == code
    assert refused.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_or_folder_without_rights_is_refused(tmp_path: Path) -> None:
    for name in ("file.txt", "folder"):
        (tmp_path / name).touch() if "." in name else (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0)
    found = list(discover([str(tmp_path)]))
    assert [isinstance(one, Rejected) or read(one) for one in found]
    (tmp_path / "folder").chmod(0o755)


def test_names_of_any_bytes_become_text_and_stay_distinct() -> None:
    given = [os.fsdecode(name) for name in (b"a\xe9", b"a\xe8", "aé".encode(), b"a\nb")]
    shown = [printable(name) for name in given]
    assert len(set(shown)) == 4
    assert all(name.encode("utf-8") for name in shown)
