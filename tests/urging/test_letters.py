"""The ladder proposes letters, one for each agency; one act drafts one; its answer has a clock."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from decreta.assignments import domain as assignments
from decreta.assignments.domain import set_ladder
from decreta.assignments.jobs import sweep
from decreta.assignments.ladder import FULL
from decreta.assignments.models import Assignment, Rung
from decreta.audit import Ref, sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.domain.urging import draft_urging_letter
from decreta.directives.models import Task, UrgingLetter
from decreta.directives.models.tasks import MATTER_KIND
from decreta.documents import domain as documents
from decreta.documents.domain import approval
from decreta.documents.queries.texts import newest_version
from decreta.notifications.models import Notice
from decreta.organisation.models import Post
from decreta.urging.domain import dismiss, draft_for_each, letters
from decreta.urging.jobs import sweep as tell
from decreta.urging.queries.letters import is_answered, proposals, proposals_to, with_answers
from decreta.urging.views import letters as pages
from tests.changes.stories import another
from tests.documents.office import SYSTEM, Office
from tests.files.papers import pdf
from tests.organisation.country import crowd
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


def propose(held: list[Assignment]) -> None:
    """The ladder has proposed a letter about each."""
    Rung.objects.bulk_create(
        Rung(
            assignment=one,
            kind="letter",
            lapses_at=one.current_lapses_at,
            fired_at=clock.now(),
            key=one.pk,
            tells="staff",
            colour="yellow",
        )
        for one in held
    )


def many_late(office: Office, task: Task, number: int) -> list[str]:
    """So many agencies more that are late with a task, to each of which a letter is proposed; their keys."""
    held = [
        assignments.assign(
            matter=Ref(MATTER_KIND, str(task.pk)),
            role="coordinate",
            deadline=Deadline.of_day(clock.today()),
            monitor=office.body,
            organisation=one,
            by=SYSTEM,
        )
        for one in crowd(number)
    ]
    propose(held)
    return [f"o:{one.organisation_id}" for one in held]


def test_every_proposal_is_on_a_page_and_is_found_by_its_key(
    office: Office, task: Task, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_PAGE", 2)
    keys, vy = many_late(office, task, 5), browser("secretary")
    shown = [vy.get("/urging/letters/bcdcds/", {"proposals": page}).content.decode() for page in (1, 2, 3)]
    assert [[key for key in keys if f'name="addressee" value="{key}"' in page] for page in shown] == [
        keys[:2],
        keys[2:4],
        keys[4:],
    ]
    assert "?proposals=3" in shown[1] and "Draft the 2 letters of this page" in shown[1]
    # Beyond what the desk shows, too.
    monkeypatch.setattr("decreta.urging.queries.letters._SHOWN", 1)
    last = vy.get("/urging/letters/bcdcds/draft/", {"addressee": keys[4]})
    assert last.status_code == 200
    assert vy.get("/urging/letters/bcdcds/dismiss/", {"addressee": keys[4]}).status_code == 200
    for unknown in ("", "o:x", f"b:{office.body.pk}"):
        assert vy.get("/urging/letters/bcdcds/draft/", {"addressee": unknown}).status_code == 404


def test_letters_to_the_chosen_are_drafted_at_once_all_or_none(office: Office, task: Task, browser: Browser) -> None:
    keys, vy, until = many_late(office, task, 4), browser("secretary"), clock.today() + 5 * DAY
    address = "/urging/letters/bcdcds/draft/"
    page = vy.get(address, {"addressee": keys[:3]}).content.decode()
    assert [key in page for key in keys] == [True, True, True, False] and "Draft 3 letters" in page
    sent = {"addressee": keys[:3], "signer_post": office.posts["head"].pk, "answer_by": f"{until:%d/%m/%Y}"}
    assert vy.post(address, sent | {"answer_by": "01/01/2025"}).status_code == 422
    assert not UrgingLetter.objects.exists()
    assert vy.post(address, sent).status_code == 302
    made = UrgingLetter.objects.all()
    assert {(one.colour, one.answer_by, one.lines.count()) for one in made} == {("yellow", until, 1)}
    assert len(made) == 3 and [one.key for one in proposals_to(office.body.pk, keys)] == keys[3:]
    given = {"body": office.body, "signer_post": office.posts["head"], "answer_by": until}
    with pytest.raises(NotNow):  # three of the four have their letters
        draft_for_each(addressees=keys, by=office.actor("secretary"), **given)
    with pytest.raises(NotAllowed):
        draft_for_each(addressees=keys[3:], by=office.actor("head"), **given)
    with pytest.raises(Invalid):
        draft_for_each(addressees=[*keys] * 13, by=office.actor("secretary"), **given)
    assert len(UrgingLetter.objects.all()) == 3


def test_one_letter_holds_what_is_late_longest_and_the_rest_is_proposed_again(
    office: Office, task: Task, assignment: Assignment, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (pages, letters):
        monkeypatch.setattr(module, "MOST", 1)
    later = Assignment.objects.get(matter_id=another(office, task, on=clock.today() + DAY).pk)
    propose([later, assignment])
    key = f"o:{office.ministry.pk}"
    page = browser("secretary").get("/urging/letters/bcdcds/draft/", {"addressee": key}).content.decode()
    assert "The 1 that are late longest." in page and f'value="{assignment.pk}" checked' in page
    assert str(later.pk) not in page
    (made,) = draft_for_each(
        body=office.body,
        addressees=[key],
        signer_post=office.posts["head"],
        answer_by=clock.today() + DAY,
        by=office.actor("secretary"),
    )
    assert [one.assignment for one in made.lines.all()] == [assignment]
    assert [one.tasks for one in proposals_to(office.body.pk, [key])] == [1]
