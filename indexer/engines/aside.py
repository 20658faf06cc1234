"""One job: a mapping that is made in a thread while its caller goes on. Knows no engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from threading import Thread
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Aside(Mapping[Key, Value]):
    """A mapping in the making: whoever looks at it waits until it is there.

    Worth its thread where what makes it works without Python's lock. What making it raised is raised by each look,
    out of `explaining`. The thread is no daemon: a process must not end under a library at work.
    """

    def __init__(self, make: Callable[[], Mapping[Key, Value]], explaining: AbstractContextManager[object]) -> None:
        self._make = make
        self._explaining = explaining
        self._made: Mapping[Key, Value] = {}
        self._failure: BaseException | None = None
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._made = self._make()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is for the caller
            self._failure = error

    def _waited_for(self) -> Mapping[Key, Value]:
        self._thread.join()
        if self._failure is not None:
            with self._explaining:
                raise self._failure
        return self._made

    def __getitem__(self, key: Key) -> Value:
        return self._waited_for()[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._waited_for())

    def __len__(self) -> int:
        return len(self._waited_for())

    def __repr__(self) -> str:
        return f"Aside({dict(self)!r})"
