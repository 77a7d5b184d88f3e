"""The drafting programme of the standing agency: drawn up, adopted, changed; six of its papers issued in the month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from decreta.dispatch.domain import complete
from decreta.documents.domain import approval, checking, drafting, issuing, registers
from decreta.documents.enums import CheckKind
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from decreta.organisation.models import Organisation, Post, Unit
from decreta.programme import domain
from decreta.programme.models import Expected
from decreta.web.demo.people import actor, holding
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline

Step = tuple[dt.datetime, Callable[[dict[str, Any]], None]]


class ProgrammePlay:
    """The programme of the files, at the moments at which its papers were begun and issued."""

    def __init__(self) -> None:
        self.rows = read("drafting.yaml")
        year, month = (int(part) for part in self.rows["month"].split("-"))
        self.first = dt.date(year, month, 1)
        self.papers: dict[str, Expected] = {}

    def add_to(self, timeline: Timeline) -> None:
        """Put every act at its moment: who drafts begins days before, checks and signature follow, then the number."""
        timeline.at(_at(self.first + dt.timedelta(days=2), 8), self.draw_up, weight=3)
        for row in self.rows["papers"]:
            for moment_of_step, step in self._way(row):
                timeline.at(moment_of_step, lambda row=row, step=step: step(row), weight=2)  # type: ignore[misc]

    def _way(self, row: dict[str, Any]) -> list[Step]:
        """How far a paper came by the end of the month, and when each step was done."""
        if row["symbol"] and not row["symbol"].endswith(_OWN):
            # A notice of a committee is drafted and issued in its own story.
            return [(_at(row["issued_on"], 20), self.bind)]
        # What was not issued by the day of the files lies with its signer, its advisers or its drafter.
        near = row["issued_on"] or min(row["expected_on"], self.rows["as_of"])

        def before(days: int, hour: int) -> dt.datetime:
            return _at(near - dt.timedelta(days=days), hour)

        drafted: list[Step] = [(before(7, 9), self.begin), (before(4, 14), self.write)]
        checked = [*drafted, (before(3, 15), self.submit), (before(2, 10), self.check)]
        issued = [*checked, (before(0, 9), self.approve), (before(0, 15), self.issue), (before(0, 16), self.sent)]
        return {"issued": issued, "to_sign": checked, "consulting": drafted, "drafting": drafted[:1]}[row["state"]]

    def draw_up(self) -> None:
        """The clerk draws it up, the deputy head adopts it."""
        clerk = actor(CLERK)
        programme = domain.draw_up(issuer=_house(), **self.programme(), by=clerk)
        for row in self.rows["papers"]:
            self.papers[row["key"]] = domain.expect(programme=programme, planning=planning(row), by=clerk)
        domain.adopt(programme=programme, by=actor(SIGNER))

    def programme(self) -> dict[str, Any]:
        """What the programme says of itself."""
        return {
            "name": f"Chương trình xây dựng văn bản tháng {self.first.month}/{self.first.year}",
            "kind": "month",
            "first_on": self.first,
            # What is begun in the month may be issued in the next one.
            "last_on": max(row["expected_on"] for row in self.rows["papers"]),
        }

    def register(self, row: dict[str, Any]) -> dict[str, Any]:
        """The register that goes on from where the paper one stood, with the number of the files."""
        return {
            "type_code": planning(row).type_code,
            "first_number": int(row["symbol"].partition("-")[0]),
            "year": row["issued_on"].year,
            "authority": "Chánh Văn phòng",
            "reason": "Tiếp theo sổ giấy",
        }

    def bind(self, row: dict[str, Any]) -> None:
        """A notice of a committee, which the standing agency has advised on."""
        document = Document.objects.get(symbol=row["symbol"])
        domain.bind(expected=self.papers[row["key"]], document=document, by=actor(CLERK))

    def begin(self, row: dict[str, Any]) -> None:
        """The drafter begins it with the type, abstract and signer of the programme."""
        domain.begin(expected=self.papers[row["key"]], by=actor(row["drafter"]))

    def write(self, row: dict[str, Any]) -> None:
        """Its text, and to whom it goes."""
        document = self._document(row)
        subject, words = document.subject, words_of(document.subject, row)
        drafting.revise(document=document, subject=subject, **words, expected_version=1, by=actor(row["drafter"]))

    def submit(self, row: dict[str, Any]) -> None:
        approval.submit_for_approval(document=self._document(row), by=actor(row["drafter"]))

    def check(self, row: dict[str, Any]) -> None:
        """The head of the unit answers for the content, the clerk for the form."""
        document = self._document(row)
        for kind, by in ((CheckKind.CONTENT, HEADS[row["unit"]]), (CheckKind.FORM, CLERK)):
            checking.check(document=document, kind=kind, version_hash=_hash(document), by=actor(by))

    def approve(self, row: dict[str, Any]) -> None:
        document = self._document(row)
        approval.approve(document=document, version_hash=_hash(document), by=actor(SIGNER))

    def issue(self, row: dict[str, Any]) -> None:
        """Issued with the number of the files: the register goes on from where the paper one stood."""
        document, clerk = self._document(row), actor(CLERK)
        registers.open_register(issuer=_house(), **self.register(row), by=clerk)
        issuing.issue(document=document, idempotency_key=f"demo-{row['key']}", issued_on=row["issued_on"], by=clerk)

    def sent(self, row: dict[str, Any]) -> None:
        complete(document=self._document(row), note="Lưu hành nội bộ", by=actor(CLERK))

    def _document(self, row: dict[str, Any]) -> Document:
        return Document.objects.get(expected_as=self.papers[row["key"]].pk)


#: What the standing agency issues in its own name.
_OWN = "/VPTW"
CLERK = {"login": "mai", "post": "vptw-vt.clerk"}
SIGNER = {"login": "lan", "post": "vptw-ld.deputy"}
HEADS = {
    "vptw-th": {"login": "giang", "post": "vptw-th.head"},
    "vptw-cdscy": {"login": "dat", "post": "vptw-cdscy.head"},
}


def _at(day: dt.date, hour: int) -> dt.datetime:
    return moment(day.isoformat(), hour)


def _house() -> Organisation:
    return Organisation.objects.get(code="vptw")


def _hash(document: Document) -> str:
    return newest_version(document).content_hash


def words_of(subject: str, row: dict[str, Any]) -> dict[str, Any]:
    """The text of a paper, and to whom it goes."""
    return {
        "text": f"{subject} được ban hành theo chương trình xây dựng văn bản của Văn phòng.\n"
        "Các đơn vị liên quan chịu trách nhiệm thực hiện và báo cáo kết quả về Văn phòng.",
        "addressees": ["Các cơ quan chủ trì nhiệm vụ"] if row["type"] == "CV" else [],
        "recipients": ["Các đơn vị trong Văn phòng", "Lưu Văn phòng"],
    }


def planning(row: dict[str, Any]) -> domain.Planning:
    """What the programme says of a paper: it is submitted three days before it is to be issued."""
    title = row["title"]["vi"]
    return domain.Planning(
        # Quyết định and Quy định share an abbreviation; the title tells them apart.
        type_code="QyĐ" if title.startswith("Quy định") else row["type"],
        subject=title,
        drafting=Unit.objects.get(code=row["unit"]),
        drafter=holding(**row["drafter"]),
        submit_on=row["expected_on"] - dt.timedelta(days=3),
        issue_on=row["expected_on"],
        signer_post=Post.objects.get(code=SIGNER["post"]),
    )
