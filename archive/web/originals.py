"""One job: a file as received made fit to look at: HTML cleaned of all that runs, text as text. Pure."""

from __future__ import annotations

import base64
import hashlib
import html

import nh3

from archive.web.marking import harmless
from corpus.masking import mask_contacts

_STYLE = ("body{font:1rem/1.5 Georgia,serif;margin:1rem;color:#1f2326;background:#fff;overflow-wrap:anywhere}"
          "pre{white-space:pre-wrap;font:.95rem/1.5 ui-monospace,monospace;margin:0}"
          "table{border-collapse:collapse}td,th{border:1px solid #dcd8cd;padding:.2rem .5rem}")
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; img-src 'none'; base-uri 'none'; form-action 'none'; "
          "frame-ancestors 'self'; sandbox")
_ALLOWED = """a abbr article aside b blockquote br caption center cite code dd del div dl dt em figcaption figure footer
h1 h2 h3 h4 h5 h6 header hr i ins li main mark ol p pre q s section small span strong sub sup table tbody td tfoot th
thead time tr u ul"""
_TAGS = set(_ALLOWED.split())
_ATTRIBUTES = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "time": {"datetime"}}
_DROPPED = {"script", "style", "template", "noscript", "title", "object", "iframe", "svg", "math", "textarea"}
_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head>
<body class="received">{body}</body></html>
"""


def viewable(data: bytes, media_type: str, encoding: str, title: str) -> str:
    """The original as an inert page; contacts are masked as everywhere."""
    text = _decoded(data, encoding)
    body = _cleaned(text) if media_type == "text/html" else f"<pre>{html.escape(mask_contacts(text))}</pre>"
    return harmless(_PAGE.format(title=html.escape(title), style=_STYLE, body=body))


def _cleaned(markup: str) -> str:
    """The markup without anything that runs, loads or leads elsewhere."""
    kept = nh3.clean(markup, tags=_TAGS, clean_content_tags=_DROPPED, attributes=_ATTRIBUTES, link_rel=None,
                     strip_comments=True)
    return mask_contacts(kept)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")
