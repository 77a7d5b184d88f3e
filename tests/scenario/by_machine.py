"""The scenario's story told by machine: the steps of the demonstration, each sent to the API with a token of its post."""

from __future__ import annotations

from functools import cache
from typing import Any

from decreta.directives.models import Task
from decreta.documents.models import Document
from decreta.meetings.enums import Answer, Part, PointKind, Presence
from decreta.organisation.models import Group, Organisation
from decreta.web.demo.incoming import IncomingPlay
from decreta.web.demo.notices import NoticePlay
from decreta.web.demo.papers import paper_pdf
from decreta.web.demo.people import holding, holding_or_none
from decreta.web.demo.progress import ProgressPlay
from decreta.web.demo.rooms import RoomPlay
from decreta.web.demo.sittings import SittingPlay
from decreta.web.demo.source import moment, read
from decreta.web.demo.supervision import SupervisionPlay
from decreta.web.demo.timeline import Timeline
from decreta.web.demo.tray import TrayPlay, scan_of
from decreta.web.demo.word_templates import TemplatePlay
from tests.api.machine import Machine
from tests.scenario.machines import machine, of
from tests.scenario.programme_by_machine import ProgrammeByMachine


def secretary_of(body: str) -> Machine:
    from decreta.core import clock
    from decreta.organisation.models import Holding

    post = f"{body}.secretary"
    seat = Holding.objects.valid_on(clock.today()).select_related("person__user").get(post__code=post)
    return machine(seat.person.user.username, post)


class SittingByMachine(SittingPlay):
    """One session of the files, sent step by step."""

    @property
    def me(self) -> Machine:
        return secretary_of(self.row["body"])

    @property
    def path(self) -> str:
        return f"/sittings/{self.pk}"

    def prepare(self) -> None:
        row = self.row
        titles = row["titles"]
        made = self.me.post(
            "/sittings",
            {
                "body": row["body"],
                "title": titles["vi"],
                "title_en": titles.get("en", ""),
                "title_ja": titles.get("ja", ""),
                "place": row["place"],
                "starts_at": moment(row["starts_at"]).isoformat(),
                "ends_at": moment(row["ends_at"]).isoformat(),
                "chair_post": row["chair"]["post"],
                "serves": row.get("serves") or [],
                "number_in_term": row.get("number_in_term"),
            },
        )
        self.pk = made["id"]
        has_earlier = any(point["kind"]["code"] == PointKind.EARLIER_CONCLUSIONS for point in made["points"])
        for point in row["agenda"]:
            if not (point["kind"] == PointKind.EARLIER_CONCLUSIONS and has_earlier):
                self._add(point)
        self.invite()

    def _add(self, point: dict[str, Any]) -> None:
        words = {
            "title": point["titles"]["vi"],
            "presenter": point.get("presenter") or "",
            "minutes": point.get("minutes") or 15,
            "kind": point["kind"],
        }
        item = self.me.post(f"{self.path}/points", words)
        for paper in point.get("papers") or ():
            pdf = paper_pdf(paper["title"], paper["text"])
            self.me.post(
                f"/points/{item['id']}/papers", {"title": paper["title"], "file": "paper"}, files={"paper": pdf}
            )

    def invite(self) -> None:
        invited = {one["holding"]["id"] for one in self.me.get(self.path)["invitations"]}
        for one in self.row["invitations"]:
            seat = holding_or_none(one["login"], one["post"])
            if seat is not None and str(seat.pk) not in invited:
                self.me.post(f"{self.path}/invitations", {"holding": str(seat.pk), "part": one["part"]})

    def convene(self) -> None:
        self.me.post(f"{self.path}/convene", {"left_out_reason": self.row.get("left_out_reason") or ""})

    def answer(self) -> None:
        for row in self.row["invitations"]:
            answer = row.get("answer") or Answer.NONE
            if answer != Answer.NONE and row["part"] != Part.SECRETARY:
                words = {"answer": answer, "reason": row.get("reason") or ""}
                of(row).post(f"/invitations/{self._invited(of(row), row)}/answer", words)

    def hold(self) -> None:
        self.me.post(f"{self.path}/open")
        for row in self.row["invitations"]:
            if row.get("presence") in Presence.values:
                self.me.post(f"/invitations/{self._invited(self.me, row)}/check-in", {"presence": row["presence"]})
        points = {point["title"]: point["id"] for point in self.me.get(self.path)["points"]}
        for point in self.row["agenda"]:
            item = points[point["titles"]["vi"]]
            self.me.post(f"/points/{item}/go")
            for text in point.get("conclusions") or ():
                self.me.post(f"/points/{item}/conclusions", {"text": text})

    def close(self) -> None:
        self.me.post(f"{self.path}/close")

    def _invited(self, asking: Machine, row: dict[str, Any]) -> str:
        seat = str(holding(row["login"], row["post"]).pk)
        found = asking.get(self.path)["invitations"]
        return next(one["id"] for one in found if one["holding"]["id"] == seat)


