"""Where a command speaks: data to standard output, everything else to standard error. Knows no archive."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from gettext import NullTranslations

import typer

from archive.errors import ArchiveError, message
from archive.requests import Notice, Progress, ProgressCallback
from archive.terminal import streams
from archive.terminal.messages import format_number
from archive.terminal.wording import say_moment

PROGRAM = "archive"
NARROWEST, WIDEST = 30, 100
# Values of a failure that may be sentences of the catalogue.
_SENTENCES = frozenset({"detail", "possible"})
_MOMENTS = frozenset({"since"})


@dataclass(frozen=True, slots=True)
class Screen:
    """The two streams, the reader's language and whether colour is wanted.

    `colour` is None where each stream decides for itself: on a terminal, unless NO_COLOR is set. `program` is how
    a command begins that works on the same archive as this one.
    """

    language: str = "fr"
    catalogue: NullTranslations = field(default_factory=NullTranslations)
    colour: bool | None = None
    quiet: bool = False
    program: str = PROGRAM

    def say(self, template: str, **values: object) -> str:
        """A sentence in the reader's language."""
        return self._naming_the_archive(self.catalogue.gettext(template)).format(**values)

    def command(self, text: str) -> str:
        """A command for the reader to copy, on the same archive as this one."""
        return self.program + text.removeprefix(PROGRAM) if text.startswith(PROGRAM + " ") else text

    def _naming_the_archive(self, template: str) -> str:
        """The template with `program` in the commands that it suggests, which stand in `…`."""
        program = self.program.replace("{", "{{").replace("}", "}}")
        return template.replace(f"`{PROGRAM} ", f"`{program} ")

    def refusal(self, error: ArchiveError) -> tuple[str, str]:
        """What happened and what to do, in the reader's language.

        Some details are sentences of the catalogue, others are a library's own words.
        """
        values = self._in_words(error.values)
        return self.say(error.what, **values), self.say(error.remedy, **values)

    def agrees(self, question: str, *, default: bool) -> bool:
        """Whether a person at the terminal says yes, in the reader's language; without one, no."""
        yes, no = self.say(message("yes")), self.say(message("no"))
        shown = f"{yes[0].upper() if default else yes[0]}/{no[0] if default else no[0].upper()}"
        while True:
            self.warn(f"{question} [{shown}]")
            answer = sys.stdin.readline()
            given = answer.strip().lower()
            if not answer or (given and no.startswith(given)):
                return False
            if not given or yes.startswith(given) or given == "y":
                return default if not given else True

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """A sentence whose form depends on a number; `{n}` stands for it."""
        template = self._naming_the_archive(self.catalogue.ngettext(one, many, number))
        return template.format(n=format_number(number, self.language), **values)

    def out(self, text: str = "") -> None:
        """Print a line of data."""
        streams.write_line(text, self.colour)

    def note(self, text: str = "") -> None:
        """Print a line for the person at the terminal, unless --quiet."""
        if not self.quiet:
            streams.tell(text, self.colour)

    def warn(self, text: str) -> None:
        """Print a line that must not be missed."""
        streams.tell(text, self.colour)

    def json(self, value: Mapping[str, object]) -> None:
        """Print one JSON object on one line, in UTF-8 whatever the locale."""
        streams.write((json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass"))

    def notice(self, notice: Notice) -> None:
        """Tell what the archive does of its own accord."""
        self.note(typer.style(self.say(notice.text, **self._in_words(notice.values)), dim=True))

    def _in_words(self, values: Mapping[str, object]) -> dict[str, object]:
        """The values of a sentence, those that are sentences or moments as a reader says them."""
        said = dict(values)
        for name in _SENTENCES & said.keys():
            said[name] = self.catalogue.gettext(str(said[name])) if said[name] else ""
        for name in _MOMENTS & said.keys():
            said[name] = say_moment(str(said[name]), self.say, self.language)
        return said

    @property
    def width(self) -> int:
        """How many columns running text may take."""
        return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))

    @contextmanager
    def progress(self, stages: Mapping[str, str]) -> Iterator[ProgressCallback | None]:
        """A callback that draws a bar on a terminal; None elsewhere. `stages` names each stage."""
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        from rich.console import Console  # noqa: PLC0415  (only for a bar: start-up is a feature)
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415

        with Bar(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                 console=Console(stderr=True), transient=True) as bar:
            tasks = {stage: bar.add_task(self.say(name), total=None, visible=False)
                     for stage, name in stages.items()}

            def draw(step: Progress) -> None:
                if step.stage in tasks:
                    bar.update(tasks[step.stage], completed=step.done, total=step.total, visible=True)

            yield draw
