"""One archive of the demonstration corpus, read by the real pipeline, and a way to run commands on it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import cli
from archive.archive import Archive
from archive.requests import IngestOptions

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "statements"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object that was printed."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds an archive of all samples; read only."""
    home = tmp_path_factory.mktemp("samples") / "home"
    with Archive.open(home) as archive:
        archive.ingest([str(SAMPLES)], IngestOptions())
    return home


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, in English unless `lang` says otherwise."""

    def call(home: Path, *arguments: str, lang: str = "en", stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main(["--archive", str(home), "--lang", lang, *arguments])
        captured = capsysbinary.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 0, captured.out.decode(), captured.err.decode())

    return call
