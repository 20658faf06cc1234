"""Measures the program on the demonstration corpus and raises its floor: `python -m tests.quality.pin`.

With `--lower` the floor becomes what was measured, even where that is less than before.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.quality.floor import FLOOR, fallen, new_floor, pinned
from tests.quality.measuring import analysed, analysis_scores, figures, open_archive, search_scores


def main() -> int:
    """0 when the floor was written, 1 when a figure fell and `--lower` was not given."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lower", action="store_true", help="accept figures that fell")
    lower: bool = options.parse_args().lower
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "archive") as archive:
        found = figures(analysis_scores(analysed(archive)), search_scores(archive))
    for name, value in found.items():
        print(f"{name:24} {value}")
    lost = fallen(pinned(), found)
    if lost and not lower:
        print("The floor stays, because these fell (--lower accepts them):", *lost, sep="\n  ", file=sys.stderr)
        return 1
    floor = new_floor(pinned(), found, lower=lower)
    FLOOR.write_text(json.dumps(floor, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
