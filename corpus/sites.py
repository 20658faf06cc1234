"""One job: the host of the site that a text calls its own, told by its links. Opens no address, knows no issuer."""

from __future__ import annotations

import re
from collections import Counter

KEY = "own site"
"""The key of a statement's metadata that holds the host."""

_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(https?://(?:www\.)?([\w-]{1,60}(?:\.[\w-]{1,60}){1,4})(?=[/)?#:])")
_OURS = re.compile(r"\b(?:notre|nos|nous)\b", re.IGNORECASE)
# The title of somebody else's article may quote us.
_QUOTED = re.compile(r"[«“\"][^»”\"]*[»”\"]?")
# What stands there belongs to many: a page of ours on such a host does not make the host ours.
_SHARED = frozenset([
    "facebook", "twitter", "x", "instagram", "youtube", "youtu", "linkedin", "tiktok", "bluesky", "bsky", "mastodon",
    "telegram", "t", "discord", "whatsapp", "framaforms", "framadate", "framapad", "change", "mesopinions", "wesign",
    "helloasso", "cotizup", "leetchi", "google", "dropbox", "github", "gitlab", "wikipedia", "soundcloud", "vimeo",
    "dailymotion", "peertube", "flickr", "lemonde", "liberation", "mediapart", "legifrance"])


def own_site(source: str) -> str | None:
    """The host that links worded "notre appel", "nos revendications" lead to most; None where none does."""
    hosts = Counter(match.group(2).lower() for match in _LINK.finditer(source)
                    if _OURS.search(_QUOTED.sub("", match.group(1))))
    own = [host for host, _ in hosts.most_common() if _SHARED.isdisjoint(host.split("."))]
    return own[0] if own else None
