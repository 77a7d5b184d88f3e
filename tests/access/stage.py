"""The things on which every address is tried, made through the acts in the loaded scenario.

An act's address gets a thing in the state in which the act is possible, so that only *who* decides.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock
from tests.access import administered
from tests.access.people import PEOPLE

Things = dict[str, dict[str, Any]]


def alike(names: tuple[str, ...], thing: dict[str, Any]) -> Things:
    """The same thing behind several addresses."""
    return dict.fromkeys(names, thing)


def actor(who: str) -> Any:
    """The actor behind a column of the matrix."""
    from decreta.web.demo import people

    return people.actor({"login": PEOPLE[who].login, "post": PEOPLE[who].post})


def holding_of(who: str) -> Any:
    """The holding behind a column of the matrix."""
    from decreta.web.demo import people

    return people.holding(PEOPLE[who].login, PEOPLE[who].post)


def build() -> Things:
    """What stands behind the arguments of the addresses, by the address's name."""
    from allauth.mfa.models import Authenticator

    from tests.access import (
        stage_agendas,
        stage_cadence,
        stage_cascade,
        stage_contributions,
        stage_dates,
        stage_dispatch,
        stage_linking,
        stage_mailroom,
        stage_messaging,
        stage_minutes,
        stage_motions,
        stage_obstacles,
        stage_papers,
        stage_procedures,
        stage_programme,
        stage_reading,
        stage_reporting,
        stage_reviews,
        stage_rooms,
        stage_secrecy,
        stage_speaking,
        stage_urging,
        stage_voting,
    )

    Authenticator.objects.filter(user__username=PEOPLE["unenrolled"].login).delete()
    return (
        sittings()
        | stage_papers.documents()
        | stage_papers.arrivals()
        | stage_papers.tray()
        | stage_papers.word_templates()
        | stage_papers.several_signers()
        | stage_papers.own_hand()
        | {"proving:paper": {"code": "x"}}
        | tasks()
        | own_things()
        | structure()
        | imports()
        | administered.things()
        | stage_dispatch.things()
        | stage_programme.things()
        | stage_secrecy.things()
        | stage_mailroom.things()
        | stage_urging.things()
        | stage_obstacles.things()
        | stage_reviews.things()
        | stage_rooms.things()
        | stage_cadence.things()
        | stage_contributions.things()
        | stage_speaking.things()
        | stage_messaging.things()
        | stage_agendas.things()
        | stage_dates.things()
        | stage_reading.things()
        | stage_speaking.presented()
        | stage_linking.things()
        | stage_cascade.things()
        | stage_reporting.things()
        | stage_voting.things()
        | stage_minutes.things()
        | stage_motions.things()
        | stage_procedures.things()
    )


def sittings() -> Things:
    """Sittings of the committee in each state; the point is the second, the invitation the member's."""
    prepared, convened, opened, closed = (sitting(until=n) for n in range(4))
    things: Things = {
        name: {"pk": prepared.pk}
        for name in ("prepare", "find", "change", "video", "cancel", "convene", "invite", "invite_members", "add_point")
    }
    things |= {
        name: {"pk": opened.pk}
        for name in ("sitting", "calendar", "room", "chair", "hall", "come", "desk", "close", "choose")
    }
    things |= alike(("preside", "hand_back"), {"pk": opened.pk})
    things |= {"screens": {"pk": opened.pk}, "end_screen": {"pk": _screen_of(opened).pk}, "enter_hall": {"token": "x"}}
    things |= {"open": {"pk": convened.pk}, "notice": {"pk": closed.pk}}
    things |= {name: {"pk": point_of(prepared, 1).pk} for name in ("point", "move_point", "remove_point", "add_paper")}
    things |= alike(("indent_point", "restrict_point", "share_point", "write_text"), {"pk": point_of(prepared, 1).pk})
    things |= {"text": {"pk": point_of(opened, 1).pk}, "conclude": {"pk": _draft_of(opened).pk}}
    things |= {"restrict_paper": {"pk": paper_of(prepared).pk}}
    things |= {name: {"pk": point_of(opened, 1).pk} for name in ("go", "write")}
    things |= {name: {"pk": paper_of(opened).pk} for name in ("paper", "paper_file")}
    things |= alike(("replace_paper", "withdraw_paper"), {"pk": paper_of(prepared).pk})
    things |= alike(("paper_version", "paper_changes"), {"pk": replaced_paper_of(opened).pk, "number": 1})
    things |= {"remove_paper": {"pk": paper_of(prepared).pk}, "withdraw": {"pk": invitation_of(prepared, "member").pk}}
    things |= alike(("answer", "substitute"), {"pk": invitation_of(convened, "member").pk})
    things |= {"remind": {"pk": convened.pk}}
    things |= alike(("remove", "readmit", "attendance"), {"pk": invitation_of(opened, "member").pk})
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


