"""The two conclusion notices: composed, edited, approved, issued, taken up, their sentences made tasks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core.deadlines import Deadline
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task, take_up
from decreta.directives.models import Directive, Task
from decreta.directives.queries.texts import find_quote, issued_version
from decreta.documents import domain as documents
from decreta.documents.models import Document
from decreta.meetings.domain.notice import compose_notice
from decreta.organisation.models import Body, Group, Organisation, Post
from decreta.web.demo.dispatching import DispatchPlay
from decreta.web.demo.people import actor, secretary_of
from decreta.web.demo.sittings import SittingPlay
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline


class NoticePlay:
    """One notice of the files, step by step."""

    def __init__(self, name: str, play: SittingPlay) -> None:
        self.row = read(f"{name}.yaml")
        self.play = play
        self.document: Document | None = None
        self.directive: Directive | None = None
        self.tasks: dict[str, Task] = {}

    def add_to(self, timeline: Timeline) -> None:
        """Put this notice's steps on the timeline: drafted after the session, issued on its day, assigned the same day."""
        issued = moment(self.row["issued_at"])
        closed = moment(self.play.row["closed_at"])
        timeline.at(closed + dt.timedelta(hours=4), self.compose, weight=2)
        timeline.at(issued - dt.timedelta(hours=3), self.revise)
        timeline.at(issued - dt.timedelta(hours=1), self.approve)
        timeline.at(issued, self.issue, weight=4)
        timeline.at(issued + dt.timedelta(minutes=30), self.direct, weight=1)
        DispatchPlay(self).add_to(timeline, issued)
        for number, task in enumerate(self.row["tasks"], start=1):
            timeline.at(issued + dt.timedelta(minutes=30, seconds=20 * number), lambda task=task: self.assign(task))  # type: ignore[misc]

    def compose(self) -> None:
        notice = compose_notice(sitting=self.play._fresh(), by=secretary_of(self.row["body"]))  # noqa: SLF001
        self.document = notice.document

    def revise(self) -> None:
        document = self.fresh()
        documents.revise(
            document=document,
            subject=self.row["subject"]["vi"],
            text=self.row["text"],
            note="Hoàn thiện phần mở đầu và kết thúc",
            expected_version=document.versions.count(),
            recipients=self.row["recipients"],
            signer_post=Post.objects.get(code=self.row["signer"]["post"]),
            by=secretary_of(self.row["body"]),
        )
        documents.submit_for_approval(document=self.fresh(), by=secretary_of(self.row["body"]))

    def approve(self) -> None:
        document = self.fresh()
        version = document.versions.order_by("-ordinal").first()
        assert version is not None
        documents.approve(document=document, version_hash=version.content_hash, by=actor(self.row["signer"]))

    def issue(self) -> None:
        clerk = actor(self.row["clerk"])
        body = Body.objects.get(code=self.row["body"])
        for register in next(one for one in read("bodies.yaml")["bodies"] if one["key"] == body.code)["registers"]:
            documents.open_register(
                issuer=body,
                type_code=register["type"],
                term=body.terms.first(),
                first_number=register["opens_at"],
                authority=register["authority"],
                reason="Tiếp nhận sổ đang dùng giữa nhiệm kỳ",
                by=clerk,
            )
        documents.issue(document=self.fresh(), idempotency_key=f"scenario-{self.row['key']}", by=clerk)
        for symbol in self.row["aliases"]:
            documents.add_alias(
                document=self.fresh(), symbol=symbol, reason="Có văn bản dẫn theo ký hiệu này", by=clerk
            )

    def direct(self) -> None:
        self.directive = take_up(
            document=self.fresh(),
            decided_on=self.row["decided_on"],
            declared_total=self.row["declared"]["total"],
            received_on=None,
            clock_start=self.row["clock_start"],
            by=secretary_of(self.row["body"]),
        )

    def assign(self, row: dict[str, Any]) -> None:
        assert self.directive is not None
        place = find_quote(issued_version(self.fresh()), row["quote"])
        if place is None:
            raise LookupError(row["key"])
        anchor, start, end = place
        coordinating = [agency(key) for key in row.get("coordinating") or ()]
        for group in Group.objects.filter(code__in=row.get("coordinating_groups") or ()):
            coordinating += [
                member.organisation for member in group.members.select_related("organisation").order_by("pk")
            ]
        lead = agency(row["lead"]) if row.get("lead") else None
        self.tasks[row["key"]] = assign_task(
            directive=self.directive,
            span=Span(anchor, start, end, row["quote"]),
            titles=Titles(**row["titles"]),
            responsible=Responsible(
                lead=lead,
                each=Group.objects.get(code=row["each"]) if row.get("each") else None,
                coordinating=[one for one in dict.fromkeys(coordinating) if one != lead],
            ),
            deadline=Deadline.from_data(row["deadline"]),
            deliverables=[Titles(**one) for one in row.get("deliverables") or ()],
            quote_translations=Titles("", row.get("quote_en") or "", row.get("quote_ja") or ""),
            by=secretary_of(self.row["body"]),
        )

    def fresh(self) -> Document:
        assert self.document is not None
        return Document.objects.get(pk=self.document.pk)


def agency(key: str) -> Organisation | Body:
    """The organisation or body of a key of the files."""
    return Organisation.objects.filter(code=key).first() or Body.objects.get(code=key)
