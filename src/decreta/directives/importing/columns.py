"""The columns of a list of tasks, as ministries, committees and provinces head them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.recurrence import Unit
from decreta.directives.enums import ClockStart
from decreta.kit.importing import Choice, Column, ColumnKind
from decreta.kit.importing.faults import sentences


def _clock_starts() -> list[Choice]:
    return [Choice(value, label) for value, label in ClockStart.choices]


def _repeats() -> list[Choice]:
    said = {
        Unit.WEEK: (_("every week"), ("hàng tuần", "mỗi tuần", "weekly", "週次")),
        Unit.MONTH: (_("every month"), ("hàng tháng", "mỗi tháng", "monthly", "月次")),
        Unit.QUARTER: (_("every quarter"), ("hàng quý", "mỗi quý", "quarterly", "四半期ごと")),
        Unit.YEAR: (_("every year"), ("hàng năm", "mỗi năm", "yearly", "annually", "年次")),
    }
    return [Choice(unit.value, label, synonyms) for unit, (label, synonyms) in said.items()]


def _days_off() -> list[Choice]:
    moves = ("chuyển sang ngày làm việc", "chuyển", "có", "moves", "rolls", "繰り下げる", "翌営業日")
    stays = ("giữ nguyên", "không chuyển", "không", "stays", "fixed", "繰り下げない", "そのまま")
    return [
        Choice("moves", _("moves to the next working day"), moves),
        Choice("stays", _("stays on the day"), stays),
    ]


COLUMNS: Final = (
    Column(
        "symbol",
        _("Number and symbol of the directive"),
        required=True,
        synonyms=(
            "Số, ký hiệu",
            "Số ký hiệu",
            "Số hiệu văn bản",
            "Số văn bản",
            "Văn bản giao nhiệm vụ",
            "Văn bản giao",
            "Văn bản chỉ đạo",
            "Căn cứ giao",
            "Số/ký hiệu văn bản",
            "Symbol",
            "Document number",
            "Directive",
            "文書番号",
            "番号",
            "根拠文書",
        ),
        max_length=80,
        example="06-TB/BCĐCĐS",
    ),
    Column(
        "task_id",
        _("Key of the task (do not change)"),
        synonyms=("Khóa nhiệm vụ", "Task key", "タスクキー"),
        help=_(
            "Stands in lists that were taken out to be changed: by it each row is known again, whatever is changed in it."
        ),
        max_length=36,
        width=14,
    ),
    Column(
        "number",
        _("Code of the task"),
        synonyms=(
            "STT",
            "TT",
            "Số TT",
            "Mã nhiệm vụ",
            "Mã NV",
            "Mã số",
            "No.",
            "No",
            "ID",
            "Code",
            "項番",
            "連番",
            "№",
        ),
        help=_("By it a task is known again when the list is imported anew."),
        max_length=60,
        example="1",
        width=8,
    ),
    Column(
        "title",
        _("Task"),
        synonyms=(
            "Tên nhiệm vụ",
            "Nhiệm vụ",
            "Nội dung nhiệm vụ",
            "Nội dung công việc",
            "Nội dung",
            "Nhiệm vụ được giao",
            "Nhiệm vụ giao",
            "Công việc",
            "Title",
            "Assignment",
            "任務",
            "業務",
            "課題名",
            "件名",
        ),
        required=True,
        max_length=400,
        example="Xây dựng quy chế hoạt động của Ban Chỉ đạo",
        width=48,
    ),
    Column(
        "lead",
        _("Lead agency"),
        required=True,
        synonyms=(
            "Cơ quan chủ trì",
            "Đơn vị chủ trì",
            "Chủ trì",
            "CQ chủ trì",
            "Đơn vị thực hiện",
            "Cơ quan thực hiện",
            "Lead",
            "Responsible",
            "Lead organisation",
            "主管",
            "主管機関",
            "主管部署",
            "担当",
            "担当機関",
        ),
        help=_(
            "One agency or body, in your own book also a unit or an officer; or a group of which each answers for itself; "
            "or each of several, as “each of: A; B; C”."
        ),
        example="Văn phòng Trung ương Đảng",
        width=30,
    ),
    Column(
        "coordinating",
        _("Coordinating agencies"),
        synonyms=(
            "Cơ quan phối hợp",
            "Đơn vị phối hợp",
            "Phối hợp",
            "CQ phối hợp",
            "Coordinating",
            "Coordination",
            "協力機関",
            "協力",
            "関係機関",
        ),
        is_many=True,
        help=_("Separated by semicolons, or one a line."),
        example="Bộ Khoa học và Công nghệ; Bộ Tư pháp",
        width=30,
    ),
    Column(
        "deadline",
        _("Deadline"),
        kind=ColumnKind.DEADLINE,
        synonyms=(
            "Thời hạn",
            "Thời hạn hoàn thành",
            "Hạn hoàn thành",
            "Hạn xử lý",
            "Hạn",
            "Thời gian hoàn thành",
            "Thời gian thực hiện",
            "Due",
            "Due date",
            "期限",
            "期日",
            "完了期限",
            "納期",
        ),
        help=_("As it was decided: a day, a month, a quarter, a year, “standing”; empty when none is stated."),
        example="trong tháng 3/2025",
    ),
    Column(
        "day_off",
        _("Last day on a day off"),
        kind=ColumnKind.CHOICE,
        choices=_days_off,
        synonyms=(
            "Hạn trùng ngày nghỉ",
            "Hạn rơi vào ngày nghỉ",
            "Ngày nghỉ",
            "Day off",
            "休日の扱い",
            "期限が休日のとき",
        ),
        help=_("Left out or empty, it moves to the next working day, as the Civil Code has it."),
        width=18,
    ),
    Column(
        "repeats",
        _("Recurs"),
        kind=ColumnKind.CHOICE,
        choices=_repeats,
        synonyms=("Lặp lại", "Định kỳ", "Chu kỳ", "Kỳ báo cáo", "Recurrence", "Repeats", "繰り返し", "周期"),
        help=_("Left out or empty, once. The deadline is that of the first occurrence."),
        width=14,
    ),
    Column(
        "repeats_until",
        _("Recurs until"),
        kind=ColumnKind.DATE,
        synonyms=("Lặp lại đến", "Định kỳ đến", "Repeats until", "繰り返しの終わり"),
        help=_("Left empty, until somebody stops it."),
    ),
    Column(
        "deliverables",
        _("Deliverables"),
        synonyms=(
            "Sản phẩm",
            "Kết quả",
            "Sản phẩm đầu ra",
            "Sản phẩm dự kiến",
            "Kết quả đầu ra",
            "Deliverable",
            "Output",
            "成果物",
        ),
        is_many=True,
        help=_("Separated by semicolons, or one a line."),
        example="Quy chế được ban hành",
        width=30,
    ),
    Column(
        "issued_on",
        _("Issued on"),
        kind=ColumnKind.DATE,
        synonyms=(
            "Ngày ban hành",
            "Ngày văn bản",
            "Ngày VB",
            "Ngày ký",
            "Date",
            "Date of issue",
            "施行日",
            "発行日",
            "文書日付",
        ),
        help=_("Needed for a directive that is not in the records yet."),
        example="18/03/2025",
    ),
    Column(
        "subject",
        _("Subject of the directive"),
        synonyms=("Trích yếu", "Trích yếu nội dung", "Tên văn bản", "Subject", "文書件名", "標題"),
        help=_("Needed for a directive that is not in the records yet."),
        max_length=500,
        example="Kết luận phiên họp thứ hai",
        width=40,
    ),
    Column(
        "type",
        _("Type of the document"),
        synonyms=("Loại văn bản", "Loại VB", "Hình thức văn bản", "Type", "文書種別"),
        help=_("Left out, the symbol tells it (TB, NQ, QĐ)."),
        example="TB",
        width=10,
    ),
    Column(
        "body",
        _("Body that assigns"),
        synonyms=(
            "Cơ quan ban hành",
            "Cơ quan giao",
            "Ban chỉ đạo",
            "Nơi ban hành",
            "Body",
            "Issuer",
            "発出機関",
            "委員会",
        ),
        help=_("Left out, it is the body whose secretary imports the list."),
        example="BCĐCĐS",
    ),
    Column(
        "decided_on",
        _("Decided on"),
        kind=ColumnKind.DATE,
        synonyms=("Ngày kết luận", "Ngày họp", "Ngày quyết định", "Date of decision", "決定日", "会議日"),
        example="10/03/2025",
    ),
    Column(
        "received_on",
        _("Received on"),
        kind=ColumnKind.DATE,
        synonyms=("Ngày nhận", "Ngày nhận văn bản", "受領日"),
        example="19/03/2025",
    ),
    Column(
        "declared_total",
        _("Tasks that the directive declares"),
        kind=ColumnKind.NUMBER,
        synonyms=("Tổng số nhiệm vụ", "Tổng số NV", "Số nhiệm vụ", "Declared total", "任務総数"),
        example="46",
        width=10,
    ),
    Column(
        "aliases",
        _("Also cited as"),
        synonyms=("Ký hiệu khác", "Còn được dẫn là", "Alias", "別番号"),
        is_many=True,
        example="06-TB/BCĐ",
    ),
    Column(
        "place",
        _("Place in the text"),
        synonyms=("Mục", "Điểm", "Khoản", "Mục, khoản", "Vị trí", "Clause", "Place", "項", "条項"),
        max_length=40,
        example="2.1",
        width=8,
    ),
    Column(
        "quote",
        _("Sentence that assigns"),
        synonyms=(
            "Nguyên văn",
            "Câu giao nhiệm vụ",
            "Nội dung giao nhiệm vụ",
            "Trích dẫn",
            "Sentence",
            "Quote",
            "原文",
            "条文",
        ),
        help=_("The words of the directive; left out, the words of the task stand for them."),
        example="",
        width=48,
    ),
    Column(
        "issuer",
        pgettext_lazy("directive", "Issued by"),
        synonyms=("Đơn vị ban hành", "Tác giả văn bản", "Issuing agency", "発行機関"),
        help=_("Where the directive is not the body's own: the organisation of the house, or whoever sent it."),
        max_length=300,
        width=30,
    ),
    Column("clock_start", _("Relative deadlines run from"), kind=ColumnKind.CHOICE, choices=_clock_starts),
    Column("event", _("Event"), synonyms=("Sự kiện", "Mã sự kiện", "事象"), max_length=60),
    Column("title_en", _("Task in English"), max_length=400, width=40),
    Column("title_ja", _("Task in Japanese"), max_length=400, width=40),
    Column("quote_en", _("Sentence in English"), width=40),
    Column("quote_ja", _("Sentence in Japanese"), width=40),
    Column("deliverables_en", _("Deliverables in English"), is_many=True, width=30),
    Column("deliverables_ja", _("Deliverables in Japanese"), is_many=True, width=30),
    Column("event_en", _("Event in English"), width=30),
    Column("event_ja", _("Event in Japanese"), width=30),
)

sentences(
    {
        "needed_for_new": _("The directive %(symbol)s is not in the records yet: this is needed to enter it."),
        "type_not_told": _("The symbol does not tell what type of document %(symbol)s is. Types: %(types)s."),
        "register_first": _(
            "%(symbol)s was not issued by this body or house, and is in no incoming register that you read: register it first."
        ),
        "several_papers": _("Several papers bear %(symbol)s: take the right one up on its page first."),
        "supervised_elsewhere": _("The tasks of %(symbol)s are supervised by %(body)s."),
        "which_body": _("Say which body assigns: you work for %(bodies)s."),
        "not_its_secretary": _("Only the secretary of %(body)s may assign its tasks."),
        "not_recurring": _(
            "What recurs has a day, a month, a quarter or a year as its deadline, no shorter step than that."
        ),
        "two_leads": _(
            "A task has one lead agency; here stand %(names)s. The others coordinate, or make a task of each."
        ),
        "no_organisation": _("“%(text)s” is no organisation: each of several is one."),
        "lead_coordinates": _("The lead agency cannot coordinate as well."),
        "protected_paper": _(
            "%(symbol)s is protected, and you were not let in to it: its tasks are not imported by you."
        ),
        "not_in_text": _(
            "These words do not stand in the text of %(symbol)s. Give the sentence as it is written there."
        ),
        "possible_duplicate": _("This is perhaps %(symbol)s, which the records hold already."),
        "unreadable_deadline": _(
            "“%(text)s” cannot be read as a deadline. Write it like 31/03/2026, 03/2026, Q1/2026."
        ),
        "no_such_task": _(
            "%(symbol)s has no open task with this key. Take the list out anew, or empty the key to add a task."
        ),
        "task_twice": _("Row %(other)s of this file is the same task."),
        "issued_before_decided": _("It cannot have been decided after it was issued."),
        "issued_in_future": _("A document cannot be dated in the future."),
        "group_stands": _("The group of a task is not changed; withdraw the task and assign it anew."),
    }
)
