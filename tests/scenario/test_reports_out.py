"""The progress report out: the same golden figures in every form and language; frozen to the byte; what differs is shown."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
import time
import zipfile

import pypdfium2
import pytest
from django.test import Client
from django.utils import translation
from docx import Document as TextDocument
from python_calamine import CalamineWorkbook

from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.command import reporting
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.domain import freezing
from decreta.directives.domain.freezing import Asked
from decreta.directives.models import FrozenReport, Task
from decreta.directives.queries.frozen import compare, is_whole, raw_data_of
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import ReportDoesNotAddUpError, check, hash_of, report_data
from decreta.directives.rendering import FORMS, write
from decreta.directives.rendering.sections import title_of
from decreta.files.queries import read
from decreta.organisation.models import Body
from decreta.web.demo.people import holding
from tests.access.stage import actor
from tests.api.machine import Machine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenario")]
MARCH_31 = dt.date(2025, 3, 31)
LANGUAGES = ("vi", "en", "ja")


def body() -> Body:
    return Body.objects.get(code="bcdcds")


def data(day: dt.date = MARCH_31) -> dict:
    return report_data(report(body=body(), as_of=day), period="2025-03")


def out(found: dict, form: str, language: str) -> bytes:
    file = io.BytesIO()
    write(found, form, file, language=language, moment=clock.end_of_day(MARCH_31) + dt.timedelta(minutes=1))
    return file.getvalue()


def words(content: bytes, form: str) -> str:
    """Everything that a file says, in its order."""
    if form == "csv":
        return "\n".join(" ".join(line) for line in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    if form == "xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
        return "\n".join(" ".join(str(int(v)) if isinstance(v, float) else str(v) for v in row) for row in rows)
    if form == "docx":
        document = TextDocument(io.BytesIO(content))
        tables = [" ".join(c.text for c in row.cells) for table in document.tables for row in table.rows]
        return "\n".join([*(p.text for p in document.paragraphs), *tables])
    paper = pypdfium2.PdfDocument(content)
    found = "\n".join(page.get_textpage().get_text_bounded() for page in paper)
    found = found.replace("\x02", "-")  # so a hyphen is read at which a line ends
    paper.close()
    return found


EQUATION = {
    "vi": "46 nhiệm vụ = 27 nhiệm vụ có kỳ hạn theo lịch + 19 nhiệm vụ không nêu kỳ hạn (phần còn lại)",
    "en": "46 tasks = 27 with a calendar period stated + 19 without one (the remainder)",
    "ja": "任務46件＝暦上の期限のあるもの27件＋期限の明示のないもの（残余）19件",
}
MARCH = {
    "vi": "13 nhiệm vụ đến hạn tháng 3 năm 2025: 4 hoàn thành đúng hạn; 0 hoàn thành quá hạn; 9 đang thực hiện, trong hạn",
    "en": "13 tasks due in March 2025: 4 done in time; 0 done late; 9 in progress, in time; 0 overdue",
    "ja": "任務13件のうち、期限内に完了4件、期限後に完了0件、実施中・期限内9件、期限超過0件",
}
MEANING = {
    "vi": "Chưa báo cáo hoàn thành và đã hết thời hạn",
    "en": "Not reported done, and the deadline has lapsed",
    "ja": "完了が報告されておらず、期限を過ぎたもの",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_in_every_language_says_46_is_27_and_19_and_4_of_13_done_and_what_that_means(form):
    found = data()
    for language in LANGUAGES:
        said = re.sub(r"\s+", "", words(out(found, form, language), form))
        for sentence in (EQUATION[language], MARCH[language], MEANING[language], hash_of(found)):
            assert re.sub(r"\s+", "", sentence) in said, (language, sentence)
        # Every task stands in the annex.
        assert all(re.sub(r"\s+", "", title_of(row, language)) in said for row in found["rows"]), language


def test_figures_of_the_data_are_those_of_the_report():
    found = data()
    assert (found["declared"], found["itemised"], found["not_itemised"]) == (46, 27, 19)
    assert found["totals"] == {"done_in_time": 4, "in_progress_in_time": 23, "undated": 19}
    march = next(line for line in found["by_due"] if line["key"] == "2025-03")
    assert march["counts"] == {"done_in_time": 4, "in_progress_in_time": 9}


def test_the_data_are_the_same_in_whatever_language_they_are_asked_for():
    asked = []
    for language in LANGUAGES:
        with translation.override(language):
            asked.append(hash_of(data()))
    assert len(set(asked)) == 1


@pytest.mark.parametrize("figure", ["assigned", "itemised", "totals", "by_due", "by_lead"])
def test_a_figure_that_its_rows_do_not_bear_out_is_never_printed(figure):
    found = data()
    if figure in ("assigned", "itemised"):
        found[figure] += 1
    elif figure == "totals":
        found["totals"]["done_in_time"] += 1
    else:
        found[figure][0]["counts"] = {"done_late": 1}
    with pytest.raises(ReportDoesNotAddUpError, match=figure):
        check(found)
    with pytest.raises(ReportDoesNotAddUpError):
        out(found, "csv", "vi")


def test_the_report_of_all_bodies_tells_directives_apart():
    found = report_data(report(as_of=MARCH_31))
    assert [sum(line["counts"].values()) for line in found["by_directive"]] == [45, 7, 3, 46]
    lines = words(out(found, "csv", "en"), "csv").splitlines()
    assert lines[lines.index("Tasks by directive") + 2].startswith("03-TB/BCĐTW 45 ")


def asked(day: dt.date = MARCH_31, **more) -> Asked:
    return Asked(**{"body": body(), "directive": None, "as_of": day, "against": "current", **more})


def freeze(**more) -> FrozenReport:
    by = actor("secretary")
    return freezing.freeze_report(made=freezing.make(asked(**more), by=by), by=by)


@pytest.mark.parametrize("language", ["vi", "ja"])
def test_a_frozen_report_is_made_again_to_the_byte(language):
    frozen = freeze(language=language)
    kept = raw_data_of(frozen)
    assert is_whole(frozen) and hash_of(kept) == frozen.content_hash
    again = freezing.paper_of(kept, language=language, moment=frozen.frozen_at)
    assert hashlib.sha256(again).hexdigest() == frozen.paper_hash
    assert read(frozen.paper) == again
    for form in FORMS:
        twice = [written(kept, form, frozen) for _time in range(2)]
        assert twice[0] == twice[1], form
    entry = Entry.objects.get(kind="directives.report_frozen")
    assert entry.facts["content_hash"] == frozen.content_hash
    assert "titles" not in str(entry.facts)


def written(kept: dict, form: str, frozen: FrozenReport) -> bytes | dict[str, bytes]:
    """The file; of a DOCX its parts, since the archive around them says to two seconds when it was packed."""
    file = io.BytesIO()
    write(kept, form, file, language="en", moment=frozen.frozen_at)
    if form != "docx":
        return file.getvalue()
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@translation.override("vi")
def test_what_was_recorded_later_is_shown_beside_a_frozen_report_never_in_it():
    frozen = freeze()
    assert compare(frozen).is_same
    Body.objects.filter(code="bcdcds").update(name_vi="Ban Chỉ đạo mới")
    found = compare(FrozenReport.objects.get(pk=frozen.pk))
    # An obstacle is waited for by the committee, whose name is another one now.
    assert [one.now for one in found.figures] == ["Ban Chỉ đạo mới", "3, có số liệu khác"] and not found.tasks
    row = raw_data_of(frozen)["rows"][0]
    Task.objects.filter(pk=row["task"]).update(raw_title="Tên mới")
    Assignment.objects.filter(matter_id=raw_data_of(frozen)["rows"][1]["task"]).update(matter_id=body().pk)
    found = compare(FrozenReport.objects.get(pk=frozen.pk))
    renamed, without = found.tasks
    assert (renamed.frozen, renamed.now) == (f"Nhiệm vụ: {row['titles']['vi']}", "Nhiệm vụ: Tên mới")
    assert "206" in str(found.figures) and "Số lượt giao" in without.now
    assert is_whole(FrozenReport.objects.get(pk=frozen.pk))


def test_who_may_freeze_and_what_cannot_be_frozen():
    with pytest.raises(NotAllowed):
        freezing.make(asked(), by=actor("assignee"))
    with pytest.raises(Invalid):
        freezing.make(asked(clock.today() + dt.timedelta(days=1)), by=actor("secretary"))
    partial = report(body=body(), as_of=MARCH_31, actor=actor("assignee"))
    assert partial.is_partial
    said = words(out(report_data(partial), "csv", "vi"), "csv")
    assert "Chỉ tính những nhiệm vụ mà người lập báo cáo được xem" in said


def test_the_paper_of_a_day_that_has_not_ended_says_as_of_when():
    noon = clock.end_of_day(MARCH_31) + dt.timedelta(microseconds=1) - dt.timedelta(hours=12)
    file = io.BytesIO()
    write(data(), "csv", file, language="en", moment=noon.astimezone(dt.UTC).replace(microsecond=7))
    assert "12:00 on 31 March 2025 (UTC+07:00), from facts recorded by then; the day has not ended" in words(
        file.getvalue(), "csv"
    )
    assert "24:00 on 31 March 2025 (UTC+07:00)" in words(out(data(), "csv", "en"), "csv")


def test_the_page_makes_freezes_compares_and_prints(client: Client):
    from tests.access.trying import signed_in

    secretary = signed_in("secretary")
    answer = secretary.post(
        "/directives/reports/make/", {"body": "bcdcds", "as_of": "31/03/2025", "against": "current", "language": "vi"}
    )
    frozen = FrozenReport.objects.get()
    assert answer["Location"] == f"/directives/reports/frozen/{frozen.pk}/"
    page = secretary.get(answer["Location"], {"compare": "1"}).content.decode()
    assert frozen.content_hash in page and frozen.paper_hash in page
    assert "Bản in vừa được lập lại: trùng khớp từng byte." in page
    paper = secretary.post(f"{answer['Location']}print/", {"form": "pdf", "language": frozen.paper_language})
    assert hashlib.sha256(paper.content).hexdigest() == frozen.paper_hash
    assert signed_in("assignee").get(answer["Location"]).status_code == 404
    wrong = secretary.post("/directives/reports/make/", {"body": "", "as_of": "x"})
    assert wrong.status_code == 422


def test_91_tasks_are_a_report_within_a_second_of_work():
    started = time.process_time()
    found = report_data(report(as_of=MARCH_31))
    out(found, "xlsx", "vi")
    assert found["assigned"] == 91 + 10, "those of the two notices, and of the books of a province and a commune"
    assert time.process_time() - started < 1


def test_a_program_freezes_a_report_and_has_its_data_and_paper_to_the_byte():
    program = Machine("vy", holding("vy", "bcdcds.secretary").pk)
    asked_for = {"body": "bcdcds", "as_of": "2025-03-31", "language": "ja"}
    frozen = program.asked("POST", "/frozen-reports", asked_for)
    assert (frozen["declared"], frozen["itemised"], frozen["not_itemised"], frozen["is_whole"]) == (46, 27, 19, True)
    assert frozen["totals"] == data()["totals"]
    place = f"/frozen-reports/{frozen['id']}"
    kept = program.send("GET", f"{place}/data").content
    assert hashlib.sha256(kept).hexdigest() == frozen["content_hash"]
    paper = b"".join(program.send("GET", f"{place}/paper").streaming_content)
    assert hashlib.sha256(paper).hexdigest() == frozen["paper_sha256"]
    assert [one["id"] for one in program.asked("GET", "/frozen-reports")["items"]] == [frozen["id"]]
    refused = program.send("POST", "/frozen-reports", {**asked_for, "as_of": "2025-04-30"})
    assert refused.status_code == 422 and refused.json()["errors"][0]["pointer"] == "/as_of"


def test_the_command_writes_the_report_in_the_form_of_the_files_name(tmp_path):
    with translation.override("en"):
        reporting.write_report(report(body=body(), as_of=MARCH_31), tmp_path / "report.csv")
    assert EQUATION["en"] in (tmp_path / "report.csv").read_text("utf-8-sig")
