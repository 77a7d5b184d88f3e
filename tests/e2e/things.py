"""What the addresses of the application are asked for in a loaded demonstration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.access import administered
from tests.access.trying import every_address

#: The clerk and the chief who look belong to this house.
HOUSE = {"organisation__code": "vptw"}


def arguments() -> dict[str, Callable[[], dict[str, Any]]]:
    """How the arguments of an address are found in the scenario, by the name of the argument or of the address."""
    from decreta.assignments.models import Assignment, Evidence, ExtensionRequest, Report
    from decreta.audit.models import Entry
    from decreta.directives.models import Directive, EventOccurrence, FrozenReport, Task
    from decreta.documents.models import Audience, Document, Number, Series
    from decreta.feeds.models import Feed
    from decreta.kit.models import LongJob, SavedView
    from decreta.meetings.models import AgendaItem, Conclusion, HallScreen, Invitation, Paper, Sitting
    from decreta.notifications.models import Mail, Notice
    from decreta.webhooks.models import Delivery, Endpoint

    def first(model: Any, **condition: Any) -> Callable[[], dict[str, Any]]:
        def find() -> dict[str, Any]:
            found = model.objects.filter(**condition).order_by("pk").first()
            return {"pk": found.pk} if found is not None else {"pk": "00000000-0000-7000-8000-000000000000"}

        return find

    body_b = {"body__code": "bcdcds"}
    task = first(Task, **body_b)
    assignment = lambda: {"pk": Assignment.objects.get(matter_id=task()["pk"], role__in=["lead", "each"]).pk}  # noqa: E731
    sitting = first(Sitting, state="preparing", **body_b)
    item = lambda: {"pk": AgendaItem.objects.filter(sitting=sitting()["pk"]).order_by("position").last().pk}  # type: ignore[union-attr]  # noqa: E731
    document = first(Document, symbol="06-TB/BCĐCĐS")
    of_list = lambda: {"table": "directives.tasks", **first(SavedView)()}  # noqa: E731
    by_name: dict[str, Callable[[], dict[str, Any]]] = {
        "directives:task": task,
        "directives:assignees": task,
        "directives:assignee": lambda: {"pk": task()["pk"], "one": assignment()["pk"]},
        "directives:history": task,
        "directives:reassign": task,
        "directives:reword": task,
        "directives:deliverables": task,
        "directives:withdraw": task,
        "directives:correct_event": first(EventOccurrence),
        "directives:minders": task,
        "directives:recur": task,
        "directives:stop_recurrence": task,
        "directives:skip": task,
        "directives:directive": first(Directive, **body_b),
        "directives:assign": first(Directive, **body_b),
        "directives:declare": first(Directive, **body_b),
        "directives:take_up": lambda: {"document_id": document()["pk"]},
        "directives:urge": lambda: {"body_code": "bcdcds"},
        "directives:draft_urging": lambda: {"body_code": "bcdcds"},
        "directives:report_frozen": first(FrozenReport),
        "directives:print_frozen": first(FrozenReport),
        "directives:print_report": lambda: {"body_code": "bcdcds"},
        "assignments:judge": first(Report, assignment__monitor__code="bcdcds", verdict=None),
        "assignments:accept": first(Report, assignment__monitor__code="bcdcds", verdict=None),
        "assignments:return_report": first(Report, assignment__monitor__code="bcdcds", verdict=None),
        "assignments:decide_extension": first(ExtensionRequest),
        "assignments:evidence": first(Evidence),
        "organisation:organisation": lambda: {"code": "vptw"},
        "organisation:body": lambda: {"code": "bcdcds"},
        "organisation:votes": lambda: {"code": "bcdcds"},
        "organisation:words": lambda: {"code": "bcdcds"},
        "organisation:members": lambda: {"code": "bcdcds"},
        "imports:new": lambda: {"kind": "directives.tasks"},
        "imports:template": lambda: {"kind": "directives.tasks"},
        "web:log_entry": lambda: {"entry_id": Entry.objects.filter(actor_person_id__isnull=False).order_by("pk")[0].pk},
        "notifications:open": first(Notice),
        "notifications:mark_read": first(Notice),
        "feeds:read": lambda: {"token": "x"},
        "meetings:in_hall": dict,
        "meetings:enter_hall": lambda: {"token": "x"},
        "meetings:end_screen": first(HallScreen),
        "feeds:revoke": first(Feed),
        "webhooks:delivery": first(Delivery),
        "webhooks:resend_one": first(Delivery),
        "notifications:stop": lambda: {"token": "x"},
        "notifications:resend": first(Mail),
    }
    by_name |= {name: (lambda thing=thing: thing) for name, thing in administered.existing().items()}
    of_arrivals = (
        _arrivals(first)
        | _of_tray(first, document)
        | _dispatch(first)
        | _programmes(first)
        | _writing(first, document)
        | _mailroom(first)
        | _changes(first, task)
        | _linking(first, task)
        | _cascade(first)
        | _urging(first, assignment, first(Directive, **body_b))
        | _seeing(first)
        | _reporting(first)
        | _remaining(first)
        | _obstacles(first, first(Directive, **body_b), assignment)
        | _contributions(first, assignment)
        | _reviews(first(Directive, **body_b))
        | _rooms(first)
        | _cadence(first, first(Directive, **body_b), task)
        | _speaking(first, sitting, item)
        | _voting(first, sitting, item)
        | _agendas(first, sitting, item)
        | _dates(first, sitting)
        | dict.fromkeys([f"reading:{one}" for one in ("pack", "notes", "beside", "download")], sitting)
        | {"reading:save": item}
        | _motions(first, item)
    )

    for name in every_address():
        area, _, short = name.partition(":")
        if name in by_name:
            continue
        if name in of_arrivals:
            by_name[name] = of_arrivals[name]
        elif area in ("directives", "assignments"):
            by_name[name] = assignment
        elif area in ("documents", "dispatch", "protection", "circulation"):
            by_name[name] = document
        elif area == "webhooks":
            by_name[name] = first(Endpoint)
        elif area == "kit":
            by_name[name] = first(LongJob) if "job" in name or short in ("progress", "cancel") else of_list
        elif area == "meetings":
            models = dict.fromkeys(
                ("answer", "withdraw", "check_in", "leave", "remove", "readmit", "attendance"), Invitation
            )
            papers = ("paper", "paper_file", "remove_paper", "restrict_paper", "replace_paper", "withdraw_paper")
            models |= dict.fromkeys(papers, Paper) | {
                "edit": Conclusion,
                "conclude": Conclusion,
                "move_conclusion": Conclusion,
                "remove_conclusion": Conclusion,
            }
            if short in models:
                path = {"Invitation": "sitting", "Paper": "item__sitting", "Conclusion": "item__sitting"}[
                    models[short].__name__
                ]
                by_name[name] = first(models[short], **{f"{path}__state": "closed", f"{path}__body__code": "bcdcds"})
            elif short in {
                "point",
                "move_point",
                "remove_point",
                "add_paper",
                "go",
                "write",
                "indent_point",
                "restrict_point",
                "text",
                "write_text",
                "share_point",
            }:
                by_name[name] = item
            else:
                by_name[name] = sitting
    by_name |= {"documents:compare": lambda: {**document(), "old": 1, "new": 2}, "documents:void_number": first(Number)}
    by_name |= dict.fromkeys(
        ("documents:close_register", "administration:close_register"),
        first(Series, direction="out", body__code="bcdcds"),
    )
    by_name |= _registers(first) | {
        "documents:close_reader": first(Audience, document=document()["pk"], reason="recipient")
    }
    return by_name


def _agendas(
    first: Callable[..., Callable[[], dict[str, Any]]],
    sitting: Callable[[], dict[str, Any]],
    item: Callable[[], dict[str, Any]],
) -> dict[str, Callable[[], dict[str, Any]]]:
    """Positions on a sitting; nobody has proposed a point there."""
    from decreta.agendas.models import AskedOpinion, Proposal, ProposalPaper

    found = {"agendas:positions": sitting, "agendas:adopt": sitting, "agendas:take_out": item, "agendas:object": item}
    found["agendas:take_up"] = item
    found |= {"agendas:put_by_consent": sitting, "agendas:undo_by_consent": sitting}
    found |= {"agendas:keep": sitting, "agendas:fill": sitting, "agendas:carry_over": sitting}
    of_one = ("proposal", "resend", "add_paper", "approve", "send_back", "withdraw", "place", "put_off")
    found |= {f"agendas:{name}": first(Proposal) for name in of_one}
    found["agendas:path"] = lambda: {"body_code": "bcdcds"}
    found |= {f"agendas:{name}": item for name in ("opinions", "ask_opinions")}
    found["agendas:opinions_paper"] = lambda: {**item(), "form": "pdf"}
    found |= {f"agendas:{name}": first(AskedOpinion) for name in ("give_opinion", "treat_opinion", "opinion_file")}
    return found | {"agendas:paper_file": first(ProposalPaper)}


def _dates(
    first: Callable[..., Callable[[], dict[str, Any]]], sitting: Callable[[], dict[str, Any]]
) -> dict[str, Callable[[], dict[str, Any]]]:
    """The form that asks when members can come; nobody was asked in the scenario."""
    from decreta.dates.models import AskedMember, DatePoll

    found = {"dates:ask": sitting, "dates:against": sitting, "dates:answer": first(AskedMember)}
    return found | {"dates:poll": first(DatePoll), "dates:withdraw": first(DatePoll)}


def _speaking(
    first: Callable[..., Callable[[], dict[str, Any]]],
    sitting: Callable[[], dict[str, Any]],
    item: Callable[[], dict[str, Any]],
) -> dict[str, Callable[[], dict[str, Any]]]:
    """The debate of a sitting, and where the code at its door leads; nobody has spoken in those of the scenario."""
    from decreta.meetings.models import Invitation, Paper, Sitting
    from decreta.messaging.models import Message
    from decreta.speaking.models import SpeakingGroup, Speech

    of_sitting = ("debate", "ask", "add_group", "end", "pause", "resume", "grant")
    found = {f"speaking:{name}": sitting for name in of_sitting}
    found["meetings:come"] = first(Sitting, invitations__holding__person__user__username="tram")
    found["meetings:substitute"] = first(Invitation, holding__person__user__username="tram", sitting__state="closed")
    found |= {f"presenting:{name}": sitting for name in ("show", "stop", "ask")}
    found |= {f"messaging:{name}": sitting for name in ("messages", "write", "tell", "switch")}
    found |= {f"messaging:{name}": first(Message) for name in ("answer", "settle", "remove", "end")}
    found["presenting:hall_file"] = lambda: {**sitting(), "paper": first(Paper)()["pk"]}
    found |= {f"speaking:{name}": item for name in ("close", "reopen")}
    found |= {f"speaking:{name}": first(Speech) for name in ("withdraw", "place", "give")}
    return found | {f"speaking:{name}": first(SpeakingGroup) for name in ("group", "remove_group")}


def _motions(
    first: Callable[..., Callable[[], dict[str, Any]]], item: Callable[[], dict[str, Any]]
) -> dict[str, Callable[[], dict[str, Any]]]:
    """What can be moved on a point of a sitting; nobody has moved anything in the scenario."""
    from decreta.meetings.models import Conclusion
    from decreta.motions.models import Motion

    found = {f"motions:{name}": item for name in ("of_point", "move", "amend_proposal")}
    of_committee = {"item__sitting__state": "closed", "item__sitting__body__code": "bcdcds"}
    found["motions:amend"] = first(Conclusion, **of_committee)
    of_one = ("motion", "reword", "say", "withdraw", "admit", "refuse", "put", "adopt", "place", "work_in")
    return found | {f"motions:{name}": first(Motion) for name in of_one}


def _voting(
    first: Callable[..., Callable[[], dict[str, Any]]],
    sitting: Callable[[], dict[str, Any]],
    item: Callable[[], dict[str, Any]],
) -> dict[str, Callable[[], dict[str, Any]]]:
    """The rules of the committee and its votes; nothing was put to the vote in the scenario."""
    from decreta.meetings.models import Invitation
    from decreta.organisation.models import Body
    from decreta.voting.models import Ballot, Panel, Proxy

    of_ballot = (
        "ballot",
        "progress",
        "names",
        "paper",
        "cast",
        "enter",
        "merge",
        "close",
        "annul",
        "decide",
        "take_back_last",
    )
    of_secret = ("cast_sealed", "waiting", "wait_no_longer", "totals", "hands", "published")
    found = {f"voting:{name}": first(Ballot) for name in (*of_ballot, *of_secret)}
    of_panel = ("teller", "teller_state", "give_key", "begin_count", "sealed_papers", "open_papers")
    found |= {f"voting:{name}": first(Panel) for name in of_panel}
    found |= {f"voting:{name}": item for name in ("put", "recuse")}
    found |= {f"voting:{name}": sitting for name in ("name_tellers", "panel", "enter_ballot")}
    found |= {f"voting:{name}": sitting for name in ("give_proxy", "give_own_proxy")}
    found |= {f"voting:{name}": first(Proxy) for name in ("revoke_proxy", "withdraw_proxy", "refuse_proxy")}
    found |= {f"meetings:{name}": first(Body, code="bcdcds") for name in ("rules", "set_rules")}
    of_committee = {"sitting__state": "closed", "sitting__body__code": "bcdcds"}
    return found | {"meetings:voting_right": first(Invitation, **of_committee)}


def _remaining(first: Callable[..., Callable[[], dict[str, Any]]]) -> dict[str, Callable[[], dict[str, Any]]]:
    """Minutes, decisions and written procedures: only their lists, what is entered of a closed sitting; a membership."""
    from decreta.meetings.models import Sitting
    from decreta.minutes.models import Decision, Minutes, Remark
    from decreta.organisation.models import Holding, StandingDeputy
    from decreta.procedures.models import Procedure, Question
    from decreta.writing.models import TemplateVersion

    found: dict[str, Callable[[], dict[str, Any]]] = {
        f"minutes:{name}": dict for name in ("list", "decisions", "attendance", "times")
    }
    found |= {f"procedures:{name}": dict for name in ("list", "new")}
    closed = first(Sitting, state="closed", body__code="bcdcds")
    found |= {f"minutes:{name}": closed for name in ("begin", "enter", "enter_one")}
    of_minutes = ("minutes", "circulate", "take_back", "comment", "put_on_agenda", "approve", "compose", "excerpt")
    found |= {f"minutes:{name}": first(Minutes) for name in of_minutes}
    one = first(Minutes)
    found |= {f"minutes:{name}": lambda: {**one(), "key": "other"} for name in ("edit", "settle")}
    found["minutes:edition"] = lambda: {**one(), "ordinal": 1}
    found["minutes:paper"] = lambda: {**one(), "language": "vi", "form": "pdf"}
    found["minutes:answer"] = first(Remark)
    of_member = first(Holding, post__body__code="bcdcds", post__role="member")
    found |= {f"organisation:{name}": of_member for name in ("end_membership", "deputies")}
    found["organisation:end_deputy"] = first(StandingDeputy)
    found["minutes:try_form"] = first(TemplateVersion, template__purpose="minutes")
    found |= {f"minutes:{name}": first(Decision) for name in ("decision", "link", "carry")}
    of_procedures = ("procedure", "add_question", "ask", "answer", "prolong", "close", "convert", "withdraw")
    found |= {f"procedures:{name}": first(Procedure) for name in of_procedures}
    found["procedures:decide_tie"] = first(Question)
    asking = first(Procedure)
    found["procedures:enter_paper"] = lambda: {**asking(), "invitation": asking()["pk"]}
    return found


def _reporting(first: Callable[..., Callable[[], dict[str, Any]]]) -> dict[str, Callable[[], dict[str, Any]]]:
    """Briefings, papers of frozen reports and scheduled reports of the committee."""
    from decreta.directives.models import FrozenReport
    from decreta.reporting.models import Briefing, Schedule

    found: dict[str, Callable[[], dict[str, Any]]] = {
        f"reporting:{name}": dict for name in ("briefings", "make_briefing", "schedules", "editions")
    }
    found |= {f"reporting:{name}": first(Briefing) for name in ("briefing", "print_briefing")}
    found |= {"reporting:make_paper": first(FrozenReport)}
    schedules = ("schedule", "pause_schedule", "resume_schedule", "end_schedule")
    found |= {f"reporting:{name}": first(Schedule) for name in schedules}
    return found | {"reporting:order_schedule": lambda: {"body_code": "bcdcds"}}


def _obstacles(
    first: Callable[..., Callable[[], dict[str, Any]]], directive: Any, assignment: Callable[[], dict[str, Any]]
) -> dict[str, Callable[[], dict[str, Any]]]:
    """The register of obstacles, and what is done about one: by its owner, by who raised it, by a leader."""
    from decreta.obstacles.models import Obstacle

    found: dict[str, Callable[[], dict[str, Any]]] = {
        f"obstacles:{name}": first(Obstacle) for name in ("obstacle", "decide", "link")
    }
    found |= {f"obstacles:{name}": first(Obstacle, body__code="bcdcds") for name in ("answer", "pass_on")}
    found |= {f"obstacles:{name}": first(Obstacle, answer="partly") for name in ("confirm", "deny")}
    found |= {f"obstacles:{name}": dict for name in ("list", "review", "ladder", "set_ladder")}
    of_body = ("body_ladder", "set_body_ladder", "drop_body_ladder")
    found |= {f"obstacles:{name}": lambda: {"body_code": "bcdcds"} for name in of_body}
    of_directive = ("directive_ladder", "set_directive_ladder", "drop_directive_ladder")
    return found | {f"obstacles:{name}": directive for name in of_directive} | {"obstacles:raise": assignment}


def _cadence(
    first: Callable[..., Callable[[], dict[str, Any]]], directive: Any, task: Any
) -> dict[str, Callable[[], dict[str, Any]]]:
    """Rules of reporting."""
    from decreta.cadence.models import ReportRule

    of_body = {f"cadence:{name}": (lambda: {"code": "bcdcds"}) for name in ("rules", "set_body")}
    return of_body | {
        "cadence:set_directive": directive,
        "cadence:set_task": task,
        "cadence:end": first(ReportRule, until_on=None),
    }


def _reviews(directive: Any) -> dict[str, Callable[[], dict[str, Any]]]:
    """Directives without an end."""
    found: dict[str, Callable[[], dict[str, Any]]] = {"reviews:list": dict, "reviews:set_rule": dict}
    return found | {f"reviews:{name}": directive for name in ("directive", "review", "move")}


def _rooms(first: Callable[..., Callable[[], dict[str, Any]]]) -> dict[str, Callable[[], dict[str, Any]]]:
    """A room of the agency and what its clerk has booked there."""
    from decreta.rooms.models import Booking, Room

    found: dict[str, Callable[[], dict[str, Any]]] = {
        f"rooms:{name}": dict for name in ("list", "calendar", "free", "new", "book")
    }
    found |= dict.fromkeys([f"rooms:{one}" for one in ("room", "change", "close", "reopen")], first(Room))
    booking = first(Booking, purpose__startswith="Tập huấn")
    return found | dict.fromkeys([f"rooms:{one}" for one in ("booking", "change_booking", "cancel_booking")], booking)


def _contributions(
    first: Callable[..., Callable[[], dict[str, Any]]], assignment: Callable[[], dict[str, Any]]
) -> dict[str, Callable[[], dict[str, Any]]]:
    """Contributions of coordinating organisations."""
    from decreta.assignments.models import Assignment
    from decreta.contributions.models import Contribution, Piece

    waiting = {"delivered_at": None, "withdrawn_at": None}
    found: dict[str, Callable[[], dict[str, Any]]] = {
        f"contributions:{name}": first(Contribution, **waiting) for name in ("contribution", "answer", "withdraw")
    }
    found["contributions:judge"] = first(Contribution, delivered_at__isnull=False, judged="")
    found |= {"contributions:list": dict, "contributions:piece": first(Piece), "contributions:ask": assignment}
    coordinating = {"role": "coordinate", "organisation__code": "btctw", "closed_at": None}
    return found | {"contributions:offer": first(Assignment, **coordinating)}


def _urging(
    first: Callable[..., Callable[[], dict[str, Any]]],
    assignment: Callable[[], dict[str, Any]],
    directive: Callable[[], dict[str, Any]],
) -> dict[str, Callable[[], dict[str, Any]]]:
    """The ladder and the letters of the committee and of its directive; requests to explain."""
    from decreta.urging.models import Explanation

    of_committee = ("ladder", "set_ladder", "drop_ladder", "set_receipt", "letters", "draft_letter", "dismiss_letter")
    found: dict[str, Callable[[], dict[str, Any]]] = {
        f"urging:{name}": lambda: {"body_code": "bcdcds"} for name in of_committee
    }
    of_directive = ("directive_ladder", "set_directive_ladder", "drop_directive_ladder", "set_directive_receipt")
    found |= {f"urging:{name}": directive for name in of_directive}
    found |= {f"urging:{name}": dict for name in ("general", "set_general", "set_general_receipt", "explanations")}
    rounds = ("explanation", "explain", "accept", "ask_again", "withdraw", "file")
    return found | {f"urging:{name}": first(Explanation) for name in rounds} | {"urging:ask": assignment}


def _seeing(first: Callable[..., Callable[[], dict[str, Any]]]) -> dict[str, Callable[[], dict[str, Any]]]:
    """The dashboard that the secretary composed."""
    from decreta.seeing.models import Dashboard

    of_one = ("dashboard", "change_dashboard", "remove_dashboard", "start_with")
    return {f"seeing:{name}": first(Dashboard) for name in of_one}


def _of_tray(
    first: Callable[..., Callable[[], dict[str, Any]]], document: Callable[[], dict[str, Any]]
) -> dict[str, Callable[[], dict[str, Any]]]:
    """A paper of the tray in the state in which the act is possible."""
    from decreta.capture.models import TrayPaper
    from decreta.documents.models import Arrival

    paper, aside = first(TrayPaper, state="waiting"), first(TrayPaper, state="aside")
    own = ("paper", "rendition", "turn", "split", "join", "set_aside", "give_back", "drop")
    found: dict[str, Callable[[], dict[str, Any]]] = {f"capture:{name}": paper for name in own}
    return found | {
        "capture:take_up": aside,
        "capture:page": lambda: {**paper(), "number": 1},
        "capture:original": lambda: {**paper(), "ordinal": 1},
        "capture:label": first(Arrival, document__paper__isnull=False, **HOUSE),
        "capture:stamped": first(Arrival, document__paper__isnull=False, **HOUSE),
        "capture:compare": lambda: {**paper(), "other": document()["pk"]},
    }


def _writing(
    first: Callable[..., Callable[[], dict[str, Any]]], document: Callable[[], dict[str, Any]]
) -> dict[str, Callable[[], dict[str, Any]]]:
    """The template that is in force in the house, and who signs the notice; nobody else is asked in the scenario."""
    from decreta.cosigning.models import Cosigner
    from decreta.writing.models import TemplateVersion, WordTemplate

    template = first(WordTemplate, type_code="CV", **HOUSE)
    return dict.fromkeys(("writing:template", "writing:begin", "writing:retire"), template) | {
        "writing:file": first(TemplateVersion),
        "cosigning:signers": document,
        "cosigning:refuse": first(Cosigner),
    }


def _registers(first: Callable[..., Callable[[], dict[str, Any]]]) -> dict[str, Callable[[], dict[str, Any]]]:
    """A register that runs, a number that is kept in one, and one that is closed."""
    from decreta.documents.models import Number, Series

    return {
        "documents:reserve": first(Series, direction="out", body__code="bcdcds"),
        "documents:void_reserved": first(Number, state="reserved"),
        "books:closed": first(Series, book__isnull=False),
    }


def _programmes(first: Callable[..., Callable[[], dict[str, Any]]]) -> dict[str, Callable[[], dict[str, Any]]]:
    """Of expected papers one that is not issued yet."""
    from decreta.programme.models import Expected, Programme

    paper = first(Expected, document__issued_on=None, withdrawn_at=None)
    found = {f"programme:{act}": paper for act in ("expected", "amend", "take_off", "begin", "bind")}
    return found | {f"programme:{act}": first(Programme) for act in ("programme", "adopt", "expect")}


def _changes(first: Any, task: Any) -> dict[str, Callable[[], dict[str, Any]]]:
    """Requests for more time, and tasks that ended by a paper."""
    from decreta.assignments.models import ExtensionRequest, RequestEvidence
    from decreta.changes.models import Ending, Passing

    return {
        "assignments:examine_extension": first(ExtensionRequest),
        "assignments:request_evidence": first(RequestEvidence),
        "changes:letter": lambda: {"body_code": "bcdcds"},
        "changes:end": task,
        "changes:ending": first(Ending),
        "changes:pass_on": lambda: {"body_code": "bcdcds", "organisation_code": "bkhcn"},
        "changes:passing": first(Passing),
        "changes:take_back_passing": first(Passing),
    }


def _cascade(first: Any) -> dict[str, Callable[[], dict[str, Any]]]:
    """What is shared upward: by a commune with its province, by the province with the centre."""
    from decreta.assignments.models import Assignment
    from decreta.cascade.models import RollUp, Serving, Share
    from decreta.directives.models import Task

    own = {"organisation__code": "vptw", "monitor__code": "bcdcds", "role": "lead"}
    return {
        "cascade:levels": dict,
        "cascade:shares": dict,
        "cascade:roll_ups": dict,
        "cascade:ask": dict,
        **{f"cascade:{name}": first(RollUp) for name in ("roll_up", "agree", "decline", "withdraw", "cancel")},
        "cascade:share": dict,
        "cascade:stop": first(Share),
        "cascade:break_down": first(Assignment, **own),
        "cascade:release": first(Serving),
        "cascade:from_below": lambda: {"code": "vptw", "below": "ubnd-thai-nguyen"},
        "cascade:task": lambda: {"code": "vptw", **first(Task, body__code="bcd-thai-nguyen")()},
    }


def _linking(first: Any, task: Any) -> dict[str, Callable[[], dict[str, Any]]]:
    """A tracker and what it was told."""
    from decreta.linking.models import Dependency, Handover, Pair, Tracker
    from decreta.seeing.models import TileMap

    def tracker() -> dict[str, Any]:
        found = Tracker.objects.order_by("code").first()
        return {"code": found.code if found is not None else "nothing"}

    def of_tracker() -> dict[str, Any]:
        return tracker() | {"body_code": "bcdcds"}

    return {
        "linking:identify": task,
        "linking:pairs": dict,
        "linking:pair": first(Pair),
        "linking:depend": task,
        "linking:release": first(Dependency),
        "linking:trackers": dict,
        "linking:tracker": of_tracker,
        "linking:hand_over": of_tracker,
        "linking:handover_file": first(Handover),
        "administration:change_tracker": tracker,
        "administration:change_tile_map": first(TileMap, replaced_at=None),
    }


def _mailroom(first: Callable[..., Callable[[], dict[str, Any]]]) -> dict[str, Callable[[], dict[str, Any]]]:
    """A mailbox, a mail; the scenario has neither."""
    from decreta.documents.models import Arrival
    from decreta.mailroom.models import Answering, Mail, Mailbox

    found: dict[str, Callable[[], dict[str, Any]]] = {
        f"administration:{name}": first(Mailbox)
        for name in ("mailbox", "change_mailbox", "try_mailbox", "switch_mailbox_off", "switch_mailbox_on")
    }
    return found | {
        "mailroom:eml": first(Mail),
        "mailroom:settle": first(Mail),
        "mailroom:judge": first(Answering),
        **{f"mailroom:{name}": first(Arrival, document__secrecy=0, **HOUSE) for name in ("beside", "receipt")},
        **{f"mailroom:{name}": first(Mail) for name in ("waive", "write_back_arrival", "slip_of_arrival")},
        **{f"mailroom:{name}": first(Mail) for name in ("write_back_paper", "slip_of_paper")},
        "administration:receipt_rule": lambda: {"code": "vptw"},
    }


def _dispatch(first: Callable[..., Callable[[], dict[str, Any]]]) -> dict[str, Callable[[], dict[str, Any]]]:
    """Of deliveries one in the state in which the act is possible."""
    from decreta.dispatch.models import Delivery

    to_receive = first(Delivery, way="inside", organisation__code="btctw", arrival=None)
    found: dict[str, Callable[[], dict[str, Any]]] = {
        f"dispatch:{act}": to_receive for act in ("delivery", "receive", "give_back", "confirm_recall")
    }
    found |= {"dispatch:prove": first(Delivery, way="paper", state="sent")}
    found |= {f"dispatch:{act}": first(Delivery, way="mail") for act in ("end_link", "renew_link")}
    return found | {f"dispatch:{act}": lambda: {"token": "x"} for act in ("link", "link_paper")}


def _arrivals(first: Callable[..., Callable[[], dict[str, Any]]]) -> dict[str, Callable[[], dict[str, Any]]]:
    """Of arrivals one in the state in which the act is possible."""
    from decreta.documents.models import Arrival, Attachment, Mark, MarkTemplate

    states = {"reopen_arrival": "settled", "arrival": "marked", "reply": "marked"}
    acts = ("mark", "correct_arrival", "return_arrival", "void_arrival", "settle_arrival", *states)
    found = {f"documents:{act}": first(Arrival, state=states.get(act, "registered"), **HOUSE) for act in acts}
    found |= {"documents:withdraw_mark": first(Mark), "documents:attachment": first(Attachment)}
    return found | {"documents:drop_mark_template": first(MarkTemplate)}
