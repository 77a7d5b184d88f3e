"""Example content of the style page: every component with real markup, in the page's language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from decreta.ui import words
from decreta.ui.buttons import ButtonContext
from decreta.ui.charts import Part, Point, Ratio, Row, Steps, Term
from decreta.ui.deadlines import Date3, Deadlines
from decreta.ui.listing import Chip, Pager, View
from decreta.ui.progress import Progress
from decreta.ui.timeline import Step

if TYPE_CHECKING:
    from django.http import HttpRequest

_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
AS_OF: Final = dt.date(2025, 3, 31)
COLOURS: Final = (
    ("paper", _("paper: the page")),
    ("sheet", _("sheet: lists, forms")),
    ("well", _("well: sunken")),
    ("ink", _("ink: text")),
    ("ink2", _("ink-2: secondary")),
    ("ink3", _("ink-3: captions")),
    ("rule", _("rule: hairlines")),
    ("edge", _("edge: input borders")),
    ("accent", _("accent: acts, links")),
    ("soft", _("accent-soft: selected")),
    ("binding", _("binding: rail")),
)
CLAUSE_VI: Final = (
    "Ban Cơ yếu Chính phủ chủ trì, phối hợp với Văn phòng Trung ương Đảng kiểm thử an toàn thông tin"
    " đối với phần mềm quản lý, điều hành và phòng họp không giấy trước khi đưa vào sử dụng trên mạng"
    " Internet; hoàn thành trong tháng 3 năm 2025."
)
SENTENCES_VI: Final = (
    CLAUSE_VI,
    (
        "Tập đoàn VNPT chủ trì kết nối mạng truyền số liệu chuyên dùng đến 100% cấp xã. Báo cáo Ban Chỉ đạo"
        " kết quả thực hiện trước ngày 15/4/2025."
    ),
)


class ExampleForm(forms.Form):
    """A form in which two entries are wrong, to show how that looks."""

    due_on = forms.DateField(label=_("Deadline"))
    lead = forms.ChoiceField(label=_("Lead agency"), choices=[("", _("Choose one"))])
    note = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    evidence = forms.FileField(label=_("Evidence"), required=False, help_text=_("PDF, at most 20 MB."))
    remind = forms.BooleanField(label=_("Remind three days before"), required=False, initial=True)
    kind = forms.ChoiceField(
        label=_("Role"), choices=[("lead", _("Lead")), ("each", _("Each for itself"))], widget=forms.RadioSelect
    )

    def clean_lead(self) -> str:
        """Refuse, as the rule on leads does."""
        raise ValidationError(gettext("A task has exactly one lead."))


def everything(request: HttpRequest) -> dict[str, Any]:
    """The context of the style page."""
    form = ExampleForm({"due_on": "31/02/2025", "lead": "", "note": "", "kind": "lead", "remind": "on"})
    # The browser names a refused day as people read it, not as the parser does.
    form.errors["due_on"] = form.error_class([gettext("February 2025 has 28 days.")])
    form.errors["lead"] = form.error_class([gettext("A task has exactly one lead.")])
    form.fields["evidence"].max_size = 20_000_000  # type: ignore[attr-defined]
    return {
        "colours": COLOURS,
        "states": list(words.STATES),
        "form": form,
        "clause_vi": CLAUSE_VI,
        "sentences": list(enumerate(SENTENCES_VI, start=1)),
        "as_of": AS_OF,
        "moment": dt.datetime(2025, 3, 28, 16, 20, tzinfo=_ZONE),
        "lapse": dt.datetime(2025, 4, 1, tzinfo=_ZONE),
        "months": (dt.date(2025, 3, 1), dt.date(2025, 4, 1)),
        "number": 1117,
        **_buttons(),
        **_figures(),
        **_lists(),
        "deadlines": _deadlines(),
        "route": _route(),
        "job": Progress(
            _("Importing 46 tasks"),
            31,
            46,
            _("rows"),
            left=_("about 20 seconds left"),
            buttons=[ButtonContext(_("Cancel and undo"), method="submit")],
        ),
    }


def _buttons() -> dict[str, Any]:
    return {
        "primary": ButtonContext(_("Verify and open next"), method="submit", icon="check", primary=True),
        "outline": ButtonContext(_("Decide extension"), method="submit", icon="calendar-clock"),
        "quiet": ButtonContext(_("Add a unit"), method="submit", quiet=True),
        "danger": ButtonContext(_("Return with reason"), method="submit", icon="undo-2", danger=True),
        "refused": ButtonContext.refused(_("Conclude point 3"), _("Close the vote first.")),
        "decide": [
            ButtonContext(_("Return with reason"), method="submit", icon="undo-2", danger=True),
            ButtonContext(_("Verify and open next"), method="submit", icon="check"),
        ],
        "next_step": [ButtonContext(_("Open a work record"), "#", icon="plus")],
    }


def _figures() -> dict[str, Any]:
    march = [Part("done_in_time", 4, "#"), Part("in_progress_in_time", 9, "#")]
    return {
        "ratio": Ratio(
            4,
            13,
            _("of 13 done in time"),
            [
                Part("done_in_time", 4, "#"),
                Part("done_late", 1, "#"),
                Part("reported_in_time", 2, "#"),
                Part("in_progress_in_time", 3, "#"),
                Part("near_due", 2, "#"),
                Part("overdue", 1, "#"),
            ],
            _("Denominator: tasks with a baseline in March 2025. Figures of this page are an example."),
        ),
        "terms": [
            Term(46, _("tasks that the notice declares"), "#"),
            Term(27, _("with a deadline by month"), "#", "="),
            Term(19, _("without a deadline by month"), "#", "+"),
        ],
        "bars": [
            Row(_("March 2025"), march, "#"),
            Row(_("April 2025"), [Part("in_progress_in_time", 14, "#")], "#"),
            Row(_("No month"), [Part("undated", 19, "#")], "#"),
        ],
        "steps": Steps(
            dt.date(2025, 3, 18),
            AS_OF,
            13,
            [Point(dt.date(2025, 3, day), n) for n, day in enumerate((21, 25, 27, 28), start=1)],
            _("to be done"),
            _("done"),
            _("Tasks of March done, by day of report"),
        ),
        "matrix_rows": [
            Row("Văn phòng Trung ương Đảng", [*march, Part("undated", 4, "#")], "#", lang="vi"),
            Row("Ban Cơ yếu Chính phủ", [Part("done_in_time", 1, "#"), Part("undated", 2, "#")], "#", lang="vi"),
        ],
        "matrix_states": ["done_in_time", "done_late", "in_progress_in_time", "overdue", "undated"],
    }


def _lists() -> dict[str, Any]:
    return {
        "views": [
            View(_("Due in March"), "#", 13, is_current=True),
            View(_("Due in April"), "#", 14),
            View(_("Awaiting verification"), "#", 3),
        ],
        "chips": [Chip("due", _("Deadline"), _("March 2025")), Chip("directive", _("Notice"), "06-TB/BCĐCĐS")],
        "pager": Pager.numbered(1, 50, 1117),
        "bulk": [ButtonContext(_("Urge"), method="submit", icon="send")],
        "rows": [
            ("1.2", "Ban hành quy chế vận hành mạng thông tin diện rộng", "done_in_time", False),
            ("2.4", "Kết nối mạng truyền số liệu chuyên dùng đến 100% cấp xã", "in_progress_in_time", True),
            ("3.1", "Kiểm thử an toàn thông tin phần mềm họp không giấy", "reported_in_time", False),
        ],
    }


def _deadlines() -> Deadlines:
    return Deadlines(
        Date3(dt.datetime(2025, 4, 1, tzinfo=_ZONE), source=_("“in March 2025”, as decided. Never changes.")),
        Date3(
            dt.datetime(2025, 4, 16, tzinfo=_ZONE), source=_("Extended once, by 15 days: 02-QĐ/BCĐCĐS"), source_url="#"
        ),
        Date3(
            dt.datetime(2025, 4, 11, 12, tzinfo=_ZONE),
            source=_("By the lead agency, inside the current deadline."),
            is_plain_day=True,
        ),
    )


def _route() -> list[Step]:
    return [
        Step(
            _("Report 1 verified: test plan approved"),
            "done",
            _("Deputy head of the Steering Committee"),
            dt.datetime(2025, 3, 24, 9, 30, tzinfo=_ZONE),
        ),
        Step(
            _("Report 2 returned"),
            "back",
            _("Secretary of the Steering Committee"),
            dt.datetime(2025, 3, 26, 10, 5, tzinfo=_ZONE),
            said=_("The annex with the open findings is missing."),
        ),
        Step(
            _("Report 2: 14 findings, 11 corrected, 3 open"),
            "now",
            _("Government Cipher Committee"),
            dt.datetime(2025, 3, 28, 16, 20, tzinfo=_ZONE),
            note="131-BC/BCY",
            note_url="#",
        ),
        Step(_("Re-test certificate"), "todo", when=_("planned for 11/04/2025")),
    ]