def replaced_paper_of(found: Any) -> Any:
    """A paper in its second version: the sitting runs, and another was put under its last point for it."""
    from decreta.meetings import domain
    from tests.files.papers import pdf

    made = domain.add_paper(item=point_of(found, 1), title="Phụ lục", upload=("p.pdf", pdf(2)), by=actor("secretary"))
    return domain.replace_paper(paper=made, upload=("p.pdf", pdf(3)), reason="Số liệu mới.", by=actor("secretary"))


def _screen_of(found: Any) -> Any:
    """A key for a screen of the hall that nobody has opened yet."""
    from decreta.meetings import domain

    return domain.show_in_hall(sitting=found, by=actor("secretary"))


def _draft_of(found: Any) -> Any:
    """What is proposed under a point that has begun and that nobody has concluded: as if its point had begun with it."""
    from decreta.meetings.models import Conclusion

    return Conclusion.objects.create(
        item=point_of(found, 1),
        ordinal=1,
        text="Đồng ý chủ trương.",
        begun_at=clock.now(),
        written_at=clock.now(),
        written_by=actor("secretary").as_facts(),
        is_draft=True,
    )


def invitation_of(found: Any, who: str) -> Any:
    return found.invitations.get(holding__person__user__username=PEOPLE[who].login)


def tasks() -> Things:
    """Tasks of the committee's directive, each assigned to the province and as far as its act needs it."""
    from decreta.assignments import domain
    from decreta.directives.models import Directive
    from decreta.documents.models import Document
    from tests.files.papers import pdf

    by, directive = actor("assignee"), Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    fresh, received, disputed, reported, asking, resting, ended = (assigned(directive) for _ in range(7))
    secretary = actor("secretary")
    domain.suspend(assignment=resting, reason="Chờ luật.", by=secretary)
    domain.close(assignment=ended, reason="Đã giao nơi khác.", by=secretary)
    for each in (received, reported, asking):
        domain.receive(assignment=each, by=by)
    domain.dispute(assignment=disputed, reason="Thuộc Bộ.", by=by)
    proof = domain.EvidenceInput(title="Báo cáo", symbol="12/BC", upload=domain.Upload("bao-cao.pdf", pdf()))
    report = domain.report(assignment=reported, text="Đã xong.", claims_done=True, evidence=[proof], by=by)
    until = clock.today() + dt.timedelta(days=200)
    paper = domain.EvidenceInput(title="Báo cáo khó khăn", upload=domain.Upload("kho-khan.pdf", pdf()))
    request = domain.ask_extension(assignment=asking, until=until, reason="Chờ nghị định.", evidence=[paper], by=by)
    own: Things = alike(("receive", "dispute", "report", "ask_extension"), {"pk": fresh.pk})
    own |= alike(("hand_down", "recovery", "forecast", "charge", "milestones"), {"pk": received.pk})
    own |= alike(("accept", "judge", "return_report"), {"pk": report.pk})
    own |= {"settle": {"pk": disputed.pk}, "decide_extension": {"pk": request.pk}}
    own |= {"examine_extension": {"pk": request.pk}, "request_evidence": {"pk": request.evidence.get().pk}}
    own |= alike(("suspend", "close"), {"pk": received.pk})
    own |= {"resume": {"pk": resting.pk}, "reopen": {"pk": ended.pk}}
    own |= {"evidence": {"pk": report.evidence.get().pk}}
    of_task = ("task", "assignees", "history", "reassign", "reword", "minders", "recur", "stop_recurrence", "skip")
    of_task += ("withdraw", "deliverables")
    things: Things = alike(of_task, {"pk": fresh.matter_id})
    things |= {"assignee": {"pk": fresh.matter_id, "one": fresh.pk}, "restore": {"pk": withdrawn(assigned(directive))}}
    things |= alike(("directive", "assign", "declare"), {"pk": directive.pk})
    things |= {"take_up": {"document_id": Document.objects.get(symbol="06-TB/BCĐCĐS").pk}}
    things |= alike(("urge", "draft_urging"), {"body_code": "bcdcds"})
    things |= {"urge_below": {"giver": handed_down(assigned(directive)).giver_id}}
    things |= alike(("report_frozen", "print_frozen"), {"pk": frozen().pk})
    things |= {"print_report": {"body_code": "bcdcds"}, "correct_event": {"pk": occurred().pk}}
    acts = {f"assignments:{name}": found for name, found in own.items()}
    acts |= {"changes:letter": {"body_code": "bcdcds"}, "changes:end": {"pk": fresh.matter_id}}
    acts |= {"changes:ending": {"pk": cancelled(assigned(directive)).pk}}
    acts |= passed_on(fresh)
    return acts | {f"directives:{name}": found for name, found in things.items()}


