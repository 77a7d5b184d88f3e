"""Members decide in writing: each by one form, by a deadline, by a rule; reminded once a rung; recorded as a sitting is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.documents.queries.texts import newest_version
from decreta.meetings import domain as sittings
from decreta.meetings.deciding import Share
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.rulebooks import rules_of
from decreta.minutes import domain as remaining
from decreta.minutes.models import Decision
from decreta.minutes.queries.texts import passages_of
from decreta.notifications.models import Notice
from decreta.organisation.models import Holding, Person
from decreta.procedures import domain
from decreta.procedures.domain import Said
from decreta.procedures.jobs import remind_due
from decreta.procedures.models import OpinionForm, Procedure, Reminder
from decreta.procedures.notices import tell
from decreta.procedures.queries.forms import answered
from decreta.voting import domain as domain_of_votes
from tests.meetings.office import moment, opened, secretary

UNTIL = moment(17, day=dt.date(2025, 3, 13))
LATER = moment(17, day=dt.date(2025, 3, 18))


@pytest.fixture
def as_(client, office):
    def enter(name: str):
        client.force_login(office.holdings[name].person.user)
        client.cookies["language"] = "en"
        return client

    return enter


def prepared(office, **facts) -> Procedure:
    by = secretary(office)
    given = {"title": "Về kế hoạch quý II", "until": UNTIL, "chair_post": office.posts["head"], **facts}
    made = domain.prepare(body=office.body, by=by, **given)
    domain.add_question(procedure=made, title="Kế hoạch", text="Thông qua kế hoạch quý II.", by=by)
    return made


def asking(office, **facts) -> Procedure:
    made = prepared(office, **facts)
    domain.ask(procedure=made, by=secretary(office))
    return Procedure.objects.select_related("sitting__body", "sitting__chair_post").get(pk=made.pk)


def say(office, procedure, name: str, stance: str = "agrees", text: str = "", **more) -> OpinionForm:
    opinions = {one.pk: Said(stance, text) for one in procedure.questions.all()}
    return domain.answer(procedure=procedure, opinions=opinions, by=office.actor(name), **more)


def test_it_is_numbered_among_the_sittings_and_asks_the_members_of_the_day(office):
    first = opened(office)
    found = asking(office)
    assert found.sitting.number_in_term == first.number_in_term + 1
    parts = sorted(found.sitting.invitations.values_list("part", flat=True))
    assert parts == ["chair", "member", "member", "secretary"]
    assert Sitting.objects.visible_to(office.actor("member")).filter(pk=found.sitting_id).exists()
    with pytest.raises(NotNow) as refusal:
        sittings.open_sitting(sitting=found.sitting, by=secretary(office))
    assert refusal.value.problems[0].code in {"other_form", "wrong_state"}


def test_everything_that_is_wrong_is_said_at_once(office):
    with pytest.raises(Invalid) as refusal:
        prepared(office, until=moment(8), convert_at=0, remind_hours=[0])
    assert len(refusal.value.problems) == 3
    made = domain.prepare(
        body=office.body, title="X", until=UNTIL, chair_post=office.posts["head"], by=secretary(office)
    )
    with pytest.raises(NotNow) as early:
        domain.ask(procedure=made, by=secretary(office))
    assert early.value.problems[0].code == "no_questions"


def test_a_member_answers_once_and_may_change_it_until_the_deadline(office):
    found = asking(office)
    say(office, found, "member", "disagrees")
    say(office, found, "member", "other", "Cần bổ sung kinh phí.")
    form = OpinionForm.objects.get()
    assert [one.stance for one in form.opinions.all()] == ["other"]
    with pytest.raises(Invalid):
        say(office, found, "deputy", "other")
    with pytest.raises(Invalid):
        domain.answer(procedure=found, opinions={}, by=office.actor("deputy"))
    with pytest.raises(NotAllowed):
        say(office, found, "secretary")
    with clock.frozen(UNTIL + dt.timedelta(minutes=1)), pytest.raises(NotNow):
        say(office, found, "deputy")


def test_two_forms_of_one_member_cannot_be(office):
    found = asking(office)
    form = say(office, found, "member")
    other = found.sitting.invitations.exclude(pk=form.invitation_id).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        OpinionForm.objects.create(
            procedure=found, invitation=other, person=form.person, answered_at=moment(10), entered_by={}
        )


def test_a_paper_form_is_entered_by_the_clerk_and_marked(office):
    found = asking(office)
    invitation = Invitation.objects.get(sitting=found.sitting, holding=office.holdings["deputy"])
    opinions = {one.pk: Said("agrees") for one in found.questions.all()}
    with pytest.raises(NotAllowed):
        domain.enter_paper(procedure=found, invitation=invitation, opinions=opinions, by=office.actor("member"))
    form = domain.enter_paper(procedure=found, invitation=invitation, opinions=opinions, by=secretary(office))
    assert form.via == "paper"
    with pytest.raises(NotNow):
        domain.enter_paper(procedure=found, invitation=invitation, opinions=opinions, by=secretary(office))
    with pytest.raises(NotNow):
        say(office, found, "deputy")


def test_each_rung_reminds_once_whatever_runs_twice(office):
    found = asking(office, remind_hours=[48, 24])
    say(office, found, "member")
    counts = []
    for hours in (60, 47, 47, 30, 23, 23, 1):
        with clock.frozen(UNTIL - dt.timedelta(hours=hours)):
            counts.append(remind_due())
    assert counts == [0, 1, 0, 0, 1, 0, 0]
    first, second = Reminder.objects.order_by("-hours")
    assert (first.hours, second.hours) == (48, 24)
    silent = {str(office.holdings["head"].pk), str(office.holdings["deputy"].pk)}
    assert set(first.reminded) == silent
    with pytest.raises(NotAllowed):
        domain.remind(procedure=found, by=secretary(office))


def test_a_rung_that_was_missed_is_not_made_up_for(office):
    asking(office, remind_hours=[48, 24])
    with clock.frozen(UNTIL - dt.timedelta(hours=20)):
        assert remind_due() == 1
        assert remind_due() == 0
    assert [one.hours for one in Reminder.objects.all()] == [24]


def test_a_deadline_goes_forward_with_a_reason_all_are_told_and_reminders_come_anew(office):
    found, by = asking(office, remind_hours=[24]), secretary(office)
    say(office, found, "member")
    with clock.frozen(UNTIL - dt.timedelta(hours=20)):
        assert remind_due() == 1
        with pytest.raises(Invalid) as refusal:
            domain.prolong(procedure=found, until=UNTIL, reason=" ", by=by)
        assert {one.code for one in refusal.value.problems} == {"not_later", "required"}
        with pytest.raises(NotAllowed):
            domain.prolong(procedure=found, until=LATER, reason="Thiếu số liệu.", by=office.actor("member"))
    with clock.frozen(UNTIL + dt.timedelta(hours=1)):  # also when it has passed, while nothing is counted
        domain.prolong(procedure=found, until=LATER, reason="Thiếu số liệu.", by=by)
        tell(Entry.objects.get(kind="procedures.prolonged"))
        say(office, found, "deputy")
    told = set(Notice.objects.filter(kind="procedures.prolonged").values_list("holding_id", flat=True))
    assert {office.holdings[name].pk for name in ("head", "deputy", "member")} <= told
    (kept,) = found.prolongations.all()
    assert (kept.was, kept.until, kept.reason) == (UNTIL, LATER, "Thiếu số liệu.")
    assert (found.until, found.sitting.ends_at) == (LATER, LATER)
    with clock.frozen(LATER - dt.timedelta(hours=20)):
        assert remind_due() == 1
        assert remind_due() == 0
    with clock.frozen(LATER + dt.timedelta(hours=1)):
        domain.close(procedure=found, by=by)
        with pytest.raises(NotNow):
            domain.prolong(procedure=found, until=LATER + dt.timedelta(days=1), reason="Muộn.", by=by)


def test_who_steps_back_from_a_question_is_in_no_base_and_is_not_asked_it(office, as_):
    found, by = asking(office), secretary(office)
    domain_of_votes.recuse(
        item=found.questions.get().item,
        invitation=Invitation.objects.select_related("sitting__body", "holding__person").get(
            sitting=found.sitting, holding=office.holdings["member"]
        ),
        reason="Có lợi ích liên quan.",
        by=office.actor("member"),
    )
    page = as_("member").get(reverse("procedures:answer", args=[found.pk])).content.decode()
    assert "Thông qua kế hoạch quý II." not in page
    say(office, found, "head")
    (one,) = answered(found)
    assert (one.tally.members, one.tally.agree, one.tally.needed) == (2, 1, 2)
    assert one.recused == [office.holdings["member"].person.full_name]
    with clock.frozen(UNTIL + dt.timedelta(hours=1)):
        domain.close(procedure=found, by=by)
    sitting = Sitting.objects.select_related("body", "chair_post", "term").get(pk=found.sitting_id)
    with translation.override("en"):
        words = "\n".join(one.text for one in passages_of(remaining.begin(sitting=sitting, by=by)))
    assert "takes no part in the decision on this point: Có lợi ích liên quan." in words


def test_nobody_is_reminded_when_all_have_answered(office):
    found = asking(office)
    for name in ("head", "deputy", "member"):
        say(office, found, name)
    with clock.frozen(UNTIL - dt.timedelta(hours=1)):
        assert remind_due() == 0


def test_what_is_adopted_enters_the_register_with_its_arithmetic(office):
    found = asking(office)
    by = secretary(office)
    say(office, found, "head")
    with pytest.raises(NotNow) as early:
        domain.close(procedure=found, by=by)
    assert early.value.problems[0].code == "still_running"
    say(office, found, "deputy")
    with clock.frozen(UNTIL + dt.timedelta(hours=1)), translation.override("en"):
        domain.close(procedure=found, by=by)
    decision = Decision.objects.get()
    assert decision.text == "Thông qua kế hoạch quý II."
    assert decision.result == (
        "Adopted: 2 of 3 members agree (0 against, 0 other, 1 silent); needed 2: more than half of all members."
    )
    assert decision.sitting_id == found.sitting_id
    assert decision.conclusion.text == decision.text
    assert decision.effective_on == UNTIL.date()


def test_its_conclusions_become_a_notice_that_speaks_of_no_session(office, as_):
    found = asking(office)
    for name in ("head", "deputy"):
        say(office, found, name)
    with clock.frozen(UNTIL + dt.timedelta(hours=1)):
        domain.close(procedure=found, by=secretary(office))
        sitting = Sitting.objects.select_related("body", "chair_post").get(pk=found.sitting_id)
        page = as_("secretary").get(reverse("meetings:sitting", args=[sitting.pk])).content.decode()
        assert (
            reverse("meetings:chair", args=[sitting.pk]) in page
            and reverse("meetings:notice", args=[sitting.pk]) in page
        )
        assert as_("secretary").get(reverse("meetings:chair", args=[sitting.pk])).status_code == 200
        composed = sittings.compose_notice(sitting=sitting, by=secretary(office))
    text = str(newest_version(composed.document).content)
    assert "lấy ý kiến các thành viên bằng văn bản" in text and "Thông qua kế hoạch quý II." in text
    assert "chủ trì phiên họp" not in text


def test_turned_into_a_session_the_question_is_what_is_proposed_there(office):
    found = asking(office)
    domain.convert(procedure=found, reason="Cần bàn kỹ.", by=secretary(office))
    item = found.questions.get().item
    item.refresh_from_db()
    assert (item.proposed, item.text_version) == ("Thông qua kế hoạch quý II.", 1)


def test_what_is_not_adopted_enters_nothing(office):
    found = asking(office)
    say(office, found, "member")
    with clock.frozen(UNTIL + dt.timedelta(hours=1)):
        domain.close(procedure=found, by=secretary(office))
    assert not Decision.objects.exists()


def test_its_minutes_write_themselves_too(office):
    found = asking(office)
    by = secretary(office)
    for name in ("head", "deputy"):
        say(office, found, name)
    say(office, found, "member", "disagrees", "Chưa đủ căn cứ.")
    with clock.frozen(moment(15)):
        domain.close(procedure=found, by=by)
    sitting = Sitting.objects.select_related("body", "chair_post", "term").get(pk=found.sitting_id)
    minutes = remaining.begin(sitting=sitting, by=by)
    with translation.override("en"):
        words = "\n".join(one.text for one in passages_of(minutes))
    assert "Chưa đủ căn cứ." in words and "Adopted: 2 of 3 members agree" in words
    assert "Put to the members in writing: Thông qua kế hoạch quý II." in words
    assert "Absent" not in words and "answered (filled in here)." in words


def test_enough_members_turn_it_into_a_session(office):
    found = asking(office, convert_at=2)
    number = found.sitting.number_in_term
    say(office, found, "member", "disagrees", asks_for_session=True)
    found.refresh_from_db()
    assert not Procedure.objects.get().is_converted
    say(office, found, "deputy", "disagrees", asks_for_session=True)
    sitting = Sitting.objects.get(pk=found.sitting_id)
    assert (sitting.form, sitting.state, sitting.number_in_term) == ("session", "preparing", number)
    assert sitting.agenda.count() == 1
    with pytest.raises(NotNow):
        say(office, Procedure.objects.select_related("sitting").get(), "head")


def test_the_chair_turns_it_into_a_session_with_a_reason(office):
    found = asking(office)
    with pytest.raises(Invalid):
        domain.convert(procedure=found, reason=" ", by=office.actor("head"))
    domain.convert(procedure=found, reason="Cần thảo luận.", by=office.actor("head"))
    assert Procedure.objects.get().is_converted


def test_the_pages_of_a_procedure(office, as_):
    client = as_("secretary")
    assert client.get(reverse("procedures:new")).status_code == 200
    sent = {
        "body": str(office.body.pk),
        "title": "Về kế hoạch",
        "chair_post": str(office.posts["head"].pk),
        "until": "13/03/2025 17:00",
        "majority": ">1/2",
        "silence": "not_voted",
        "tie": "chairs_side",
        "remind_hours": "48, 24",
    }
    assert client.post(reverse("procedures:new"), {**sent, "remind_hours": "soon"}).status_code == 422
    assert client.post(reverse("procedures:new"), sent).status_code == 302
    found = Procedure.objects.get()
    page = reverse("procedures:procedure", args=[found.pk])
    assert client.post(reverse("procedures:add_question", args=[found.pk]), {"title": "x"}).status_code == 422
    question = {"title": "Kế hoạch", "text": "Thông qua."}
    assert client.post(reverse("procedures:add_question", args=[found.pk]), question).status_code == 302
    assert as_("member").get(page).status_code == 404
    client = as_("secretary")
    assert client.post(reverse("procedures:ask", args=[found.pk])).status_code == 302
    assert "Enter from paper" in client.get(page).content.decode()
    deputy = Invitation.objects.get(sitting=found.sitting, holding=office.holdings["deputy"])
    entering = reverse("procedures:enter_paper", args=[found.pk, deputy.pk])
    assert client.get(entering).status_code == 200
    assert client.post(entering, {"stance_0": "agrees", "received_on": clock.today().isoformat()}).status_code == 302
    client = as_("member")
    assert "Fill in opinion form" in client.get(reverse("web:desk")).content.decode()
    shown = client.get(page).content.decode()
    assert "Fill in opinion form" in shown and "1 opinion" not in shown
    answering = reverse("procedures:answer", args=[found.pk])
    assert client.get(answering).status_code == 200
    assert client.post(answering, {"stance_0": "other"}).status_code == 422
    assert client.post(answering, {"stance_0": "other", "text_0": "Bổ sung."}).status_code == 302
    assert client.get(reverse("meetings:sitting", args=[found.sitting_id])).status_code == 200
    client = as_("head")
    assert client.post(answering, {"stance_0": "agrees"}).status_code == 302
    assert client.post(reverse("procedures:close", args=[found.pk])).status_code == 302
    assert "Adopted: 2 of 3" in as_("member").get(page).content.decode()
    assert as_("officer").get(page).status_code == 404
    assert "Về kế hoạch" in as_("secretary").get(reverse("procedures:list")).content.decode()


def test_without_a_rule_of_its_own_it_decides_by_that_of_the_body(office):
    from decreta.procedures.queries.rules import rule_of

    found = prepared(office)
    assert found.rule.majority == rule_of(office.body, on=clock.today()).majority
    assert found.rule.silence == "not_voted"


def test_the_page_shows_no_question_under_a_point_that_its_reader_does_not_read(office, as_):
    found = prepared(office)
    by, guest = secretary(office), office.holdings["officer"]
    sittings.invite_members(sitting=found.sitting, by=by)
    sittings.invite(sitting=found.sitting, holding=guest, part="guest", by=by)
    domain.ask(procedure=found, by=by)
    page, words = reverse("procedures:procedure", args=[found.pk]), "Thông qua kế hoạch quý II."
    assert words in as_("officer").get(page).content.decode()
    item = found.questions.get().item
    sittings.restrict_point(item=item, audience="members", is_listed=True, by=by)
    assert words not in as_("officer").get(page).content.decode()
    assert words in as_("member").get(page).content.decode()
    assert words in as_("member").get(reverse("procedures:answer", args=[found.pk])).content.decode()


def test_every_member_who_is_asked_in_writing_reads_every_question(office):
    found, by = prepared(office), secretary(office)
    item = found.questions.get().item
    # Nobody is invited yet: whom it names is settled before the members are asked.
    sittings.restrict_point(item=item, audience="named", is_listed=True, by=by)
    with pytest.raises(Invalid, match=r"reads every question\. Point 1 would be kept from a member"):
        domain.ask(procedure=found, by=by)
    sittings.restrict_point(item=item, audience="members", is_listed=True, by=by)
    domain.ask(procedure=found, by=by)
    item.sitting.refresh_from_db()
    with pytest.raises(Invalid, match="kept from a member"):
        sittings.restrict_point(item=item, audience="named", is_listed=True, by=by)
    item.refresh_from_db()
    asked = list(Invitation.objects.filter(sitting=found.sitting, part="member"))
    sittings.share_point(item=item, shares=[(one, "reader") for one in asked], by=by)
    sittings.restrict_point(item=item, audience="named", is_listed=True, by=by)
    with pytest.raises(Invalid, match="kept from a member"):
        sittings.share_point(item=item, shares=[(one, "reader") for one in asked[1:]], by=by)
    with pytest.raises(Invalid, match="kept from a member"):
        sittings.add_point(sitting=item.sitting, title="Riêng", audience="named", by=by)
    assert say(office, found, "member").opinions.count() == 1
    domain.convert(procedure=found, reason="Cần họp", by=by)
    item = type(item).objects.select_related("sitting__body").get(pk=item.pk)
    sittings.share_point(item=item, shares=[], by=by)


def test_votes_weigh_in_writing_as_they_do_in_session(office):
    found = asking(office)
    invited = Invitation.objects.filter(sitting=found.sitting)
    invited.filter(holding=office.holdings["member"]).update(weight=3)
    invited.filter(holding=office.holdings["deputy"]).update(has_vote=False)
    for name, stance in (("head", "agrees"), ("deputy", "agrees"), ("member", "disagrees")):
        say(office, found, name, stance)
    (one,) = answered(found)
    # What a member without a vote says is read, and counts on no side.
    assert (one.tally.members, one.tally.agree, one.tally.disagree) == (4, 1, 3)
    assert (len(one.opinions), one.tally.is_adopted) == (3, False)


def test_any_share_of_the_rules_decides_and_that_of_the_day_of_the_asking(office):
    found, day = prepared(office), clock.today()
    rules = rules_of(office.body, on=day)
    four_fifths = tuple(
        replace(one, majority=replace(one.majority, share=Share(4, 5))) if one.subject == "ordinary" else one
        for one in rules.subjects
    )
    sittings.set_rules(
        body=office.body,
        wanted=replace(rules, subjects=four_fifths, book=None),
        valid_from=day,
        authority="12-QĐ/BCĐ",
        of_version=0,
        by=secretary(office),
    )
    domain.ask(procedure=found, by=secretary(office))
    found.refresh_from_db()
    assert (found.majority, found.get_majority_display()) == ("4/5", "at least 4/5 of all members")
    for name in ("head", "deputy"):
        say(office, found, name)
    # Two of three would be more than half; of three members four fifths are all of them.
    (one,) = answered(found)
    assert (one.tally.needed, one.tally.is_adopted) == (3, False)


def test_who_came_into_the_body_since_it_was_prepared_is_asked_too(office):
    found = prepared(office)
    sittings.invite_members(sitting=found.sitting, by=secretary(office))
    person = Person.objects.create(full_name="Ủy viên mới")
    added = Holding.objects.create(person=person, post=office.posts["member"], valid_from=clock.today())
    domain.ask(procedure=found, by=secretary(office))
    assert found.sitting.invitations.filter(holding=added).exists()
    assert answered(found)[0].tally.members == 4


def paper(office, found, who="deputy", **facts):
    """A form on paper is entered by the secretary."""
    invitation = Invitation.objects.get(sitting=found.sitting, holding=office.holdings[who])
    opinions = {one.pk: Said("agrees") for one in found.questions.all()}
    return domain.enter_paper(procedure=found, invitation=invitation, opinions=opinions, by=secretary(office), **facts)


def test_a_paper_form_is_in_time_by_the_day_on_which_it_was_received(office):
    found = asking(office)
    with clock.frozen(UNTIL + dt.timedelta(days=2)):
        for day, code in ((dt.date(2025, 3, 9), "too_early"), (dt.date(2025, 3, 14), "too_late")):
            with pytest.raises(Invalid) as refusal:
                paper(office, found, received_on=day)
            assert [(one.field, one.code) for one in refusal.value.problems] == [("received_on", code)]
        with pytest.raises(Invalid) as refusal:
            paper(office, found)
        assert refusal.value.problems[0].code == "too_late", "without a day it is received when it is entered"
        assert paper(office, found, received_on=dt.date(2025, 3, 13)).received_on == dt.date(2025, 3, 13)
    with pytest.raises(Invalid) as refusal:
        paper(office, found, "member", received_on=dt.date(2025, 3, 11))
    assert refusal.value.problems[0].code == "future"


def test_after_the_deadline_is_put_off_a_late_paper_form_counts(office):
    found = asking(office)
    with clock.frozen(UNTIL + dt.timedelta(days=1)):
        domain.prolong(procedure=found, until=LATER, reason="Chờ phiếu giấy", by=secretary(office))
        assert paper(office, found, received_on=dt.date(2025, 3, 14)).via == "paper"


def test_what_was_asked_is_withdrawn_with_a_reason_and_nothing_is_decided(office):
    found = asking(office)
    say(office, found, "member")
    with pytest.raises(NotAllowed):
        domain.withdraw(procedure=found, reason="Rút tờ trình", by=office.actor("member"))
    with pytest.raises(Invalid):
        domain.withdraw(procedure=found, reason=" ", by=secretary(office))
    domain.withdraw(procedure=found, reason="Rút tờ trình", by=secretary(office))
    kept = Procedure.objects.select_related("sitting").get(pk=found.pk)
    assert (kept.sitting.state, kept.withdrawn_because, kept.forms.count()) == ("cancelled", "Rút tờ trình", 1)
    assert not Decision.objects.exists()
    for act in (
        lambda: domain.close(procedure=kept, by=secretary(office)),
        lambda: domain.withdraw(procedure=kept, reason="x", by=secretary(office)),
        lambda: domain.convert(procedure=kept, reason="x", by=secretary(office)),
        lambda: say(office, kept, "deputy"),
    ):
        with pytest.raises(NotNow):
            act()
    tell(Entry.objects.get(kind="procedures.withdrawn"))
    told = set(Notice.objects.filter(kind="procedures.withdrawn").values_list("person_id", flat=True))
    assert {office.holdings[one].person_id for one in ("member", "deputy")} <= told


def test_on_the_page_it_is_withdrawn_and_stays_in_the_list(office, as_):
    found = asking(office)
    address, page = (reverse(f"procedures:{name}", args=[found.pk]) for name in ("withdraw", "procedure"))
    assert as_("member").get(address).status_code == 404
    client = as_("secretary")
    assert address in client.get(page).content.decode()
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"reason": "Rút tờ trình"}).status_code == 302
    assert "Rút tờ trình" in client.get(page).content.decode()
    assert page in client.get(reverse("procedures:list")).content.decode()
    assert "Rút tờ trình" in as_("member").get(page).content.decode()
