"""The sessions of the scenario: prepared, convened, held."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.meetings.domain import agenda, conclusions, convening, invitations, papers, session
from decreta.meetings.domain import sittings as preparing
from decreta.meetings.enums import Answer, Part, PointKind, Presence
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.organisation.models import Body, Post
from decreta.web.demo.papers import paper_pdf
from decreta.web.demo.people import actor, holding, holding_or_none, secretary_of
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline

LEAD_TIME = dt.timedelta(days=2)


class SittingPlay:
    """One session of the files, step by step."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.sitting: Sitting | None = None

    @property
    def by(self) -> Any:
        return secretary_of(self.row["body"])

    def add_to(self, timeline: Timeline) -> None:
        """Put this session's steps on the timeline."""
        starts = moment(self.row["starts_at"])
        convened = moment(self.row["convened_at"]) if self.row.get("convened_at") else None
        created = (convened or min(starts - dt.timedelta(days=7), moment("2025-03-28", 16))) - LEAD_TIME
        timeline.at(max(created, moment("2025-02-12", 9)) if convened else created, self.prepare, weight=5)
        if convened:
            timeline.at(convened, self.convene, weight=2)
            # Ministries that were formed on 1 March are represented from that day.
            answered = max(convened + dt.timedelta(hours=20), moment("2025-03-01", 15))
            timeline.at(answered - dt.timedelta(hours=5), self.invite)
            timeline.at(answered, self.answer, weight=2)
        if self.row.get("opened_at"):
            timeline.at(moment(self.row["opened_at"]), self.hold, weight=5)
        if self.row.get("closed_at"):
            timeline.at(moment(self.row["closed_at"]), self.close)

    def prepare(self) -> None:
        row, by = self.row, self.by
        titles = row["titles"]
        body = Body.objects.get(code=row["body"])
        self.sitting = preparing.create_sitting(
            body=body,
            title=titles["vi"],
            title_en=titles.get("en", ""),
            title_ja=titles.get("ja", ""),
            place=row["place"],
            starts_at=moment(row["starts_at"]),
            ends_at=moment(row["ends_at"]),
            chair_post=Post.objects.get(code=row["chair"]["post"]),
            serves=list(Body.objects.filter(code__in=row.get("serves") or ())),
            term=body.terms.first(),
            number_in_term=row.get("number_in_term"),
            by=by,
        )
        for point in row["agenda"]:
            self._add_point(point)
        self.invite()

    def invite(self) -> None:
        """Invite everybody of the files who holds his post by now and is not invited yet."""
        assert self.sitting is not None
        invited = set(self.sitting.invitations.values_list("holding_id", flat=True))
        for one in self.row["invitations"]:
            seat = holding_or_none(one["login"], one["post"])
            if seat is not None and seat.pk not in invited:
                invitations.invite(sitting=self._fresh(), holding=seat, part=Part(one["part"]), by=self.by)

    def _add_point(self, point: dict[str, Any]) -> None:
        assert self.sitting is not None
        by = self.by
        if (
            point["kind"] == PointKind.EARLIER_CONCLUSIONS
            and self.sitting.agenda.filter(kind=PointKind.EARLIER_CONCLUSIONS).exists()
        ):
            return
        item = agenda.add_point(
            sitting=self.sitting,
            title=point["titles"]["vi"],
            presenter=point.get("presenter") or "",
            minutes=point.get("minutes") or 15,
            kind=PointKind(point["kind"]),
            by=by,
        )
        for paper in point.get("papers") or ():
            pdf = paper_pdf(paper["title"], paper["text"])
            papers.add_paper(item=item, title=paper["title"], upload=(f"{paper['title']}.pdf", pdf), by=by)

    def convene(self) -> None:
        convening.convene(sitting=self._fresh(), left_out_reason=self.row.get("left_out_reason") or "", by=self.by)

    def answer(self) -> None:
        for row in self.row["invitations"]:
            answer = row.get("answer") or Answer.NONE
            if answer != Answer.NONE and row["part"] != Part.SECRETARY:
                invitations.answer_invitation(
                    invitation=self._invitation(row),
                    answer=Answer(answer),
                    reason=row.get("reason") or "",
                    by=actor(row),
                )

    def hold(self) -> None:
        by = self.by
        session.open_sitting(sitting=self._fresh(), by=by)
        for row in self.row["invitations"]:
            presence = row.get("presence")
            if presence in Presence.values:
                session.check_in(invitation=self._invitation(row), presence=Presence(presence), by=by)
        for point in self.row["agenda"]:
            item = AgendaItem.objects.get(sitting=self.sitting, title=point["titles"]["vi"])
            session.go_to_point(sitting=self._fresh(), item=item, by=by)
            for text in point.get("conclusions") or ():
                conclusions.write_conclusion(item=item, text=text, by=by)

    def close(self) -> None:
        session.close_sitting(sitting=self._fresh(), by=self.by)

    def _fresh(self) -> Sitting:
        assert self.sitting is not None
        return Sitting.objects.get(pk=self.sitting.pk)

    def _invitation(self, row: dict[str, Any]) -> Invitation:
        return Invitation.objects.get(sitting=self.sitting, holding=holding(row["login"], row["post"]))


def plays() -> list[SittingPlay]:
    """All sessions of the files."""
    return [SittingPlay(row) for row in read("sittings.yaml")["sittings"]]
