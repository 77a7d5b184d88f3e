"""Views of lists: an address under a name, for oneself or one's place; whoever opens it finds his own rows."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.tables.tasks import TASKS
from decreta.kit import domain
from decreta.kit.models import ListChoice, SavedView
from decreta.kit.queries.views import kept_query, sharings_of
from tests.documents import office as offices
from tests.lists import growing

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return offices.build(with_users=True)


def signed_in(office, who: str) -> Client:
    client = Client()
    client.force_login(office.holdings[who].person.user)
    return client


def save(office, who: str, name: str = "Quá hạn", *, query: str = "state=overdue", sharing: str = "private", **more):
    return domain.save_view(table=TASKS, name=name, query=query, sharing=sharing, by=office.actor(who), **more)


def test_a_saved_view_is_a_tab_of_its_list_and_the_log_keeps_no_words(office):
    save(office, "secretary", query="q=mật+mã")
    page = signed_in(office, "secretary").get(reverse("directives:list")).content.decode()
    assert '<a href="?q=mật+mã">Quá hạn</a>' in page
    assert "mã" not in str(Entry.objects.get(kind="kit.view_saved").facts)


def test_a_view_is_found_by_those_who_stand_where_it_is_shared(office):
    actor = office.actor("secretary")
    kind, _words = sharings_of(actor)[-1]
    shared = save(office, "secretary", sharing=kind)
    private = save(office, "secretary", "Riêng")
    place = {"unit": "unit_id", "organisation": "organisation_id", "body": "body_id"}[kind]
    for who in office.holdings:
        seen = set(SavedView.objects.visible_to(office.actor(who)))
        is_there = getattr(office.actor(who), place) == shared.place_id
        assert (shared in seen, private in seen) == (is_there, who == "secretary"), who


def test_whoever_opens_a_shared_view_finds_his_own_rows(office):
    growing.task(office)
    view = save(office, "secretary", query="sort=-period&cols=title")
    asked = f"{reverse('directives:list')}?{view.query}"
    rows = {who: len(signed_in(office, who).get(asked).context["list"].rows) for who in ("secretary", "officer")}
    assert rows == {"secretary": 1, "officer": 0}


def test_a_list_opens_with_the_view_that_was_chosen_until_that_is_taken_away(office):
    view, client = save(office, "secretary", opens=True), signed_in(office, "secretary")
    answer = client.get(reverse("directives:list"))
    assert (answer.status_code, answer["Location"]) == (302, f"{reverse('directives:list')}?state=overdue")
    opened = client.get(answer["Location"])
    assert opened.context["tabs"].shown[0].url == "?all=1"
    assert client.get(reverse("directives:list") + "?all=1").status_code == 200
    domain.remove_view(view=view, by=office.actor("secretary"))
    assert client.get(reverse("directives:list")).status_code == 200


def test_everything_that_is_wrong_with_a_view_is_said_at_once(office):
    save(office, "secretary")
    with pytest.raises(Invalid) as refusal:
        save(office, "secretary", "  Quá hạn ", sharing="galaxy")
    assert {problem.field for problem in refusal.value.problems} == {"name", "sharing"}
    answer = signed_in(office, "secretary").post(
        reverse("kit:save_view", args=[TASKS.name]), {"name": "", "sharing": "private", "query": "state=overdue"}
    )
    assert answer.status_code == 422
    assert 'name="query" value="state=overdue"' in answer.content.decode()


def test_only_who_saved_a_view_changes_it(office):
    view = save(office, "secretary")
    for act in (domain.change_view, domain.remove_view):
        more = {"name": "x", "sharing": "private"} if act is domain.change_view else {}
        with pytest.raises(NotAllowed):
            act(view=view, by=office.actor("head"), **more)
    assert domain.change_view(view=view, name="Quá hạn", sharing="private", by=office.actor("secretary")) is None
    changed = domain.change_view(view=view, name="Trễ", sharing="private", by=office.actor("secretary"))
    assert changed is not None and SavedView.objects.get().name == "Trễ"


def test_chosen_columns_stay_until_they_are_reset(office):
    growing.task(office)
    client, address = signed_in(office, "secretary"), reverse("kit:columns", args=[TASKS.name])
    answer = client.post(address, {"column": ["state", "period", "nothing"], "query": "state=undated&page=3"})
    assert answer["Location"] == f"{reverse('directives:list')}?state=undated&cols=title%2Cperiod%2Cstate"
    shown = client.get(reverse("directives:list")).context["list"].asked
    assert shown.keys == ("title", "period", "state")
    client.post(address, {"reset": "1"})
    assert ListChoice.objects.get().columns == ""
    assert "clause" in client.get(reverse("directives:list")).context["list"].asked.keys


def test_only_what_a_list_knows_is_kept_of_an_address():
    query = QueryDict("cols=title&cols=state&state=&due=2025-03&page=4&next=//evil&sort=-period")
    assert kept_query(TASKS, query) == "due=2025-03&cols=title%2Cstate&sort=-period"
