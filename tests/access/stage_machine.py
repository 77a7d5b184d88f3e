"""What is sent to every address of the API, and on which thing: so that only *who* decides what comes of it."""

from __future__ import annotations

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.access import stage, stage_directory
from tests.access.people import PEOPLE
from tests.api.doors import DOORS, Door
from tests.files.papers import pdf

#: The page whose thing an address of the API is tried on.
SAME_THING = {
    "notice": "notifications:open",
    "mark_read": "notifications:mark_read",
    "job": "kit:job",
    "cancel_job": "kit:cancel",
    "log_entry": "web:log_entry",
    "organisation": "organisation:organisation",
    "body": "organisation:body",
    "document": "documents:document",
    "revise_document": "documents:revise",
    "submit_document": "documents:submit",
    "approve_document": "documents:approve",
    "check_document": "documents:check_form",
    "return_document": "documents:return_draft",
    "withdraw_document": "documents:withdraw",
    "issue_document": "documents:issue",
    "add_alias": "documents:add_alias",
    "paper_of_document": "documents:paper",
    "original_of_document": "documents:original",
    "preview_of_document": "documents:preview",
    "circulation": "circulation:round",
    "acknowledge_circulation": "circulation:acknowledge",
    "urge_circulation": "circulation:urge",
    "recall_circulation": "circulation:recall",
    "circulate_document": "circulation:circulate",
    "ballot": "voting:ballot",
    "papers_of_ballot": "voting:published",
    "minutes_of_sitting": "minutes:minutes",
    "edition_of_minutes": "minutes:edition",
    "begin_minutes": "minutes:begin",
    "edit_passage": "minutes:edit",
    "circulate_minutes": "minutes:circulate",
    "take_minutes_back": "minutes:take_back",
    "remark_on_minutes": "minutes:comment",
    "remark": "minutes:answer",
    "answer_remark": "minutes:answer",
    "put_minutes_on_agenda": "minutes:put_on_agenda",
    "approve_minutes": "minutes:approve",
    "decision": "minutes:decision",
    "attendance": "organisation:body",
    "motion": "motions:motion",
    "move_motion": "motions:move",
    "move_amendment": "motions:amend",
    "amend_proposal": "motions:amend_proposal",
    "reword_motion": "motions:reword",
    "say_to_motion": "motions:say",
    "withdraw_motion": "motions:withdraw",
    "admit_motion": "motions:admit",
    "refuse_motion": "motions:refuse",
    "procedure": "procedures:procedure",
    "add_question": "procedures:add_question",
    "ask_members": "procedures:ask",
    "answer_procedure": "procedures:answer",
    "prolong_procedure": "procedures:prolong",
    "close_procedure": "procedures:close",
    "convert_procedure": "procedures:convert",
    "withdraw_procedure": "procedures:withdraw",
    "proposed_point": "agendas:proposal",
    "file_of_proposed_paper": "agendas:paper_file",
    "resend_point": "agendas:resend",
    "add_proposed_paper": "agendas:add_paper",
    "approve_point": "agendas:approve",
    "return_point": "agendas:send_back",
    "withdraw_point": "agendas:withdraw",
    "place_point": "agendas:place",
    "put_point_off": "agendas:put_off",
    "report_rule": "cadence:end",
    "end_report_rule": "cadence:end",
    "reporting_of_task": "directives:task",
    "review_of_directive": "reviews:directive",
    "review_directive": "reviews:review",
    "move_review": "reviews:move",
    "debate": "speaking:close",
    "ask_to_speak": "meetings:go",
    "speech": "speaking:give",
    "withdraw_speech": "speaking:withdraw",
    "place_speech": "speaking:place",
    "give_floor": "speaking:give",
    "end_speech": "speaking:end",
    "pause_speech": "speaking:pause",
    "resume_speech": "speaking:resume",
    "grant_time": "speaking:grant",
    "room": "rooms:room",
    "book_room": "rooms:room",
    "booking": "rooms:booking",
    "move_booking": "rooms:booking",
    "cancel_booking": "rooms:booking",
    "obstacle": "obstacles:obstacle",
    "raise_obstacle": "obstacles:raise",
    "answer_obstacle": "obstacles:answer",
    "pass_obstacle_on": "obstacles:pass_on",
    "confirm_obstacle_gone": "obstacles:confirm",
    "deny_obstacle_gone": "obstacles:deny",
    "decide_obstacle": "obstacles:decide",
    "hang_on_obstacle": "obstacles:link",
    "contribution": "contributions:contribution",
    "ask_for_contribution": "contributions:ask",
    "offer_contribution": "contributions:offer",
    "answer_contribution": "contributions:answer",
    "judge_contribution": "contributions:judge",
    "withdraw_contribution": "contributions:withdraw",
    "file_of_contribution": "contributions:piece",
    "signatures_of_document": "documents:signatures",
    "void_number": "documents:void_number",
    "close_register": "documents:close_register",
    "arrival": "documents:arrival",
    "tray_paper": "capture:paper",
    "file_of_tray_paper": "capture:rendition",
    "original_of_tray_paper": "capture:original",
    "register_tray_paper": "capture:paper",
    "return_tray_paper": "capture:give_back",
    "set_tray_paper_aside": "capture:set_aside",
    "take_up_tray_paper": "capture:take_up",
    "drop_tray_paper": "capture:drop",
    "write_back_tray_paper": "mailroom:write_back_paper",
    "send_receipt": "mailroom:receipt",
    "write_back": "mailroom:write_back_arrival",
    "correct_arrival": "documents:correct_arrival",
    "return_arrival": "documents:return_arrival",
    "void_arrival": "documents:void_arrival",
    "settle_arrival": "documents:settle_arrival",
    "reopen_arrival": "documents:reopen_arrival",
    "write_mark": "documents:mark",
    "mark": "documents:withdraw_mark",
    "withdraw_mark": "documents:withdraw_mark",
    "name_reply": "documents:reply",
    "file_of_attachment": "documents:attachment",
    "mark_template": "documents:drop_mark_template",
    "drop_mark_template": "documents:drop_mark_template",
    "programme": "programme:programme",
    "expect_paper": "programme:expect",
    "adopt_programme": "programme:adopt",
    "expected_paper": "programme:expected",
    "amend_expected_paper": "programme:amend",
    "take_off_expected_paper": "programme:take_off",
    "begin_expected_paper": "programme:begin",
    "bind_expected_paper": "programme:bind",
    "delivery": "dispatch:delivery",
    "receive_delivery": "dispatch:receive",
    "give_back_delivery": "dispatch:give_back",
    "prove_delivery": "dispatch:prove",
    "confirm_recall_of_delivery": "dispatch:confirm_recall",
    "end_link_of_delivery": "dispatch:end_link",
    "renew_link_of_delivery": "dispatch:renew_link",
    "deliveries_of_document": "documents:document",
    "dispatch_of_document": "documents:document",
    "send_document": "documents:document",
    "complete_dispatch": "documents:document",
    "recall_document": "documents:document",
    "relate_document": "documents:document",
    "sitting": "meetings:sitting",
    "change_sitting": "meetings:change",
    "convene_sitting": "meetings:convene",
    "cancel_sitting": "meetings:cancel",
    "open_sitting": "meetings:open",
    "close_sitting": "meetings:close",
    "compose_notice": "meetings:notice",
    "add_point": "meetings:add_point",
    "point": "meetings:go",
    "change_point": "meetings:point",
    "write_point_text": "meetings:write_text",
    "remove_point": "meetings:remove_point",
    "move_point": "meetings:move_point",
    "go_to_point": "meetings:go",
    "add_paper": "meetings:add_paper",
    "paper": "meetings:paper",
    "file_of_paper": "meetings:paper_file",
    "remove_paper": "meetings:remove_paper",
    "replace_paper": "meetings:remove_paper",
    "withdraw_paper": "meetings:remove_paper",
    "write_conclusion": "meetings:write",
    "conclusion": "meetings:edit",
    "edit_conclusion": "meetings:edit",
    "remove_conclusion": "meetings:remove_conclusion",
    "conclude_draft": "meetings:conclude",
    "move_conclusion": "meetings:move_conclusion",
    "invite": "meetings:invite",
    "invite_members": "meetings:invite_members",
    "invitation": "meetings:check_in",
    "withdraw_invitation": "meetings:withdraw",
    "answer_invitation": "meetings:answer",
    "name_substitute": "meetings:answer",
    "remind": "meetings:remind",
    "check_in": "meetings:check_in",
    "leave": "meetings:leave",
    "directive": "directives:directive",
    "declare_total": "directives:assign",
    "assign_task": "directives:assign",
    "amend_task": "directives:reword",
    "change_deliverables": "directives:deliverables",
    "withdraw_task": "directives:withdraw",
    "restore_task": "directives:restore",
    "frozen_report": "directives:report_frozen",
    "data_of_report": "directives:report_frozen",
    "paper_of_report": "directives:report_frozen",
    "briefing": "reporting:briefing",
    "paper_of_briefing": "reporting:briefing",
    "presentation_of_briefing": "reporting:briefing",
    "scheduled_report": "reporting:schedule",
    "pause_schedule": "reporting:pause_schedule",
    "resume_schedule": "reporting:resume_schedule",
    "end_schedule": "reporting:end_schedule",
    "task": "directives:task",
    "levels": "organisation:organisation",
    "share_of": "cascade:stop",
    "stop_sharing": "cascade:stop",
    "serve": "cascade:break_down",
    "serve_no_longer": "cascade:release",
    "identify_task": "linking:identify",
    "pairs_of_task": "linking:identify",
    "decide_pair": "linking:pair",
    "dependencies_of_task": "linking:identify",
    "depend": "linking:depend",
    "release": "linking:release",
    "hand_over": "administration:change_tracker",
    "handover": "linking:handover_file",
    "assignments_of_task": "directives:task",
    "correct_event": "directives:correct_event",
    "mind_task": "directives:minders",
    "set_recurrence": "directives:recur",
    "stop_recurrence": "directives:stop_recurrence",
    "skip_occurrence": "directives:skip",
    "assignment": "assignments:receive",
    "receive": "assignments:receive",
    "dispute": "assignments:dispute",
    "settle_dispute": "assignments:settle",
    "hand_down": "assignments:hand_down",
    "report": "assignments:report",
    "ask_extension": "assignments:ask_extension",
    "file_recovery_plan": "assignments:recovery",
    "set_milestones": "assignments:milestones",
    "start_clock": "assignments:receive",
    "suspend": "assignments:hand_down",
    "resume": "assignments:hand_down",
    "close_assignment": "assignments:hand_down",
    "reopen": "assignments:hand_down",
    "report_of": "assignments:accept",
    "accept_report": "assignments:accept",
    "judge_report": "assignments:accept",
    "return_report": "assignments:return_report",
    "file_of_evidence": "assignments:evidence",
    "extension_request": "assignments:decide_extension",
    "examine_extension": "assignments:examine_extension",
    "decide_extension": "assignments:decide_extension",
}
#: The id of nothing.
NOWHERE = "00000000-0000-7000-8000-000000000000"
#: What is sent. What is not named here is sent an empty object: 422 says what it asks for.
BODIES: dict[str, dict[str, Any]] = {
    "identify_task": {"external_ids": [{"tracker": "nq57", "ids": ["12.3", "12.4"]}]},
    "book_room": {
        "starts_at": "2025-04-02T14:00:00+07:00",
        "ends_at": "2025-04-02T15:00:00+07:00",
        "purpose": "Tập huấn",
    },
    "move_booking": {"purpose": "Tập huấn lại"},
    "hand_over": {"body": "bcdcds"},
    "decide_pair": {"verdict": "overlaps"},
    "draft_document": {
        "issuer": "body:bcdcds",
        "type_code": "TB",
        "subject": "Về kết luận",
        "text": "1. Nội dung.",
        "signer_post": "bcdcds.head",
    },
    "revise_document": {"subject": "Về kết luận khác", "text": "1. Khác.", "expected_version": 1},
    "return_document": {"reason": "Thiếu căn cứ."},
    "withdraw_document": {"reason": "Không cần nữa."},
    "add_alias": {"symbol": "06-TB/X", "reason": "Sổ cũ"},
    "open_register": {
        "issuer": "body:bcdcds",
        "type_code": "QĐ",
        "first_number": 9,
        "authority": "QĐ 1",
        "reason": "Giữa nhiệm kỳ",
        "year": 2025,
    },
    "void_number": {"reason": "Nhầm."},
    "close_register": {"reason": "Hết năm."},
    "register_arrival": {
        "organisation": "vptw",
        "sender": "Công ty Công nghệ Sông Bạch",
        "type_code": "CV",
        "symbol": "99/BC-CN",
        "subject": "V/v kết nối",
        "arrived_on": "2025-03-31",
    },
    "register_tray_paper": {
        "sender": "Công ty Công nghệ Sông Bạch",
        "type_code": "CV",
        "symbol": "98/BC-CN",
        "subject": "V/v báo cáo",
        "arrived_on": "2025-03-31",
    },
    "bring": {"organisation": "vptw", "file": "paper"},
    "return_tray_paper": {"reason": "Gửi nhầm."},
    "set_tray_paper_aside": {"reason": "Thiếu trang."},
    "drop_tray_paper": {"reason": "Quảng cáo."},
    "write_back_tray_paper": {"recipient": "cn@songbach.example"},
    "send_receipt": {"recipient": "cn@songbach.example"},
    "write_back": {"recipient": "cn@songbach.example"},
    "correct_arrival": {"note": "Bản gốc ở văn thư.", "reason": "Thiếu ghi chú."},
    "return_arrival": {"reason": "Gửi nhầm nơi."},
    "void_arrival": {"reason": "Vào sổ nhầm."},
    "settle_arrival": {"reason": "Đã xem."},
    "reopen_arrival": {"reason": "Còn việc."},
    "write_mark": {"words": "Tham mưu trả lời.", "lead": "unit:vptw-th"},
    "withdraw_mark": {"reason": "Nhầm đơn vị."},
    "keep_mark_template": {"organisation": "vptw", "words": "Tham mưu, báo cáo."},
    "send_document": {"to": "organisation:btc", "way": "inside"},
    "complete_dispatch": {"note": "Đã gửi đủ."},
    "relate_document": {"earlier": NOWHERE, "kind": "replaces"},
    "raise_obstacle": {
        "kind": "money",
        "text": "Thiếu kinh phí.",
        "wanted": "Cấp kinh phí.",
        "owner": "organisation:vptw",
        "answer_on": "2025-04-10",
    },
    "edit_passage": {"text": "Không.", "expected_revision": 0},
    "circulate_minutes": {"until": "2026-06-30T17:00:00+07:00"},
    "take_minutes_back": {"reason": "Sửa."},
    "remark_on_minutes": {"stance": "agrees"},
    "answer_remark": {"outcome": "taken"},
    "put_minutes_on_agenda": {"sitting": NOWHERE},
    "approve_minutes": {"way": "circulation"},
    "move_motion": {"kind": "postpone"},
    "amend_proposal": {"text": "Giao Bộ Tài chính chủ trì."},
    "move_amendment": {"text": "Giao Bộ Tài chính chủ trì."},
    "reword_motion": {"text": "Giao Bộ Tài chính chủ trì.", "expected_revision": 1},
    "say_to_motion": {"stance": "supports"},
    "refuse_motion": {"reason": "Ngoài nội dung."},
    "prepare_procedure": {
        "body": "bcdcds",
        "title": "Về kế hoạch quý",
        "until": "2026-06-30T17:00:00+07:00",
        "chair_post": "bcdcds.head",
    },
    "add_question": {"title": "Kế hoạch", "text": "Thông qua."},
    "prolong_procedure": {"until": "2000-01-01T09:00:00+07:00", "reason": "Thêm thời gian."},
    "convert_procedure": {"reason": "Cần thảo luận."},
    "withdraw_procedure": {"reason": "Tờ trình được rút."},
    "propose_point": {"body": "bcdcds", "title": "Quỹ dữ liệu", "why": "Chưa có nguồn.", "asked": "Đồng ý lập quỹ."},
    "resend_point": {"title": "Quỹ dữ liệu", "why": "Chưa có nguồn.", "asked": "Đồng ý lập quỹ."},
    "add_proposed_paper": {"title": "Tờ trình", "file": "paper"},
    "return_point": {"reason": "Thiếu số liệu."},
    "place_point": {"sitting": NOWHERE},
    "put_point_off": {"reason": "Chờ ý kiến."},
    "set_report_rule": {"scope": "body:bcdcds", "unit": "week", "day": 5, "ahead": 1},
    "review_directive": {"outcome": "kept", "reason": "Còn phù hợp.", "next_on": "2026-06-30"},
    "move_review": {"next_on": "2026-06-30", "reason": "Chờ tổng kết."},
    "place_speech": {"direction": "first"},
    "grant_time": {"seconds": 60},
    "answer_obstacle": {"outcome": "partly", "text": "Đã gửi một phần."},
    "pass_obstacle_on": {"owner": "organisation:vptw", "reason": "Thuộc Văn phòng.", "answer_on": "2025-04-10"},
    "deny_obstacle_gone": {"reason": "Còn thiếu.", "answer_on": "2025-04-10"},
    "decide_obstacle": {"decision": "Gửi đủ trong tuần.", "answer_on": "2025-04-10"},
    "hang_on_obstacle": {"assignment": NOWHERE},
    "ask_for_contribution": {
        "coordinator": "organisation:xa-bat-trang",
        "wanted": "Số liệu.",
        "due_on": "2025-04-10",
    },
    "offer_contribution": {"text": "Góp ý."},
    "answer_contribution": {"text": "Đã gửi."},
    "judge_contribution": {"outcome": "sufficient"},
    "withdraw_contribution": {"reason": "Đã có."},
    "recall_circulation": {"reason": "Nhầm văn bản."},
    "circulate_document": {"to": []},
    "recall_document": {"reason": "Sai căn cứ."},
    "receive_delivery": {"note": "Bản giấy gửi sau."},
    "give_back_delivery": {"cause": "misdirected", "reason": "Gửi nhầm."},
    "prove_delivery": {"taken_on": "2025-03-31", "taken_by": "Chị Hoa"},
    "confirm_recall_of_delivery": {"words": "Đã thu lại."},
    "draw_up_programme": {
        "issuer": "body:bcdcds",
        "name": "Chương trình năm",
        "kind": "year",
        "first_on": "2025-01-01",
        "last_on": "2025-12-31",
    },
    "expect_paper": {
        "type_code": "TB",
        "subject": "Thông báo kết luận",
        "drafting": "unit:vptw-th",
        "submit_on": "2025-04-10",
        "issue_on": "2025-04-20",
        "reason": "Theo kết luận của phiên họp.",
    },
    "amend_expected_paper": {"issue_on": "2025-05-20", "reason": "Chờ ý kiến."},
    "take_off_expected_paper": {"reason": "Không ban hành nữa."},
    "create_sitting": {
        "body": "bcdcds",
        "title": "Phiên họp",
        "place": "Phòng A2",
        "starts_at": "2025-04-20T08:00:00+07:00",
        "ends_at": "2025-04-20T10:00:00+07:00",
        "chair_post": "bcdcds.head",
    },
    "change_sitting": {"place": "Phòng B1"},
    "cancel_sitting": {"reason": "Hoãn."},
    "add_point": {"title": "Về nhân lực"},
    "change_point": {"minutes": 20},
    "move_point": {"direction": "up"},
    "write_conclusion": {"text": "Đồng ý."},
    "edit_conclusion": {"text": "Đồng ý.", "expected_revision": 1},
    "conclude_draft": {"expected_revision": 1},
    "write_point_text": {"why": "Thiếu vốn.", "proposed": "Đồng ý chủ trương.", "expected_version": 0},
    "move_conclusion": {"direction": "up"},
    "answer_invitation": {"answer": "attends"},
    "check_in": {"presence": "remote"},
    "declare_total": {"declared_total": 47},
    "freeze_briefing": {"body": "bcdcds", "as_of": "2025-03-31"},
    "order_schedule": {"body": "bcdcds", "kind": "briefing", "rhythm": "weekly", "day": 1},
    "set_recurrence": {"of_version": 0, "unit": "month"},
    "stop_recurrence": {"of_version": 0, "reason": "Thôi."},
    "skip_occurrence": {"occurrence": 1, "reason": "Trùng."},
    "freeze_report": {"body": "bcdcds", "as_of": "2025-03-31"},
    "dispute": {"reason": "Thuộc Bộ."},
    "set_milestones": {"of_version": 0, "milestones": [{"name": "Dự thảo", "due_on": "2025-03-25"}]},
    "file_recovery_plan": {"text": "Làm thêm giờ.", "recover_on": "2025-06-30"},
    "hand_down": {"to": "unit:ubnd-quang-ninh-vp"},
    "add_paper": {"title": "Báo cáo", "file": "paper"},
    "replace_paper": {"reason": "Số liệu mới.", "file": "paper"},
    "withdraw_paper": {"reason": "Nhầm tài liệu."},
    "withdraw_task": {"reason": "Nhập trùng."},
    "restore_task": {"reason": "Nhầm."},
    "change_deliverables": {"of_version": 0, "add": [{"vi": "Tờ trình"}], "reason": "Bổ sung."},
    "amend_task": {"titles": {"vi": "Kết nối hệ thống"}, "reason": "Sửa lỗi chính tả."},
    "settle_dispute": {"upheld": False, "reason": "Đúng thẩm quyền."},
    "report": {"text": "Đã trình dự thảo.", "percent": 40},
    "ask_extension": {"until": "2025-12-01", "reason": "Chờ nghị định."},
    "examine_extension": {"opinion": "grant"},
    "decide_extension": {"grant": True, "symbol": "21-CV/BCĐ"},
    "judge_report": {"deliverables": [{"deliverable": 1, "outcome": "accepted"}]},
    "return_report": {"reason": "Thiếu số liệu."},
    "start_clock": {"on": "2025-03-30"},
    "mind_task": {"directs": None, "monitors": None},
    "correct_event": {"occurred_on": "2025-03-29", "reason": "Nhầm ngày."},
    "suspend": {"reason": "Theo chỉ đạo."},
    "resume": {"reason": "Theo chỉ đạo."},
    "close_assignment": {"reason": "Theo chỉ đạo."},
    "reopen": {"reason": "Theo chỉ đạo."},
    "structure_found": {"code": "x-moi", "names": {"vi": "Xã mới"}, "kind": "commune", "valid_from": "2025-03-01"},
    "structure_enter_person": {"full_name": "Nguyễn Văn A"},
    "structure_amend": {"organisation": "vptw", "place": "Hà Nội"},
    "structure_set_calendar_day": {"day": "2025-06-02", "is_working": False, "reason": "Nghỉ bù"},
}
QUERIES = {
    "search": {"q": "chuyển đổi số"},
    "calendar": {"year": "2025"},
    "progress": {"body": "bcdcds"},
    "cycle_times": {"body": "bcdcds"},
    "urgeable": {"body": "bcdcds"},
}


