"""One job: the pinned figures, and whether new ones hold them. Knows no program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FLOOR = Path(__file__).with_name("floor.json")
# The network adds its numbers in another order on another processor, which may turn a name or two of the 900.
TOLERANCE = 0.005


def pinned() -> dict[str, float]:
    """The floor of each figure; empty before the first pin."""
    if not FLOOR.exists():
        return {}
    return {str(name): float(value) for name, value in json.loads(FLOOR.read_text(encoding="utf-8")).items()}


def fallen(floor: Mapping[str, float], found: Mapping[str, float]) -> list[str]:
    """A sentence for each figure below its floor or gone; none when the floor holds."""
    lost = [f"{name}: no longer measured (floor {value})" for name, value in floor.items() if name not in found]
    return lost + [f"{name}: {found[name]} is below {value}" for name, value in floor.items()
                   if name in found and found[name] < value - TOLERANCE]


def new_floor(floor: Mapping[str, float], found: Mapping[str, float], *, lower: bool) -> dict[str, float]:
    """The floor after a measurement: what was found, and never less than before unless `lower`."""
    if lower:
        return dict(found)
    kept = {name: max(value, found.get(name, value)) for name, value in floor.items()}
    return {**found, **kept}
