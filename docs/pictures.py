"""Draw a terminal: run a command and keep what a person sees as an SVG, for the README.

usage: python docs/pictures.py FILE.svg COMMAND [ARG...]
"""

from __future__ import annotations

import os
import pty
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS = 96


def run(command: list[str]) -> str:
    """What the command prints on a terminal of COLUMNS columns, colours included."""
    os.environ.update(COLUMNS=str(COLUMNS), TERM="xterm-256color")
    chunks: list[bytes] = []

    def read(descriptor: int) -> bytes:
        chunks.append(os.read(descriptor, 65536))
        return b""

    pty.spawn(command, read)
    return b"".join(chunks).decode("utf-8", "replace").replace("\r\n", "\n")


def main() -> None:
    """Write the picture of the command named on the command line."""
    target, command = sys.argv[1], sys.argv[2:]
    shown = " ".join(f'"{one}"' if " " in one else one for one in ["archive", *command[3:]])
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True)
        console.print(Text(f"$ {shown}", style="bold green"))
        console.print()
        console.print(Text.from_ansi(run(command)))
        console.save_svg(target, title="archive")


if __name__ == "__main__":
    main()