class NoticeByMachine(NoticePlay):
    """One notice of the files, sent step by step."""

    @property
    def me(self) -> Machine:
        return secretary_of(self.row["body"])

    @property
    def path(self) -> str:
        return f"/documents/{self.pk}"

    def fresh(self) -> Document:
        return Document.objects.get(pk=self.pk)

    def compose(self) -> None:
        self.pk = self.me.post(f"{self.play.path}/notice")["id"]  # type: ignore[attr-defined]

    def revise(self) -> None:
        words = {
            "subject": self.row["subject"]["vi"],
            "text": self.row["text"],
            "note": "Hoàn thiện phần mở đầu và kết thúc",
            "expected_version": self.me.get(self.path)["version"],
            "recipients": self.row["recipients"],
            "signer_post": self.row["signer"]["post"],
        }
        self.me.post(f"{self.path}/versions", words)
        self.me.post(f"{self.path}/submit")

    def approve(self) -> None:
        signer = of(self.row["signer"])
        signer.post(f"{self.path}/approve", {"content_hash": signer.get(self.path)["content_hash"]})

    def issue(self) -> None:
        clerk, body = of(self.row["clerk"]), self.row["body"]
        term = clerk.get(f"/bodies/{body}")["terms"][-1]["id"]
        for register in next(one for one in read("bodies.yaml")["bodies"] if one["key"] == body)["registers"]:
            clerk.post(
                "/registers",
                {
                    "issuer": f"body:{body}",
                    "type_code": register["type"],
                    "term": term,
                    "first_number": register["opens_at"],
                    "authority": register["authority"],
                    "reason": "Tiếp nhận sổ đang dùng giữa nhiệm kỳ",
                },
            )
        clerk.post(f"{self.path}/issue", {}, Idempotency_Key=f"scenario-{self.row['key']}")
        for symbol in self.row["aliases"]:
            clerk.post(f"{self.path}/aliases", {"symbol": symbol, "reason": "Có văn bản dẫn theo ký hiệu này"})

    def direct(self) -> None:
        made = self.me.post(
            "/directives",
            {
                "document": self.pk,
                "decided_on": str(self.row["decided_on"]),
                "declared_total": self.row["declared"]["total"],
                "clock_start": self.row["clock_start"],
            },
        )
        self.directive_path = f"/directives/{made['id']}"

    def assign(self, row: dict[str, Any]) -> None:
        members = {one["code"]: one["members"] for one in _groups()}
        coordinating = [agency(key) for key in row.get("coordinating") or ()]
        named = Group.objects.filter(code__in=row.get("coordinating_groups") or ())
        for group in named.values_list("code", flat=True):
            coordinating += [f"organisation:{code}" for code in members[group]]
        lead = agency(row["lead"]) if row.get("lead") else None
        made = self.me.post(
            f"{self.directive_path}/tasks",
            {
                "quote": row["quote"],
                "quotes": {"en": row.get("quote_en") or "", "ja": row.get("quote_ja") or ""},
                "titles": row["titles"],
                "lead": lead,
                "each": row.get("each"),
                "coordinating": [one for one in dict.fromkeys(coordinating) if one != lead],
                "deadline": row["deadline"],
                "deliverables": list(row.get("deliverables") or ()),
            },
        )
        self.tasks[row["key"]] = made["id"]


