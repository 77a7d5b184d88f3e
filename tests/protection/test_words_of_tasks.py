"""The words of a directive in its tasks: for those who may read the directive; the task itself is seen as before."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from decreta.accounts.domain import tokens
from decreta.accounts.scopes import Scope
from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.directives.domain import freezing
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Titles
from decreta.directives.domain.urging import draft_urging_letter
from decreta.directives.models import Directive, FrozenReport, Task
from decreta.directives.models.telling import withheld
from decreta.directives.queries.frozen import compare, data_of, is_whole, stands_open
from decreta.dispatch import domain as dispatched
from decreta.documents.models import Document
from decreta.notifications.domain import posting
from decreta.notifications.models import Mail
from decreta.protection import domain
from decreta.protection.jobs import examine_all
from decreta.protection.models import Change
from tests.directives.tasks import OUTPUT, QUOTE, TITLE, directed
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db
LINE = "Nội dung thuộc văn bản được bảo vệ hoặc đã thu hồi: không hiển thị"


@pytest.fixture(autouse=True)
def ceiling(settings: Any, tmp_path: Any) -> None:
    settings.DECRETA_SECRECY_CEILING = "top_secret"
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path


@pytest.fixture
def office() -> Any:
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def page(office: Office, name: str, url: str) -> str:
    client = Client()
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return str(answer.content.decode())


def told(text: str) -> bool:
    """Whether a page tells the words; it does so whole or not at all, and never leaves a hole."""
    has = [one in text for one in (QUOTE, TITLE, OUTPUT)]
    assert has in ([True] * 3, [False] * 3) and (LINE in text) is not has[0]
    return has[0]


def test_who_sees_the_task_and_not_the_paper_reads_a_line_in_place_of_its_words(office: Office) -> None:
    task = directed(office, secrecy=1)
    url = f"/directives/{task.pk}/"
    assert told(page(office, "secretary", url))
    for name in ("inspector", "ministry_officer", "member"):
        text = page(office, name, url)
        assert not told(text) and "18/03/2025" in text and "Bộ Khoa học và Công nghệ" in text
        for there in ("/directives/", "/directives/?q=hoan+thien+du+thao+kin"):
            assert TITLE not in page(office, name, there)
        assert url in page(office, name, "/directives/") and url in page(office, "secretary", "/directives/")
        assert url not in page(office, name, "/directives/?q=hoan+thien+du+thao+kin")
    assert url in page(office, "secretary", "/directives/?q=hoan+thien+du+thao+kin")
    assigned = assignments_of(task).get()
    for act in ("receive", "report"):
        assert not told(page(office, "ministry_clerk", f"/assignments/{assigned.pk}/{act}/"))
    # Nobody has asked for whom: then it is for nobody.
    assert str(Task.objects.get()) == Task.objects.get().quote == withheld("vi") == LINE


def test_an_assignee_is_told_when_somebody_competent_has_let_him_in(office: Office) -> None:
    task = directed(office, secrecy=1)
    url = f"/directives/{task.pk}/"
    assert not told(page(office, "ministry_clerk", url))
    document = task.directive.document
    examine_all()
    new = Change.objects.open().filter(document=document, holding=office.holdings["ministry_clerk"])
    domain.confirm(document=document, changes=new.values_list("pk", flat=True), by=office.actor("head"))
    assert told(page(office, "ministry_clerk", url))
    assert not told(page(office, "ministry_officer", url))


def test_a_guard_holds_for_tasks_made_before_and_is_taken_from_them_again(office: Office) -> None:
    task = directed(office)
    url = f"/directives/{task.pk}/"
    frozen = kept(office, task.directive)
    assert told(page(office, "inspector", url)) and stands_open(frozen, data_of(frozen, office.actor("inspector")))
    document = task.directive.document
    domain.guard(document=document, reason="Nhân sự.", by=office.actor("clerk"))
    document.admissions.filter(holding=office.holdings["inspector"]).update(ended_at=clock.now())
    assert not told(page(office, "inspector", url)) and told(page(office, "secretary", url))
    # What was kept, and said in the log and in notices, before the guard.
    seen = data_of(frozen, office.actor("inspector"))
    assert TITLE not in str(seen) and TITLE in str(data_of(frozen, office.actor("secretary")))
    assert seen["totals"] == data_of(frozen, None)["totals"] and is_whole(frozen) and compare(frozen).is_same
    entry = Entry.objects.get(kind="directives.assign_task")
    assert entry.facts["title"] == TITLE and TITLE not in page(office, "inspector", f"/log/{entry.pk}/")
    assert TITLE not in kept(office, task.directive).content
    domain.unguard(document=Document.objects.get(), reason="Hết lý do.", by=office.actor("clerk"))
    assert told(page(office, "inspector", url)) and TITLE in page(office, "inspector", f"/log/{entry.pk}/")


def kept(office: Office, directive: Directive) -> FrozenReport:
    asked = freezing.Asked(body=office.body, directive=None, as_of=clock.today(), against="current")
    by = office.actor("secretary")
    return freezing.freeze_report(made=freezing.make(asked, by=by), by=by)


def test_no_word_goes_out_with_what_is_told_of_the_task(office: Office) -> None:
    """Notices, mails, the log, programs, the letter that urges."""
    task = directed(office, secrecy=1)
    letter = draft_urging_letter(
        body=office.body,
        addressee=office.ministry,
        assignments=list(assignments_of(task)),
        signer_post=office.posts["head"],
        answer_by=clock.today(),
        by=office.actor("secretary"),
    )
    assert TITLE not in str(letter.document.versions.get().content)
    amend_task(task=task, titles=Titles(f"{TITLE} lần hai"), by=office.actor("secretary"))
    assert TITLE not in str([one.facts for one in Entry.objects.all()])
    type(office.holdings["ministry_clerk"].person).objects.update(email="thu@example.org")
    sequencer.run()
    posting.post_at_once()
    assert Mail.objects.exists() and TITLE not in str([(one.subject, one.body, one.html) for one in Mail.objects.all()])
    notices = page(office, "ministry_clerk", reverse("notifications:list"))
    assert LINE in notices and TITLE not in notices
    got = program(office, "ministry_clerk", f"/api/v1/tasks/{task.pk}")
    assert got["is_withheld"] and {got["title"], got["clause"]["quote"], got["deliverables"][0]["name"]} == {LINE}
    assert TITLE not in str(got) + str(program(office, "ministry_clerk", "/api/v1/notices"))


def test_milestones_have_numbers_for_whoever_is_not_told_the_words(office: Office) -> None:
    """On the page of the task, in the forms, by program; and whoever plans by numbers drops no name."""
    task, name = directed(office, secrecy=1), "Trình phương án kín"
    assigned, today = assignments_of(task).get(), clock.today()
    by = office.actor("secretary")
    assignments.set_milestones(assignment=assigned, steps=[assignments.Step(name, today)], read=0, by=by)
    url, forms = f"/directives/{task.pk}/", [f"/assignments/{assigned.pk}/{one}/" for one in ("milestones", "report")]
    assert name in page(office, "secretary", url) and name in page(office, "secretary", forms[0])
    for reader, address in [("inspector", url), ("ministry_officer", url), *(("ministry_clerk", one) for one in forms)]:
        text = page(office, reader, address)
        assert name not in text and "mốc số 1" in text
    (shown,) = program(office, "ministry_clerk", f"/api/v1/assignments/{assigned.pk}")["milestones"]
    assert shown["name"] not in ("", name)
    client = Client()
    client.force_login(
        office.holdings["ministry_clerk"].person.user, backend="django.contrib.auth.backends.ModelBackend"
    )
    sent = {"of_version": "1", "steps": f"{today:%d/%m/%Y} mốc số 1\n{today:%d/%m/%Y} Họp"}
    assert client.post(forms[0], sent).status_code == 302
    assert [one.name for one in assigned.milestones.filter(dropped_at=None)] == [name, "Họp"]
    assert assigned.milestones.count() == 2


def assignments_of(task: Task) -> Any:
    return Assignment.objects.filter(matter_id=task.pk).select_related("organisation", "body", "monitor")


def program(office: Office, name: str, url: str) -> Any:
    token = tokens.issue(
        login=name, label=url, days=1, scopes=Scope.values, holding_id=office.holdings[name].pk, by=offices.SYSTEM
    )
    answer = Client().get(url, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_words_of_a_directive_that_was_recalled_are_its_issuers(office: Office) -> None:
    task = directed(office)
    url = f"/directives/{task.pk}/"
    assert all(told(page(office, name, url)) for name in ("secretary", "ministry_officer"))
    dispatched.recall(document=task.directive.document, reason="Sai căn cứ pháp lý.", by=office.actor("clerk"))
    text = page(office, "secretary", url)
    assert told(text) and "Văn bản giao nhiệm vụ đã bị thu hồi" in text
    text = page(office, "ministry_officer", url)
    assert not told(text) and "đã bị cơ quan ban hành thu hồi" in text
    assert TITLE not in page(office, "ministry_officer", "/directives/")
    assert url not in page(office, "ministry_officer", "/directives/?q=hoan+thien+du+thao+kin")
    # Nothing else of it is lost: it is still to be done, and ends by a paper.
    assert url in page(office, "ministry_officer", "/directives/") and "18/03/2025" in text
