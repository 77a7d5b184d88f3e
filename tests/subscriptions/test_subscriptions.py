"""A saved search tells of what is new to its owner, as far as he may see it then, once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from decreta.audit import sequencer
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.tables.tasks import TASKS
from decreta.documents import domain as documents
from decreta.documents.tables.documents import DOCUMENTS
from decreta.kit import domain as kit
from decreta.kit.models import SavedView
from decreta.notifications.models import Notice
from decreta.subscriptions import domain
from decreta.subscriptions.jobs import look
from decreta.subscriptions.models import Subscription
from tests.documents import office as offices
from tests.documents.office import SYSTEM, Office

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(hours=1)


@pytest.fixture
def office() -> Any:
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def saved(office: Office, name: str, query: str = "q=cap+nuoc", table: Any = DOCUMENTS) -> SavedView:
    return kit.save_view(table=table, name="Cấp nước", query=query, sharing="private", by=office.actor(name))


def told(office: Office, name: str) -> list[str]:
    look()
    sequencer.run()
    found = Notice.objects.filter(kind="subscriptions.found", holding_id=office.holdings[name].pk).order_by("pk")
    return [one.facts["subject"] for one in found]


def test_new_hits_are_told_once_and_only_those_that_he_sees(office: Office) -> None:
    offices.drafted(office, subject="Về cấp nước cũ")
    with clock.frozen(offices.ISSUE_DAY + LATER):
        for name in ("secretary", "ministry_officer"):
            domain.subscribe(view=saved(office, name), by=office.actor(name))
        assert domain.subscribe(view=SavedView.objects.all()[0], by=office.actor("secretary")) is None
        assert told(office, "secretary") == []
    with clock.frozen(offices.ISSUE_DAY + 2 * LATER):
        made = offices.drafted(office, subject="Về cấp nước mới")
        offices.drafted(office, subject="Về chuyện khác")
        assert told(office, "secretary") == ["Về cấp nước mới"] == told(office, "secretary")
        assert told(office, "ministry_officer") == []
    with clock.frozen(offices.ISSUE_DAY + 3 * LATER):
        documents.open_to(document=made, holding=office.holdings["ministry_officer"], reason="recipient", by=SYSTEM)
        assert told(office, "ministry_officer") == ["Về cấp nước mới"] == told(office, "ministry_officer")


def test_what_is_closed_before_it_is_told_is_not_told(office: Office) -> None:
    view = saved(office, "ministry_officer")
    subscription = domain.subscribe(view=view, by=office.actor("ministry_officer"))
    assert subscription is not None
    made = offices.drafted(office, subject="Về cấp nước")
    facts = {"document": made, "holding": office.holdings["ministry_officer"], "reason": "recipient", "by": SYSTEM}
    documents.open_to(**facts)
    with clock.frozen(offices.ISSUE_DAY + LATER):
        assert domain.look(subscription=subscription, by=SYSTEM) == [made]
        documents.close_to(**facts)
        sequencer.run()
    assert not Notice.objects.filter(kind="subscriptions.found").exists()


def test_one_subscribes_to_searches_of_documents_in_ones_own_post_and_ends_it(office: Office) -> None:
    with pytest.raises(Invalid):
        domain.subscribe(view=saved(office, "secretary", "state=overdue", TASKS), by=office.actor("secretary"))
    made = domain.subscribe(view=saved(office, "head"), by=office.actor("head"))
    assert made is not None
    with pytest.raises(NotAllowed):
        domain.unsubscribe(subscription=made, by=office.actor("deputy"))
    domain.unsubscribe(subscription=made, by=office.actor("head"))
    assert not Subscription.objects.exists()