def withdrawn(assignment: Any) -> Any:
    """The key of a task that stood twice."""
    from decreta.directives.domain.withdrawing import withdraw_task
    from decreta.directives.models import Task

    task = Task.objects.get(pk=assignment.matter_id)
    withdraw_task(task=task, reason="Nhập trùng.", by=actor("secretary"))
    return task.pk


def handed_down(assignment: Any) -> Any:
    """What the province hands down of its own to its office."""
    from decreta.assignments import domain
    from decreta.organisation.models import Unit

    by = actor("assignee")
    upper = domain.receive(assignment=assignment, by=by)
    return domain.hand_down(assignment=upper, unit=Unit.objects.get(code="ubnd-quang-ninh-vp"), by=by)


def passed_on(like: Any) -> Things:
    """An agency that has become another one coordinates a task; what it coordinated before has passed on."""
    from decreta.assignments import domain
    from decreta.assignments.domain.entries import matter_of
    from decreta.changes.domain import pass_to_successor
    from decreta.core.actor import Actor
    from decreta.core.deadlines import Deadline
    from decreta.organisation.domain import structure

    by = Actor.system("test")
    before, after = (
        structure.found(code=code, names={"vi": code}, kind="ministry", valid_from=clock.today(), by=by)
        for code in ("co-quan-cu", "co-quan-moi")
    )
    succession = structure.succeed(
        predecessor=before,
        successor=after,
        kind="merged",
        takes_effect_on=clock.today(),
        authority="176/2025/QH15",
        by=by,
    )

    def coordinated() -> Any:
        return domain.assign(
            matter=matter_of(like),
            role="coordinate",
            deadline=Deadline.from_data(like.deadline),
            monitor=like.monitor,
            organisation=before,
            by=actor("secretary"),
        )

    one = {"body": like.monitor, "succession": succession, "by": actor("secretary")}
    made = pass_to_successor(assignments=[coordinated()], **one)
    coordinated()
    things = alike(("changes:passing", "changes:take_back_passing"), {"pk": made.pk})
    return things | {"changes:pass_on": {"body_code": like.monitor.code, "organisation_code": before.code}}


def frozen() -> Any:
    """A report of the committee's tasks, frozen by the secretary."""
    from decreta.directives.domain import freezing
    from decreta.directives.queries.progress import report
    from decreta.directives.queries.report_data import report_data
    from decreta.organisation.models import Body
    from tests.files.papers import pdf

    body = Body.objects.get(code="bcdcds")
    asked = freezing.Asked(body=body, directive=None, as_of=clock.today(), against="current")
    made = freezing.Made(asked, report_data(report(body=body)), pdf(), clock.now())
    return freezing.freeze_report(made=made, by=actor("secretary"))


def occurred() -> Any:
    """An event for which the committee's tasks wait, as it occurred in another province."""
    from decreta.directives.domain.events import record_event
    from decreta.organisation.models import Organisation

    return record_event(
        event_key="merger_information",
        organisation=Organisation.objects.get(code="ubnd-ha-noi"),
        occurred_on=clock.today(),
        by=actor("secretary"),
    )


def cancelled(assignment: Any) -> Any:
    """The ending of an assigned task, by a paper from outside."""
    from decreta.changes.domain import Ground, end_tasks
    from decreta.directives.models import Task

    task = Task.objects.get(pk=assignment.matter_id)
    ground = Ground(symbol="12-QĐ/TW")
    return end_tasks(kind="cancel", tasks=[task], ground=ground, reason="Trùng.", by=actor("secretary"))


