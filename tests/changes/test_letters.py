"""More time by a letter: asked, examined, drafted from several requests, signed, issued; only then does it hold."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from decreta.assignments import domain as assignments
from decreta.assignments.enums import FactKind, Opinion
from decreta.assignments.models import ExtensionDecision, ExtensionRequest
from decreta.assignments.queries.asking import ASK_DAYS_SETTING
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.changes import jobs
from decreta.changes.domain import Wish, draft_extension_letter, take_effect
from decreta.changes.models import ExtensionLetter
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.core.models import Setting
from decreta.documents import domain as documents
from decreta.documents.domain.drafting import withdraw
from decreta.documents.queries.texts import newest_version
from decreta.notifications.models import Notice
from tests.changes.stories import (
    ASKED,
    DUE,
    LESS,
    another,
    approved,
    asked,
    assignment_of,
    browser,
    issued,
    last_moment,
    task_due,
)
from tests.documents.office import Office
from tests.files.papers import pdf

pytestmark = pytest.mark.django_db


def letter_of(office: Office, *wishes: Wish, **facts: Any) -> ExtensionLetter:
    usual = {"body": office.body, "signer_post": office.posts["head"], "by": office.actor("secretary")}
    return draft_extension_letter(wishes=wishes, **(usual | facts))


def test_one_letter_decides_two_requests_when_it_is_issued_and_not_before(office: Office) -> None:
    first = task_due(office)
    second = another(office, first)
    grant, refuse = asked(office, first), asked(office, second)
    assert grant.evidence.get().symbol == "12/BC-BKHCN"
    made = letter_of(
        office, Wish(grant, True, LESS, "Còn kịp."), Wish(refuse, False, reason="Không có lý do khách quan")
    )
    text = str(newest_version(made.document).content)
    assert "15/4/2025" in text and "Không có lý do khách quan" in text and first.title in text
    approved(office, made.document)
    sequencer.run()
    assert not ExtensionDecision.objects.exists()
    assignment = assignment_of(first)
    assert assignment.current_lapses_at == last_moment(DUE)
    # While a letter is on its way, nobody decides otherwise.
    with pytest.raises(NotNow):
        assignments.decide_extension(request=grant, grant=True, by=office.actor("head"))
    clerk = office.actor("clerk")
    taken = documents.take_number(document=made.document, idempotency_key="letter-number", by=clerk)
    sequencer.run()
    assert not ExtensionDecision.objects.exists()
    sealed = documents.seal(document=taken.document, pdf=pdf(), by=clerk)
    sequencer.run()
    sequencer.run()  # What was decided is told by the entries that the first one made.
    decision = ExtensionDecision.objects.get(request=grant)
    assert (decision.document_id, decision.symbol) == (sealed.pk, sealed.symbol)
    assert decision.by["person"] == str(office.holdings["head"].person_id)
    assert not ExtensionDecision.objects.get(request=refuse).is_granted
    assignment.refresh_from_db()
    assert assignment.current_lapses_at == last_moment(LESS)
    assert assignment.baseline_lapses_at == last_moment(DUE)
    extended = assignment.facts.get(kind=FactKind.EXTENDED)
    assert extended.by["person"] == str(office.holdings["head"].person_id)
    told = Notice.objects.filter(kind="directives.extension_decided").values_list("person_id", flat=True)
    assert office.holdings["ministry_clerk"].person_id in told
    # Again, by the log or by the sweep: nothing happens twice.
    made.refresh_from_db()
    assert take_effect(letter=made, by=Actor.system("tests")) is None
    assert jobs.sweep() == 0
    assert assignment.facts.filter(kind=FactKind.EXTENDED).count() == 1


def test_a_letter_whose_follower_failed_is_carried_out_by_the_sweep(office: Office) -> None:
    request = asked(office, task_due(office))
    made = letter_of(office, Wish(request, True))
    issued(office, made.document)
    assert jobs.sweep() == 1
    sequencer.run()
    assert ExtensionDecision.objects.get(request=request).is_granted
    assert Entry.objects.filter(kind="changes.extension_letter_took_effect").count() == 1


def test_a_draft_that_is_withdrawn_lets_its_requests_wait(office: Office) -> None:
    request = asked(office, task_due(office))
    made = letter_of(office, Wish(request, True))
    with pytest.raises((NotNow, Invalid)):
        letter_of(office, Wish(ExtensionRequest.objects.get(pk=request.pk), True))
    with pytest.raises(NotNow):
        take_effect(letter=made, by=Actor.system("tests"))
    withdraw(document=made.document, reason="Soạn lại.", by=office.actor("secretary"))
    sequencer.run()
    request.refresh_from_db()
    made.refresh_from_db()
    assert request.letter_id is None and made.given_up_at is not None
    assert not ExtensionDecision.objects.exists()
    letter_of(office, Wish(request, True))


def test_what_ended_meanwhile_is_not_carried_out_and_its_drafter_is_told(office: Office) -> None:
    first = task_due(office)
    second = another(office, first)
    one, other = asked(office, first), asked(office, second)
    made = letter_of(office, Wish(one, True), Wish(other, True))
    assignments.close(assignment=assignment_of(second), reason="Thôi.", by=office.actor("secretary"))
    issued(office, made.document)
    sequencer.run()
    sequencer.run()
    assert ExtensionDecision.objects.filter(request=one).exists()
    line = made.lines.get(request=other)
    assert line.why_not and not ExtensionDecision.objects.filter(request=other).exists()
    told = Notice.objects.filter(kind="changes.not_carried_out").values_list("person_id", flat=True)
    assert list(told) == [office.holdings["secretary"].person_id]


def test_a_letter_that_is_signed_by_a_post_that_does_not_decide_grants_nothing(
    office: Office, monkeypatch: Any
) -> None:
    """Who signs may be changed while it is a draft; what then is issued is a paper, and no decision."""
    request = asked(office, task_due(office))
    made = letter_of(office, Wish(request, True))
    issued(office, made.document)
    monkeypatch.setattr("decreta.changes.rules.decides", lambda post: False)
    assert jobs.sweep() == 1
    request.refresh_from_db()
    assert "does not decide" in made.lines.get().why_not
    assert not ExtensionDecision.objects.exists() and request.letter_id is None


def test_everything_wrong_with_a_letter_is_said_beside_its_request(office: Office) -> None:
    request = asked(office, task_due(office))
    key = request.pk
    with pytest.raises(Invalid) as refusal:
        letter_of(office, Wish(request, True, DUE), signer_post=office.posts["chief"])
    assert {problem.field for problem in refusal.value.problems} >= {f"until_{key}", f"reason_{key}"}
    with pytest.raises(Invalid) as refusal:
        letter_of(office, Wish(request, True, ASKED + dt.timedelta(days=9)))
    assert [problem.field for problem in refusal.value.problems] == [f"until_{key}"]
    with pytest.raises(Invalid):
        letter_of(office)
    with pytest.raises(NotAllowed):
        letter_of(office, Wish(request, True), by=office.actor("clerk"))


def test_staff_examine_and_the_decider_reads_it(office: Office) -> None:
    task = task_due(office)
    request = asked(office, task)
    secretary, head, clerk = (browser(office, name) for name in ("secretary", "head", "ministry_clerk"))
    sequencer.run()
    assert "Examine request" in secretary.get("/").content.decode()
    url = reverse("assignments:examine_extension", args=[request.pk])
    page = secretary.get(url).content.decode()
    assert "Chờ nghị định." in page and "Báo cáo khó khăn" in page
    proof = secretary.get(reverse("assignments:request_evidence", args=[request.evidence.get().pk]))
    assert proof.status_code == 200
    assert clerk.get(url).status_code == 404
    # Less than asked for needs a day and a reason.
    assert secretary.post(url, {"opinion": "less"}).status_code == 422
    sent = {"opinion": "less", "until": "15/04/2025", "reason": "Đủ thời gian."}
    assert secretary.post(url, sent).status_code == 302
    sequencer.run()
    assert Notice.objects.filter(kind="directives.extension_examined").exists()
    decide = head.get(reverse("assignments:decide_extension", args=[request.pk])).content.decode()
    assert "Đủ thời gian." in decide and "grant less" in decide
    assert "Examine request" not in secretary.get("/").content.decode()
    assert "Đủ thời gian." in head.get(reverse("directives:task", args=[task.pk])).content.decode()


def test_the_letter_is_drafted_on_its_page_and_its_document_says_what_will_hold(office: Office) -> None:
    task = task_due(office)
    request = asked(office, task)
    by = office.actor("secretary")
    assignments.examine_extension(request=request, opinion=Opinion.LESS, until=LESS, reason="Còn kịp.", by=by)
    secretary = browser(office, "secretary")
    url = reverse("changes:letter", args=[office.body.code])
    assert f"{url}?request={request.pk}" in secretary.get(reverse("directives:task", args=[task.pk])).content.decode()
    page = secretary.get(url).content.decode()
    assert "Còn kịp." in page and task.title in page
    key = request.pk
    wrong = {f"include_{key}": "on", f"decision_{key}": "less", "signer_post": office.posts["head"].pk}
    assert secretary.post(url, wrong).status_code == 422
    right = wrong | {f"until_{key}": "15/04/2025", f"reason_{key}": "Còn kịp."}
    answer = secretary.post(url, right)
    assert answer.status_code == 302
    shown = secretary.get(answer["location"]).content.decode()
    assert "is decided so, and not before" in shown and "15/04/2025" in shown
    assert (
        "A letter that decides it is on its way."
        in browser(office, "head").get(reverse("directives:task", args=[task.pk])).content.decode()
    )
    assert browser(office, "ministry_clerk").get(url).status_code == 404


def test_a_paper_that_exists_is_chosen_for_the_quick_way(office: Office) -> None:
    task = task_due(office)
    request = asked(office, task)
    paper = task.directive.document
    url = reverse("assignments:decide_extension", args=[request.pk])
    head = browser(office, "head")
    assert paper.symbol in head.get(url).content.decode()
    bare = head.post(url, {"grant": "yes"})
    # A day that nobody decided by a paper is not given; what is missing is said beside its field.
    assert bare.status_code == 422 and bare.context["form"].errors["symbol"]
    assert not ExtensionDecision.objects.exists()
    assert head.post(url, {"grant": "yes", "paper": str(paper.pk)}).status_code == 302
    decision = ExtensionDecision.objects.get(request=request)
    assert (decision.document_id, decision.symbol) == (paper.pk, paper.symbol)


def test_how_long_before_the_lapse_more_time_is_asked_for_is_data(office: Office) -> None:
    task = task_due(office)
    Setting.objects.create(key=ASK_DAYS_SETTING, value=5)
    assignment = assignment_of(task)
    by = office.actor("ministry_clerk")
    late = clock.start_of_day(DUE - dt.timedelta(days=3))
    with pytest.raises(NotNow, match="at the latest 5 days before"):
        assignments.ask_extension(assignment=assignment, until=ASKED, reason="Chờ.", at=late, by=by)


def test_work_rests_and_goes_on_by_a_paper(office: Office) -> None:
    task = task_due(office)
    paper, assignment = task.directive.document, assignment_of(task)
    secretary = browser(office, "secretary")
    page = reverse("directives:task", args=[task.pk])
    url = reverse("assignments:suspend", args=[assignment.pk])
    assert paper.symbol in secretary.get(url).content.decode()
    assert secretary.post(url, {"reason": "Chờ luật.", "paper": str(paper.pk)}).status_code == 302
    entry = Entry.objects.get(kind="assignments.suspended")
    assert f"documents.document:{paper.pk}" in entry.about and entry.facts["symbol"] == paper.symbol
    resume = reverse("assignments:resume", args=[assignment.pk])
    assert secretary.post(resume, {"reason": "Đã có luật.", "symbol": "15-QĐ/TW"}).status_code == 302
    told = secretary.get(page).content.decode()
    assert f"{paper.symbol}: Chờ luật." in told and "15-QĐ/TW: Đã có luật." in told
