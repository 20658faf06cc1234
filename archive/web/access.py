"""One job: who may do what. Roles, visitors, and the accounts file of a site that others can reach.

Passwords are kept as argon2 hashes, tokens as SHA-256 of 256 random bits. Knows no page.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import asdict, dataclass
from enum import IntEnum
from functools import cached_property
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from archive.errors import ArchiveError, translating_os_errors
from archive.web.language import phrase

LEAST_PASSWORD = 10
LONGEST_NAME = 100


class Role(IntEnum):
    """What a visitor may do; each role may do all that those below it may."""

    READER = 1
    ARCHIVIST = 2
    ADMINISTRATOR = 3


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at the page."""

    name: str
    role: Role

    @property
    def may_decide(self) -> bool:
        """Whether the visitor may tag, correct, and see contacts and originals."""
        return self.role >= Role.ARCHIVIST


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in: the role, the hash of the password and of the token ("" = none)."""

    role: str
    password: str = ""
    token: str = ""


class WeakPasswordError(ArchiveError):
    """The password is too short."""

    code = "weak_password"
    what = phrase("The password of {where} is too short.")
    remedy = phrase("Give at least {least} characters.")


class Accounts:
    """The accounts file of an archive. It is read again for every sign-in, so a change counts at once."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._hasher = PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """A hash that no password has: an unknown name must take as long as a wrong password."""
        return self._hasher.hash(secrets.token_hex())

    @property
    def exist(self) -> bool:
        """Whether anybody may sign in."""
        return bool(self._read())

    def add(self, name: str, role: Role, password: str | None) -> str:
        """Make or replace an account; the token that programs send in place of a password, told only once."""
        if password is not None and len(password) < LEAST_PASSWORD:
            raise WeakPasswordError(name, least=LEAST_PASSWORD)
        token = secrets.token_urlsafe(32)
        hashed = self._hasher.hash(password) if password is not None else ""
        accounts = self._read() | {name[:LONGEST_NAME]: Account(role.name.lower(), hashed, _digest(token))}
        self._write(accounts)
        return token

    def remove(self, name: str) -> bool:
        """Whether there was such an account; it is gone now."""
        accounts = self._read()
        found = accounts.pop(name, None)
        if found:
            self._write(accounts)
        return found is not None

    def visitor(self, name: str) -> Visitor | None:
        """The visitor with this account today."""
        account = self._read().get(name)
        return Visitor(name, Role[account.role.upper()]) if account else None

    def with_password(self, name: str, password: str) -> Visitor | None:
        """The visitor, where name and password are right."""
        account = self._read().get(name)
        try:
            self._hasher.verify(account.password if account and account.password else self._nobody, password[:1000])
        except (VerificationError, InvalidHashError):
            return None
        return self.visitor(name) if account and account.password else None

    def with_token(self, token: str) -> Visitor | None:
        """The visitor whose token this is."""
        digest = _digest(token)
        for name, account in self._read().items():
            if account.token and hmac.compare_digest(account.token, digest):
                return self.visitor(name)
        return None

    def _read(self) -> dict[str, Account]:
        try:
            return {name: Account(**values)
                    for name, values in json.loads(self._file.read_text(encoding="utf-8")).items()}
        except FileNotFoundError:
            return {}

    def _write(self, accounts: dict[str, Account]) -> None:
        text = json.dumps({name: asdict(one) for name, one in accounts.items()}, ensure_ascii=False, indent=1)
        write_private(self._file, text.encode())


def write_private(file: Path, data: bytes) -> None:
    """Replace a file that only its owner may read."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with translating_os_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as written:
            written.write(data)
            os.fsync(written.fileno())
        beside.replace(file)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
