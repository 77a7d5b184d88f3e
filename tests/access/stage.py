"""The things on which every address is tried, made through the acts in the loaded scenario.

An act's address gets a thing in the state in which the act is possible, so that only *who* decides.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock
from tests.access.people import PEOPLE

Things = dict[str, dict[str, Any]]


def alike(names: tuple[str, ...], thing: dict[str, Any]) -> Things:
    """The same thing behind several addresses."""
    return dict.fromkeys(names, thing)


def actor(who: str) -> Any:
    """The actor behind a column of the matrix."""
    from decreta.web.demo import people

    return people.actor({"login": PEOPLE[who].login, "post": PEOPLE[who].post})


def build() -> Things:
    """What stands behind the arguments of the addresses, by the address's name."""
    from allauth.mfa.models import Authenticator

    Authenticator.objects.filter(user__username=PEOPLE["unenrolled"].login).delete()
    return sittings() | documents() | tasks() | own_things() | structure()


def sittings() -> Things:
    """Sittings of the committee in each state; the point is the second, the invitation the member's."""
    prepared, convened, opened, closed = (sitting(until=n) for n in range(4))
    things: Things = {
        name: {"pk": prepared.pk}
        for name in ("prepare", "find", "change", "cancel", "convene", "invite", "invite_members", "add_point")
    }
    things |= {name: {"pk": opened.pk} for name in ("sitting", "calendar", "room", "chair", "desk", "close")}
    things |= {"open": {"pk": convened.pk}, "notice": {"pk": closed.pk}}
    things |= {name: {"pk": point_of(prepared, 1).pk} for name in ("point", "move_point", "remove_point", "add_paper")}
    things |= {name: {"pk": point_of(opened, 1).pk} for name in ("go", "write")}
    things |= {name: {"pk": paper_of(opened).pk} for name in ("paper", "paper_file")}
    things |= {"remove_paper": {"pk": paper_of(prepared).pk}, "withdraw": {"pk": invitation_of(prepared, "member").pk}}
    things |= {"answer": {"pk": invitation_of(convened, "member").pk}}
    things |= {"check_in": {"pk": invitation_of(opened, "member").pk}}
    things |= {"leave": {"pk": invitation_of(opened, "head").pk}}
    conclusion = {"pk": point_of(opened, 0).conclusions.get().pk}
    things |= alike(("edit", "move_conclusion", "remove_conclusion"), conclusion)
    return {f"meetings:{name}": found for name, found in things.items()}


def sitting(*, until: int) -> Any:
    """A sitting prepared (0), convened (1), in session with a conclusion (2), closed (3)."""
    from decreta.meetings import domain
    from decreta.organisation.models import Body, Post
    from tests.files.papers import pdf

    by, at = actor("secretary"), clock.now()
    made = domain.create_sitting(
        body=Body.objects.get(code="bcdcds"),
        title=f"Phiên họp {until}",
        place="Phòng A2",
        starts_at=at + dt.timedelta(minutes=30),
        ends_at=at + dt.timedelta(hours=2),
        chair_post=Post.objects.get(code="bcdcds.head"),
        by=by,
    )
    domain.invite_members(sitting=made, by=by)
    first = domain.add_point(sitting=made, title="Về thể chế", presenter="Bộ Tư pháp", by=by)
    domain.add_point(sitting=made, title="Về hạ tầng", by=by)
    domain.add_paper(item=first, title="Báo cáo rà soát", upload=("bao-cao.pdf", pdf(2)), by=by)
    if until >= 1:
        domain.convene(sitting=made, by=by)
    if until >= 2:
        domain.check_in(invitation=invitation_of(made, "head"), presence="in_room", by=by)
        domain.open_sitting(sitting=made, by=by)
        domain.go_to_point(sitting=made, item=point_of(made, 0), by=by)
        domain.write_conclusion(item=point_of(made, 0), text="Bộ Tư pháp chủ trì rà soát.", by=by)
    if until >= 3:
        domain.close_sitting(sitting=made, by=by)
    return made


