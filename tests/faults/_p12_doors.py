"""The addresses that take a file, found in the code, each with what is sent along and how what it took is fetched."""

from __future__ import annotations

import ast
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.files import papers

SOURCE = Path(__file__).resolve().parent.parent.parent / "src" / "decreta"


@dataclass(frozen=True)
class Door:
    """An address that takes a file in a field; `kept` is a field that takes a good file beside it."""

    name: str
    path: str
    field: str
    who: str
    fields: Callable[[], dict[str, str]]
    served: Callable[[], list[str]]
    kept: str = ""
    only_pdf: bool = False
    is_api: bool = False
    #: Nothing of the corpus is fit for it: it takes what is made on purpose only.
    takes_none: bool = False
    #: It looks at whatever comes, keeps nothing of it, and answers later when too much comes.
    keeps_nothing: bool = False
    #: It closes behind a file that it took: gives the address of one that is open.
    anew: Callable[[], str] | None = None

    @property
    def address(self) -> str:
        """Where the next file goes."""
        return self.anew() if self.anew else self.path


def forms_in_code() -> set[str]:
    """Classes of forms that have a field for a file, as `area.Class`."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and any(
                isinstance(call, ast.Call) and ast.unparse(call.func).rsplit(".", 1)[-1] in ("UploadField", "FileField")
                for call in ast.walk(node)
            ):
                found.add(f"{path.relative_to(SOURCE).parts[0]}.{node.name}")
    # The field itself, and the page that shows every component to developers and stores nothing.
    return found - {"files.UploadField", "ui.ExampleForm"}


def routes_in_code() -> set[str]:
    """Addresses of the API whose description takes files."""
    from django.test import Client

    text = Client(HTTP_HOST="localhost").get("/api/v1/openapi.json").content
    return {
        path
        for path, methods in json.loads(text)["paths"].items()
        for one in methods.values()
        if isinstance(one, dict) and "multipart/form-data" in one.get("requestBody", {}).get("content", {})
    }


#: Every form and every route of the API, with the doors that try it.
TRIED_FORMS = {"documents.ArrivalForm", "meetings.PaperForm", "assignments.ReportForm", "kit.UploadForm"}
TRIED_FORMS |= {"meetings.ReplaceForm"}
TRIED_FORMS |= {
    "assignments.ExtensionForm",
    "kit.TableForm",
    "writing.FileForm",
    "signing.ImageForm",
    "proving.CompareForm",
    "urging.ExplainForm",
    "contributions.DeliverForm",
    "agendas.GiveOpinionForm",
}
TRIED_ROUTES = {
    "/api/v1/arrivals",
    "/api/v1/assignments/{pk}/contributions",
    "/api/v1/assignments/{pk}/reports",
    "/api/v1/contributions/{pk}/answer",
    "/api/v1/papers/{pk}/replace",
    "/api/v1/points/{pk}/papers",
    "/api/v1/proposed-points/{pk}/papers",
    "/api/v1/tray",
}


def build(office: Any) -> list[Door]:
    """The doors, with the things behind their addresses."""
    from decreta.agendas import domain as agendas
    from decreta.assignments.models import Assignment
    from decreta.core import clock
    from decreta.meetings.models import Paper
    from tests.lists import growing
    from tests.meetings import office as sittings

    growing.task(office)
    held = Assignment.objects.latest("pk")
    of = growing.assign(office, held.matter_id, office.agency, role="coordinate").pk
    begin = clock.now() + dt.timedelta(days=20)
    sitting = sittings.with_agenda(office, starts_at=begin, ends_at=begin + dt.timedelta(hours=2))
    point, paper = sittings.points(sitting)[0].pk, Paper.objects.get(item__sitting=sitting).pk
    words = {"title": "Quỹ", "why": "x", "asked": "x"}
    proposed = agendas.propose_point(body=office.body, by=office.actor("officer"), **words).pk
    day = clock.today()
    api = {"organisation": "vptw", "sender": "Công ty Sông Bạch", "is_new_sender": True, "type_code": "CV"}

    def letter() -> dict[str, str]:
        return {
            "sender": "Công ty Sông Bạch", "is_new_sender": "on", "symbol": f"{growing.next_number()}/SB",
            "issued_on": day.strftime("%d/%m/%Y"), "type_code": "CV", "subject": "V/v khảo sát", "urgency": "0",
            "secrecy": "0", "arrived_on": day.strftime("%d/%m/%Y"), "channel": "post", "is_compared": "on",
        }  # fmt: skip

    def as_json(**data: Any) -> Callable[[], dict[str, str]]:
        return lambda: {
            "json": json.dumps(data | {"symbol": f"{growing.next_number()}/SB"} if "sender" in data else data)
        }

    arrival = {**api, "subject": "V/v khảo sát", "issued_on": str(day), "arrived_on": str(day), "is_compared": True}
    report = {"text": "Đang làm.", "percent": "40"}

    def more() -> dict[str, str]:
        return {"until": (day + dt.timedelta(days=40)).strftime("%d/%m/%Y"), "reason": "x", "evidence_title": "x"}

    imports = "/imports/new/directives.tasks/"
    return [
        Door("paper of an arrival", "/documents/incoming/new/", "paper", "clerk", letter, _papers, "attached_1", only_pdf=True),
        Door("attachment of an arrival", "/documents/incoming/new/", "attached_2", "clerk", letter, _attachments, "attached_1"),
        Door("paper of a sitting", f"/meetings/points/{point}/papers/", "upload", "secretary", lambda: {"title": "x"}, _sitting, only_pdf=True),
        Door("version of a paper", f"/meetings/papers/{paper}/replace/", "upload", "secretary", lambda: {"reason": "x"}, _replaced(paper), only_pdf=True),
        Door("paper of a proposed point", f"/agendas/proposals/{proposed}/papers/", "upload", "officer", lambda: {"title": "x"}, _proposed, only_pdf=True),
        Door("evidence of a report", f"/assignments/{held.pk}/report/", "evidence_file_0", "ministry_clerk", lambda: report, _evidence),
        Door("file of an opinion", _opinion(office, sitting), "file", "member", lambda: {"opinion": "agrees"}, _opinion_file),
        Door("file of an explanation", "/urging/explanations/", "file", "ministry_clerk", lambda: {"text": "x"}, _explanation, anew=_asked(office, held)),
        Door("file of a contribution", f"/contributions/by/{of}/", "file_1", "clerk", lambda: {"text": "x"}, _contribution),
        Door("what bears a request for more time out", "", "evidence_file", "ministry_clerk", more, _request_evidence, anew=_running(office)),
        Door("list to import", imports, "upload", "secretary", dict, list),
        Door("figures to check", "/kit/totals/", "upload", "officer", dict, list, keeps_nothing=True),
        Door("Word template", "/writing/templates/", "file", "clerk", lambda: {"name": f"Mẫu {growing.next_number()}", "type_code": "CV", "language": "vi"}, list, takes_none=True),
        Door("image of a hand", "/signing/images/", "image", "clerk", lambda: {"of": "own"}, list, takes_none=True),
        Door("file to compare", f"/verify/{_code(office)}/", "paper", "clerk", dict, list, keeps_nothing=True),
        Door("API: paper of an arrival", "/api/v1/arrivals", "p", "clerk", as_json(**arrival, paper="p"), _papers, only_pdf=True, is_api=True),
        Door("API: attachment of an arrival", "/api/v1/arrivals", "a", "clerk", as_json(**arrival, attached=["a"]), _attachments, is_api=True),
        Door("API: file for the tray", "/api/v1/tray", "t", "clerk", as_json(organisation="vptw", file="t"), list, is_api=True),
        Door("API: evidence", f"/api/v1/assignments/{held.pk}/reports", "e", "ministry_clerk", as_json(text="Đang làm.", evidence=[{"title": "x", "file": "e"}]), _evidence, is_api=True),
        Door("API: file of a contribution", f"/api/v1/assignments/{of}/contributions", "e", "clerk", as_json(text="x", pieces=[{"file": "e"}]), _contribution, is_api=True),
        Door("API: file of a contribution that was returned", "", "e", "clerk", as_json(text="x", pieces=[{"file": "e"}]), _contribution, is_api=True, anew=_returned(office, of)),
        Door("API: version of a paper", f"/api/v1/papers/{paper}/replace", "f", "secretary", as_json(reason="x", file="f"), _replaced(paper), only_pdf=True, is_api=True),
        Door("API: paper of a proposed point", f"/api/v1/proposed-points/{proposed}/papers", "f", "officer", as_json(title="x", file="f"), _proposed, only_pdf=True, is_api=True),
        Door("API: paper of a sitting", f"/api/v1/points/{point}/papers", "f", "secretary", as_json(title="x", file="f"), _sitting, only_pdf=True, is_api=True),
    ]  # fmt: skip


def _code(office: Any) -> str:
    """The code of a paper that was issued."""
    from decreta.documents.domain import issuing
    from decreta.proving.models import Code
    from tests.documents.office import approved

    issued = issuing.issue(document=approved(office), idempotency_key="key-of-the-door", by=office.actor("clerk"))
    return Code.objects.get(document=issued).code


def _papers() -> list[str]:
    from decreta.documents.models import Arrival

    pk = Arrival.objects.latest("pk").document_id
    return [f"/documents/{pk}/paper.pdf", f"/api/v1/documents/{pk}/paper"]


def _attachments() -> list[str]:
    from decreta.documents.models import Attachment

    # The good file stands first, where one was sent along.
    pk = Attachment.objects.latest("pk").pk
    return [f"/documents/attachments/{pk}/", f"/api/v1/attachments/{pk}/file"]


def _sitting() -> list[str]:
    from decreta.meetings.models import Paper

    pk = Paper.objects.latest("pk").pk
    return [f"/meetings/papers/{pk}/file/", f"/api/v1/papers/{pk}/file"]


def _replaced(pk: Any) -> Callable[[], list[str]]:
    return lambda: [f"/meetings/papers/{pk}/file/", f"/api/v1/papers/{pk}/file"]


def _proposed() -> list[str]:
    from decreta.agendas.models import ProposalPaper

    pk = ProposalPaper.objects.latest("pk").pk
    return [f"/agendas/proposed-papers/{pk}/", f"/api/v1/proposed-papers/{pk}/file"]


def _evidence() -> list[str]:
    from decreta.assignments.models import Evidence

    pk = Evidence.objects.latest("pk").pk
    return [f"/assignments/evidence/{pk}/", f"/api/v1/evidence/{pk}/file"]


def _running(office: Any) -> Callable[[], str]:
    """The address at which more time is asked for, of work for which nobody has asked for it yet."""
    from decreta.assignments.models import Assignment
    from tests.lists import growing

    def anew() -> str:
        asked = Assignment.objects.exclude(extension_requests=None)
        found = Assignment.objects.filter(matter_id__in=made).exclude(pk__in=asked).first()
        if found is None:
            made.append(growing.task(office).pk)
            found = Assignment.objects.get(matter_id=made[-1])
        return f"/assignments/{found.pk}/extension/"

    made: list[Any] = []
    return anew


def _request_evidence() -> list[str]:
    from decreta.assignments.models import RequestEvidence

    return [f"/assignments/extensions/evidence/{RequestEvidence.objects.latest('pk').pk}/"]


def _contribution() -> list[str]:
    from decreta.contributions.models import Piece

    pk = Piece.objects.latest("pk").pk
    return [f"/contributions/piece/{pk}/", f"/api/v1/contribution-pieces/{pk}/file"]


def _returned(office: Any, of: Any) -> Callable[[], str]:
    """The address of a contribution that has to be delivered again."""
    from decreta.assignments.models import Assignment
    from decreta.contributions import domain
    from decreta.contributions.models import Contribution

    def anew() -> str:
        found = Contribution.objects.to_deliver().first()
        if found is None:
            coordinator = Assignment.objects.get(pk=of)
            found = domain.offer(assignment=coordinator, text="x", by=office.actor("clerk"))
            domain.judge(contribution=found, outcome="insufficient", reason="x", by=office.actor("secretary"))
        return f"/api/v1/contributions/{found.pk}/answer"

    return anew


def _asked(office: Any, held: Any) -> Callable[[], str]:
    """The address of a request to explain that nobody has answered yet."""
    from decreta.core import clock
    from decreta.urging import domain
    from decreta.urging.models import Explanation

    def anew() -> str:
        head = office.actor("head")
        found = Explanation.objects.filter(assignment=held, ended_at=None).first()
        if found is not None and found.answered_at is not None:
            domain.accept(explanation=found, by=head)
            found = None
        found = found or domain.ask(assignment=held, question="x", due_on=clock.today(), by=head)
        return f"/urging/explanations/{found.pk}/explain/"

    return anew


def _opinion(office: Any, sitting: Any) -> str:
    """The address at which a member gives his opinion on a point."""
    from decreta.agendas import domain
    from tests.meetings.office import points

    asked = {"holdings": [office.holdings["member"]], "until": sitting.starts_at, "by": office.actor("secretary")}
    request = domain.ask_opinions(item=points(sitting)[0], question="x", **asked)
    return f"/agendas/opinions/{request.asked.get().pk}/give/"


def _opinion_file() -> list[str]:
    from decreta.agendas.models import AskedOpinion

    return [
        f"/agendas/opinions/{one}/file/" for one in AskedOpinion.objects.exclude(file=None).values_list("pk", flat=True)
    ]


def _explanation() -> list[str]:
    from decreta.urging.models import Explanation

    answered = Explanation.objects.exclude(file=None)
    return [f"/urging/explanations/{answered.latest('pk').pk}/file/"]


GOOD = papers.pdf(2)
