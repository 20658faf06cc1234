"""One job: the search as understood, as pieces that can be taken away one by one. Knows no page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.reports import Json, SearchPage
from archive.web.address import PARAMETER_OF_OPTION, Address
from archive.web.language import Words, phrase
from indexer.querypieces import without
from indexer.tokens import fold

MEANINGS = {
    "date": phrase("date"), "day": phrase("day"), "type": phrase("type"), "signatory": phrase("signed by"),
    "quoted": phrase("quotes"), "contact": phrase("press contact"), "issuer": phrase("issued by"),
    "person": phrase("person"), "organisation": phrase("organisation"), "code": phrase("reference"),
    "word": phrase("word"), "edited": phrase("nearly"), "excluded": phrase("without"),
}
FIELDS = {
    "signatory": phrase("signed by"), "quoted": phrase("quotes"), "contact": phrase("press contact"),
    "person": phrase("names"), "organisation": phrase("names"), "place": phrase("place"),
    "issuer": phrase("issued by"), "type": phrase("type"), "tag": phrase("tag"), "title": phrase("in the title"),
    "date": phrase("date"), "before": phrase("date"), "after": phrase("date"), "since": phrase("date"),
    "source": phrase("file"), "language": phrase("language"), "id": phrase("identifier"), "has": phrase("has"),
}
OPTIONS = {
    "--signed-by": phrase("signed by"), "--quoted": phrase("quotes"), "--contact": phrase("press contact"),
    "--person": phrase("names"), "--organisation": phrase("names"), "--place": phrase("place"),
    "--issuer": phrase("issued by"), "--type": phrase("type"), "--tag": phrase("tag"),
    "--from": phrase("from"), "--to": phrase("until"), "QUERY": phrase("words"),
}
_SHOWN_AS_TYPED = frozenset({"word", "day", "code"})
_DATES = frozenset({"date", "before", "after", "since"})


@dataclass(frozen=True, slots=True)
class Chip:
    """A piece of the search. `remove` is the search without it ("" where that cannot be said), `literal` with its
    words as words.
    """

    label: str
    text: str
    remove: str
    literal: str = ""


def chips(page: SearchPage, address: Address, words: Words) -> list[Chip]:
    """The search as understood, each piece with the way to take it away."""
    return list(_chips(page.understood, address, words))


def filters_said(page: SearchPage, words: Words) -> list[tuple[str, str]]:
    """Each filter as a reader says it: its option and its value."""
    return [(str(piece["option"]), _filtered(piece, words)) for piece in page.understood if piece["kind"] == "filter"]


def _chips(understood: Sequence[Json], address: Address, words: Words) -> Iterator[Chip]:
    corrected = {value for piece in understood if piece["kind"] == "edited" for value in _values(piece)}
    for piece in understood:
        kind = str(piece["kind"])
        if kind == "filter":
            yield _filter_chip(piece, address, words)
        elif kind == "field":
            yield Chip(words.t(FIELDS[str(piece["field"])]), _shown(piece, words), _removed(piece, address))
        elif kind in MEANINGS and not (kind == "word" and corrected.issuperset(_values(piece))):
            literal = address.adding("words", str(piece["key"])).link() if piece.get("key") else ""
            yield Chip(words.t(MEANINGS[kind]), _shown(piece, words), _removed(piece, address), literal)


def _shown(piece: Json, words: Words) -> str:
    kind, field = str(piece["kind"]), str(piece.get("field", ""))
    if kind in _SHOWN_AS_TYPED:
        return str(piece["text"])
    if kind == "excluded" and field:
        return f"{words.t(FIELDS[field])} {_shown({**piece, 'kind': 'field'}, words)}"
    if "type" in (kind, field):
        return ", ".join(map(words.type, _values(piece)))
    if kind == "date" or field in _DATES:
        return ", ".join(map(words.period, _values(piece)))
    spelled: dict[str, str] = {}
    for one in _values(piece):
        spelled.setdefault(fold(one), one)
    return ", ".join(spelled.values())


def _removed(piece: Json, address: Address) -> str:
    start, end = piece.get("start"), piece.get("end")
    if not (isinstance(start, int) and isinstance(end, int)):
        return ""
    return address.setting(q=without(address.value("q"), start, end)).link()


def _filter_chip(piece: Json, address: Address, words: Words) -> Chip:
    option = str(piece["option"])
    left = address.removing(PARAMETER_OF_OPTION[option], _written(piece))
    return Chip(words.t(OPTIONS[option]), _filtered(piece, words), left.link())


def _filtered(piece: Json, words: Words) -> str:
    parameter = PARAMETER_OF_OPTION[str(piece["option"])]
    if parameter == "type":
        return words.type(_written(piece))
    return words.date(_written(piece)) if parameter in {"from", "to"} else ", ".join(_values(piece))


def _written(piece: Json) -> str:
    """The value of a filter as it was given."""
    return str(piece["text"]).removeprefix(str(piece["option"])).strip()


def _values(piece: Json) -> Sequence[str]:
    values = piece.get("values")
    return [str(one) for one in values] if isinstance(values, list | tuple) else []
