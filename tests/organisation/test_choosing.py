"""Choosing an organisation among thousands: by a part of its name, each so that it alone is meant."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from decreta.core import clock
from decreta.directives.forms.assigning import AssignForm
from decreta.organisation.domain import structure
from decreta.organisation.enums import OrganisationKind
from decreta.organisation.queries.choosing import code_in, places_like, with_code
from tests.directives.tasks import directed
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, SINCE, SYSTEM, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(ISSUE_DAY):
        made = offices.build(with_users=True)
        for number in (1, 2):
            structure.found(
                code=f"xa-tan-lap-{number}",
                names={"vi": "Ủy ban nhân dân xã Tân Lập"},
                kind=OrganisationKind.COMMUNE,
                valid_from=SINCE,
                regime="vn-state",
                by=SYSTEM,
            )
        yield made


def test_what_matches_is_offered_bodies_first_and_namesakes_with_their_code(office: Office) -> None:
    by = office.actor("secretary")
    assert places_like("  ", by, on=clock.today()) == []
    assert [one.value for one in places_like("khoa hoc", by, on=clock.today())] == [office.ministry.name_vi]
    assert [one.value for one in places_like("chi dao", by, on=clock.today())] == [office.body.name_vi]
    same = places_like("tan lap", by, on=clock.today())
    assert {code_in(one.value) for one in same} == {"xa-tan-lap-1", "xa-tan-lap-2"}


@pytest.mark.parametrize(
    ("text", "code"), [("Bộ Tư pháp", ""), (with_code("Xã A", "xa-a"), "xa-a"), ("[x]", ""), ("a [b", "")]
)
def test_a_code_is_read_only_behind_a_name(text: str, code: str) -> None:
    assert code_in(text) == code


def test_among_many_agencies_are_typed_and_what_is_not_clear_is_said(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = {
        "anchor": "1",
        "quote": "x",
        "title": "Việc",
        "deadline_kind": "unstated",
        "lead": with_code("Ủy ban nhân dân xã Tân Lập", "xa-tan-lap-2"),
        "coordinating": "Bộ Khoa học và Công nghệ\nVPTW",
    }
    directive = directed(office).directive
    assert not AssignForm(usual, directive=directive).is_typed
    monkeypatch.setattr("decreta.directives.forms.places.FEW", 1)
    form = AssignForm(usual, directive=directive)
    assert form.is_typed and form.is_valid(), form.errors
    said = form.arguments()["responsible"]
    assert (said.lead.code, [one.code for one in said.coordinating]) == ("xa-tan-lap-2", ["bkhcn", "vptw"])
    unclear = AssignForm(
        {**usual, "lead": "Ủy ban nhân dân xã Tân Lập", "coordinating": "Bộ Không Có"}, directive=directive
    )
    assert set(unclear.errors) == {"lead", "coordinating"}


def test_the_fragment_gives_options_that_say_what_they_are(office: Office) -> None:
    client = Client(headers={"accept-language": "vi"})
    user = office.holdings["secretary"].person.user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(reverse("organisation:choose"), {"q": "tân lập"}).content.decode()
    assert text.count('role="option"') == 2 and "[xa-tan-lap-1]" in text
    assert client.get(reverse("organisation:choose")).content.strip() == b""