class ProgressByMachine(ProgressPlay):
    """The rows of `progress.yaml` as requests."""

    def receive(self, row: dict[str, Any]) -> None:
        of(row["by"]).post(f"{self._path(row)}/receive")

    def dispute(self, row: dict[str, Any]) -> None:
        of(row["by"]).post(f"{self._path(row)}/dispute", {"reason": row["reason"]})

    def hand_down(self, row: dict[str, Any]) -> None:
        to = row.get("to")
        name = f"holding:{holding(to['login'], to['post']).pk}" if to else f"unit:{row['unit']}"
        of(row["by"]).post(f"{self._path(row)}/hand-down", {"to": name, "note": row.get("note") or ""})

    def report(self, row: dict[str, Any]) -> None:
        words = {
            "text": row["text"],
            "percent": row.get("percent"),
            "claims_done": row["done"],
            "obstacle": row.get("obstacle") or "",
            "proposal": row.get("proposal") or "",
            "forecast_on": str(row["forecast_on"]) if row.get("forecast_on") else None,
            "evidence": [
                {"title": one["title"], "symbol": one.get("symbol") or "", "deliverable": one.get("deliverable")}
                for one in row.get("evidence") or ()
            ],
        }
        self.reports[row["key"]] = of(row["by"]).post(f"{self._path(row)}/reports", words)["id"]

    def verify(self, row: dict[str, Any]) -> None:
        path = f"/reports/{self.reports[row['report']]}"
        if row["outcome"] == "accepted":
            of(row["by"]).post(f"{path}/accept", {})
        else:
            of(row["by"]).post(f"{path}/return", {"reason": row["reason"]})

    def ask(self, row: dict[str, Any]) -> None:
        words = {"until": str(row["until_on"]), "reason": row["reason"]}
        self.requests[row["key"]] = of(row["by"]).post(f"{self._path(row)}/extension-requests", words)["id"]

    def decide(self, row: dict[str, Any]) -> None:
        words = {
            "grant": row["is_granted"],
            "until": str(row["until_on"]) if row.get("until_on") else None,
            "reason": row.get("reason") or "",
            "symbol": row.get("symbol") or "",
        }
        of(row["by"]).post(f"/extension-requests/{self.requests[row['request']]}/decide", words)

    def plan(self, row: dict[str, Any]) -> None:
        words = {"text": row["text"], "recover_on": str(row["recover_on"])}
        of(row["by"]).post(f"{self._path(row)}/recovery-plans", words)

    def occur(self, row: dict[str, Any]) -> None:
        words = {
            key: str(row.get(key) or "") for key in ("event_key", "organisation", "awaited_by", "occurred_on", "note")
        }
        of(row["by"]).post("/events", words)

    def _path(self, row: dict[str, Any]) -> str:
        """Where the assignment is, as the one who acts finds it."""
        rows = of(row["by"]).every(f"/tasks/{self.tasks[row['task']]}/assignments")
        wanted = {"kind": "organisation", "code": row["organisation"]}
        found = next(one for one in rows if one["parent"] is None and wanted.items() <= one["assignee"].items())
        return f"/assignments/{found['id']}"


