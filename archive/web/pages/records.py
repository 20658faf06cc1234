"""One job: the page of a person, organisation or place: functions over time, statements by role, company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from starlette.requests import Request
from starlette.responses import Response

from archive.browsing import Profile
from archive.errors import BadRequestError, NotFoundError
from archive.names import Kind
from archive.profiles import Profile as Authority
from archive.reports import FacetCount
from archive.web.address import PARAMETER_OF_FACET, Address, asking
from archive.web.language import phrase
from archive.web.pages.handling import Page
from archive.web.site import Site

TITLES = {"person": phrase("Person"), "organisation": phrase("Organisation"), "place": phrase("Place")}
ROLES = {"signatory": phrase("Signatory"), "quoted": phrase("Quoted"), "contact": phrase("Press contact"),
         "issuer": phrase("Issued by"), "mentioned": phrase("Mentioned")}
SPEAKING = {"signatory": phrase("Sign its statements"), "quoted": phrase("Are quoted in its statements"),
            "contact": phrase("Answer the press for it")}
COMPANY = {"person": phrase("Signs together with"), "organisation": phrase("Appears together with"),
           "place": phrase("Appears together with")}
PATHS = {"signatory": "people", "issuer": "organisations", "organisation": "organisations", "place": "places"}
_NODES = 10
_IN_A_ROW = 2
_SIZE = 320.0
_RADIUS = 132.0
_ROW = 60.0


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the picture of company: its place and the thickness of its line. The table below has the names."""

    name: str
    count: int
    x: float
    y: float
    thickness: float


def show(kind: str) -> Page:
    """The page of a kind of record."""
    def page(site: Site, request: Request) -> Response:
        name = request.query_params.get("name", "").strip()
        profile = site.archive.profile(kind, name)
        company, record = _company(profile), _record(site, kind, name)
        return site.render(request, "record.html", {
            "profile": profile, "kind": kind, "title": TITLES[kind], "roles": ROLES, "paths": PATHS,
            "speaking": SPEAKING,
            "company_title": COMPANY[kind], "company": company, "nodes": network(company), "size": _SIZE,
            "height": _SIZE if len(company) > _IN_A_ROW else _ROW,
            "record": record,
            "links": {one.role: _link(kind, one.role, name) for one in profile.appearances}})

    return page


def network(company: Sequence[FacetCount]) -> list[Node]:
    """The most frequent companions around the centre of a square picture; one or two beside it, on one line."""
    shown = company[:_NODES]
    first = pi if len(shown) <= _IN_A_ROW else -pi / 2
    most = max((one.count for one in shown), default=1)
    made = []
    for number, one in enumerate(shown):
        angle = 2 * pi * number / len(shown) + first
        x, y = _SIZE / 2 + _RADIUS * cos(angle), _SIZE / 2 + _RADIUS * sin(angle)
        made.append(Node(one.value, one.count, round(x, 1), round(y, 1), round(2 + 6 * sqrt(one.count / most), 1)))
    return made


def _record(site: Site, kind: str, name: str) -> Authority | None:
    """What the decisions and the texts say of the record: ways of writing, identifiers; None where it is not known."""
    try:
        return site.archive.desk.profile(name, Kind(kind))
    except (NotFoundError, BadRequestError):
        return None


def _company(profile: Profile) -> Sequence[FacetCount]:
    field = "organisation" if profile.kind == "organisation" else "signatory"
    return profile.companions.get(field, ())


def _link(kind: str, role: str, name: str) -> str:
    """The search for all statements in which the name has the role."""
    parameter = PARAMETER_OF_FACET.get(role if role != "mentioned" else kind, kind)
    return Address(((parameter, asking(kind, name)),)).link()
