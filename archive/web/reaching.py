"""One job: can this address be served, and at which do others reach it? Knows no page and no command."""

from __future__ import annotations

import errno
import os
import socket
from ipaddress import ip_address

from archive.errors import ArchiveError
from archive.web.language import phrase

# Addresses kept for documentation (RFC 5737, RFC 3849): nothing is sent to them, only the way there is looked up.
_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
_IN_USE = phrase("Port {port} of {where} is in use by another program; nothing is served.")
_FORBIDDEN = phrase("The system does not allow you to open port {port} of {where}; nothing is served.")
_OTHER_PORT = phrase("Choose another port, as in --port {other}.")


class ClosedAddressError(ArchiveError):
    """Nothing can be served at the address."""

    code = "closed_address"
    what = phrase("{where} is no address of this machine; nothing is served.")
    remedy = phrase("Give one of its own with --host: 127.0.0.1 for this machine alone, 0.0.0.0 for others too.")


def check_free(host: str, port: int) -> None:
    """Raise ClosedAddressError where nothing could be served at the address now."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise ClosedAddressError(host) from error
    reasons = [_trouble(socket.AddressFamily(family), address) for family, _, _, _, address in found]
    # A name may stand for an address of IPv6, which a machine without it passes over.
    blocking = [one for one in reasons if one in {errno.EADDRINUSE, errno.EACCES}]
    if blocking or all(reasons):
        raise _closed(blocking[0] if blocking else reasons[0], host, port)


def outside_address(host: str) -> str:
    """The address at which others reach what is served at `host`: itself, or where that is all of them, the usual."""
    bare = host.strip("[]")
    try:
        given = ip_address(bare)
    except ValueError:
        return host
    shown = str(given)
    if given.is_unspecified:
        shown = _usual(socket.AF_INET if given.version == 4 else socket.AF_INET6) or shown
    return f"[{shown}]" if ":" in shown else shown


def _trouble(family: socket.AddressFamily, address: tuple[object, ...]) -> int:
    """The number of what keeps the address from being served; 0 for nothing."""
    try:
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            if os.name == "posix":  # elsewhere the option would let two programs have one port
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                tried.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            tried.bind(address)
    except OSError as error:
        return error.errno or errno.EADDRNOTAVAIL
    return 0


def _closed(reason: int, host: str, port: int) -> ClosedAddressError:
    closed = ClosedAddressError(host, port=port, other=port + 1 if 1024 <= port < 65535 else 8000)
    if reason in {errno.EADDRINUSE, errno.EACCES}:
        closed.what, closed.remedy = _IN_USE if reason == errno.EADDRINUSE else _FORBIDDEN, _OTHER_PORT
    return closed


def _usual(family: socket.AddressFamily) -> str:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((_ELSEWHERE[family], 9))
            return str(way.getsockname()[0])
    except OSError:
        return ""
