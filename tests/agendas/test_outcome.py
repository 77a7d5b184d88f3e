"""The unit that proposed a point sees what came of it, also when nobody of it was invited; never what is confidential."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.agendas import domain
from decreta.agendas.queries.outcome import outcomes_of
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Audience
from decreta.minutes import domain as minutes
from decreta.minutes.models import Decision
from tests.agendas.test_carrying import fresh, proposed
from tests.meetings.office import opened, points, secretary

CANARY = "CHIMHOANGYEN"


@pytest.fixture
def placed(office):
    """On the agenda of a sitting in session, taken up."""
    sitting = opened(office)
    found = domain.place_proposal(proposal=proposed(office), sitting=sitting, by=secretary(office))
    meetings.go_to_point(sitting=sitting, item=points(sitting)[-1], by=secretary(office))
    return found


def page(office, client, name: str, proposal) -> str:
    client.force_login(office.holdings[name].person.user)
    client.cookies["language"] = "en"
    return client.get(reverse("agendas:proposal", args=[proposal.pk])).content.decode()


def test_conclusions_and_decisions_come_back_to_the_unit_when_the_sitting_is_closed(office, client, placed):
    by, sitting = secretary(office), placed.item.sitting
    made = meetings.write_conclusion(item=points(sitting)[-1], text="Đồng ý lập quỹ.", by=by)
    assert outcomes_of(fresh(placed), office.actor("officer")) == []  # in session it is the sitting's own
    meetings.close_sitting(sitting=sitting, by=by)
    for name in ("officer", "chief"):
        (told,) = outcomes_of(fresh(placed), office.actor(name))
        assert [one.text for one in told.conclusions] == ["Đồng ý lập quỹ."]
        assert (told.sees_sitting, told.is_settled) == (False, False)
        assert "Đồng ý lập quỹ.</li>" in page(office, client, name, placed)
    sitting.refresh_from_db()
    minutes.enter_conclusions(sitting=sitting, conclusions=[made], by=by)
    decision = Decision.objects.get(conclusion=made)
    text = page(office, client, "officer", placed)
    assert decision.symbol in text
    assert reverse("minutes:decision", args=[decision.pk]) not in text  # its page is for who reads the point
    assert reverse("minutes:decision", args=[decision.pk]) in page(office, client, "secretary", placed)


def test_what_became_confidential_is_not_told_to_who_does_not_read_it(office, client, placed):
    by, sitting = secretary(office), placed.item.sitting
    item = points(sitting)[-1]
    meetings.restrict_point(item=item, audience=Audience.MEMBERS, is_listed=True, by=by)
    meetings.write_conclusion(item=item, text=CANARY, by=by)
    meetings.close_sitting(sitting=sitting, by=by)
    assert CANARY not in page(office, client, "officer", placed)
    assert CANARY in page(office, client, "secretary", placed)


def test_a_proposal_without_an_outcome_says_nothing(office, placed):
    meetings.close_sitting(sitting=placed.item.sitting, by=secretary(office))
    assert outcomes_of(fresh(placed), office.actor("officer")) == []
