"""A paper goes round: read with one tap, urged, recalled; nobody is told of a paper that he may not see."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from decreta.audit import sequencer
from decreta.circulation import domain
from decreta.circulation.jobs import remind
from decreta.circulation.models import Circulation, Reader
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.documents.models import Document
from decreta.notifications.models import Notice
from tests.documents import arrivals
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def letter(office: Office) -> Document:
    return arrivals.registered(office).document


def sent(office: Office, letter: Document, *to: str, **facts: Any) -> Circulation:
    return domain.circulate(document=letter, to=list(to), by=office.actor("clerk"), **facts)


def sees(office: Office, name: str) -> bool:
    return Document.objects.visible_to(office.actor(name)).exists()


def test_everybody_in_a_unit_is_asked_once_and_reads_it(office: Office, letter: Document) -> None:
    made = sent(office, letter, f"unit:{office.unit.pk}", f"holding:{office.holdings['officer'].pk}", words="Để biết.")
    asked = {one.holding_id: one.through for one in made.readers.all()}
    names = {name for name in office.holdings if office.holdings[name].pk in asked}
    assert names == {"chief", "officer", "inspector"}  # neither the sender nor the administrator
    assert asked[office.holdings["officer"].pk] == "" and asked[office.holdings["chief"].pk] == office.unit.name_vi
    assert sees(office, "officer")


def test_a_reader_taps_on_his_desk_and_the_sender_sees_it(office: Office, letter: Document) -> None:
    made = sent(office, letter, f"holding:{office.holdings['officer'].pk}")
    browser = Client()
    browser.force_login(office.holdings["officer"].person.user, backend="django.contrib.auth.backends.ModelBackend")
    assert f"/circulations/{made.pk}/acknowledge/" in browser.get("/").content.decode()
    answer = browser.post(f"/circulations/{made.pk}/acknowledge/", {"next": "desk"})
    assert answer.status_code == 302 and answer["Location"] == "/"
    assert made.readers.get().acknowledged_at == clock.now()
    assert f"/circulations/{made.pk}/acknowledge/" not in browser.get("/").content.decode()
    sequencer.run()
    told = set(Notice.objects.values_list("kind", "holding_id"))
    own = {name: office.holdings[name].pk for name in ("officer", "clerk")}
    assert {("circulation.sent", own["officer"]), ("circulation.done", own["clerk"])} <= told
    with pytest.raises(NotAllowed):
        domain.acknowledge(reader=made.readers.get(), by=office.actor("chief"))


def test_who_is_silent_is_urged_by_hand_and_on_the_last_day(office: Office, letter: Document) -> None:
    today = clock.today()
    made = sent(office, letter, *(f"holding:{office.holdings[name].pk}" for name in ("officer", "chief")), due_on=today)
    domain.acknowledge(reader=Reader.objects.get(holding=office.holdings["chief"]), by=office.actor("chief"))
    assert domain.urge(circulation=made, by=office.actor("clerk")) == 1
    with pytest.raises(NotAllowed):
        domain.urge(circulation=made, by=office.actor("officer"))
    sequencer.run()
    urged = Notice.objects.filter(kind="circulation.urged").values_list("holding_id", flat=True)
    assert list(urged) == [office.holdings["officer"].pk]
    remind()  # he was urged today already
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=1)):
        Circulation.objects.update(due_on=clock.today())
        remind()
        remind()
    sequencer.run()
    assert Notice.objects.filter(kind="circulation.urged").count() == 2


def test_a_recalled_round_closes_what_only_it_had_opened(office: Office, letter: Document) -> None:
    made = sent(office, letter, *(f"holding:{office.holdings[name].pk}" for name in ("officer", "chief")))
    with pytest.raises(Invalid):
        domain.recall(circulation=made, reason=" ", by=office.actor("clerk"))
    domain.recall(circulation=made, reason="Nhầm.", by=office.actor("clerk"))
    assert not sees(office, "officer") and sees(office, "chief")
    with pytest.raises(NotNow):
        domain.acknowledge(reader=made.readers.first(), by=office.actor("officer"))  # type: ignore[arg-type]


def test_everything_wrong_is_said_at_once(office: Office, letter: Document) -> None:
    yesterday = clock.today() - dt.timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        sent(office, letter, f"holding:{office.holdings['ministry_officer'].pk}", words="x" * 501, due_on=yesterday)
    assert {problem.field for problem in refused.value.problems} == {"to", "words", "due_on"}
    with pytest.raises(NotNow):
        sent(office, offices.drafted(office), f"holding:{office.holdings['officer'].pk}")