def is_machine(name: str) -> bool:
    """Whether an address is one that a token opens: of the API, or for a directory."""
    area, _sep, short = name.partition(":")
    return (area == "api" and short in DOORS) or stage_directory.is_directory(name)


def methods_of(name: str) -> tuple[str, ...]:
    """The methods that an address of a program knows."""
    return stage_directory.METHODS[name] if stage_directory.is_directory(name) else (door_of(name).method,)


def door_of(name: str) -> Door:
    return DOORS[name.partition(":")[2]]


def add_things(things: stage.Things) -> stage.Things:
    """The same things as the pages', and those that only the API has addresses for."""
    from decreta.documents.models import Series
    from decreta.organisation.models import Holding

    found: stage.Things = {}
    for short, page in SAME_THING.items():
        found[f"api:{short}"] = dict(things[page])
    for short in ("notice", "mark_read", "job", "cancel_job", "log_entry"):
        found[f"api:{short}"] = {"pk": next(iter(things[SAME_THING[short]].values()))}
    issued = things["documents:document"]
    register = {"pk": Series.objects.order_by("pk")[0].pk}
    found |= {
        "api:version": {**issued, "ordinal": 1},
        "api:register": register,
        "api:numbers": register,
        "api:post": {"code": "bcdcds.head"},
        "api:holding": {"pk": Holding.objects.order_by("pk")[0].pk},
    }
    return things | found | stage_directory.things()


