"""What a task must deliver is changed after it was assigned: added, renamed, dropped; what was verified stands."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.domain import Expected, Outputs
from decreta.assignments.enums import Judged
from decreta.assignments.models import Deliverable, DeliverableChange
from decreta.assignments.queries.evidence import unproven
from decreta.assignments.views.said import said_words
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.directives.domain.delivering import change_deliverables
from decreta.notifications.models import Notice
from tests.changes.stories import assignment_of, browser, task_due
from tests.documents import office as offices

pytestmark = pytest.mark.django_db
WHY = "Kết luận bổ sung của Trưởng ban."


@pytest.fixture
def office(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def task(office):
    """A task of the ministry that must deliver one draft."""
    return task_due(office)


def change(office, task, *, by="secretary", read=0, reason=WHY, **outputs):
    return change_deliverables(task=task, outputs=Outputs(**outputs), reason=reason, read=read, by=office.actor(by))


def names(task):
    return list(Deliverable.objects.standing().filter(matter_id=task.pk).values_list("ordinal", "name_vi"))


def unproven_of(task):
    own = assignment_of(task)
    return unproven([own])[own.pk]


def reported(office, task, *numbers):
    """The ministry reports that the work is done, with evidence for some deliverables."""
    brought = Deliverable.objects.filter(matter_id=task.pk, ordinal__in=numbers)
    evidence = [
        domain.EvidenceInput(title="Bản dự thảo", symbol=f"{one.ordinal}/BC", deliverable=one) for one in brought
    ]
    return domain.report(
        assignment=assignment_of(task),
        text="Đã xong.",
        claims_done=True,
        evidence=evidence,
        by=office.actor("ministry_clerk"),
    )


def test_what_is_added_must_be_proven_and_what_is_dropped_need_not(office, task):
    change(office, task, added=[Expected("Tờ trình"), Expected("Báo cáo thẩm định")])
    assert [number for number, _name in names(task)] == [1, 2, 3]
    with pytest.raises(Invalid, match="Evidence is missing for deliverable 2"):
        reported(office, task, 1)
    change(office, task, read=2, dropped=[3], renamed={2: Expected("Tờ trình Chính phủ", "Submission")})
    assert names(task)[1:] == [(2, "Tờ trình Chính phủ")]
    assert [one.ordinal for one in unproven_of(task)] == [1, 2]
    assert reported(office, task, 1, 2).pk
    # A number is never given twice.
    told = DeliverableChange.objects.values_list("kind", "name_before", "name_after", "reason")
    assert set(told) == {
        ("added", "", "Tờ trình", WHY),
        ("added", "", "Báo cáo thẩm định", WHY),
        ("dropped", "Báo cáo thẩm định", "", WHY),
        ("renamed", "Tờ trình", "Tờ trình Chính phủ", WHY),
    }


def test_what_was_verified_stands_and_what_was_judged_stays(office, task):
    change(office, task, added=[Expected("Tờ trình"), Expected("Phụ lục")])
    report = reported(office, task, 1, 2, 3)
    with pytest.raises(NotNow, match="waits for its answer"):
        change(office, task, read=2, dropped=[3])
    first, second, third = Deliverable.objects.filter(matter_id=task.pk)
    said = [
        domain.Said(first, Judged.ACCEPTED),
        domain.Said(second, Judged.RETURNED, "Thiếu chữ ký."),
        domain.Said(third, Judged.ACCEPTED),
    ]
    domain.judge_deliverables(report=report, said=said, by=office.actor("secretary"))
    with pytest.raises(Invalid) as refused:
        change(office, task, read=2, renamed={1: Expected("Tên khác")}, dropped=[2])
    assert {(one.field, one.code) for one in refused.value.problems} == {("name_1", "accepted"), ("drop_2", "judged")}
    change(office, task, read=2, renamed={2: Expected("Tờ trình đã ký")}, added=[Expected("Bản tóm tắt")])
    assert names(task) == [(1, first.name_vi), (2, "Tờ trình đã ký"), (3, "Phụ lục"), (4, "Bản tóm tắt")]
    assert [one.ordinal for one in unproven_of(task)] == [2, 4]


def test_everything_that_is_wrong_is_said_at_once(office, task):
    with pytest.raises(Invalid) as refused:
        change(office, task, reason=" ", added=[Expected(" ")], renamed={7: Expected("Không có")})
    assert {(one.field, one.code) for one in refused.value.problems} == {
        ("reason", "missing"),
        ("added", "missing"),
        ("name_7", "unknown"),
    }
    with pytest.raises(Invalid, match="named twice"):
        change(office, task, added=[Expected("Tờ trình"), Expected("Tờ  trình")])
    assert change(office, task) is None
    assert change(office, task, renamed={1: Expected(names(task)[0][1])}) is None
    change(office, task, added=[Expected("Tờ trình")])
    with pytest.raises(Stale):
        change(office, task, read=0, added=[Expected("Phụ lục")])


def test_only_who_assigns_changes_them_and_only_while_something_is_open(office, task):
    for name in ("head", "ministry_clerk"):
        with pytest.raises(NotAllowed):
            change(office, task, by=name, added=[Expected("Tờ trình")])
        url = reverse("directives:deliverables", args=[task.pk])
        assert browser(office, name).get(url).status_code == 404
    domain.close(assignment=assignment_of(task), reason="Thôi.", by=office.actor("secretary"))
    with pytest.raises(NotNow, match="nobody has to deliver"):
        change(office, task, added=[Expected("Tờ trình")])


def test_the_secretary_does_it_on_one_page_and_history_and_lead_are_told(office, task):
    secretary, page = browser(office, "secretary"), reverse("directives:task", args=[task.pk])
    url = reverse("directives:deliverables", args=[task.pk])
    assert url in secretary.get(page).content.decode()
    kept = {"name_1": "Bản dự thảo cuối", "name_en_1": "", "name_ja_1": "", "of_version": "0"}
    wrong = secretary.post(url, kept | {"added": "Tờ trình\nTờ trình", "reason": WHY})
    assert wrong.status_code == 422 and "named twice" in wrong.content.decode()
    assert "Bản dự thảo cuối" in wrong.content.decode()
    assert secretary.post(url, kept | {"added": "Tờ trình\n\nPhụ lục", "reason": WHY}).status_code == 302
    assert names(task) == [(1, "Bản dự thảo cuối"), (2, "Tờ trình"), (3, "Phụ lục")]
    shown = secretary.get(page).content.decode()
    assert "Deliverable 2 added" in shown and "Deliverable 1 renamed" in shown and WHY in shown
    entry = Entry.objects.get(kind="directives.change_deliverables")
    assert (entry.facts["added"], entry.facts["renamed"], entry.facts["reason"]) == ([2, 3], [1], WHY)
    sequencer.run()
    told = Notice.objects.filter(kind="directives.deliverables")
    assert office.holdings["ministry_clerk"].pk in {one.holding_id for one in told}
    again = kept | {
        "of_version": "3",
        "name_2": "Tờ trình",
        "name_3": "Phụ lục",
        "reason": "Không cần.",
        "drop_3": "on",
    }
    assert secretary.post(url, again).status_code == 302
    assert [number for number, _name in names(task)] == [1, 2]


def test_a_report_goes_on_showing_what_it_proved_of_a_deliverable_that_was_dropped(office, task):
    change(office, task, added=[Expected("Tờ trình")])
    report = reported(office, task, 1, 2)
    domain.return_report(report=report, reason="Làm lại.", by=office.actor("secretary"))
    change(office, task, read=1, dropped=[2])
    outputs = said_words(report, is_withheld=False).outputs
    assert [one.deliverable.ordinal for one in outputs] == [1, 2] and outputs[1].evidence


def test_what_was_written_for_a_dropped_one_is_refused_and_kept(office, task):
    change(office, task, added=[Expected("Tờ trình")])
    clerk, own = browser(office, "ministry_clerk"), assignment_of(task)
    url = reverse("assignments:report", args=[own.pk])
    assert "evidence_title_2" in clerk.get(url).content.decode()
    change(office, task, read=1, dropped=[2])
    sent = {"text": "Đang làm.", "evidence_title_2": "Tờ trình số 5", "evidence_symbol_1": "4/BC"}
    refused = clerk.post(url, sent)
    shown = refused.content.decode()
    assert refused.status_code == 422 and "this is not asked for any more" in shown
    assert "Tờ trình số 5" in shown and "4/BC" in shown and not own.reports.exists()
    assert clerk.post(url, sent | {"evidence_title_2": " "}).status_code == 302
    assert own.reports.count() == 1
