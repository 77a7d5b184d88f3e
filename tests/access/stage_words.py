"""What the forms behind the addresses are sent, and what an address asks for besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.access import administered

if TYPE_CHECKING:
    from tests.access.stage import Things

#: What a form sends so that only *who* decides whether it is done. The others are sent empty but for the token.
DATA: dict[str, dict[str, str]] = {
    "accounts:choose_language": {"language": "ja"},
    "accounts:revoke_token": {},
    "meetings:withdraw_paper": {"reason": "Nhầm tài liệu."},
    "motions:admit": {"read": "1"},
    "motions:adopt": {"read": "1"},
    "capture:turn": {"page": "1", "degrees": "90"},
    "capture:split": {"page": "2"},
    "capture:set_aside": {"reason": "Thiếu trang."},
    "capture:give_back": {"reason": "Gửi nhầm."},
    "capture:drop": {"reason": "Quảng cáo."},
    "directives:print_frozen": {"form": "csv", "language": "vi"},
    "reporting:print_briefing": {"form": "docx", "language": "vi"},
    "directives:print_below": {"form": "csv", "language": "vi", "query": ""},
    "directives:print_report": {"form": "csv", "language": "vi", "as_of": "2025-03-31"},
    "assignments:dispute": {"reason": "Thuộc Bộ."},
    "assignments:suspend": {"reason": "Chờ luật được thông qua."},
    "assignments:resume": {"reason": "Luật đã được thông qua."},
    "assignments:close": {"reason": "Đã giao nơi khác."},
    "assignments:reopen": {"reason": "Văn bản kia bị thu hồi."},
    "assignments:forecast": {"forecast_on": "2025-12-31", "read": ""},
    "assignments:report": {"text": "Đã trình dự thảo.", "percent": "40"},
    "assignments:return_report": {"reason": "Thiếu số liệu."},
    "dispatch:complete": {"reason": "Đã gửi đủ."},
    "dispatch:give_back": {"cause": "misdirected", "reason": "Gửi nhầm."},
    "dispatch:link": {"taken_by": "Chị Hoa, văn thư"},
    "dispatch:prove": {"taken_on": "2025-03-31", "taken_by": "Chị Hoa"},
    "dispatch:recall": {"reason": "Sai căn cứ."},
    "dispatch:send": {"m0-to": "Công ty B", "m0-way": "paper"},
    "circulation:recall": {"reason": "Nhầm văn bản."},
    "cadence:set_body": {"unit": "week", "every": "1", "day": "5", "ahead": "1"},
    "contributions:offer": {"text": "Góp ý."},
    "contributions:answer": {"kind": "delivered", "text": "Đã gửi."},
    "contributions:judge": {"outcome": "sufficient"},
    "contributions:withdraw": {"reason": "Đã có."},
    "obstacles:answer": {"outcome": "partly", "text": "Đã gửi một phần."},
    "obstacles:deny": {"reason": "Còn thiếu.", "answer_on": "2025-04-10"},
    "obstacles:decide": {"decision": "Gửi đủ trong tuần.", "answer_on": "2025-04-10"},
    "urging:ask": {"question": "Vì sao chậm?", "due_on": "2025-04-10"},
    "urging:explain": {"text": "Thiếu kinh phí."},
    "urging:ask_again": {"reason": "Chưa rõ trách nhiệm.", "due_on": "2025-04-10"},
    "urging:dismiss_letter": {"reason": "Đã trao đổi trực tiếp."},
    "urging:withdraw": {"reason": "Đã rõ."},
    "linking:pair": {"verdict": "overlaps"},
    "linking:identify": {"in_nq57": "12.3; 12.4"},
    "obstacles:drop_body_ladder": {"version": "1"},
    "obstacles:drop_directive_ladder": {"version": "1"},
    "urging:drop_ladder": {"version": "1"},
    "urging:drop_directive_ladder": {"version": "1"},
    "protection:guard": {"reason": "Nhân sự."},
    "protection:unguard": {"reason": "Đã công bố."},
    "documents:issue": {"issued_on": "2025-03-31", "idempotency_key": "key-of-the-form"},
    "documents:close_reader": {"reason": "Gửi nhầm."},
    "documents:return_draft": {"reason": "Thiếu căn cứ."},
    "documents:close_register": {"reason": "Hết năm."},
    "documents:void_number": {"reason": "Nhầm."},
    "documents:reserve": {"count": "1", "whom": "Vụ Tổng hợp", "reason": "Ký ngoài giờ."},
    "documents:void_reserved": {"reason": "Không dùng."},
    "documents:withdraw": {"reason": "Không cần nữa."},
    "documents:return_arrival": {"reason": "Gửi nhầm nơi."},
    "documents:void_arrival": {"reason": "Vào sổ nhầm."},
    "documents:settle_arrival": {"reason": "Đã xem."},
    "documents:reopen_arrival": {"reason": "Còn việc."},
    "documents:withdraw_mark": {"reason": "Nhầm đơn vị."},
    "documents:mark_templates": {"words": "Tham mưu, báo cáo."},
    "documents:register_arrival": {
        "sender": "Công ty Công nghệ Sông Bạch",
        "type_code": "CV",
        "symbol": "99/BC-CN",
        "subject": "V/v kết nối",
        "urgency": "0",
        "secrecy": "0",
        "arrived_on": "2025-03-31",
        "channel": "post",
    },
    "kit:bulk": {"act": "documents.submit"},
    "kit:bulk_act": {"act": "documents.submit"},
    "kit:bulk_sign": {"act": "documents.issue"},
    "kit:columns": {"column": "lead"},
    "kit:export": {"form": "csv"},
    "kit:save_view": {"name": "Quá hạn", "sharing": "private", "query": "state=overdue"},
    "kit:view": {"name": "Quá hạn", "sharing": "private"},
    "mailroom:judge": {"belongs": "yes"},
    "mailroom:receipt": {"recipient": "cn@songbach.example", "language": "vi"},
    "mailroom:waive": {"reason": "Đã báo qua điện thoại."},
    "mailroom:write_back_arrival": {"recipient": "cn@songbach.example", "language": "vi"},
    "mailroom:write_back_paper": {"recipient": "cn@songbach.example", "language": "vi"},
    "procedures:add_question": {"title": "Kế hoạch", "text": "Thông qua."},
    "procedures:answer": {"stance_0": "agrees"},
    "procedures:enter_paper": {"stance_0": "disagrees", "received_on": "2025-03-31"},
    "agendas:give_opinion": {"opinion": "agrees"},
    "agendas:treat_opinion": {"treatment": "taken"},
    "procedures:decide_tie": {"agrees": "yes", "word": "Phương án đã chín muồi."},
    "procedures:withdraw": {"reason": "Hồ sơ còn thiếu."},
    "procedures:convert": {"reason": "Cần thảo luận."},
    "minutes:enter_one": {"subject": "Về hạ tầng", "text": "Đồng ý."},
    "minutes:carry": {"anchor": "3.1"},
    "minutes:edit": {"text": "Không."},
    "minutes:circulate": {"until": "30/06/2026 17:00"},
    "minutes:take_back": {"reason": "Sửa."},
    "minutes:comment": {"stance": "agrees"},
    "minutes:answer": {"outcome": "taken"},
    "meetings:answer": {"answer": "attends"},
    "meetings:video": {"url": "https://hop.example.vn/phien-2"},
    "meetings:cancel": {"reason": "Hoãn."},
    "meetings:check_in": {"presence": "remote"},
    "meetings:indent_point": {"direction": "in"},
    "meetings:move_point": {"direction": "up"},
    "meetings:restrict_paper": {"audience": "members"},
    "meetings:restrict_point": {"audience": "members"},
    "meetings:write": {"text": "Đồng ý."},
    "meetings:write_text": {"why": "Thiếu vốn.", "proposed": "Đồng ý chủ trương."},
    "ui:appearance": {"theme": "dark"},
    "web:clock": {"how": "stop"},
}


_TOKEN = {"csrfmiddlewaretoken": "t" * 32}


def data_of(name: str, things: Things) -> dict[str, str]:
    """What is sent to an address."""
    from decreta.documents.models import Document
    from decreta.documents.queries.texts import newest_version

    if name in {"documents:approve", "documents:check_content", "documents:check_form"}:
        read = newest_version(Document.objects.get(pk=things[name]["pk"])).content_hash
        return {"version_hash": read, **_TOKEN}
    return (DATA | administered.DATA).get(name, {}) | _TOKEN


def query_of(name: str) -> dict[str, str]:
    """What an address asks for besides: a letter is drafted to somebody."""
    from decreta.organisation.models import Organisation, Unit

    if name == "directives:urge_below":
        return {"who": str(Unit.objects.get(code="ubnd-quang-ninh-vp").pk)}
    if name not in {"directives:draft_urging", "urging:draft_letter", "urging:dismiss_letter"}:
        return {}
    return {"addressee": f"o:{Organisation.objects.get(code='ubnd-quang-ninh').pk}"}
