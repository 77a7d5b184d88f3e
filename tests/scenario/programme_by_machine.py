"""The drafting programme of the scenario sent to the API: drawn up, adopted, its papers begun, checked, signed, issued."""

from __future__ import annotations

from typing import Any

from decreta.documents.models import Document
from decreta.web.demo.programmes import CLERK, HEADS, SIGNER, ProgrammePlay, planning, words_of
from tests.scenario.machines import of


class ProgrammeByMachine(ProgrammePlay):
    """The programme of the files, sent step by step."""

    def __init__(self) -> None:
        super().__init__()
        #: Where each expected paper is, and the draft of each that was begun.
        self.expected: dict[str, str] = {}
        self.drafts: dict[str, str] = {}

    def draw_up(self) -> None:
        said = {name: str(value) for name, value in self.programme().items()}
        path = f"/programmes/{of(CLERK).post('/programmes', {'issuer': 'organisation:vptw', **said})['id']}"
        for row in self.rows["papers"]:
            known = planning(row)
            assert known.drafting is not None and known.drafter is not None and known.signer_post is not None
            paper = {
                "type_code": known.type_code,
                "subject": known.subject,
                "drafting": f"unit:{known.drafting.code}",
                "drafter": str(known.drafter.pk),
                "submit_on": str(known.submit_on),
                "issue_on": str(known.issue_on),
                "signer_post": known.signer_post.code,
            }
            made = of(CLERK).post(f"{path}/expected-papers", paper)
            self.expected[row["key"]] = f"/expected-papers/{made['id']}"
        of(SIGNER).post(f"{path}/adopt")

    def bind(self, row: dict[str, Any]) -> None:
        document = Document.objects.get(symbol=row["symbol"])
        of(CLERK).post(f"{self.expected[row['key']]}/bind", {"document": str(document.pk)})

    def begin(self, row: dict[str, Any]) -> None:
        made = of(row["drafter"]).post(f"{self.expected[row['key']]}/begin")
        self.drafts[row["key"]] = f"/documents/{made['id']}"

    def write(self, row: dict[str, Any]) -> None:
        drafter, path = of(row["drafter"]), self.drafts[row["key"]]
        subject = drafter.get(path)["subject"]
        drafter.post(f"{path}/versions", {"subject": subject, **words_of(subject, row), "expected_version": 1})

    def submit(self, row: dict[str, Any]) -> None:
        of(row["drafter"]).post(f"{self.drafts[row['key']]}/submit")

    def check(self, row: dict[str, Any]) -> None:
        for kind, by in (("content", HEADS[row["unit"]]), ("form", CLERK)):
            self._answer(row, by, "check", kind=kind)

    def approve(self, row: dict[str, Any]) -> None:
        self._answer(row, SIGNER, "approve")

    def issue(self, row: dict[str, Any]) -> None:
        register = self.register(row) | {"issuer": "organisation:vptw"}
        of(CLERK).post("/registers", register)
        issued = {"issued_on": str(row["issued_on"])}
        of(CLERK).post(f"{self.drafts[row['key']]}/issue", issued, Idempotency_Key=f"scenario-{row['key']}")

    def sent(self, row: dict[str, Any]) -> None:
        of(CLERK).post(f"{self.drafts[row['key']]}/dispatch/complete", {"note": "Lưu hành nội bộ"})

    def _answer(self, row: dict[str, Any], by: dict[str, str], act: str, **more: str) -> None:
        path = self.drafts[row["key"]]
        of(by).post(f"{path}/{act}", {"content_hash": of(by).get(path)["content_hash"], **more})