def assigned(directive: Any, *coordinating: Any, deadline: Any = None) -> Any:
    """A task that the secretary gives to the province, perhaps with agencies that coordinate."""
    from decreta.assignments.models import Assignment
    from decreta.core.deadlines import Deadline
    from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
    from decreta.organisation.models import Organisation

    clause = directive.clauses.order_by("pk").first()
    task = assign_task(
        directive=directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles("Kết nối mạng đến cấp xã"),
        responsible=Responsible(Organisation.objects.get(code="ubnd-quang-ninh"), coordinating=coordinating),
        deadline=deadline or Deadline.of_day(clock.today() + dt.timedelta(days=60)),
        by=actor("secretary"),
    )
    return Assignment.objects.get(matter_id=task.pk, role="lead")


def own_things() -> Things:
    """A notice, a job and a token of the secretary's, and an entry of the log that he wrote."""
    from decreta.accounts.domain import tokens
    from decreta.accounts.models import ApiToken
    from decreta.audit.models import Entry
    from decreta.directives.tables.tasks import TASKS
    from decreta.documents.bulk import SUBMIT
    from decreta.kit import domain as kit
    from decreta.notifications.models import Notice
    from decreta.seeing import domain as seeing
    from decreta.seeing.tiles import Tile
    from tests import registered
    from tests.access import stage_papers

    by = actor("secretary")
    notice = Notice.objects.create(person_id=by.person_id, kind="x", url="/accounts/", created_at=clock.now())
    job = kit.start(kind=registered.LONG_JOB, title="x", total=1, arguments={}, by=by)
    tokens.issue(login=PEOPLE["secretary"].login, label="x", days=1, holding_id=by.holding_id, by=by)
    entry = Entry.objects.filter(actor_person_id=by.person_id).order_by("pk")[0]
    things: Things = alike(("notifications:open", "notifications:mark_read"), {"notice_id": notice.pk})
    things |= outgoing(by)
    things |= alike(("kit:job", "kit:progress", "kit:cancel"), {"job_id": job.pk})
    view = kit.save_view(table=TASKS, name="x", query="state=overdue", sharing="private", by=by)
    things |= alike(("kit:view", "kit:remove_view", "kit:open_view"), {"pk": view.pk})
    things |= {"kit:download": {"pk": written(job, by).pk}}
    board = seeing.save_dashboard(name="x", sharing="private", tiles=[Tile("numbers")], by=by)
    acts = ("dashboard", "change_dashboard", "remove_dashboard", "start_with")
    things |= alike(tuple(f"seeing:{one}" for one in acts), {"pk": board.pk})
    things |= alike(("kit:columns", "kit:save_view", "kit:export"), {"table": TASKS.name})
    things |= alike(("kit:bulk", "kit:bulk_act", "kit:bulk_sign"), {"table": "documents.documents"}) | {
        "kit:undo": {"token": "x"}
    }
    drafts = [stage_papers.drafted().pk]
    things |= {"kit:bulk_run": {"pk": kit.order_bulk(bulk=SUBMIT, rows=drafts, given={}, query="", by=by).pk}}
    return things | {
        # No session of hers was opened at the gate: who may end one is tried in `tests/accounts/test_sessions.py`.
        "accounts:end_session": {"session_id": "00000000-0000-7000-8000-000000000000"},
        # The installation of the tests has no provider of identity: `tests/accounts/test_oidc.py` and `test_saml.py`.
        "accounts:leave": {"provider_id": "nobody"},
        **alike(("accounts:signed_out", "openid_connect_callback"), {"provider_id": "nobody"}),
        **alike(("saml_acs", "saml_finish_acs", "saml_sls", "saml_metadata"), {"organization_slug": "nobody"}),
        "mfa_edit_webauthn": {"pk": 0},
        "mfa_remove_webauthn": {"pk": 0},
        # What a session had sent is given back to that session only: nobody here has any.
        "accounts:go_on": {"kept_id": "00000000-0000-7000-8000-000000000000"},
        "accounts:revoke_token": {"token_id": ApiToken.objects.get(label="x").pk},
        "web:log_entry": {"entry_id": entry.pk},
    }


def outgoing(by: Any) -> Things:
    """The address from a mail to the secretary, and a mail that was given up."""
    from decreta.notifications import stopping
    from decreta.notifications.models import Mail

    stop = stopping.Stop(by.person_id, by.holding_id, ("documents.submitted",))
    token = stopping.address_of(stop).rstrip("/").rpartition("/")[2]
    mail = Mail.objects.create(recipient="m@example.org", created_at=clock.now(), failed_at=clock.now())
    things: Things = {"notifications:stop": {"token": token}, "notifications:resend": {"mail_id": mail.pk}}
    return things | webhooks(by) | feeds(by)


