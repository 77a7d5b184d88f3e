"""The ladder proposes letters, one for each agency; one act drafts one; its answer has a clock."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from decreta.assignments import domain as assignments
from decreta.assignments.domain import set_ladder
from decreta.assignments.jobs import sweep
from decreta.assignments.ladder import FULL
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.domain.urging import draft_urging_letter
from decreta.directives.models import Task, UrgingLetter
from decreta.documents import domain as documents
from decreta.documents.domain import approval
from decreta.documents.queries.texts import newest_version
from decreta.notifications.models import Notice
from decreta.organisation.models import Post
from decreta.urging.domain import dismiss
from decreta.urging.jobs import sweep as tell
from decreta.urging.queries.letters import is_answered, proposals, with_answers
from tests.documents.office import Office
from tests.files.papers import pdf
from tests.urging.conftest import Browser

DAY = dt.timedelta(days=1)


@pytest.fixture
def late(office: Office, assignment: Assignment) -> dt.datetime:
    """The ladder is set; a week after the lapse, when the yellow letter has been proposed."""
    set_ladder(body=office.body, steps=FULL, of_version=0, by=office.actor("head"))
    assert assignment.current_lapses_at is not None
    at = assignment.current_lapses_at + 7 * DAY
    assert sweep(at).letter == 1
    return at


def drafted(office: Office, assignment: Assignment, **changed: Any) -> UrgingLetter:
    given = {
        "body": office.body,
        "addressee": office.ministry,
        "assignments": [assignment],
        "signer_post": office.posts["head"],
        "answer_by": clock.today() + 5 * DAY,
        "colour": "yellow",
        "by": office.actor("secretary"),
    }
    return draft_urging_letter(**(given | changed))


def issued(office: Office, letter: UrgingLetter) -> UrgingLetter:
    document = letter.document
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    read = newest_version(document).content_hash
    approval.approve(document=document, version_hash=read, by=office.actor("head"))
    taken = documents.take_number(document=document, idempotency_key="key-of-the-letter", by=office.actor("clerk"))
    documents.seal(document=taken.document, pdf=pdf(), by=office.actor("clerk"))
    letter.refresh_from_db()
    return letter


def test_a_letter_is_proposed_until_it_is_drafted_and_again_when_it_gets_more_urgent(
    office: Office, assignment: Assignment, late: dt.datetime
) -> None:
    bodies = frozenset({office.body.pk})
    with clock.frozen(late):
        found = proposals(bodies)
        assert [(one.key, one.colour, one.tasks) for one in found] == [(f"o:{office.ministry.pk}", "yellow", 1)]
        drafted(office, assignment)
        assert proposals(bodies) == []
    with clock.frozen(late + 14 * DAY):
        assert sweep().letter == 1
        assert [one.colour for one in proposals(bodies)] == ["orange"]
        letter = drafted(office, assignment, colour="orange")
        assert proposals(bodies) == []
        documents.withdraw(document=letter.document, reason="Nhầm.", by=office.actor("secretary"))
        assert [one.colour for one in proposals(bodies)] == ["orange"]
        assignments.report(assignment=assignment, text="Xong.", claims_done=False, by=office.actor("ministry_clerk"))
        assert len(proposals(bodies)) == 1  # progress is no end
        assignments.suspend(assignment=assignment, reason="Chờ.", by=office.actor("head"))
        assert proposals(bodies) == []


def test_it_stands_on_the_desk_of_the_secretary_and_one_act_drafts_it(
    office: Office, task: Task, assignment: Assignment, late: dt.datetime, browser: Browser
) -> None:
    vy = browser("secretary")
    with clock.frozen(late):
        address = f"/urging/letters/bcdcds/draft/?addressee=o%3A{office.ministry.pk}"
        assert address in vy.get("/").content.decode()
        assert address not in browser("head").get("/").content.decode()
        page = vy.get(address).content.decode()
        assert "yellow letter: reminder" in page and f'value="{assignment.pk}" checked' in page
        sent = {"addressee": f"o:{office.ministry.pk}", "assignment": str(assignment.pk)}
        assert vy.post("/urging/letters/bcdcds/draft/", sent | {"answer_by": ""}).status_code == 422
        until = (clock.today() + 5 * DAY).strftime("%d/%m/%Y")
        signer = Post.objects.get(pk=office.posts["head"].pk)
        answer = vy.post("/urging/letters/bcdcds/draft/", sent | {"answer_by": until, "signer_post": signer.pk})
        letter = UrgingLetter.objects.get()
        assert answer.headers["Location"] == f"/documents/{letter.document_id}/"
        assert (letter.colour, letter.answer_by) == ("yellow", clock.today() + 5 * DAY)
        assert "yellow letter: reminder" in vy.get(f"/documents/{letter.document_id}/").content.decode()
        assert "yellow letter: reminder" in vy.get("/urging/letters/bcdcds/").content.decode()
        assert "Urging letter, yellow" in vy.get(f"/directives/{task.pk}/").content.decode()
        assert vy.get(address).status_code == 404
        assert browser("ministry_clerk").get("/urging/letters/bcdcds/").status_code == 404
    assert Entry.objects.get(kind="directives.draft_urging_letter").facts["colour"] == "yellow"


def test_what_is_not_answered_in_time_is_told_once_and_a_report_answers(
    office: Office, assignment: Assignment, late: dt.datetime, browser: Browser
) -> None:
    with clock.frozen(late):
        letter = issued(office, drafted(office, assignment))
    with clock.frozen(late + 5 * DAY):
        assert tell() == 0  # the last day is not over
    with clock.frozen(late + 6 * DAY):
        assert "answer overdue" in browser("secretary").get("/urging/letters/bcdcds/").content.decode()
        assert (tell(), tell()) == (1, 0)
        sequencer.run()
        told = Notice.objects.filter(kind="urging.letter_late")
        assert [one.holding_id for one in told] == [office.holdings["secretary"].pk]
        assignments.report(assignment=assignment, text="Đang làm.", percent=60, by=office.actor("ministry_clerk"))
        answered = with_answers(UrgingLetter.objects.filter(pk=letter.pk)).filter(is_answered())
        assert [(one.answered, one.urged) for one in answered] == [(1, 1)]  # type: ignore[attr-defined]
        page = browser("secretary").get("/urging/letters/bcdcds/").content.decode()
        assert "1 of 1 tasks" in page and "answer overdue" not in page


def test_a_draft_is_waited_for_by_nobody_and_a_colour_is_one_of_three(
    office: Office, assignment: Assignment, late: dt.datetime
) -> None:
    with clock.frozen(late):
        drafted(office, assignment)
        with pytest.raises(Invalid) as refused:
            drafted(office, assignment, colour="green")
        assert {one.field for one in refused.value.problems} == {"colour"}
    with clock.frozen(late + 30 * DAY):
        assert tell() == 0


def test_a_proposal_is_put_aside_with_a_reason_until_a_higher_rung_proposes_again(
    office: Office, assignment: Assignment, late: dt.datetime, browser: Browser
) -> None:
    bodies, key = frozenset({office.body.pk}), f"o:{office.ministry.pk}"
    with clock.frozen(late):
        for who in ("head", "clerk", "ministry_clerk"):
            with pytest.raises(NotAllowed):
                dismiss(body=office.body, addressee=key, reason="Đã nói chuyện.", by=office.actor(who))
        with pytest.raises(Invalid):
            dismiss(body=office.body, addressee=key, reason=" ", by=office.actor("secretary"))
        address = "/urging/letters/bcdcds/dismiss/"
        vy = browser("secretary")
        assert vy.get(f"{address}?addressee={key}").status_code == 200
        assert vy.post(address, {"addressee": key, "reason": "Đã trao đổi trực tiếp."}).status_code == 302
        assert proposals(bodies) == []
        assert "Đã trao đổi trực tiếp." in vy.get("/urging/letters/bcdcds/").content.decode()
        entry = Entry.objects.get(kind="urging.letter_dismissed")
        assert entry.on_id == str(assignment.pk) and entry.facts["colour"] == "yellow"
        with pytest.raises(NotNow):
            dismiss(body=office.body, addressee=key, reason="Lần nữa.", by=office.actor("secretary"))
    with clock.frozen(late + 14 * DAY):
        sweep()
        assert [one.colour for one in proposals(bodies)] == ["orange"]
