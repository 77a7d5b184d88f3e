"""The briefing for a leader: never longer than two pages, the same figures in every form and language, frozen to the byte."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import math
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from docx import Document as TextDocument
from pptx import Presentation
from python_calamine import CalamineWorkbook

from decreta.accounts.models import User
from decreta.assignments.enums import Timeliness
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.queries.report_data import hash_of
from decreta.files.queries import read
from decreta.organisation.models import Body
from decreta.reporting import domain
from decreta.reporting.domain import briefings as acts
from decreta.reporting.models import Briefing
from decreta.reporting.queries.briefing_data import Wanted, briefing_data, directives_of, without_words
from decreta.reporting.queries.briefings import is_whole, raw_data_of
from decreta.reporting.rendering import FORMS, colours, write
from tests.access.stage import actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenario")]
MARCH_31 = dt.date(2025, 3, 31)
LANGUAGES = ("vi", "en", "ja")


def body() -> Body:
    return Body.objects.get(code="bcdcds")


def data(**more) -> dict:
    wanted = Wanted(**{"body": body(), "as_of": MARCH_31, "than": dt.date(2025, 3, 24), **more})
    return briefing_data(wanted, actor=actor("secretary"))


def out(found: dict, form: str, language: str) -> bytes:
    file = io.BytesIO()
    write(found, form, file, language=language, moment=clock.end_of_day(MARCH_31) + dt.timedelta(minutes=1))
    return file.getvalue()


def words(content: bytes, form: str) -> str:
    """Everything that a file says."""
    if form == "pdf":
        paper = pypdfium2.PdfDocument(content)
        found = "\n".join(page.get_textpage().get_text_bounded() for page in paper)
        paper.close()
        return found
    if form == "docx":
        document = TextDocument(io.BytesIO(content))
        tables = [" ".join(c.text for c in row.cells) for table in document.tables for row in table.rows]
        return "\n".join([*(p.text for p in document.paragraphs), *tables])
    return "\n".join(text for slide in Presentation(io.BytesIO(content)).slides for text in texts_of(slide))


def texts_of(slide) -> list[str]:
    """Everything that a slide says, in the order in which it is read; of a chart its figures."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        elif shape.has_table:
            found += [" ".join(cell.text for cell in row.cells) for row in shape.table.rows]
        elif shape.has_chart:
            plot = shape.chart.plots[0]
            found.append(" ".join(map(str, plot.categories)))
            found += [f"{one.name} {' '.join(str(int(value)) for value in one.values)}" for one in plot.series]
    return found


def pages(content: bytes) -> int:
    paper = pypdfium2.PdfDocument(content)
    number = len(paper)
    paper.close()
    return number


EQUATION = {
    "vi": "46 nhiệm vụ = 27 nhiệm vụ có kỳ hạn theo lịch + 19 nhiệm vụ không nêu kỳ hạn (phần còn lại)",
    "en": "46 tasks = 27 with a calendar period stated + 19 without one (the remainder)",
    "ja": "任務46件＝暦上の期限のあるもの27件＋期限の明示のないもの（残余）19件",
}
MEANING = {
    "vi": "Chưa báo cáo hoàn thành và đã hết thời hạn",
    "en": "Not reported done, and the deadline has lapsed",
    "ja": "完了が報告されておらず、期限を過ぎたもの",
}
ASK = "Cho ý kiến về việc gia hạn nhiệm vụ số 3"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_says_46_is_27_and_19_with_meanings_denominators_and_what_is_asked(language):
    found = data(asks=[ASK])
    for form in FORMS:
        content = out(found, form, language)
        said = re.sub(r"\s+", "", words(content, form))
        needed = [EQUATION[language], ASK, *(one["symbol"] for one in found["worst"])]
        if form == "pptx":
            notes = Presentation(io.BytesIO(content)).slides[1].notes_slide.notes_text_frame.text
            assert MEANING[language] in notes
        else:
            needed.append(MEANING[language])
        for sentence in needed:
            assert re.sub(r"\s+", "", sentence) in said, (form, sentence)
        if form == "pdf":
            assert pages(content) <= 2