def feeds(by: Any) -> Things:
    """A feed of the secretary's sittings."""
    from decreta.feeds.domain import make_feed

    made = make_feed(source="meetings.own", by=by)
    return {"feeds:revoke": {"pk": made.feed.pk}, "feeds:read": {"token": made.token}}


def webhooks(by: Any) -> Things:
    """An endpoint of the secretary's and a delivery to it that was given up."""
    from decreta.webhooks import secrets
    from decreta.webhooks.models import Delivery, Endpoint

    now = clock.real_now()
    made = Endpoint.objects.create(
        holding_id=by.holding_id,
        label="x",
        url="https://hook.example/",
        kinds=["documents"],
        secret=secrets.enciphered(secrets.new_secret()),
        created_at=now,
    )
    failed = Delivery.objects.create(
        endpoint=made, kind="x", state="failed", created_at=now, next_attempt_at=now, ended_at=now
    )
    things = {name: {"pk": made.pk} for name in ("endpoint", "rotate", "disable", "enable", "ping", "resend_range")}
    things |= {name: {"pk": failed.pk} for name in ("delivery", "resend_one")}
    return {f"webhooks:{name}": found for name, found in things.items()}


def written(job: Any, by: Any) -> Any:
    """A list that a job of somebody's has written."""
    import tempfile
    from pathlib import Path

    from decreta.core import seats
    from decreta.kit.domain import exports

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_text("x", encoding="utf-8")
        return exports.keep(job=job, path=path, name="x.csv", media_type="text/csv", seat=seats.seat_of(by))


def structure() -> Things:
    """An organisation and a body, open to everybody who is signed in; and an acceptance of exposure that stands."""
    from decreta.organisation.domain import exposure
    from decreta.organisation.models import Holding, StandingDeputy

    exposure.accept_exposure(paper="12/QĐ", reason="Đã kiểm tra.", by=actor("head"))
    membership = Holding.objects.filter(post__code="bcdcds.member").order_by("pk")[0]
    deputy = StandingDeputy.objects.create(
        membership=membership, person=holding_of("clerk").person, authority="15/QĐ", valid_from=membership.valid_from
    )
    return {
        "organisation:organisation": {"code": "vptw"},
        "organisation:body": {"code": "bcdcds"},
        "organisation:votes": {"code": "bcdcds"},
        "organisation:words": {"code": "bcdcds"},
        "organisation:members": {"code": "bcdcds"},
        "organisation:end_membership": {"pk": membership.pk},
        "organisation:deputies": {"pk": membership.pk},
        "organisation:end_deputy": {"pk": deputy.pk},
    }


def imports() -> Things:
    """Lists of tasks that the secretary brings: one with a faulty row, one ready to be run, one to be given up, one that was run."""
    from decreta.kit.domain import importing

    faulty = brought("1", "2", lead="Bộ Phép thuật")
    ready, given_up, done = (brought(str(n)) for n in (3, 4, 5))
    by = actor("secretary")
    importing.carry_out(
        importing.start(batch=done, is_row_by_row=False, by=by, as_job=False), by=by, tell=lambda number: None
    )
    things: Things = alike(("batch", "sheet", "columns", "faulty"), {"pk": faulty.pk})
    things |= alike(("new", "template"), {"kind": "directives.tasks"})
    things |= {"mend": {"pk": faulty.pk, "number": 2}, "run": {"pk": ready.pk}, "undo": {"pk": done.pk}}
    things |= {"give_up": {"pk": given_up.pk}}
    return {f"imports:{name}": found for name, found in things.items()}


def brought(*numbers: str, lead: str = "Bộ Tư pháp") -> Any:
    """A list of tasks, judged."""
    from decreta.kit.domain import preparing
    from tests.kit.importing.sheets import workbook

    by = actor("secretary")
    head = ["STT", "Số, ký hiệu văn bản", "Ngày ban hành", "Trích yếu", "Nhiệm vụ", "Cơ quan chủ trì"]
    rows = [[n, f"{90 + int(numbers[0])}-TB/BCĐCĐS", "28/03/2025", "Kết luận", f"Việc {n}", lead] for n in numbers]
    batch = preparing.upload(kind="directives.tasks", content=workbook(head, *rows), name="nhiem-vu.xlsx", by=by)
    preparing.keep_judged(batch, preparing.judge_rows(batch, preparing.match(batch, batch.mapping, {}, by=by), by=by))
    return batch