def data_of(name: str, things: stage.Things) -> dict[str, Any]:
    """The body of a request."""
    from decreta.documents.models import Document
    from decreta.documents.queries.texts import newest_version
    from decreta.organisation.models import Holding

    short = name.partition(":")[2]
    if short in {"approve_document", "check_document"}:
        read = {"content_hash": newest_version(Document.objects.get(pk=things[name]["pk"])).content_hash}
        return read if short == "approve_document" else read | {"kind": "form"}
    if short in {"name_reply", "bind_expected_paper"}:
        return {"document": str(things["documents:document"]["pk"])}
    if short == "assign_task":
        from decreta.directives.models import Directive

        quote = Directive.objects.get(pk=things[name]["pk"]).clauses.order_by("pk")[0].raw_quote
        return {
            "quote": quote,
            "titles": {"vi": "Kết nối"},
            "lead": "organisation:vptw",
            "deadline": {"kind": "standing"},
        }
    if short in {"invite", "name_substitute"}:
        return {"holding": str(Holding.objects.get(post__code="vptw-th.officer", person__user__username="hien").pk)}
    if short == "answer_procedure":
        from decreta.procedures.models import Question

        points = Question.objects.filter(procedure=things[name]["pk"]).values_list("item_id", flat=True)
        return {"opinions": [{"point": str(point), "stance": "agrees"} for point in points]}
    return BODIES.get(short, {})