class IncomingByMachine(IncomingPlay):
    """What arrives, sent step by step."""

    def __init__(self) -> None:
        super().__init__()
        self.made: dict[str, Any] = {}

    def keep_templates(self) -> None:
        for row in self.rows["templates"]:
            of(self.rows["leader"]).post("/mark-templates", {"organisation": self.rows["organisation"], **row})

    def register(self, row: dict[str, Any]) -> None:
        known = Organisation.objects.filter(code=row["sender"]).exists()
        words = ("type", "symbol", "issued_on", "subject", "signed_by", "channel", "urgency", "due_on")
        sent = {name: row[name] for name in words} | {"organisation": self.rows["organisation"]}
        sent["type_code"] = sent.pop("type")
        sent |= {name: str(sent[name]) for name in ("issued_on", "due_on") if sent[name]}
        sent |= {"sender": f"organisation:{row['sender']}" if known else row["sender"], "is_new_sender": not known}
        sent["arrived_on"] = str(moment(row["at"]).date())
        files = {}
        if row["paper"]:
            sent["paper"], files["paper"] = "paper", paper_pdf(row["subject"], row["paper"])
        if row["attached"]:
            sent["attached"], files["attached"] = ["attached"], paper_pdf(row["attached"], row["attached"])
        self.made[row["key"]] = of(self.rows["clerk"]).post("/arrivals", sent, files=files)

    def mark(self, row: dict[str, Any]) -> None:
        mark = row["mark"]
        said = {
            "words": mark["words"],
            "lead": f"unit:{mark['lead']}",
            "coordinating": [f"unit:{code}" for code in mark["coordinating"]],
            "due_on": str(mark["due_on"]),
        }
        self.made[row["key"]] = of(self.rows["leader"]).post(f"{self._path(row)}/marks", said)

    def receive(self, row: dict[str, Any]) -> None:
        (held,) = [one for one in self.made[row["key"]]["assignments"] if one["role"]["code"] == "lead"]
        of(row["mark"]["received"]).post(f"/assignments/{held['id']}/receive")

    def end(self, row: dict[str, Any], how: str) -> None:
        who, act = ("clerk", "return") if how == "returned" else ("leader", "settle")
        of(self.rows[who]).post(f"{self._path(row)}/{act}", {"reason": row[how]["reason"]})

    def _path(self, row: dict[str, Any]) -> str:
        return f"/arrivals/{self.made[row['key']]['id']}"


def agency(key: str) -> str:
    """The organisation or body of a key of the files, as the API names it."""
    return f"body:{key}" if key in _bodies() else f"organisation:{key}"


@cache
def _bodies() -> frozenset[str]:
    return frozenset(one["key"] for one in read("bodies.yaml")["bodies"])


def _groups() -> list[dict[str, Any]]:
    return secretary_of("bcdcds").every("/groups")


class TrayByMachine(TrayPlay):
    """The files of the tray, each laid in by the clerk's program."""

    def bring(self, row: dict[str, Any]) -> None:
        sent = {"organisation": self.rows["organisation"], "file": "file"}
        of(self.rows["clerk"]).post("/tray", sent, files={"file": scan_of(row)})


class TasksById(dict[str, Task]):
    """The tasks of the story by the keys of the files; a program knows them by their ids."""

    def __init__(self, known: dict[str, Any]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, key: str) -> Task:
        return Task.objects.get(pk=self._known[key])


def story(progress: str = "now") -> Timeline:
    """The whole story, in the order of time: what happened by the start of the demonstration, or (`later`) after it."""
    timeline = Timeline()
    tasks: dict[str, Any] = {}
    for row in read("sittings.yaml")["sittings"]:
        play = SittingByMachine(row)
        play.add_to(timeline)
        if row.get("notice"):
            notice = NoticeByMachine(row["notice"], play)
            notice.tasks = tasks
            notice.add_to(timeline)
    rows = {key: found for key, found in read("progress.yaml").items() if key != "later"}
    told = ProgressByMachine(rows, tasks)
    told.add_to(timeline)
    # Rules, reviews and papers that are taken over have no door: supervision beside reports is done on pages.
    SupervisionPlay(TasksById(tasks), told).add_to(timeline)
    # Rooms are kept by an administrator, on pages.
    RoomPlay().add_to(timeline)
    IncomingByMachine().add_to(timeline)
    ProgrammeByMachine().add_to(timeline)
    TrayByMachine().add_to(timeline)
    # Templates have no door for programs: a clerk looks at them on a page before they are in force.
    TemplatePlay().add_to(timeline)
    return timeline
