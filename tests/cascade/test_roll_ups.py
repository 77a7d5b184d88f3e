"""A roll-up is asked for above; below it is agreed, narrowed, declined, withdrawn; nothing is told that is not declared."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.cascade import desk, domain
from decreta.cascade.domain.agreeing import Terms
from decreta.cascade.domain.sharing import Whereof
from decreta.cascade.enums import Detail, Often, RollUpState, newest_told, told_as_of
from decreta.cascade.models import RollUp, RollUpStep, Share
from decreta.cascade.queries.below import behind, whole
from decreta.cascade.queries.levels import levels
from decreta.cascade.queries.roll_ups import seen, those_below, waiting_at
from decreta.cascade.queries.servings import shared_of
from decreta.core import clock
from decreta.core.among import Ids
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import report_data
from decreta.directives.rendering import write
from decreta.notifications.models import Notice
from decreta.organisation.domain import structure
from tests.cascade.test_acts import browser, codes
from tests.cascade.world import assignment_of, task_of
from tests.documents.office import SINCE, SYSTEM

pytestmark = pytest.mark.django_db
SUBJECT = "Số liệu Đề án 06"


def asked(world, code="tinh-a", **terms):
    given = {"detail": Detail.TITLES, "first_on": clock.today()} | terms
    return domain.ask_roll_up(
        organisation=world[code].organisation,
        above=world["vptw"].organisation,
        subject=SUBJECT,
        directive=world["vptw"].directive,
        terms=Terms(**given),
        by=world["vptw"].actor(),
    )


def agreed(world, one, code="tinh-a", **terms):
    usual = Terms.of(one)
    given = {name: getattr(usual, name) for name in ("detail", "first_on", "goes_further", "often", "until_on")}
    place = world[code]
    return domain.agree(
        roll_up=one, whereof=Whereof(body=place.body), terms=Terms(**given | terms), by=place.actor(), note="Đủ."
    )


def told(world, day=None):
    """How many tasks the centre is told of, as of a day."""
    centre = world["vptw"]
    return levels(centre.organisation, day or clock.today(), centre.actor()).below_sum.total


def waiting(place):
    actor = place.actor()
    return [one.title for _who, one in desk.waiting([actor], clock.now())]


def test_nothing_is_told_before_it_is_agreed_and_what_was_asked_waits_on_the_desk_below(world):
    task_of(world["tinh-a"])
    one = asked(world)
    assert (waiting(world["tinh-a"]), waiting(world["tinh-b"]), waiting(world["vptw"])) == ([SUBJECT], [], [])
    assert told(world) == 0 and not Share.objects.exists()
    done = agreed(world, one)
    assert (done.state, told(world), waiting(world["tinh-a"])) == (RollUpState.AGREED, 1, [])
    assert [step.state for step in done.steps.all()] == ["asked", "agreed"]
    with pytest.raises(NotNow):
        agreed(world, one)
    with pytest.raises(NotNow):
        domain.cancel(roll_up=one, by=world["vptw"].actor())


def test_who_asks_and_who_answers(world):
    centre, place, other = world["vptw"], world["tinh-a"], world["tinh-b"]
    given = {"subject": SUBJECT, "terms": Terms(Detail.COUNTS, clock.today())}
    with pytest.raises(NotAllowed):  # nobody below asks in the name of the one above
        domain.ask_roll_up(organisation=place.organisation, above=centre.organisation, by=place.actor("head"), **given)
    with pytest.raises(Invalid) as refused:  # nobody is asked by who does not stand above him
        domain.ask_roll_up(organisation=other.organisation, above=place.organisation, by=place.actor("head"), **given)
    assert codes(refused) == ["no"]
    with pytest.raises(Invalid) as refused:
        domain.ask_roll_up(
            organisation=place.organisation,
            above=centre.organisation,
            by=centre.actor(),
            directive=place.directive,
            subject=" ",
            terms=Terms(7, clock.today(), until_on=clock.today() - dt.timedelta(days=1)),
            answer_on=clock.today() - dt.timedelta(days=1),
        )
    assert set(codes(refused)) == {"missing", "not_own", "before", "range"}
    one = asked(world)
    with pytest.raises(Invalid) as refused:
        asked(world)
    assert codes(refused) == ["known"]
    for by in (centre.actor(), other.actor("head")):
        with pytest.raises(NotAllowed):
            domain.decline(roll_up=one, reason="Không", by=by)
    assert RollUp.objects.visible_to(other.actor()).count() == 0
    assert RollUp.objects.visible_to(centre.actor()).get() == one == RollUp.objects.visible_to(place.actor()).get()
    with pytest.raises(IntegrityError), transaction.atomic():
        RollUpStep.objects.create(roll_up=one, state=RollUpState.DECLINED, at=clock.now(), by={})


def test_it_may_be_narrowed_and_never_widened(world):
    today = clock.today()
    one = asked(world, often=Often.MONTH, until_on=today + dt.timedelta(days=90))
    wider = {
        "detail": Detail.TASKS,
        "goes_further": True,
        "often": Often.STANDING,
        "first_on": today - dt.timedelta(days=1),
        "until_on": None,
    }
    with pytest.raises(Invalid) as refused:
        agreed(world, one, **wider)
    assert [problem.field for problem in refused.value.problems] == list(wider)
    assert not Share.objects.exists()
    done = agreed(world, one, detail=Detail.COUNTS, often=Often.QUARTER)
    assert (done.state, done.share.detail, done.detail) == (RollUpState.NARROWED, Detail.COUNTS, Detail.TITLES)


def test_by_period_it_is_told_as_of_its_last_days_only_and_until_the_last_of_them(world):
    task_of(world["tinh-a"])
    start = dt.date(2025, 3, 1)
    agreed(world, asked(world, often=Often.MONTH, first_on=start, until_on=dt.date(2025, 6, 29)))
    days = {dt.date(2025, 4, 29): 0, dt.date(2025, 4, 30): 1, dt.date(2025, 5, 31): 1, dt.date(2025, 6, 30): 0}
    with clock.frozen(dt.datetime(2025, 7, 2, 9, tzinfo=clock.zone())):
        assert {day: told(world, day) for day in days} == days
    assert told_as_of(dt.date(2025, 6, 30)) == ["standing", "month", "quarter"]
    assert told_as_of(dt.date(2025, 4, 30)) == ["standing", "month"] and told_as_of(start) == ["standing"]


def in_words(world, day):
    """The titles that the centre is told of the first province as of a day, and how many tasks it is only told the number of."""
    found = behind(world["vptw"].organisation, world["tinh-a"].organisation, day)
    return [row.told.task.raw_title for row in found.rows], found.only_counted


def later(day):
    return clock.frozen(dt.datetime.combine(day, dt.time(9), tzinfo=clock.zone()))


def test_when_an_agreement_has_run_out_its_words_are_closed_and_its_numbers_stay(world):
    task_of(world["tinh-a"], title="Việc có tên")
    first = clock.today()
    last = first + dt.timedelta(days=5)
    agreed(world, asked(world, until_on=last))
    with later(last):
        assert in_words(world, first) == in_words(world, last) == (["Việc có tên"], 0)
    with later(last + dt.timedelta(days=1)):
        assert in_words(world, first) == in_words(world, last) == ([], 1)
        assert (told(world, last), told(world)) == (1, 0)


def test_what_has_run_out_is_asked_for_and_agreed_again_without_being_withdrawn(world):
    centre, place = world["vptw"], world["tinh-a"]
    task_of(place)
    last = clock.today() + dt.timedelta(days=5)
    one = agreed(world, asked(world, until_on=last))
    with later(last), pytest.raises(Invalid):
        asked(world)
    with later(last + dt.timedelta(days=20)):
        page = reverse("cascade:roll_up", args=[one.pk])
        told_below = browser(place).get(page).content.decode()
        assert "Ended with its last day" in told_below or "ended with its last day" in told_below
        assert reverse("cascade:withdraw", args=[one.pk]) not in told_below
        # Nobody has noted it yet; the report says what the page says, and since which day.
        (line,) = report_data(report(body=centre.body, as_of=clock.today(), actor=centre.actor()))["roll_ups"]
        assert (line["state"], line["on"]) == ("ended", last.isoformat())
        (line,) = report_data(report(body=centre.body, as_of=last, actor=centre.actor()))["roll_ups"]
        assert line["state"] == "agreed"
        assert (
            reverse("cascade:stop", args=[one.share.pk])
            not in browser(place).get(reverse("cascade:shares")).content.decode()
        )
        for act, given in (
            (domain.withdraw, {"roll_up": one, "reason": "Hết hạn"}),
            (domain.stop_sharing, {"share": one.share}),
        ):
            with pytest.raises(NotNow) as refused:
                act(by=place.actor(), **given)
            assert codes(refused) == ["ended"]
        # The days in between can be told as well.
        again = asked(world, first_on=last + dt.timedelta(days=1))
        one.refresh_from_db()
        assert (one.state, [step.state for step in one.steps.all()]) == ("ended", ["asked", "agreed", "ended"])
        agreed(world, again)
        one.share.refresh_from_db()
        assert one.share.ended_on == last + dt.timedelta(days=1)
        assert [told(world, last + dt.timedelta(days=days)) for days in (0, 1, 20)] == [1, 1, 1]
        sequencer.run()
        assert set(Entry.objects.filter(kind__endswith="_ran_out").values_list("kind", flat=True)) == {
            "cascade.roll_up_ran_out",
            "cascade.share_ran_out",
        }
        assert not Notice.objects.filter(kind="cascade.roll_up_ended").exists()
        data = report_data(report(body=centre.body, as_of=clock.today(), actor=centre.actor()))
        assert {(line["state"], line["until_on"]) for line in data["roll_ups"]} == {
            ("ended", last.isoformat()),
            ("agreed", None),
        }
        file = io.BytesIO()
        with translation.override("en"):
            write(data, "csv", file, language="en", moment=clock.now())
        assert "Ended with its last day" in file.getvalue().decode("utf-8-sig")


def test_a_task_says_nothing_of_a_declaration_that_has_run_out(world):
    centre, place, last = world["vptw"], world["tinh-a"], clock.today()
    held = assignment_of(task_of(centre, to=place.organisation))
    domain.share(
        organisation=place.organisation,
        above=centre.organisation,
        whereof=Whereof(assignment=held),
        detail=Detail.COUNTS,
        until_on=last,
        by=place.actor(),
    )
    days = (last, last + dt.timedelta(days=1))
    assert [len(shared_of.rows(centre.actor(), Ids([held.pk]), day)) for day in days] == [1, 0]


def test_a_task_that_is_told_whole_by_month_is_opened_as_of_the_day_of_its_month(world):
    centre, place = world["vptw"], world["tinh-a"]
    task = task_of(place)
    month = dt.date(2025, 4, 30)
    one = asked(world, detail=Detail.TASKS, often=Often.MONTH, until_on=dt.date(2025, 5, 31))
    agreed(world, one)
    with later(dt.date(2025, 5, 12)):
        (row,) = behind(centre.organisation, place.organisation, month).rows
        assert row.url.endswith("?as_of=2025-04-30")
        assert browser(centre).get(row.url).status_code == 200
        assert browser(centre).get(reverse("cascade:task", args=["vptw", task.pk])).status_code == 404
        assert [row.url for row in behind(centre.organisation, place.organisation, dt.date(2025, 5, 31)).rows] == [""]
        page = browser(centre).get(reverse("cascade:roll_up", args=[one.pk])).content.decode()
        assert "?as_of=2025-04-30" in page and "?as_of=2025-05-31" not in page
    with later(dt.date(2025, 6, 2)):
        assert whole(centre.organisation, task.pk, month) is None
        page = browser(centre).get(reverse("cascade:roll_up", args=[one.pk])).content.decode()
        assert "?as_of=2025-05-31" in page


def test_figures_are_opened_as_of_the_newest_day_that_is_told_and_never_of_one_to_come(world):
    last = clock.today() + dt.timedelta(days=400)
    one = agreed(world, asked(world, until_on=last))
    page = browser(world["vptw"]).get(reverse("cascade:roll_up", args=[one.pk])).content.decode()
    address = reverse("cascade:from_below", args=["vptw", "tinh-a"])
    assert f'href="{address}"' in page
    ahead = browser(world["vptw"]).get(address, {"as_of": (clock.today() + dt.timedelta(days=9)).isoformat()})
    assert "A projection" in ahead.content.decode()
    assert "A projection" not in browser(world["vptw"]).get(address).content.decode()
    start = dt.date(2025, 3, 10)
    for often, until, day in (
        (Often.STANDING, dt.date(2025, 3, 9), None),
        (Often.STANDING, dt.date(2025, 4, 2), dt.date(2025, 4, 2)),
        (Often.MONTH, dt.date(2025, 3, 30), None),
        (Often.MONTH, dt.date(2025, 6, 29), dt.date(2025, 5, 31)),
        (Often.QUARTER, dt.date(2025, 6, 29), dt.date(2025, 3, 31)),
        (Often.QUARTER, dt.date(2025, 12, 30), dt.date(2025, 9, 30)),
    ):
        assert newest_told(often, start, until) == day, (often, until)


def test_declining_and_withdrawing_ask_for_a_reason_that_the_one_above_is_told(world):
    centre, place, other = world["vptw"], world["tinh-a"], world["tinh-b"]
    task_of(place)
    first, second = agreed(world, asked(world)), asked(world, "tinh-b")
    for act, one, by in ((domain.withdraw, first, place), (domain.decline, second, other)):
        with pytest.raises(Invalid):
            act(roll_up=one, reason=" ", by=by.actor())
    with pytest.raises(NotNow) as refused:
        domain.stop_sharing(share=first.share, by=place.actor())
    assert codes(refused) == ["agreed"]
    with clock.frozen(clock.now() + dt.timedelta(days=3)):
        domain.withdraw(roll_up=first, reason="Hết hiệu lực quy chế", by=place.actor())
        domain.decline(roll_up=second, reason="Chưa có số liệu", by=other.actor())
        assert (told(world), told(world, clock.today() - dt.timedelta(days=1))) == (0, 1)
        sequencer.run()
        page = browser(centre).get(reverse("cascade:roll_up", args=[first.pk])).content.decode()
        assert "Hết hiệu lực quy chế" in page and "Figures until" in page
        listed = browser(centre).get(reverse("cascade:roll_ups")).content.decode()
        assert "figures until" in listed
    kinds = {(one.kind, one.holding_id) for one in Notice.objects.filter(kind__startswith="cascade.")}
    secretary = centre.holdings["secretary"].pk
    assert {("cascade.roll_up_answered", secretary), ("cascade.roll_up_ended", secretary)} <= kinds
    assert ("cascade.roll_up_asked", place.holdings["head"].pk) in kinds
    assert Entry.objects.filter(kind="cascade.roll_up_withdrawn").get().facts["has_reason"] is True
    with pytest.raises(NotNow):
        domain.withdraw(roll_up=first, reason="Nữa", by=place.actor())


def test_one_of_many_below_is_named_by_typing_and_nobody_else_can_be_asked(world, monkeypatch):
    centre = world["vptw"]
    assert {"tinh-a", "tinh-b"} <= {one.code for one in those_below(centre.organisation, [centre.body]) or ()}
    monkeypatch.setattr("decreta.cascade.queries.roll_ups.FEW", 1)
    assert those_below(centre.organisation, [centre.body]) is None
    above, url = browser(centre), reverse("cascade:ask")
    assert '<option value="tinh-a"' not in above.get(url).content.decode()
    sent = {"subject": SUBJECT, "detail": Detail.COUNTS.value, "often": "standing"}
    for named in ("", "Nơi nào đó", "UBND vptw", centre.organisation.code):
        assert above.post(url, sent | {"organisation": named}).status_code == 422, named
    assert above.post(url, sent | {"organisation": "UBND tinh-a"}).status_code == 302
    assert RollUp.objects.get().organisation == world["tinh-a"].organisation


def test_who_acts_for_two_houses_asks_in_the_name_of_either(world):
    centre, province = world["vptw"], world["tinh-a"]
    above, url = browser(centre), reverse("cascade:ask")
    assert "?of=" not in url and 'name="of"' not in above.get(url).content.decode()
    structure.name_standing_agency(
        body=centre.body, organisation=province.organisation, rank=2, valid_from=SINCE, by=SYSTEM
    )
    page = above.get(url).content.decode()
    assert '<option value="tinh-a"' in page and 'name="of"' in page
    assert above.get(url, {"of": "tinh-b"}).status_code == 404
    sent = {"organisation": "xa-a1", "subject": SUBJECT, "detail": Detail.COUNTS.value, "often": "standing"}
    assert above.post(url, sent).status_code == 422
    assert above.post(f"{url}?of=tinh-a", sent).status_code == 302
    assert (RollUp.objects.get().above, RollUp.objects.get().organisation) == (
        province.organisation,
        world["xa-a1"].organisation,
    )


def test_a_desk_shows_so_many_of_what_waits_and_no_more(world):
    centre, place = world["vptw"], world["tinh-a"]
    other = world["xa-a1"].organisation
    RollUp.objects.bulk_create(
        RollUp(
            organisation=place.organisation if number < 24 else other,
            above=centre.organisation,
            subject=f"Số liệu {number}",
            detail=Detail.COUNTS,
            first_on=clock.today(),
            answer_on=clock.today() + dt.timedelta(days=number),
            asked_at=clock.now(),
            by={},
        )
        for number in range(25)
    )
    assert waiting(place) == [f"Số liệu {number}" for number in range(20)]
    # What another house is asked for is not pushed off by it.
    both = frozenset({place.organisation.pk, other.pk})
    assert [one.subject for one in waiting_at.rows(both)][-2:] == ["Số liệu 19", "Số liệu 24"]


def test_waiting_ones_come_first_on_the_page_and_are_answered_there(world):
    centre, place = world["vptw"], world["tinh-a"]
    task_of(place, title="Việc không ai thấy")
    above, below = browser(centre), browser(place, "head")
    sent = {
        "organisation": "tinh-a",
        "subject": SUBJECT,
        "detail": Detail.COUNTS.value,
        "often": "standing",
        "directive": str(centre.directive.pk),
    }
    assert above.post(reverse("cascade:ask"), sent | {"subject": ""}).status_code == 422
    assert above.post(reverse("cascade:ask"), sent).status_code == 302
    one, declined = RollUp.objects.get(), asked(world, "tinh-b")
    domain.decline(roll_up=declined, reason="Không", by=world["tinh-b"].actor())
    assert list(seen(centre.actor())) == [one, declined]
    url = reverse("cascade:agree", args=[one.pk])
    assert above.get(url).status_code == 404 and browser(world["tinh-b"]).get(url).status_code == 404
    form = below.get(url).content.decode()
    assert SUBJECT in form and f"body:{place.body.pk}" in form
    answer = {"whereof": f"body:{place.body.pk}", "detail": 3, "often": "standing"}
    assert below.post(url, answer).status_code == 422
    assert below.post(url, answer | {"detail": 1, "note": "Chỉ số lượng"}).status_code == 302
    page = above.get(reverse("cascade:roll_up", args=[one.pk])).content.decode()
    assert "Chỉ số lượng" in page and "Việc không ai thấy" not in page and place.body.name not in page
    assert above.get(reverse("cascade:from_below", args=["vptw", "tinh-a"])).status_code == 200
    shares = below.get(reverse("cascade:shares")).content.decode()
    assert reverse("cascade:roll_up", args=[one.pk]) in shares and "/stop/" not in shares
    reason = reverse("cascade:withdraw", args=[one.pk])
    assert below.post(reason, {"reason": ""}).status_code == 422
    assert below.post(reason, {"reason": "Hết hạn"}).status_code == 302
    again = asked(world)
    assert above.post(reverse("cascade:cancel", args=[again.pk])).status_code == 302
    again.refresh_from_db()
    assert again.state == RollUpState.CANCELLED


def test_a_report_says_what_is_agreed_and_what_is_not_answered_as_of_its_day(world):
    centre = world["vptw"]
    agreed(world, asked(world))
    asked(world, "tinh-b")
    day = clock.today()
    with clock.frozen(clock.now() + dt.timedelta(days=2)):
        one = RollUp.objects.get(organisation__code="tinh-a")
        domain.withdraw(roll_up=one, reason="Hết hạn", by=world["tinh-a"].actor())
        states = {}
        for as_of in (day, clock.today()):
            data = report_data(report(body=centre.body, as_of=as_of, actor=centre.actor()))
            states[as_of] = [(line["code"], line["state"], line["until_on"]) for line in data["roll_ups"]]
        assert states == {
            day: [("tinh-a", "agreed", None), ("tinh-b", "asked", None)],
            clock.today(): [
                ("tinh-a", "withdrawn", (clock.today() - dt.timedelta(days=1)).isoformat()),
                ("tinh-b", "asked", None),
            ],
        }
        file = io.BytesIO()
        with translation.override("en"):
            write(data, "csv", file, language="en", moment=clock.now())
        text = file.getvalue().decode("utf-8-sig")
        assert "Roll-ups from organisations below" in text and "Not answered yet" in text and "Hết hạn" not in text
    foreign = report_data(report(body=centre.body, actor=world["tinh-b"].actor()))
    assert "roll_ups" not in foreign
