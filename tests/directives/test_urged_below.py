"""Who handed work down urges those who are late below it: by a paper of its own organisation, about several tasks at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.domain.urging import urge_below
from decreta.directives.models import Task, UrgingLetter
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from decreta.notifications.models import Notice
from decreta.organisation.domain import structure
from decreta.organisation.enums import Role
from decreta.organisation.models import Post
from decreta.urging.domain.letters import tell_late_letters
from tests.directives.tasks import TITLE, directed
from tests.documents import office as offices
from tests.documents.office import SYSTEM, Office

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    settings.DECRETA_SECRECY_CEILING = "top_secret"
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def browser(office: Office, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def signer(office: Office) -> Post:
    """The post that signs for the ministry."""
    return structure.create_post(
        code="bkhcn-bt",
        names={"vi": "Bộ trưởng"},
        role=Role.HEAD,
        signs=True,
        valid_from=offices.SINCE,
        unit=office.other_unit,
        by=SYSTEM,
    )


def handed_down(office: Office, key: str = "words-of-tasks", *, secrecy: int = 0, **to: Any) -> Assignment:
    """Something that the ministry handed down, to its officer if nobody else is named."""
    task, by = directed(office, key=key, secrecy=secrecy), office.actor("ministry_clerk")
    upper = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=by)
    return domain.hand_down(assignment=upper, by=by, **(to or {"holding": office.holdings["ministry_officer"]}))


def fresh(*assignments: Assignment) -> list[Assignment]:
    return list(Assignment.objects.filter(pk__in=[one.pk for one in assignments]))


def test_several_tasks_of_one_receiver_go_into_one_letter_of_the_house(office: Office) -> None:
    first, second, post = handed_down(office), handed_down(office, "another-directive"), signer(office)
    with clock.frozen(offices.ISSUE_DAY + 3 * DAY):
        clerk = browser(office, "ministry_clerk")
        page = reverse("directives:urge_below", args=[office.ministry.pk]) + f"?who={first.holding_id}"
        matrix = clerk.get(reverse("directives:handed_down")).content.decode()
        assert page in matrix
        drafted = clerk.get(page).content.decode()
        assert drafted.count(TITLE) == 2 and str(post.pk) in drafted
        until = clock.today() + 5 * DAY
        sent = {
            "who": first.holding_id,
            "assignment": [first.pk, second.pk],
            "signer_post": post.pk,
            "answer_by": f"{until:%d/%m/%Y}",
            "colour": "orange",
        }
        wrong = clerk.post(page, sent | {"answer_by": "01/01/2025", "assignment": []})
        assert wrong.status_code == 422 and not UrgingLetter.objects.exists()
        assert "Choose at least one task." in wrong.content.decode()
        assert clerk.post(page, sent).status_code == 302
        letter = UrgingLetter.objects.get()
        assert (letter.organisation, letter.body, letter.colour, letter.answer_by) == (
            office.ministry,
            None,
            "orange",
            until,
        )
        paper = letter.document
        assert (paper.organisation, paper.signer_post, paper.purpose) == (office.ministry, post, "urging_letter")
        text = "\n".join(block["text"] for block in newest_version(paper).content["blocks"])
        officer = office.holdings["ministry_officer"]
        assert str(officer.person) in text and "02 nhiệm vụ" in text and office.ministry.name_vi in text
        sequencer.run()
        entry = Entry.objects.get(kind="directives.urge_below")
        assert len(entry.facts["tasks"]) == 2 and entry.facts["colour"] == "orange"
        # On the list, on the page of the task, and beside the paper.
        assert str(paper.pk) in clerk.get(reverse("directives:given")).content.decode()
        assert "Urging letter" in clerk.get(reverse("directives:task", args=[first.matter_id])).content.decode()
        beside = clerk.get(reverse("documents:document", args=[paper.pk])).content.decode()
        assert reverse("directives:handed_down") in beside and "0 of 2 tasks answered" in beside
        # Who monitors the ministry is not told of what it urges inside.
        above = browser(office, "secretary").get(reverse("directives:task", args=[first.matter_id]))
        assert "Urging letter" not in above.content.decode()


def test_nobody_urges_what_others_handed_down_nor_several_receivers_at_once(office: Office) -> None:
    one, post = handed_down(office), signer(office)
    other = handed_down(office, "another-directive", unit=office.other_unit)
    until = clock.today() + DAY
    given = {"signer_post": post, "answer_by": until}
    for name in ("secretary", "head", "clerk", "inspector"):
        with pytest.raises(NotAllowed):
            urge_below(assignments=fresh(one), by=office.actor(name), **given)
        page = reverse("directives:urge_below", args=[office.ministry.pk]) + f"?who={one.holding_id}"
        assert browser(office, name).get(page).status_code == 404
    by = office.actor("ministry_clerk")
    with pytest.raises(Invalid, match="one receiver"):
        urge_below(assignments=fresh(one, other), by=by, **given)
    # What the ministry itself leads was handed down by nobody.
    upper = Assignment.objects.get(pk=one.parent_id)
    with pytest.raises(NotAllowed):
        urge_below(assignments=[upper], by=by, **given)
    domain.close(assignment=fresh(one)[0], reason="Thu hồi.", by=by)
    with pytest.raises(Invalid, match="finished"):
        urge_below(assignments=fresh(one), by=by, **given)
    clerk = browser(office, "ministry_clerk")
    for who in ("", "x", str(office.holdings["clerk"].pk)):
        page = reverse("directives:urge_below", args=[office.ministry.pk]) + f"?who={who}"
        assert clerk.get(page).status_code == 404
    assert not UrgingLetter.objects.exists()


def test_a_letter_tells_no_words_of_a_secret_directive(office: Office) -> None:
    lower, by = handed_down(office, secrecy=1), office.actor("ministry_clerk")
    letter = urge_below(assignments=fresh(lower), signer_post=signer(office), answer_by=clock.today() + DAY, by=by)
    text = str(newest_version(letter.document).content)
    assert TITLE not in text and f"Nhiệm vụ số {Task.objects.get(pk=lower.matter_id).ordinal:02d}" in text


def test_who_drafted_it_is_told_that_it_was_not_answered_in_time(office: Office) -> None:
    lower, by = handed_down(office), office.actor("ministry_clerk")
    letter = urge_below(assignments=fresh(lower), signer_post=signer(office), answer_by=clock.today() + DAY, by=by)
    Document.objects.filter(pk=letter.document_id).update(state="issued", symbol="05/BKHCN-VP", issued_on=clock.today())
    with clock.frozen(offices.ISSUE_DAY + 3 * DAY):
        assert tell_late_letters(by=SYSTEM) == 1
        sequencer.run()
    told = Notice.objects.filter(kind="urging.letter_late").values_list("person_id", flat=True)
    assert list(told) == [office.holdings["ministry_clerk"].person_id]