def test_the_figures_are_those_of_supervision_and_what_changed_adds_up():
    found = data()
    assert (found["declared"], found["itemised"], found["not_itemised"]) == (46, 27, 19)
    assert found["totals"] == {"done_in_time": 4, "in_progress_in_time": 23, "undated": 19}
    assert {(one["key"], one["part"], one["whole"]) for one in found["ratios"]} >= {
        ("done_of_all", 4, 46),
        ("done_of_due", 4, 4),
    }
    earlier = data(as_of=dt.date(2025, 3, 24), than=None)
    for one in found["changes"]:
        assert one["before"] + one["came"] - one["left"] == one["now"] == found["totals"].get(one["state"], 0)
        assert one["before"] == earlier["totals"].get(one["state"], 0), one
    assert sum(one["before"] for one in found["changes"]) == earlier["assigned"]
    assert sum(sum(line["counts"].values()) for line in (*found["by_lead"], found["other_leads"])) == 46


def test_a_week_later_nine_are_late_and_stand_first_with_the_days_they_are_late():
    found = data(as_of=dt.date(2025, 4, 7), than=MARCH_31)
    assert found["late"] == 9 == len([one for one in found["worst"] if one["days_late"]])
    assert len(found["worst"]) == 10
    assert {one["days_late"] for one in found["worst"][:9]} == {7}
    assert found["worst"][9]["days_late"] == 0


def test_the_data_are_the_same_in_whatever_language_they_are_asked_for():
    asked = []
    for language in LANGUAGES:
        with translation.override(language):
            asked.append(hash_of(data()))
    assert len(set(asked)) == 1


