"""What people do before and after a sitting, done by machine: the same acts, refused for the same reasons."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.accounts.scopes import Scope
from decreta.core import clock
from decreta.directives.models import Directive, Task
from decreta.meetings import domain as meetings
from decreta.meetings.models import AgendaItem
from tests.api.machine import Machine
from tests.files.papers import pdf
from tests.lists import growing
from tests.meetings import office as sittings
from tests.meetings.office import moment
from tests.meetings.office import secretary as clerk_of
from tests.minutes.office import DEADLINE, begun, held
from tests.voting.office import item_of, session_of

WORDS = {"title": "Quỹ dữ liệu", "why": "Chưa có nguồn.", "asked": "Đồng ý lập quỹ."}
TEXT = "Giao Bộ Tư pháp chủ trì.\nBáo cáo trước ngày 30/4."


def machine(office, name: str) -> Machine:
    return Machine(name, office.holdings[name].pk)


def pointers(answer) -> set[str]:
    """Where in what was sent something is wrong."""
    return {one["pointer"] for one in answer.json()["errors"]}


def test_minutes_are_written_put_before_the_members_remarked_on_and_approved(office, secretary) -> None:
    sitting, member = held(office), machine(office, "member")
    made = secretary.post(f"/sittings/{sitting.pk}/minutes")
    assert secretary.post(f"/sittings/{sitting.pk}/minutes")["id"] == made["id"]
    assert member.send("POST", f"/sittings/{sitting.pk}/minutes").status_code == 403
    path = f"/minutes/{made['id']}"
    words = {"text": "Không có ý kiến khác.", "expected_revision": 0}
    written = secretary.asked("PUT", f"{path}/passages/other", words)
    (passage,) = [one for one in written["passages"] if one["key"] == "other"]
    assert (passage["text"], passage["revision"]) == (words["text"], 1)
    assert secretary.send("PUT", f"{path}/passages/other", words | {"text": "Khác."}).status_code == 409
    assert secretary.send("PUT", f"{path}/passages/nowhere", words).status_code == 409
    with clock.frozen(moment(11)):
        assert secretary.post(f"{path}/circulate", {"until": DEADLINE.isoformat()})["state"]["code"] == "circulated"
        unknown = member.send("POST", f"{path}/remarks", {"stance": "remarks", "text": "Sửa.", "about": "point:x"})
        assert (unknown.status_code, pointers(unknown)) == (422, {"/about"})
        said = member.post(f"{path}/remarks", {"stance": "objects", "text": "Thiếu số liệu.", "about": "other"})
        assert (said["edition"], said["outcome"]["code"], said["about"]) == (1, "open", "other")
        assert member.send("POST", f"/remarks/{said['id']}/answer", {"outcome": "taken"}).status_code == 403
        told = secretary.post(f"/remarks/{said['id']}/answer", {"outcome": "declined", "answer": "Đã nêu ở mục 2."})
        assert (told["outcome"]["code"], member.get(f"/remarks/{said['id']}")["answer"]) == ("declined", told["answer"])
        assert secretary.send("POST", f"{path}/approve", {"way": "circulation"}).status_code == 409
        back = secretary.post(f"{path}/take-back", {"reason": "Bổ sung số liệu."})
        assert (back["state"]["code"], back["edition"]) == ("draft", None)
        assert member.get(path)["edition"] == 1
        secretary.post(f"{path}/circulate", {"until": DEADLINE.isoformat()})
    with clock.frozen(DEADLINE + dt.timedelta(hours=1)):
        nowhere = secretary.send("POST", f"{path}/approve", {"way": "sitting"})
        assert (nowhere.status_code, pointers(nowhere)) == (422, {"/point"})
        approved = secretary.post(f"{path}/approve", {"way": "circulation"})
    assert (approved["state"]["code"], approved["approved_way"]["code"]) == ("approved", "circulation")


def test_the_approval_of_minutes_is_put_on_a_later_agenda_that_one_sees(office, secretary) -> None:
    minutes = begun(office)
    path, begin = f"/minutes/{minutes.pk}", moment(9, day=dt.date(2025, 4, 21))
    with clock.frozen(moment(11)):
        secretary.post(f"{path}/circulate", {"until": DEADLINE.isoformat()})
        later = sittings.sitting_of(office, starts_at=begin, ends_at=begin + dt.timedelta(hours=2))
        assert pointers(secretary.send("POST", f"{path}/agenda", {"sitting": str(office.body.pk)})) == {"/sitting"}
        told = secretary.post(f"{path}/agenda", {"sitting": str(later.pk)})
    assert secretary.get(f"/points/{told['approved_under']}")["sitting"] == str(later.pk)
    assert machine(office, "member").get(path)["approved_under"] is None


def test_a_remark_on_a_point_that_one_does_not_read_is_not_there(office, secretary) -> None:
    sitting, member = held(office), machine(office, "member")
    item = AgendaItem.objects.filter(sitting=sitting).order_by("position")[0]
    AgendaItem.objects.filter(pk=item.pk).update(audience="named")
    path = f"/minutes/{secretary.post(f'/sittings/{sitting.pk}/minutes')['id']}"
    with clock.frozen(moment(11)):
        secretary.post(f"{path}/circulate", {"until": DEADLINE.isoformat()})
        key = next(one["key"] for one in secretary.get(path)["passages"] if one["point"] == str(item.pk))
        answer = member.send("POST", f"{path}/remarks", {"stance": "remarks", "text": "Sửa.", "about": key})
        assert (answer.status_code, pointers(answer)) == (422, {"/about"})
        said = secretary.post(f"{path}/remarks", {"stance": "remarks", "text": "Sửa.", "about": key})
    assert member.send("GET", f"/remarks/{said['id']}").status_code == 404
    assert member.get(path)["remarks"] == []
    assert member.send("GET", f"/points/{item.pk}/speeches").status_code == 404


def test_a_member_moves_words_and_takes_back_what_the_chair_admits_or_refuses(office, secretary) -> None:
    sitting = session_of(office)
    conclusion = meetings.write_conclusion(item=item_of(sitting), text=TEXT, by=clerk_of(office))
    first, second = (
        Machine(one.holding.person.user.username, one.holding_id)
        for one in sitting.invitations.filter(part="member", holding__person__user__username__startswith="uv")
        .select_related("holding__person__user")
        .order_by("holding__person__full_name")[:2]
    )
    tag = first.send("GET", f"/conclusions/{conclusion.pk}")["ETag"]
    amended = {"text": TEXT.replace("30/4", "15/5"), "reason": "Cho kịp."}
    made = first.post(f"/conclusions/{conclusion.pk}/amendments", amended, If_Match=tag)
    path = f"/motions/{made['id']}"
    assert (made["kind"]["code"], made["merged"], made["revision"]) == ("amendment", amended["text"], 1)
    assert second.post(f"{path}/say", {"stance": "supports"})["supporters"] == 1
    assert first.send("POST", f"{path}/say", {"stance": "supports"}).status_code == 403
    words = {"text": TEXT.replace("30/4", "31/5"), "expected_revision": 1}
    anew = first.patch(path, words)
    assert (anew["revision"], anew["supporters"], anew["reason"]) == (2, 0, "Cho kịp.")
    assert first.send("PATCH", path, words | {"text": TEXT.replace("30/4", "1/6")}).status_code == 409
    assert second.send("PATCH", path, words | {"expected_revision": 2}).status_code == 403
    assert first.send("POST", f"{path}/admit").status_code == 403
    assert secretary.send("POST", f"{path}/admit", If_Match=tag).status_code == 412
    assert secretary.post(f"{path}/admit")["state"]["code"] == "admitted"
    assert first.post(f"{path}/withdraw")["state"]["code"] == "withdrawn"
    point = f"/points/{conclusion.item_id}/motions"
    assert pointers(first.send("POST", point, {"kind": "free"})) == {"/text"}
    again = first.post(point, {"kind": "postpone"}, Idempotency_Key="m-1")
    assert first.post(point, {"kind": "postpone"}, Idempotency_Key="m-1")["id"] == again["id"]
    refused = secretary.post(f"/motions/{again['id']}/refuse", {"reason": "Đã bàn."})
    assert (refused["state"]["code"], refused["because"]) == ("refused", "Đã bàn.")
    mover = str(sitting.invitations.get(part="chair").pk)
    assert first.send("POST", point, {"kind": "refer", "mover": mover}).status_code == 403
    assert secretary.post(point, {"kind": "refer", "mover": mover})["mover"]["person"]
    elsewhere = {"kind": "refer", "mover": str(conclusion.pk)}
    assert pointers(secretary.send("POST", point, elsewhere)) == {"/mover"}


def test_a_decision_in_writing_is_prepared_asked_answered_and_counted(office, secretary) -> None:
    until = moment(17)
    given = {"body": office.body.code, "title": "Kế hoạch quý II", "until": until.isoformat()}
    made = secretary.post("/procedures", {**given, "chair_post": office.posts["head"].code, "convert_at": 9})
    path, head, member = f"/procedures/{made['id']}", machine(office, "head"), machine(office, "member")
    assert (made["state"]["code"], made["convert_at"], made["majority"]["code"]) == ("preparing", 9, ">1/2")
    assert secretary.send("POST", f"{path}/ask").status_code == 409
    for title in ("Kế hoạch", "Kinh phí"):
        asked = secretary.post(f"{path}/questions", {"title": title, "text": f"Thông qua {title}."})
    first, second = (one["point"] for one in asked["questions"])
    assert secretary.post(f"{path}/ask")["state"]["code"] == "open"
    form = {"opinions": [{"point": second, "stance": "other"}, {"point": str(office.body.pk), "stance": "agrees"}]}
    assert pointers(member.send("POST", f"{path}/answer", form)) == {"/opinions/1/point"}
    answer = member.send("POST", f"{path}/answer", {"opinions": form["opinions"][:1]})
    assert (answer.status_code, pointers(answer)) == (422, {"/opinions", "/opinions/0/text"})
    form = {"opinions": [{"point": point, "stance": "agrees"} for point in (first, second)]}
    lent = Machine("member", office.holdings["member"].pk, scopes=(Scope.READ.value, Scope.MEETINGS.value))
    assert lent.send("POST", f"{path}/answer", form).json()["type"].endswith("insufficient-scope")
    assert secretary.send("POST", f"{path}/answer", form).status_code == 403
    for one in (head, member):
        assert len(one.post(f"{path}/answer", form)["own"]["opinions"]) == 2
    assert secretary.send("POST", f"{path}/close").status_code == 409
    with clock.frozen(until + dt.timedelta(minutes=1)):
        assert member.send("POST", f"{path}/answer", form).status_code == 409
        told = secretary.post(f"{path}/close")
    assert [one["count"]["is_adopted"] for one in told["questions"]] == [True, True]


def test_a_decision_in_writing_is_turned_into_a_session(office, secretary) -> None:
    given = {"body": office.body.code, "title": "Kế hoạch", "until": moment(17).isoformat()}
    made = secretary.post("/procedures", {**given, "chair_post": office.posts["head"].code})
    path = f"/procedures/{made['id']}"
    secretary.post(f"{path}/questions", {"title": "Kế hoạch", "text": "Thông qua."})
    secretary.post(f"{path}/ask")
    assert machine(office, "member").send("POST", f"{path}/convert", {"reason": "Bàn."}).status_code == 403
    assert secretary.post(f"{path}/convert", {"reason": "Cần thảo luận."})["state"]["code"] == "converted"


def test_a_point_is_proposed_reviewed_sent_again_placed_and_put_off(office, secretary) -> None:
    officer, chief = machine(office, "officer"), machine(office, "chief")
    made = officer.post("/proposed-points", {"body": office.body.code, **WORDS})
    path = f"/proposed-points/{made['id']}"
    assert made["waits_for"]["code"] == "unit_head"
    assert pointers(officer.send("POST", "/proposed-points", {"body": "nowhere", **WORDS})) == {"/body"}
    for content in (pdf(1), b"no paper"):
        answer = officer.send("POST", f"{path}/papers", {"title": "Tờ trình", "file": "t"}, files={"t": content})
    assert answer.status_code == 422
    (paper,) = officer.get(path)["papers"]
    assert officer.send("GET", f"/proposed-papers/{paper['id']}/file", Accept="application/pdf").status_code == 200
    assert secretary.send("GET", f"/proposed-papers/{paper['id']}/file", Accept="application/pdf").status_code == 404
    assert secretary.send("POST", f"{path}/approve", {}).status_code == 404
    assert officer.send("POST", f"{path}/approve", {}).status_code == 403
    assert chief.post(f"{path}/approve", {"note": "Đồng ý."})["waits_for"]["code"] == "secretary"
    assert secretary.post(f"{path}/return", {"reason": "Thiếu số liệu."})["state"]["code"] == "returned"
    again = officer.post(f"{path}/resend", WORDS | {"title": "Quỹ dữ liệu số"})
    assert (again["title"], again["state"]["code"]) == ("Quỹ dữ liệu số", "review")
    chief.post(f"{path}/approve", {})
    assert secretary.post(f"{path}/approve", {})["state"]["code"] == "open"
    begin = moment(9, day=dt.date(2025, 4, 21))
    sitting = sittings.sitting_of(office, starts_at=begin, ends_at=begin + dt.timedelta(hours=2))
    assert officer.send("POST", f"{path}/place", {"sitting": str(sitting.pk)}).status_code == 403
    assert pointers(secretary.send("POST", f"{path}/place", {"sitting": str(office.body.pk)})) == {"/sitting"}
    placed = secretary.post(f"{path}/place", {"sitting": str(sitting.pk)})
    assert secretary.get(f"/points/{placed['point']}")["title"] == "Quỹ dữ liệu số"
    off = secretary.post(f"{path}/put-off", {"reason": "Chờ ý kiến."})
    assert (off["state"]["code"], off["point"]) == ("open", None)
    assert officer.post(f"{path}/withdraw")["state"]["code"] == "withdrawn"


def test_a_rule_of_reporting_is_set_and_ended(office, secretary) -> None:
    task = growing.task(office)
    given = {"scope": f"task:{task.pk}", "unit": "week", "day": 5}
    made = secretary.post("/report-rules", given)
    assert (made["task"], made["unit"]["code"], made["holds"]) == (str(task.pk), "week", True)
    assert pointers(secretary.send("POST", "/report-rules", given | {"day": 9})) == {"/day"}
    directive = Task.objects.get(pk=task.pk).directive_id
    assert secretary.post("/report-rules", given | {"scope": f"directive:{directive}"})["directive"] == str(directive)
    assert secretary.post("/report-rules", given | {"scope": f"body:{office.body.code}"})["body"] == office.body.code
    for scope in (f"task:{office.body.pk}", "task:7", "unit:x"):
        assert pointers(secretary.send("POST", "/report-rules", given | {"scope": scope})) == {"/scope"}
    assert machine(office, "member").send("POST", "/report-rules", given).status_code == 403
    hidden = machine(office, "administrator").send("POST", "/report-rules", given)
    assert (hidden.status_code, pointers(hidden)) == (422, {"/scope"})
    assert secretary.post(f"/report-rules/{made['id']}/end", {"reason": "Xong."})["holds"] is False
    assert secretary.send("POST", f"/report-rules/{made['id']}/end", {}).status_code == 409


@pytest.mark.parametrize("outcome", ["kept", "closed"])
def test_a_directive_without_an_end_is_reviewed_or_its_day_moved(office, secretary, outcome: str) -> None:
    growing.endless_task(office)
    path, later = f"/reviews/{Directive.objects.get().pk}", str(clock.today() + dt.timedelta(days=90))
    assert (
        machine(office, "member").send("POST", f"{path}/move", {"next_on": later, "reason": "Chờ."}).status_code == 403
    )
    moved = secretary.post(f"{path}/move", {"next_on": later, "reason": "Chờ tổng kết."})
    assert (moved["review_on"], moved["steps"][0]["kind"]["code"]) == (later, "moved")
    past = {"outcome": "kept", "reason": "Còn phù hợp.", "next_on": str(clock.today())}
    assert pointers(secretary.send("POST", f"{path}/review", past)) == {"/next_on"}
    answer = secretary.send("POST", f"{path}/review", {"outcome": outcome, "reason": "Đã xem.", "next_on": later})
    assert answer.status_code == (204 if outcome == "closed" else 200)
    if outcome == "kept":
        assert answer.json()["newest_outcome"]["code"] == "kept"
