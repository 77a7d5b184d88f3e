"""A sitting of many: where it is run nobody is listed, and somebody is found by his name."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.meetings import domain as meetings
from decreta.meetings.forms import running
from decreta.meetings.forms.invited import OneInvitedForm
from decreta.meetings.queries import room as rooms
from decreta.meetings.queries.matches import invited_as
from decreta.organisation.models import Person
from decreta.speaking.models import Speech
from tests.meetings.office import invitation_of, opened


@pytest.fixture
def sitting(office, monkeypatch):
    """In session; three invited are many here, and two of them share a name."""
    monkeypatch.setattr(rooms, "MOST_LISTED", 2)
    Person.objects.filter(pk=office.holdings["member"].person_id).update(full_name="Đỗ Thị Hoà")
    Person.objects.filter(pk=office.holdings["deputy"].person_id).update(full_name="Đỗ Văn Hòa")
    return opened(office)


def test_the_page_that_runs_it_lists_nobody(office, sitting, client):
    client.force_login(office.holdings["secretary"].person.user)
    page = client.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert "Đỗ Văn Hòa" not in page
    assert page.count('name="who"') == 2
    assert reverse("meetings:sitting", args=[sitting.pk]) in page


def test_a_name_is_enough_where_it_is_one(office, sitting):
    assert invited_as(sitting, "thi hoa") == [invitation_of(sitting, office, "member")]
    assert len(invited_as(sitting, "do hoa")) == 2
    assert invited_as(sitting, "khongco") == []
    form = OneInvitedForm({"who": "Thị Hòa"}, sitting=sitting)
    assert form.is_valid() and form.cleaned_data["invitation"] == invitation_of(sitting, office, "member")
    several = OneInvitedForm({"who": "Hoa"}, sitting=sitting)
    assert not several.is_valid() and "Đỗ Văn Hòa" in str(several.errors["who"])
    assert not OneInvitedForm({"who": "khongco"}, sitting=sitting).is_valid()
    assert OneInvitedForm({"who": ""}, sitting=sitting).is_valid()


def test_somebody_is_put_down_and_lets_present_by_his_name(office, sitting, client):
    client.force_login(office.holdings["secretary"].person.user)
    ask = reverse("speaking:ask", args=[sitting.pk])
    client.post(ask, {"who": "", "kind": "ordinary", "to": "chair"})
    client.post(ask, {"who": "hoa", "kind": "ordinary", "to": "chair"})
    assert not Speech.objects.exists()
    client.post(ask, {"who": "van hoa", "kind": "ordinary", "to": "chair"})
    assert Speech.objects.get().invitation == invitation_of(sitting, office, "deputy")
    answer = client.post(reverse("presenting:ask", args=[sitting.pk]), {"who": "thị hòa", "to": "chair"})
    assert answer.status_code == 302


def test_who_presides_is_found_by_his_name_where_many_could(office, sitting, client, monkeypatch):
    """The first in line are listed, as many as a form bears; anybody else present is written."""
    monkeypatch.setattr(running, "MOST_LISTED", 1)
    monkeypatch.setattr(running, "_FIRST_IN_LINE", 1)
    for name in ("member", "deputy"):
        if not invitation_of(sitting, office, name).attendances.filter(left_at=None).exists():
            meetings.check_in(
                invitation=invitation_of(sitting, office, name), presence="in_room", by=office.actor("secretary")
            )
    client.force_login(office.holdings["head"].person.user)
    address = reverse("meetings:preside", args=[sitting.pk])
    page = client.get(address).content.decode()
    assert (page.count('type="radio" name="to"'), 'name="who"' in page) == (1, True)
    first = invitation_of(sitting, office, "deputy").pk
    for words, status in (("hoa", 422), ("khongco", 422), ("thi hoa", 302)):
        assert client.post(address, {"to": first, "who": words}).status_code == status
    sitting.refresh_from_db()
    assert sitting.acting_chair_id == office.holdings["member"].person_id
