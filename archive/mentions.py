"""One job: apply single corrections to the names and roles found in a text. Knows no decision and no anchor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from indexer.analysis.names import person_key
from indexer.annotation import Analysis, Label, Mention, Role, RoleKind

Span = tuple[int, int]

EVIDENCE = "decision"


class Findings:
    """What was found in a text, as it changes with each correction. Mentions stay disjoint and in order."""

    def __init__(self, text: str, analysis: Analysis | None) -> None:
        self.text = text
        self._analysis = analysis
        self.mentions = list(analysis.mentions) if analysis else []
        self.roles = list(analysis.roles) if analysis else []
        self.issuers = analysis.issuers if analysis else ()

    def analysis(self) -> Analysis | None:
        """The analysis with all corrections; None where there was none to correct."""
        if self._analysis is None:
            return None
        mentions = sorted(self.mentions, key=lambda one: (one.start, one.end))
        return replace(self._analysis, mentions=tuple(mentions), roles=tuple(self.roles), issuers=self.issuers)

    def remove(self, place: Span, label: str | None) -> None:
        """Take away the mentions that touch a place, of one label or of any, and the roles that rest on them.

        A role that a person gave stays until a person takes it: it rests on no mention.
        """
        self.mentions = [one for one in self.mentions
                         if not (_touches(one, place) and label in (None, one.label.value))]
        if label in (None, Label.PERSON.value):
            self.roles = [one for one in self.roles if not _rests(one, place)]

    def put(self, place: Span, moved: Span, label: str | None, entity: str | None) -> bool:
        """Have one mention at `moved` instead of all that touch it or `place`; False where the label is unknown."""
        before = next((one for one in self.mentions if _touches(one, place)), None)
        kind = label or (before.label.value if before else None)
        if kind not in set(Label):
            return False
        text = self.text[slice(*moved)]
        name = entity or (before.entity if before else None) or " ".join(text.split())
        self.mentions = [one for one in self.mentions if not (_touches(one, place) or _touches(one, moved))]
        self.mentions.append(Mention(Label(kind), *moved, text, name, 1.0, EVIDENCE))
        if kind == Label.PERSON:
            self.roles = [replace(one, name=name, start=moved[0], end=moved[1]) if _rests(one, place) else one
                          for one in self.roles]
        else:
            self.roles = [one for one in self.roles if not _rests(one, place)]
        return True

    def give_role(self, role: Mapping[str, object]) -> bool:
        """Have a person in a role; a function or organisation that is not mentioned stays as it was."""
        kind, name = role.get("kind"), role.get("name")
        if kind not in set(RoleKind) or not isinstance(name, str) or not person_key(name):
            return False
        known = next((one for one in self.roles if _is_role(one, str(kind), name)), None)
        start, end = (known.start, known.end) if known else self._place_of(name)
        given = Role(RoleKind(str(kind)), name, _text(role, "function", known.function if known else None),
                     _text(role, "organisation", known.organisation if known else None), start, end, EVIDENCE)
        self.roles = [one for one in self.roles if not _is_role(one, str(kind), name)]
        self.roles.append(given)
        return True

    def take_role(self, kind: str | None, name: str | None) -> bool:
        """Take a role from a person; False where the role is unknown."""
        if kind not in set(RoleKind) or not name:
            return False
        self.roles = [one for one in self.roles if not _is_role(one, str(kind), name)]
        return True

    def _place_of(self, name: str) -> Span:
        """Where a person is named; the beginning of the text where nowhere."""
        key = person_key(name)
        return next(((one.start, one.end) for one in self.mentions
                     if one.label is Label.PERSON and person_key(one.entity) == key), (0, 0))


def _touches(one: Mention | Role, place: Span) -> bool:
    return one.start < place[1] and place[0] < one.end


def _rests(role: Role, place: Span) -> bool:
    """Whether the machine found a role at a place."""
    return role.evidence != EVIDENCE and _touches(role, place)


def _is_role(one: Role, kind: str, name: str) -> bool:
    return one.kind.value == kind and person_key(one.name) == person_key(name)


def _text(role: Mapping[str, object], name: str, otherwise: str | None) -> str | None:
    found = role.get(name, otherwise)
    return found if isinstance(found, str) and found else None
