"""One job: values as JSON that can always be encoded, whatever stands in a statement. Knows no page."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import JSONResponse

from archive.web.shelf import Draft


class JsonAnswer(JSONResponse):
    """A JSON answer in UTF-8; half pairs, which UTF-8 cannot hold, are written as escapes."""

    def render(self, content: Any) -> bytes:
        """The content as bytes."""
        try:
            return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        except UnicodeEncodeError:
            return json.dumps(content, separators=(",", ":")).encode()


def json_draft(content: Any) -> Draft:
    """The content as an answer that can be kept."""
    return Draft.of(bytes(JsonAnswer(content).body), "application/json")
