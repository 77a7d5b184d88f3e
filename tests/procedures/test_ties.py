"""A tie that the rule leaves to the chair waits on his desk; he decides with a word, and result and minutes say so."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest
from django.urls import reverse
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as sittings
from decreta.meetings.models import Conclusion, Invitation
from decreta.meetings.queries.rulebooks import rules_of
from decreta.minutes.models import Decision
from decreta.procedures import desk, domain, telling
from decreta.procedures.arithmetic import Rule
from decreta.procedures.domain import Said
from decreta.procedures.models import Procedure, Question
from decreta.procedures.queries.forms import answered
from decreta.procedures.words import result
from decreta.voting import domain as domain_of_votes
from tests.meetings.office import secretary
from tests.procedures.test_procedures import UNTIL, prepared, say

AFTER = UNTIL + dt.timedelta(hours=1)


def tied(office, *, more: str = "", **facts) -> Procedure:
    """Closed with half of four votes for it; the rule leaves it to the chair. `more`: another question, that is adopted."""
    made = prepared(office, **{"rule": Rule("", tie="chair_decides"), **facts})
    if more:
        domain.add_question(procedure=made, title=more, text=more, by=secretary(office))
    sittings.invite_members(sitting=made.sitting, by=secretary(office))
    Invitation.objects.filter(sitting=made.sitting, holding=office.holdings["member"]).update(weight=2)
    domain.ask(procedure=made, by=secretary(office))
    found = Procedure.objects.select_related("sitting__body", "sitting__chair_post").get(pk=made.pk)
    say(office, found, "member", "agrees")
    if more:
        said = {one.pk: Said("agrees" if one.text == more else "disagrees", "") for one in found.questions.all()}
        domain.answer(procedure=found, opinions=said, by=office.actor("deputy"))
    domain.close(procedure=found, by=secretary(office), at=AFTER)
    return found


def on_the_desk(office, name: str) -> list[str]:
    return [one.url for _actor, one in desk.waiting([office.actor(name)], clock.now())]


def test_it_waits_on_the_desk_of_the_chair_and_of_nobody_else(office):
    found = tied(office)
    question = Question.objects.get(procedure=found)
    (one,) = answered(found)
    assert (one.tally.waits, one.tally.is_adopted, question.waits_for_chair) == (True, False, True)
    assert not Decision.objects.exists()
    assert on_the_desk(office, "head") == [reverse("procedures:decide_tie", args=[question.pk])]
    assert on_the_desk(office, "member") == on_the_desk(office, "secretary") == []
    with translation.override("en"):
        assert result(one.tally, found.rule).startswith("Waits for the chair:")


@pytest.mark.parametrize(("agrees", "decisions"), [(True, 1), (False, 0)])
def test_he_decides_once_with_a_word_that_result_and_minutes_say(office, agrees, decisions):
    found = tied(office)
    question = Question.objects.select_related("procedure__sitting").get(procedure=found)
    with pytest.raises(NotAllowed):
        domain.decide_tie(question=question, agrees=agrees, word="Được.", by=secretary(office))
    with pytest.raises(Invalid):
        domain.decide_tie(question=question, agrees=agrees, word=" ", by=office.actor("head"))
    domain.decide_tie(question=question, agrees=agrees, word="Cần làm ngay.", by=office.actor("head"), at=AFTER)
    with pytest.raises(NotNow):
        domain.decide_tie(question=question, agrees=agrees, word="Lại.", by=office.actor("head"))
    assert Decision.objects.count() == question.item.conclusions.count() == decisions
    (one,) = answered(found)
    assert (one.tally.is_adopted, one.tally.waits) == (agrees, False)
    assert on_the_desk(office, "head") == []
    found.sitting.refresh_from_db()
    with translation.override("en"):
        told = [each.words for each in telling.tell(found.sitting) if each.kind == "procedures.result"]
    assert told[0].endswith("the proposal: Cần làm ngay.")
    entry = Entry.objects.get(kind="procedures.tie_decided")
    assert entry.facts == {"agrees": agrees}


def test_the_rule_of_the_body_of_the_day_of_the_asking_holds_of_ties_too(office):
    made = prepared(office)
    rules = rules_of(office.body, on=clock.today())
    sittings.set_rules(
        body=office.body,
        wanted=replace(rules, tie="chair_decides", book=None),
        valid_from=clock.today(),
        authority="12-QĐ/BCĐ",
        of_version=0,
        by=secretary(office),
    )
    domain.ask(procedure=made, by=secretary(office))
    made.refresh_from_db()
    assert made.tie == "chair_decides"
    own = prepared(office, rule=Rule(">2/3", tie="rejected"))
    domain.ask(procedure=own, by=secretary(office))
    own.refresh_from_db()
    assert (own.majority, own.tie) == (">2/3", "rejected")
    with pytest.raises(Invalid):
        prepared(office, rule=Rule("5/4"))


def test_the_page_of_the_chair(office, client):
    found = tied(office)
    question = Question.objects.get(procedure=found)
    address = reverse("procedures:decide_tie", args=[question.pk])
    client.force_login(office.holdings["head"].person.user)
    page = client.get(reverse("procedures:procedure", args=[found.pk]), headers={"accept-language": "en"})
    assert address in page.content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"agrees": "yes"}).status_code == 422
    assert client.post(address, {"agrees": "no", "word": "Chưa đủ căn cứ."}).status_code == 302
    assert client.get(address).status_code == 404
    page = client.get(reverse("procedures:procedure", args=[found.pk]))
    assert "Chưa đủ căn cứ." in page.content.decode()


def test_a_chair_who_has_stepped_back_decides_no_tie(office):
    made = prepared(office, rule=Rule("", tie="chair_decides"))
    sittings.invite_members(sitting=made.sitting, by=secretary(office))
    domain.ask(procedure=made, by=secretary(office))
    found = Procedure.objects.select_related("sitting__body", "sitting__chair_post").get(pk=made.pk)
    seats = Invitation.objects.select_related("sitting__body", "holding__person")
    domain_of_votes.recuse(
        item=found.questions.get().item,
        invitation=seats.get(sitting=found.sitting, holding=office.holdings["head"]),
        reason="Có lợi ích liên quan.",
        by=office.actor("head"),
    )
    say(office, found, "member", "agrees")
    domain.close(procedure=found, by=secretary(office), at=AFTER)
    (one,) = answered(found)
    assert (one.tally.agree, one.tally.members, one.tally.is_adopted, one.tally.waits) == (1, 2, False, False)
    assert Question.objects.get(procedure=found).waits_since is None
    assert on_the_desk(office, "head") == []


@pytest.mark.parametrize(("agrees", "sections"), [(True, 2), (False, 1)])
def test_the_notice_is_composed_when_the_chair_has_decided(office, agrees, sections):
    found = tied(office, more="Chế độ công tác phí.")
    question = Question.objects.select_related("procedure__sitting").get(procedure=found, waits_since__isnull=False)
    with pytest.raises(NotNow) as refusal:
        sittings.compose_notice(sitting=found.sitting, by=secretary(office), at=AFTER)
    assert refusal.value.problems[0].code == "undecided"
    domain.decide_tie(question=question, agrees=agrees, word="Đã cân nhắc.", by=office.actor("head"), at=AFTER)
    sittings.compose_notice(sitting=found.sitting, by=secretary(office), at=AFTER)
    assert Conclusion.objects.concluded().filter(item__sitting=found.sitting).count() == sections
    # Each stands in the notice where its own words do, also what was entered before the tie was decided.
    rows = Decision.objects.order_by("item__position").values_list("text", "anchor")
    assert [(text, place) for text, place in rows] == [
        (one.text, f"{place}.1") for place, one in enumerate(Conclusion.objects.order_by("item__position"), start=1)
    ]


def test_what_the_members_have_agreed_to_in_writing_is_not_changed_or_taken_out(office, client):
    found = tied(office, more="Chế độ công tác phí.")
    written = Conclusion.objects.select_related("item__sitting__body").get()
    for act in (
        partial(sittings.remove_conclusion, conclusion=written),
        partial(sittings.edit_conclusion, conclusion=written, text="Lời khác.", expected_revision=1),
    ):
        with pytest.raises(NotNow) as refusal:
            act(by=secretary(office))
        assert refusal.value.problems[0].code == "in_the_record"
    client.force_login(office.holdings["secretary"].person.user)
    answer = client.post(reverse("meetings:remove_conclusion", args=[written.pk]), follow=True)
    assert answer.status_code == 200
    assert Decision.objects.get().text == Conclusion.objects.get(item__sitting=found.sitting).text


def test_a_chair_on_neither_side_is_asked_where_the_tie_follows_his_side(office):
    found = tied(office, rule=Rule("", tie="chairs_side"))
    question = Question.objects.select_related("procedure__sitting").get(procedure=found)
    assert question.waits_for_chair
    domain.decide_tie(question=question, agrees=True, word="Cần làm ngay.", by=office.actor("head"), at=AFTER)
    (one,) = answered(found)
    assert (one.tally.is_adopted, Decision.objects.count()) == (True, 1)
    with translation.override("en"):
        assert "decided for the proposal: Cần làm ngay." in result(one.tally, found.rule, chair_word="Cần làm ngay.")
