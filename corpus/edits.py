"""One job: apply many small changes to a text at once, keeping the map to its source. Knows no language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from corpus.offsets import OffsetMap, Run
from corpus.statement import Repair


class Edit(NamedTuple):
    """Replace text[start:end] by `after`. A `kind` makes it a repair that the reader is told of."""

    start: int
    end: int
    after: str = ""
    kind: str = ""


class Note(NamedTuple):
    """A repair as first made, placed in the source: later edits move it in the text, never there."""

    source_start: int
    source_end: int
    before: str
    after: str
    kind: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way from source to reading text."""

    text: str
    offsets: OffsetMap
    notes: tuple[Note, ...] = ()

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """The draft after `edits`, which must be in order and disjoint."""
        listed = [edit for edit in edits if edit.after != self.text[edit.start:edit.end]]
        if not listed:
            return self
        text, step = _rewrite(self.text, listed)
        notes = tuple(self._note(edit) for edit in listed if edit.kind)
        return Draft(text, step.after(self.offsets), self.notes + notes)

    def translated(self, text: str) -> Draft:
        """The draft with `text` of the same length, character for character."""
        return self if text == self.text else Draft(text, self.offsets, self.notes)

    def repairs(self) -> tuple[Repair, ...]:
        """The repairs that are still to be seen in the text, in order."""
        placed = self.offsets.to_texts((note.source_start, note.source_end) for note in self.notes)
        found = (Repair(start, end, note.before, note.after, note.kind)
                 for (start, end), note in zip(placed, self.notes, strict=True) if end > start)
        return tuple(sorted(found, key=lambda repair: (repair.start, repair.end)))

    def _note(self, edit: Edit) -> Note:
        start, end = self.offsets.to_source(edit.start, edit.end)
        return Note(start, end, self.text[edit.start:edit.end], edit.after, edit.kind)


Pass = Callable[[Draft], Draft]


def _rewrite(text: str, edits: list[Edit]) -> tuple[str, OffsetMap]:
    pieces: list[str] = []
    runs: list[Run] = []
    done = length = 0
    for start, end, after, _ in edits:
        if start > done:
            pieces.append(text[done:start])
            runs.append(Run(length, start - done, done, start - done))
            length += start - done
        if after:
            pieces.append(after)
            runs.append(Run(length, len(after), start, end - start))
            length += len(after)
        done = end
    if len(text) > done:
        pieces.append(text[done:])
        runs.append(Run(length, len(text) - done, done, len(text) - done))
    return "".join(pieces), OffsetMap.from_runs(runs)