def token_of(who: str) -> str:
    """A token of a person in the post that the matrix names, with every scope; empty for nobody."""
    from decreta.accounts.domain import tokens
    from decreta.accounts.scopes import Scope
    from decreta.core.actor import Actor
    from decreta.web.demo.people import holding

    person = PEOPLE[who]
    if not person.login:
        return ""
    seat = holding(person.login, person.post)
    return tokens.issue(
        login=person.login, label=who, days=1, scopes=Scope.values, holding_id=seat.pk, by=Actor.system("tests")
    )


def send(client: Client, token: str, name: str, method: str, things: stage.Things) -> Any:
    """One request of a program."""
    if stage_directory.is_directory(name):
        return stage_directory.send(client, token, name, method, things)
    door = door_of(name)
    short = name.partition(":")[2]
    url = reverse(name, kwargs=things.get(name, {}), query=QUERIES.get(short))
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    if door.form is None or method == "GET":
        return client.generic(method, url, headers=headers)
    body = json.dumps(data_of(name, things))
    if short in {"add_paper", "replace_paper", "add_proposed_paper", "bring"}:
        pages = 2 if short == "replace_paper" else 1  # another file than the one that it replaces
        return client.post(url, {"json": body, "paper": SimpleUploadedFile("bao-cao.pdf", pdf(pages))}, headers=headers)
    return client.generic(method, url, body, content_type="application/json", headers=headers)
