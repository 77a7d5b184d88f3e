"""Points that nobody objects to beforehand are offered for the consent part; who objects later takes one out again."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.agendas import domain, notices
from decreta.agendas.domain.positions import Said
from decreta.agendas.enums import Hindrance, Stand
from decreta.agendas.models import PutByConsent, TakenOut
from decreta.agendas.queries.consent import consent_part
from decreta.agendas.queries.offering import offer_now
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Audience, ConsentOffered, PointKind, Purpose
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.rulebooks import rules_of
from decreta.notifications.models import Notice
from tests.meetings.office import invitation_of, moment, secretary, sitting_of

NONE, SPEAK, OBJECT = Stand.NO_OBJECTION, Stand.SPEAK, Stand.OBJECTION
#: Those who are asked: the chair and the members.
ASKED = ("head", "deputy", "member")


@pytest.fixture
def sitting(office):
    """A convened sitting: two points with a proposed decision, one without, one for information, one that some read."""
    by, found = secretary(office), sitting_of(office)
    meetings.invite_members(sitting=found, by=by)
    meetings.add_point(sitting=found, title="Phần chung", kind=PointKind.HEADING, by=by)
    for title in ("Kế hoạch", "Ngân sách"):
        meetings.add_point(sitting=found, title=title, proposed="Thông qua.", by=by)
    meetings.add_point(sitting=found, title="Chưa có dự thảo", by=by)
    meetings.add_point(sitting=found, title="Thông báo", purpose=Purpose.INFORMATION, by=by)
    meetings.add_point(sitting=found, title="Nhân sự", proposed="Đồng ý.", audience=Audience.NAMED, by=by)
    meetings.convene(sitting=found, by=by)
    return Sitting.objects.select_related("body", "chair_post").get(pk=found.pk)


def point(sitting, title: str) -> AgendaItem:
    return AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(sitting=sitting, title=title)


def say(office, sitting, who: str, **stands: str) -> object:
    titles = {"plan": "Kế hoạch", "budget": "Ngân sách", "bare": "Chưa có dự thảo"}
    said = {point(sitting, titles[name]): Said(stand, "Chưa rõ.") for name, stand in stands.items()}
    return domain.state_positions(sitting=sitting, said=said, by=office.actor(who))


def all_agree(office, sitting, **stands: str) -> None:
    for who in ASKED:
        say(office, sitting, who, **(stands or {"plan": NONE, "budget": NONE, "bare": NONE}))


def ruled(office, sitting, **terms: object) -> None:
    """The body asks for positions otherwise from the year of the sitting on."""
    wanted = dataclasses.replace(rules_of(sitting.body, on=dt.date(2025, 1, 1)), book=None, **terms)
    facts = {"valid_from": dt.date(2025, 1, 1), "authority": "01-QĐ/BCĐ", "of_version": 0}
    meetings.set_rules(body=sitting.body, wanted=wanted, by=secretary(office), **facts)


def offered(sitting) -> list[str]:
    return [one.item.title for one in offer_now(sitting).offered]


def against(sitting) -> dict[str, Hindrance]:
    return {one.item.title: one.hindrance for one in offer_now(sitting).others}


def put(office, sitting, *titles: str, by: str = "secretary") -> list[PutByConsent]:
    return domain.put_by_consent(sitting=sitting, items=[point(sitting, one) for one in titles], by=office.actor(by))


def together(sitting) -> list[str]:
    return [one.item.title for one in consent_part(list(sitting.agenda.all())) if one.is_adopted_together]


def test_a_point_is_offered_once_every_member_has_answered_and_the_others_say_why_not(office, sitting):
    assert offered(sitting) == []
    for who in ("head", "member"):
        say(office, sitting, who, plan=NONE, budget=NONE)
    assert against(sitting)["Kế hoạch"] == Hindrance.UNANSWERED
    say(office, sitting, "deputy", plan=NONE, budget=SPEAK)
    assert offered(sitting) == ["Kế hoạch"]
    assert against(sitting) == {
        "Ngân sách": Hindrance.OPPOSED,
        "Chưa có dự thảo": Hindrance.NOT_DRAFTED,
        "Nhân sự": Hindrance.NOT_READ,
    }
    (one,) = offer_now(sitting).offered
    assert (one.answered, offer_now(sitting).asked) == (3, 3)


#: The sitting is on a Monday: positions of a working day before it are those until the end of Friday.
FRIDAY = moment(23, 0, day=dt.date(2025, 3, 7))
OVER = FRIDAY + dt.timedelta(hours=2)


@pytest.fixture
def early(office, request):
    """The sitting, convened and written on Friday; whoever is silent agrees from the end of that day on."""
    with clock.frozen(FRIDAY):
        found = request.getfixturevalue("sitting")
        ruled(office, found, consent_offered=ConsentOffered.DEADLINE, positions_days=1)
    return found


def late(sitting) -> list[str]:
    return [one.item.title for one in offer_now(sitting, at=OVER).offered]


def test_where_the_rules_say_so_silence_is_enough_once_the_time_is_over(office, early):
    say(office, early, "member", budget=OBJECT)
    assert [one.item.title for one in offer_now(early, at=FRIDAY).offered] == []
    assert late(early) == ["Kế hoạch"]


def test_silence_says_nothing_of_what_nobody_could_read_in_time(office, early):
    meetings.add_point(sitting=early, title="Bổ sung", proposed="Thông qua.", by=secretary(office), at=OVER)
    rewritten(office, early, at=OVER)
    assert late(early) == ["Ngân sách"]
    all_agree(office, early, plan=NONE)
    assert late(early) == ["Kế hoạch", "Ngân sách"]


def test_silence_says_nothing_where_the_sitting_was_convened_after_the_time(office, sitting):
    ruled(office, sitting, consent_offered=ConsentOffered.DEADLINE, positions_days=1)
    assert offered(sitting) == []


def rewritten(office, sitting, *, at: dt.datetime | None = None) -> None:
    """Something else is proposed under the first point."""
    words = {"why": "", "proposed": "Thông qua, trừ mục 3.", "reason": "Bỏ mục 3."}
    meetings.write_point_text(item=point(sitting, "Kế hoạch"), expected_version=1, by=secretary(office), at=at, **words)


def test_who_agreed_to_an_earlier_text_is_asked_again_and_may_say_the_same(office, sitting):
    all_agree(office, sitting)
    with clock.frozen(moment(8, 35)):
        rewritten(office, sitting)
    assert offered(sitting) == ["Ngân sách"] and against(sitting)["Kế hoạch"] == Hindrance.UNANSWERED
    with clock.frozen(moment(8, 40)):
        all_agree(office, sitting)
        assert say(office, sitting, "member", plan=NONE) is None
    assert offered(sitting) == ["Kế hoạch", "Ngân sách"]


def test_who_opposed_an_earlier_text_opposes_until_he_says_otherwise(office, sitting):
    all_agree(office, sitting, plan=OBJECT)
    with clock.frozen(moment(8, 35)):
        rewritten(office, sitting)
    assert against(sitting)["Kế hoạch"] == Hindrance.OPPOSED


def test_without_that_rule_silence_is_never_enough(office, sitting):
    ruled(office, sitting, consent_offered=ConsentOffered.ANSWERED, positions_days=1)
    assert offered(sitting) == []


def test_a_body_whose_rules_forbid_it_is_offered_nothing(office, sitting):
    all_agree(office, sitting)
    ruled(office, sitting, consent_offered=ConsentOffered.NEVER)
    assert offer_now(sitting) is None
    with pytest.raises(NotNow):
        put(office, sitting, "Kế hoạch")


def test_what_is_offered_is_put_there_in_one_act_and_adopted_together(office, sitting):
    all_agree(office, sitting)
    assert len(put(office, sitting, "Kế hoạch", "Ngân sách", by="head")) == 2
    assert together(sitting) == ["Kế hoạch", "Ngân sách"] and offered(sitting) == []
    assert Entry.objects.get(kind="agendas.put_by_consent").facts == {"points": ["2", "3"]}
    for who in ASKED:
        meetings.check_in(invitation=invitation_of(sitting, office, who), presence="in_room", by=secretary(office))
    meetings.open_sitting(sitting=sitting, by=secretary(office))
    domain.adopt_by_consent(sitting=sitting, by=office.actor("head"))
    assert point(sitting, "Kế hoạch").conclusions.get().text == "Thông qua."


def test_what_was_rewritten_after_it_was_put_there_is_dealt_with_by_itself(office, sitting):
    all_agree(office, sitting)
    put(office, sitting, "Kế hoạch", "Ngân sách")
    with clock.frozen(moment(8, 35)):
        rewritten(office, sitting)
    assert together(sitting) == ["Ngân sách"]


def test_it_is_undone_as_a_whole_before_the_session_and_not_in_it(office, sitting):
    all_agree(office, sitting)
    put(office, sitting, "Kế hoạch", "Ngân sách")
    undone = domain.undo_by_consent(sitting=sitting, by=office.actor("head"))
    assert [one.title for one in undone or []] == ["Kế hoạch", "Ngân sách"]
    assert offered(sitting) == ["Kế hoạch", "Ngân sách"] and not PutByConsent.objects.exists()
    assert domain.undo_by_consent(sitting=sitting, by=secretary(office)) is None
    put(office, sitting, "Kế hoạch")
    meetings.open_sitting(sitting=sitting, by=secretary(office))
    with pytest.raises(NotNow):
        domain.undo_by_consent(sitting=sitting, by=secretary(office))


def changed(office, sitting, purpose: Purpose) -> None:
    """Something else is asked under the first point, by hand."""
    item, by = point(sitting, "Kế hoạch"), secretary(office)
    meetings.change_point(item=item, title=item.title, presenter="", minutes=15, purpose=purpose, by=by)


@pytest.mark.parametrize("last", [Purpose.INFORMATION, Purpose.CONSENT])
def test_undoing_leaves_alone_what_was_changed_by_hand_since(office, sitting, last):
    all_agree(office, sitting)
    put(office, sitting, "Kế hoạch")
    for purpose in (Purpose.INFORMATION, last):
        changed(office, sitting, purpose)
    assert domain.undo_by_consent(sitting=sitting, by=secretary(office)) is None
    assert point(sitting, "Kế hoạch").purpose == last


def test_what_the_chair_took_out_earlier_is_adopted_together_once_it_is_put_there_again(office, sitting):
    all_agree(office, sitting)
    put(office, sitting, "Kế hoạch")
    TakenOut.objects.create(item=point(sitting, "Kế hoạch"), taken_at=clock.now(), by={})
    changed(office, sitting, Purpose.DECISION)
    put(office, sitting, "Kế hoạch")
    assert together(sitting) == ["Kế hoạch"]


def test_what_is_not_offered_is_not_put_there_nor_anything_with_it(office, sitting):
    all_agree(office, sitting)
    say(office, sitting, "member", budget=SPEAK)
    with pytest.raises(NotNow, match=": 3"):
        put(office, sitting, "Kế hoạch", "Ngân sách")
    with pytest.raises(Invalid):
        put(office, sitting)
    assert together(sitting) == []


@pytest.mark.parametrize("who", ["member", "officer", "inspector"])
def test_only_who_runs_the_sitting_puts_points_there_and_takes_them_out(office, sitting, who):
    all_agree(office, sitting)
    with pytest.raises(NotAllowed):
        put(office, sitting, "Kế hoạch", by=who)
    with pytest.raises(NotAllowed):
        domain.undo_by_consent(sitting=sitting, by=office.actor(who))


def test_a_later_objection_takes_a_point_out_by_itself_and_the_secretary_and_the_chair_are_told(office, sitting):
    all_agree(office, sitting)
    put(office, sitting, "Kế hoạch", "Ngân sách")
    with clock.frozen(moment(8, 40)):
        say(office, sitting, "member", budget=OBJECT)
    assert together(sitting) == ["Kế hoạch"]
    assert [(one.title, is_out) for one, is_out in offer_now(sitting).put] == [("Kế hoạch", False), ("Ngân sách", True)]
    entry = Entry.objects.filter(kind="agendas.positions_stated").order_by("pk").last()
    notices.tell(entry)
    notices.tell(entry)  # repeated, it tells nobody twice
    rows = Notice.objects.filter(kind=notices.OPPOSED)
    assert {one.holding_id for one in rows} == {office.holdings[name].pk for name in ("head", "secretary")}
    assert rows.count() == 2 and {one.facts["points"] for one in rows} == {"3"}
    assert "Chưa rõ" not in str([one.facts for one in rows])


def test_nobody_is_told_of_an_objection_to_what_is_not_adopted_together(office, sitting):
    say(office, sitting, "member", budget=OBJECT)
    notices.tell(Entry.objects.get(kind="agendas.positions_stated"))
    assert not Notice.objects.filter(kind=notices.OPPOSED).exists()


def test_the_pages_of_secretary_and_chair_offer_it_and_take_it_back(office, sitting, client):
    all_agree(office, sitting)
    client.cookies["language"] = "en"
    page = reverse("meetings:sitting", args=[sitting.pk])
    client.force_login(office.holdings["member"].person.user)
    assert "without-objection" not in client.get(page).content.decode()
    address = reverse("agendas:put_by_consent", args=[sitting.pk])
    plan = str(point(sitting, "Kế hoạch").pk)
    assert client.post(address, {"points": [plan]}).status_code == 404
    client.force_login(office.holdings["head"].person.user)
    shown = client.get(page).content.decode()
    assert (
        "2 points without objection" in shown
        and "3 of 3 have answered" in shown
        and "2 points are not offered" in shown
    )
    assert client.post(address, {"points": [plan, "x"], "to": "sitting"})["Location"] == page
    assert together(sitting) == ["Kế hoạch"]
    client.force_login(office.holdings["secretary"].person.user)
    prepare = reverse("meetings:prepare", args=[sitting.pk])
    assert "Take all of them out again" in client.get(prepare).content.decode()
    back = reverse("agendas:undo_by_consent", args=[sitting.pk])
    assert client.post(back, {"to": "prepare"})["Location"] == prepare
    assert together(sitting) == []


def test_where_no_decision_is_proposed_nothing_is_asked(office, sitting):
    AgendaItem.objects.filter(sitting=sitting).update(proposed="")
    with CaptureQueriesContext(connection) as found:
        assert offer_now(sitting) is None
    assert not [one for one in found if "agendas_position" in one["sql"]]


def test_the_offer_costs_the_same_for_any_number_of_points(office, sitting):
    def statements() -> int:
        with CaptureQueriesContext(connection) as found:
            offer_now(Sitting.objects.select_related("body").get(pk=sitting.pk))
        return len(found)

    before = statements()
    for n in range(5):
        meetings.add_point(sitting=sitting, title=f"Điểm {n}", proposed="Thông qua.", by=secretary(office))
    assert statements() == before