def point_of(found: Any, place: int) -> Any:
    """A point that was added, not the one that opens by itself with the earlier conclusions."""
    return found.agenda.filter(title__in=["Về thể chế", "Về hạ tầng"]).order_by("position")[place]


def paper_of(found: Any) -> Any:
    return point_of(found, 0).papers.get()


def invitation_of(found: Any, who: str) -> Any:
    return found.invitations.get(holding__person__user__username=PEOPLE[who].login)


def documents() -> Things:
    """A draft of the committee, one before its signer, one approved, one numbered; and the notice of the scenario, issued."""
    from decreta.documents.domain import approval, issuing
    from decreta.documents.models import Document, Number
    from decreta.documents.queries.texts import newest_version

    draft, submitted, approved, numbered = (drafted() for _ in range(4))
    for each in (submitted, approved, numbered):
        approval.submit_for_approval(document=each, by=actor("secretary"))
    for each in (approved, numbered):
        read = newest_version(each).content_hash
        approval.approve(document=each, version_hash=read, by=actor("head"))
    issuing.take_number(document=numbered, idempotency_key="key-of-the-stage", by=actor("clerk"))
    issued = {"pk": Document.objects.get(symbol="06-TB/BCĐCĐS").pk}
    things: Things = alike(("document", "paper", "signatures", "preview", "add_alias"), issued)
    things |= {
        "compare": {**issued, "old": 1, "new": 2},
        "void_number": {"pk": Number.objects.get(document=numbered).pk},
    }
    things |= alike(("revise", "submit", "withdraw"), {"pk": draft.pk})
    things |= alike(("approve", "return_draft"), {"pk": submitted.pk})
    things |= {"issue": {"pk": approved.pk}}
    return {f"documents:{name}": found for name, found in things.items()}


def drafted() -> Any:
    """A notice, drafted by the secretary for the head's signature."""
    from decreta.documents.domain import drafting
    from decreta.organisation.models import Body, Post

    return drafting.draft(
        type_code="TB",
        issuer=Body.objects.get(code="bcdcds"),
        subject="Thông báo kết luận",
        text="1. Về thể chế\n1.1. Bộ Tư pháp chủ trì rà soát.",
        signer_post=Post.objects.get(code="bcdcds.head"),
        decided_on=clock.today(),
        by=actor("secretary"),
    )


def tasks() -> Things:
    """Tasks of the committee's directive, each assigned to the province and as far as its act needs it."""
    from decreta.assignments import domain
    from decreta.directives.models import Directive
    from decreta.documents.models import Document
    from tests.files.papers import pdf

    by, directive = actor("assignee"), Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    fresh, received, disputed, reported, asking = (assigned(directive) for _ in range(5))
    for each in (received, reported, asking):
        domain.receive(assignment=each, by=by)
    domain.dispute(assignment=disputed, reason="Thuộc Bộ.", by=by)
    proof = domain.EvidenceInput(title="Báo cáo", symbol="12/BC", upload=domain.Upload("bao-cao.pdf", pdf()))
    report = domain.report(assignment=reported, text="Đã xong.", claims_done=True, evidence=[proof], by=by)
    until = clock.today() + dt.timedelta(days=200)
    request = domain.ask_extension(assignment=asking, until=until, reason="Chờ nghị định.", by=by)
    things: Things = alike(("task", "assignees"), {"pk": fresh.matter_id})
    things |= alike(("receive", "dispute", "report", "ask_extension"), {"pk": fresh.pk})
    things |= alike(("hand_down", "recovery"), {"pk": received.pk})
    things |= alike(("accept", "return_report"), {"pk": report.pk})
    things |= {"settle": {"pk": disputed.pk}, "decide_extension": {"pk": request.pk}}
    things |= {"evidence": {"pk": report.evidence.get().pk}}
    things |= alike(("directive", "assign"), {"pk": directive.pk})
    things |= {"take_up": {"document_id": Document.objects.get(symbol="06-TB/BCĐCĐS").pk}}
    things |= alike(("urge", "draft_urging"), {"body_code": "bcdcds"})
    return {f"directives:{name}": found for name, found in things.items()}