def test_the_charts_of_the_presentation_are_native_hold_the_figures_and_say_them_where_they_are_not_seen():
    found = data()
    slides = Presentation(io.BytesIO(out(found, "pptx", "en"))).slides
    charts = [shape for slide in slides for shape in slide.shapes if shape.has_chart]
    by_state, by_agency = charts
    assert dict(zip(by_state.chart.plots[0].categories, by_state.chart.plots[0].series[0].values, strict=True)) == {
        "Done in time": 4,
        "Done late": 0,
        "In progress, in time": 23,
        "Overdue": 0,
        "Undated": 19,
    }
    assert sum(sum(one.values) for one in by_agency.chart.plots[0].series) == 46
    for shape in charts:
        book = CalamineWorkbook.from_filelike(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
        assert book.get_sheet_by_index(0).to_python(), "the figures can be edited"
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
    for slide in slides:
        assert slide.shapes.title is not None and slide.shapes[0] == slide.shapes.title, "the title is read first"
        for shape in slide.shapes:
            if shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr") and shape.table.first_row


def test_nothing_of_the_presentation_stands_outside_its_slide():
    for language in LANGUAGES:
        made = Presentation(io.BytesIO(out(hostile(data(asks=[ASK] * 5)), "pptx", language)))
        for slide in made.slides:
            for shape in slide.shapes:
                height = table_height(shape) if shape.has_table else shape.height
                assert shape.left >= 0 and shape.left + shape.width <= made.slide_width
                assert shape.top + height <= made.slide_height, (language, shape.name, texts_of(slide))


def table_height(shape) -> int:
    """How high a table will be, as its longest cells wrap: letters are half as wide as they are high, Japanese ones as wide."""
    found = 0
    for row in shape.table.rows:
        lines = 1
        for cell, column in zip(row.cells, shape.table.columns, strict=True):
            size = cell.text_frame.paragraphs[0].runs[0].font.size if cell.text_frame.paragraphs[0].runs else 0
            wide = sum(size if ord(letter) > 0x2E80 else size * 0.53 for letter in cell.text)
            lines = max(lines, math.ceil(wide / (column.width - 140000)))
        found += max(row.height, int(lines * size * 1.2) + 56000)
    return found


def in_the_way(found: dict) -> dict:
    """An obstacle as the data of a briefing have it, of the worst task; the scenario has none in its register."""
    worst = found["worst"][0]
    return {
        **{key: worst[key] for key in ("task", "directive", "symbol", "ordinal", "titles")},
        "who": dict.fromkeys(LANGUAGES, "Bộ Tài chính"),
        "obstacle": "Chưa có kinh phí cho việc kết nối dữ liệu.",
        "proposal": "Bố trí kinh phí trong quý này.",
        "reported_on": "2025-03-20",
        "owners": dict.fromkeys(LANGUAGES, "Bộ Tài chính"),
        "tasks": 1,
        "directives": [worst["directive"]],
    }


def hostile(found: dict) -> dict:
    """The same with the longest words that there can be, and agencies and obstacles without end."""
    long = "Nghiêm túc triển khai thực hiện nhiệm vụ chuyển đổi số trong các cơ quan đảng 推進 " * 8
    row = {
        **found["worst"][0],
        "titles": dict.fromkeys(LANGUAGES, long),
        "leads": dict.fromkeys(LANGUAGES, long),
        "obstacle": long,
        "days_late": 400,
        "returned": 12,
        "extended": 12,
        "forecast": "2026-12-31",
    }
    obstacle = {
        **in_the_way(found),
        "who": dict.fromkeys(LANGUAGES, long),
        "obstacle": long,
        "proposal": long,
        "titles": dict.fromkeys(LANGUAGES, long),
    }
    counts = {one.value: 1000 for one in Timeliness}
    total = 1000 * len(counts) * 25
    lead = {"key": "o:x", "names": dict.fromkeys(LANGUAGES, long), "counts": counts}
    names = dict.fromkeys(LANGUAGES, long)
    shared = {"code": "x", "names": names, "with": names, "counts": counts, "further": 9000, "since": "2025-03-01"}
    return {
        **found,
        "body": {**found["body"], "names": dict.fromkeys(LANGUAGES, long)},
        "declared": total,
        "assigned": total,
        "itemised": total,
        "not_itemised": 0,
        "totals": {key: value * 25 for key, value in counts.items()},
        "by_lead": [lead] * 24,
        "other_leads": {"number": 3000, "counts": counts},
        "shared": [{**shared, "grounds": [long] * 20}] * 63,
        "changes": [{"state": one, "before": 20000, "came": 9000, "left": 4000, "now": 25000} for one in counts],
        "late": 9000,
        "worst": [row] * 10,
        "obstacles": [obstacle] * 8,
        "obstacles_in_all": 4000,
        "waiting": {"verify": 2000, "extensions": 3000, "disputes": 500},
        "asks": [long[:240]] * 5,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_never_longer_than_two_pages_whatever_the_words_and_figures_are(language):
    content = out(hostile(data()), "pdf", language)
    assert pages(content) == 2
    said = re.sub(r"\s+", "", words(content, "pdf"))
    assert re.sub(r"\s+", "", MEANING[language]) in said
    assert said.count("06-TB/BCĐCĐS") >= 10, "ten tasks stand there however long their words are"


def freeze(**more) -> Briefing:
    by = actor("secretary")
    wanted = Wanted(**{"body": body(), "as_of": MARCH_31, "than": dt.date(2025, 3, 24), **more})
    return domain.freeze_briefing(made=acts.make(wanted, by=by), by=by)


@pytest.mark.parametrize("language", ["vi", "ja"])
def test_a_frozen_briefing_is_made_again_to_the_byte(language):
    frozen = freeze(language=language, asks=[ASK])
    kept = raw_data_of(frozen)
    assert is_whole(frozen) and hash_of(kept) == frozen.content_hash
    again = acts.paper_of(kept, language=language, moment=frozen.frozen_at)
    assert hashlib.sha256(again).hexdigest() == frozen.paper_hash
    assert read(frozen.paper) == again
    entry = Entry.objects.get(kind="reporting.briefing_frozen")
    assert entry.facts["content_hash"] == frozen.content_hash and ASK not in str(entry.facts)


def test_who_may_freeze_and_what_cannot_be_frozen():
    with pytest.raises(NotAllowed):
        acts.make(Wanted(body=body(), as_of=MARCH_31), by=actor("assignee"))
    with pytest.raises(Invalid):
        acts.make(Wanted(body=body(), as_of=clock.today() + dt.timedelta(days=1)), by=actor("secretary"))
    with pytest.raises(Invalid):
        acts.make(Wanted(body=body(), as_of=MARCH_31, than=MARCH_31), by=actor("secretary"))
    with pytest.raises(Invalid):
        acts.make(Wanted(body=body(), as_of=MARCH_31, asks=["x" * 241]), by=actor("secretary"))


def sign_in(client: Client) -> None:
    client.force_login(User.objects.get(username="vy"), backend="django.contrib.auth.backends.ModelBackend")


@translation.override("vi")
def test_a_briefing_is_made_on_the_page_read_and_taken_along_in_every_form(client: Client):
    sign_in(client)
    url = reverse("reporting:make_briefing") + "?body=bcdcds&as_of=2025-03-31&than=2025-03-24"
    assert client.get(url).status_code == 200
    sent = {
        "body": "bcdcds",
        "as_of": "31/03/2025",
        "than": "24/03/2025",
        "against": "current",
        "language": "vi",
        "asks": f"{ASK}\n\nGiao Văn phòng làm việc trực tiếp",
    }
    answer = client.post(url, sent, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200 and ASK in page and EQUATION["vi"].split(" + ")[0] in page
    frozen = Briefing.objects.get()
    for form in FORMS:
        taken = client.post(reverse("reporting:print_briefing", args=[frozen.pk]), {"form": form, "language": "ja"})
        assert taken.status_code == 200 and f".{form}" in taken["Content-Disposition"]
    assert Entry.objects.filter(kind="reporting.briefing_printed").count() == len(FORMS)


def test_words_of_a_directive_that_was_protected_since_are_withheld_from_who_may_not_read_it():
    frozen = freeze(asks=[ASK])
    kept = raw_data_of(frozen)
    kept = {**kept, "obstacles": [in_the_way(kept)], "obstacles_in_all": 1}
    hidden = without_words(kept, directives_of(kept))
    assert not any(any(one["titles"].values()) for one in hidden["worst"]) and hidden["asks"] == []
    said = words(out(hidden, "pdf", "en"), "pdf")
    assert ASK not in said and kept["obstacles"][0]["obstacle"][:30] not in said
    assert "withheld" in said


def test_the_colours_are_those_of_the_theme():
    tokens = (Path(__file__).parents[2] / "frontend/src/theme/_tokens.scss").read_text(encoding="utf-8")
    light = dict(re.findall(r"--d-([\w-]+): #([0-9a-f]{6});", tokens.partition("@mixin dark")[0]))
    named = {"ink": colours.INK, "ink-2": colours.INK_2, "rule": colours.RULE, "well": colours.WELL}
    named |= {"accent": colours.ACCENT, "accent-soft": colours.ACCENT_SOFT, "binding": colours.BINDING}
    named |= {f"{one}-fill": fill for one, fill in colours.FILLS.items() if one != "closed"}
    assert {name: light[name] for name in named} == named


@pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not on this machine: nothing else opens it as an office would",
)
def test_an_office_suite_opens_the_presentation_and_the_text(tmp_path: Path):
    found = data(asks=[ASK])
    for form in ("pptx", "docx"):
        (tmp_path / f"it.{form}").write_bytes(out(found, form, "vi"))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), f"it.{form}"]
        subprocess.run(command, cwd=tmp_path, check=True, timeout=120, capture_output=True)
        number = pages((tmp_path / "it.pdf").read_bytes())
        expected = len(Presentation(tmp_path / "it.pptx").slides) if form == "pptx" else 2
        assert number == expected if form == "pptx" else number <= expected
