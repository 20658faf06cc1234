"""The lemmas of the forms of one text as they are kept with it: a text itself, searched where few are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

_LINE, _CELL = "\n", "\t"
# From so many look-ups on, it is quicker to take the whole list apart.
_MANY = 24


@dataclass(frozen=True, slots=True)
class LemmaList:
    """Forms with their lemmas, where these differ from the form.

    `written` holds a line for each form, with a line break before the first, too: the form, a tab, and its lemmas
    separated by spaces. No form holds a tab or a line break.
    """

    written: str = ""

    @classmethod
    def of(cls, by_form: Mapping[str, str]) -> LemmaList:
        """The list of these forms; what could not be told apart from the line around it is left out."""
        lines = [f"{_LINE}{form}{_CELL}{lemmas}" for form, lemmas in by_form.items()
                 if not any(mark in form or mark in lemmas for mark in (_LINE, _CELL))]
        return cls("".join(lines) + _LINE if lines else "")

    def get(self, form: str) -> str:
        """The lemmas of a form, separated by spaces; "" where they are the form itself."""
        begin = self.written.find(f"{_LINE}{form}{_CELL}")
        return self._cell(begin + len(form) + 2) if begin >= 0 else ""

    def lookup(self, times: int) -> Callable[[str], str]:
        """What answers as `get` does, made for so many questions."""
        if times < _MANY:
            return self.get
        by_form = self.by_form()
        return lambda form: by_form.get(form, "")

    def by_form(self) -> dict[str, str]:
        """Form → lemmas separated by spaces."""
        lines = self.written.strip(_LINE).split(_LINE) if self.written else ()
        return {form: lemmas for form, _, lemmas in (line.partition(_CELL) for line in lines)}

    def around(self, place: int) -> tuple[str, str]:
        """The form and the lemmas of the line that holds written[place]."""
        begin = self.written.rfind(_LINE, 0, place) + 1
        stop = self.written.index(_CELL, begin)
        return self.written[begin:stop], self._cell(stop + 1)

    def _cell(self, begin: int) -> str:
        return self.written[begin:self.written.index(_LINE, begin)]