def assigned(directive: Any) -> Any:
    """A task that the secretary gives to the province."""
    from decreta.assignments.models import Assignment
    from decreta.core.deadlines import Deadline
    from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
    from decreta.organisation.models import Organisation

    clause = directive.clauses.order_by("pk").first()
    task = assign_task(
        directive=directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.quote),
        titles=Titles("Kết nối mạng đến cấp xã"),
        responsible=Responsible(lead=Organisation.objects.get(code="ubnd-quang-ninh")),
        deadline=Deadline.of_day(clock.today() + dt.timedelta(days=60)),
        by=actor("secretary"),
    )
    return Assignment.objects.get(matter_id=task.pk)


def own_things() -> Things:
    """A notice, a job and a token of the secretary's, and an entry of the log that he wrote."""
    from decreta.accounts.domain import tokens
    from decreta.accounts.models import ApiToken
    from decreta.audit.models import Entry
    from decreta.kit import domain as kit
    from decreta.notifications.models import Notice
    from tests import registered

    by = actor("secretary")
    notice = Notice.objects.create(person_id=by.person_id, kind="x", url="/accounts/", created_at=clock.now())
    job = kit.start(kind=registered.LONG_JOB, title="x", total=1, arguments={}, by=by)
    tokens.issue(login=PEOPLE["secretary"].login, label="x", days=1, by=by)
    entry = Entry.objects.filter(actor_person_id=by.person_id).order_by("pk")[0]
    things: Things = alike(("notifications:open", "notifications:mark_read"), {"notice_id": notice.pk})
    things |= alike(("kit:job", "kit:progress", "kit:cancel"), {"job_id": job.pk})
    return things | {
        "accounts:revoke_token": {"token_id": ApiToken.objects.get(label="x").pk},
        "web:log_entry": {"entry_id": entry.pk},
    }


def structure() -> Things:
    """An organisation and a body, open to everybody who is signed in; and an acceptance of exposure that stands."""
    from decreta.organisation.domain import exposure

    exposure.accept_exposure(paper="12/QĐ", reason="Đã kiểm tra.", by=actor("head"))
    return {"organisation:organisation": {"code": "vptw"}, "organisation:body": {"code": "bcdcds"}}


#: What a form sends so that only *who* decides whether it is done. The others are sent empty but for the token.
DATA: dict[str, dict[str, str]] = {
    "accounts:choose_language": {"language": "ja"},
    "accounts:revoke_token": {},
    "directives:dispute": {"reason": "Thuộc Bộ."},
    "directives:report": {"text": "Đã trình dự thảo.", "percent": "40"},
    "directives:return_report": {"reason": "Thiếu số liệu."},
    "documents:issue": {"issued_on": "2025-03-31", "idempotency_key": "key-of-the-form"},
    "documents:return_draft": {"reason": "Thiếu căn cứ."},
    "documents:void_number": {"reason": "Nhầm."},
    "documents:withdraw": {"reason": "Không cần nữa."},
    "meetings:answer": {"answer": "attends"},
    "meetings:cancel": {"reason": "Hoãn."},
    "meetings:check_in": {"presence": "remote"},
    "meetings:move_point": {"direction": "up"},
    "meetings:write": {"text": "Đồng ý."},
    "ui:appearance": {"theme": "dark"},
    "web:clock": {"how": "stop"},
}
_TOKEN = {"csrfmiddlewaretoken": "t" * 32}


def data_of(name: str, things: Things) -> dict[str, str]:
    """What is sent to an address."""
    from decreta.documents.models import Document
    from decreta.documents.queries.texts import newest_version

    if name == "documents:approve":
        read = newest_version(Document.objects.get(pk=things[name]["pk"])).content_hash
        return {"version_hash": read, **_TOKEN}
    return DATA.get(name, {}) | _TOKEN


def query_of(name: str) -> dict[str, str]:
    """What an address asks for besides: a letter is drafted to somebody."""
    from decreta.organisation.models import Organisation

    if name != "directives:draft_urging":
        return {}
    return {"addressee": f"o:{Organisation.objects.get(code='ubnd-quang-ninh').pk}"}
