"""The first account of a fresh installation."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from decreta.accounts.models import User
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed
from decreta.core.models import Setting
from decreta.organisation.domain.first import offer_set_up, set_up
from decreta.organisation.models import Holding, Organisation
from decreta.organisation.queries.actors import actor_for
from decreta.organisation.queries.first import SETTING, token_is_good

pytestmark = pytest.mark.django_db

SYSTEM = Actor.system("tests")
PASSWORD = "Rừng trúc bên sông 41"
SENT = {
    "name": "Sở Nội vụ tỉnh Bắc Ninh",
    "symbol": "SNV",
    "kind": "state_agency",
    "regime": "vn-state",
    "place": "Bắc Ninh",
    "full_name": "Trần Thị Hòa",
    "login": "hoa",
    "language": "vi",
    "password": PASSWORD,
    "again": PASSWORD,
}


@pytest.fixture
def token() -> str:
    found = offer_set_up(by=SYSTEM)
    assert found is not None
    return found


def test_an_installation_is_set_up_at_its_address(token):
    visitor = Client()
    page = visitor.get(f"/setup/{token}/")
    # No site learns the address; but with “no-referrer” browsers send “Origin: null”, and the form would be refused.
    assert (page.status_code, page["Referrer-Policy"]) == (200, "strict-origin")
    answer = visitor.post(f"/setup/{token}/", SENT)
    assert answer.status_code == 302
    holding = Holding.objects.get()
    assert actor_for(holding).can("administer")
    assert (holding.person.full_name, holding.post.unit.organisation.name_vi) == ("Trần Thị Hòa", SENT["name"])
    user = User.objects.get()
    assert user.needs_second_factor and user.check_password(PASSWORD)
    # The address has ended, and there is no other while somebody administers.
    assert visitor.get(f"/setup/{token}/").status_code == 404
    assert offer_set_up(by=SYSTEM) is None


def test_of_two_who_use_the_address_at_once_one_comes_too_late(token, monkeypatch):
    from decreta.organisation.views import first

    visitor = Client()
    assert visitor.post(f"/setup/{token}/", SENT).status_code == 302
    # The other had asked before the first was done: his address was good when his form came in.
    monkeypatch.setattr(first, "token_is_good", lambda token: True)
    answer = visitor.post(f"/setup/{token}/", SENT | {"login": "ke.khac", "name": "Cơ quan khác"})
    assert answer.status_code == 422
    assert [user.username for user in User.objects.all()] == ["hoa"]


def test_everything_wrong_is_said_at_once_and_nothing_is_made(token):
    answer = Client().post(f"/setup/{token}/", SENT | {"name": "", "password": "1", "again": "2", "full_name": ""})
    assert set(answer.context["form"].errors) == {"name", "full_name", "again"}
    answer = Client().post(f"/setup/{token}/", SENT | {"login": "a b", "password": "123", "again": "123", "symbol": ""})
    assert set(answer.context["form"].errors) == {"login", "password"}
    assert not Organisation.objects.exists() and not User.objects.exists()
    assert "Trần Thị Hòa" in answer.content.decode() and "123" not in answer.content.decode().split("<main")[1]


def test_an_address_ends_after_a_day_and_with_a_newer_one(token):
    kept = Setting.objects.get(key=SETTING)
    assert token not in str(kept.value)
    assert token_is_good(token)
    newer = offer_set_up(by=SYSTEM)
    assert not token_is_good(token) and token_is_good(newer)
    kept.refresh_from_db()
    kept.value["until"] = (clock.real_now() - dt.timedelta(seconds=1)).isoformat()
    kept.save()
    assert not token_is_good(newer)


def test_only_the_software_sets_itself_up(token):
    somebody = Actor(name="x", capabilities=frozenset({"administer"}))
    with pytest.raises(NotAllowed):
        set_up(full_name="x", login="x", password=PASSWORD, language="vi", name="x", by=somebody)
    with pytest.raises(NotAllowed):
        offer_set_up(by=somebody)


def test_at_the_terminal_an_administrator_joins_the_organisation_that_is_there(token):
    first = set_up(full_name="Một", login="mot", password=PASSWORD, language="vi", name="Sở Nội vụ", by=SYSTEM)
    place = first.post.unit.organisation
    second = set_up(full_name="Hai", login="hai", password=PASSWORD, language="en", organisation=place, by=SYSTEM)
    assert second.post == first.post
    with pytest.raises(Invalid) as refusal:
        set_up(full_name="Ba", login="hai", password=PASSWORD, language="xx", organisation=place, by=SYSTEM)
    assert {problem.field for problem in refusal.value.problems} == {"login", "language"}
