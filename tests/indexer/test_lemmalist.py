"""What a list of lemmas was made of is what it tells, however it is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.lemmalist import LemmaList

FORMS = st.dictionaries(
    st.text(st.characters(exclude_characters="\t\n"), min_size=1), st.text(st.characters(exclude_characters="\t\n")))


@given(FORMS, st.text(), st.sampled_from([1, 1000]))
def test_every_form_has_the_lemmas_it_was_given(by_form: dict[str, str], other: str, times: int) -> None:
    found = LemmaList.of(by_form)
    assert found.by_form() == by_form
    look = found.lookup(times)
    assert {form: look(form) for form in by_form} == by_form
    assert look(other) == by_form.get(other, "")


@given(FORMS)
def test_every_place_belongs_to_a_line(by_form: dict[str, str]) -> None:
    found = LemmaList.of(by_form)
    lines = {found.around(place) for place in range(1, len(found.written) - 1)}
    assert lines == set(by_form.items())


@pytest.mark.parametrize("broken", [{"a\tb": "c"}, {"a\nb": "c"}, {"a": "b\nc"}, {"a": "b\tc"}])
def test_what_would_break_a_line_is_left_out(broken: dict[str, str]) -> None:
    assert LemmaList.of(broken | {"vont": "aller"}).by_form() == {"vont": "aller"}


def test_a_part_of_a_form_is_not_a_form() -> None:
    found = LemmaList.of({"reporté": "reporter", "porté": "porter"})
    assert [found.get(form) for form in ("porté", "reporté", "porter", "por", "")] == ["porter", "reporter", "", "", ""]
