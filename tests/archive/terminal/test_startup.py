"""A search starts at once: it loads neither the French pipeline, nor the database, nor the web."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = ("spacy", "thinc", "numpy", "sqlalchemy", "alembic", "fastapi", "pydantic", "rich")
PROGRAM = """
import sys
import cli
try:
    cli.main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
print(*sorted(set(sys.modules)), file=sys.stderr)
"""


def test_a_search_imports_nothing_heavy(sample_home: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM, "--archive", str(sample_home), "search", "logement",
                          "--facets", "--json"], capture_output=True, text=True, check=True)
    loaded = set(ran.stderr.split())
    assert "tantivy" in loaded
    assert [name for name in HEAVY if name in loaded] == []
