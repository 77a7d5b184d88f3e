"""Every page that lists something: how a row more comes to it, and how many SQL statements it costs, whatever it lists.

The numbers are of the whole request of a signed-in secretary: session, seat, frame, page. Lower one when a page
gets cheaper; raise one only with a reason that a reader of the history will understand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.documents.office import Office
from tests.lists import administration, growing, growing_dispatch, growing_papers


@dataclass(frozen=True)
class Listing:
    """`grow` adds a row; `at` gives what the address needs."""

    grow: Callable[[Office], Any]
    statements: int
    at: Callable[[Office], dict[str, Any]] = lambda office: {}
    query: str = ""
    who: str = "secretary"


def first(label: str) -> Callable[[Office], dict[str, Any]]:
    """The one thing there is."""

    def find(office: Office) -> dict[str, Any]:
        from django.apps import apps

        return {"pk": apps.get_model(label)._default_manager.order_by("pk")[0].pk}

    return find


LISTS: dict[str, Listing] = {
    "web:desk": Listing(growing.sitting, 7),
    "web:search": Listing(growing.document, 6, query="?q=thong+bao"),
    "web:log": Listing(growing.document, 6),
    "meetings:list": Listing(growing.sitting, 5),
    "meetings:sitting": Listing(growing.point, 14, first("meetings.Sitting")),
    "meetings:room": Listing(growing.point, 14, first("meetings.Sitting")),
    "meetings:chair": Listing(growing.point, 13, first("meetings.Sitting")),
    "meetings:prepare": Listing(growing.point, 11, first("meetings.Sitting")),
    "meetings:desk": Listing(growing.invitation, 12, first("meetings.Sitting")),
    "directives:list": Listing(growing.task, 8),
    "directives:directives": Listing(growing.directive, 5),
    "directives:directive": Listing(growing.task, 9, first("directives.Directive")),
    "directives:reports": Listing(growing.frozen, 5),
    "directives:supervision": Listing(growing.task_of_another, 10),
    "directives:urge": Listing(growing.urgeable, 6, lambda office: {"body_code": "bcdcds"}),
    "directives:task": Listing(growing.assignee, 13, first("directives.Task")),
    "directives:assignees": Listing(growing.assignee, 7, first("directives.Task")),
    "capture:tray": Listing(growing_papers.tray_paper, 9, who="clerk"),
    "capture:paper": Listing(growing_papers.tray_paper, 9, first("capture.TrayPaper"), who="clerk"),
    "mailroom:mails": Listing(growing_papers.mail, 10, who="clerk"),
    "documents:list": Listing(growing.document, 6),
    "documents:registers": Listing(growing_papers.register, 6),
    "books:list": Listing(growing_papers.register, 7),
    "books:outgoing": Listing(growing_papers.numbered, 11),
    "books:incoming": Listing(growing_papers.arrival, 11, who="clerk"),
    "books:follow_up": Listing(growing_papers.arrival, 11, who="clerk"),
    "books:incoming_report": Listing(growing_papers.arrival, 5, who="clerk"),
    "figures:page": Listing(growing_papers.counted_arrival, 12, who="clerk"),
    "figures:papers": Listing(growing_papers.counted_arrival, 8, who="clerk"),
    "figures:incoming": Listing(growing_papers.counted_arrival, 7, who="clerk"),
    "figures:outgoing": Listing(growing_papers.counted_draft, 6),
    "figures:steps": Listing(growing_papers.sent_back, 6),
    "figures:ageing": Listing(growing_papers.counted_arrival, 7, who="clerk"),
    "figures:bottlenecks": Listing(growing_papers.counted_arrival, 7, who="clerk"),
    "figures:workload": Listing(growing_papers.arrival, 7, who="chief"),
    "programme:list": Listing(growing_papers.programme, 10),
    "programme:programme": Listing(growing_papers.expected, 12, first("programme.Programme")),
    "programme:expected": Listing(growing_papers.postponed, 13, first("programme.Expected")),
    "documents:arrivals": Listing(growing_papers.arrival, 7, who="clerk"),
    "documents:arrival": Listing(growing_papers.worked_arrival, 14, first("documents.Arrival"), who="clerk"),
    "documents:mark_templates": Listing(growing_papers.mark_template, 10, who="chief"),
    "documents:document": Listing(growing_papers.version, 13, first("documents.Document")),
    "cosigning:signers": Listing(growing_papers.cosigner, 9, first("documents.Document")),
    "writing:templates": Listing(growing_papers.word_template, 9, who="clerk"),
    "writing:template": Listing(growing_papers.word_template_version, 6, first("writing.WordTemplate"), who="clerk"),
    "dispatch:list": Listing(growing_dispatch.issued, 5, who="clerk"),
    "dispatch:arriving": Listing(growing_dispatch.lying, 5, who="ministry_clerk"),
    "dispatch:paper": Listing(growing_dispatch.received, 12, growing_dispatch.one_paper, who="clerk"),
    "dispatch:send": Listing(growing_dispatch.received, 16, growing_dispatch.one_paper, who="clerk"),
    "dispatch:delivery": Listing(growing_dispatch.receipt, 10, first("dispatch.Delivery"), who="clerk"),
    "circulation:round": Listing(growing_papers.reader_of_round, 6, first("circulation.Circulation"), who="clerk"),
    "protection:changes": Listing(growing_papers.new_reader, 10, growing_papers.guarded),
    "protection:readings": Listing(growing_papers.reading, 6, growing_papers.guarded),
    "protection:readings_beside": Listing(growing_papers.reading, 6, growing_papers.guarded),
    "subscriptions:list": Listing(growing_papers.search, 6),
    "notifications:list": Listing(growing.notice, 6),
    "feeds:list": Listing(growing.feed, 7),
    "webhooks:list": Listing(growing.endpoint, 6),
    "webhooks:endpoint": Listing(growing.delivery, 7, first("webhooks.Endpoint")),
    "webhooks:delivery": Listing(growing.attempt, 6, first("webhooks.Delivery")),
    "organisation:list": Listing(growing.organisation, 6),
    "organisation:organisation": Listing(growing.unit, 12, lambda office: {"code": "vptw"}),
    "organisation:bodies": Listing(growing.body, 6),
    "organisation:body": Listing(growing.member, 11, lambda office: {"code": "bcdcds"}),
    "organisation:calendar": Listing(growing.day_off, 5),
    "accounts:page": Listing(growing.token, 8),
    "imports:list": Listing(growing.brought, 6),
    "imports:batch": Listing(growing.brought_row, 7, first("kit.ImportBatch")),
    "kit:views": Listing(growing.view, 6),
}

_FORM = "a form: its choices are fetched at once, it lists nothing"
_FILE = "a file"
_ONE = "one thing"
_GATE = "the gate, by the library's views: no rows of ours"
#: Pages that list nothing, and what they are.
NO_LISTS: dict[str, str] = {
    "web:beside": "a fragment of the desk, whose rows `web:desk` counts",
    "web:log_entry": _ONE,
    "meetings:find": "a fragment of the ten posts that match, none without words",
    "meetings:new": _FORM,
    "meetings:calendar": _FILE,
    "meetings:notice": "the text that will be the notice, built from the points that `meetings:chair` lists",
    "meetings:change": _FORM,
    "meetings:cancel": _FORM,
    "meetings:convene": "what is still missing before the convocation",
    "meetings:point": _FORM,
    "meetings:paper": _ONE,
    "meetings:paper_file": _FILE,
    "meetings:edit": _FORM,
    "directives:assign": _FORM,
    "directives:declare": _FORM,
    "directives:take_up": _FORM,
    "directives:draft_urging": _FORM,
    "directives:event": _FORM,
    "directives:make_report": _FORM,
    "directives:report_frozen": _ONE,
    "assignments:receive": _FORM,
    "assignments:dispute": _FORM,
    "assignments:settle": _FORM,
    "assignments:suspend": _FORM,
    "assignments:resume": _FORM,
    "assignments:close": _FORM,
    "assignments:reopen": _FORM,
    "assignments:hand_down": _FORM,
    "assignments:report": _FORM,
    "assignments:ask_extension": _FORM,
    "assignments:recovery": _FORM,
    "assignments:accept": _FORM,
    "assignments:return_report": _FORM,
    "assignments:decide_extension": _FORM,
    "assignments:evidence": _FILE,
    "capture:set_aside": _FORM,
    "mailroom:eml": _FILE,
    "mailroom:judge": _FORM,
    "mailroom:beside": _ONE,
    "mailroom:receipt": _FORM,
    "mailroom:waive": _FORM,
    "mailroom:write_back_arrival": _FORM,
    "mailroom:write_back_paper": _FORM,
    "mailroom:slip_of_arrival": _FILE,
    "mailroom:slip_of_paper": _FILE,
    "capture:give_back": _FORM,
    "capture:drop": _FORM,
    "capture:page": _FILE,
    "capture:rendition": _FILE,
    "capture:original": _FILE,
    "capture:compare": _ONE,
    "capture:sheet": _FILE,
    "capture:label": _FILE,
    "capture:stamped": _FILE,
    "programme:draw_up": _FORM,
    "programme:expect": _FORM,
    "programme:amend": _FORM,
    "programme:take_off": _FORM,
    "programme:bind": _FORM,
    "circulation:circulate": _FORM,
    "circulation:recall": _FORM,
    "documents:original": _FILE,
    "documents:stub": _FORM,
    "protection:guard": _FORM,
    "protection:unguard": _FORM,
    "dispatch:book": _FILE,
    "dispatch:names": "a fragment of the names that match, none without words",
    "dispatch:complete": _FORM,
    "dispatch:labels": _FILE,
    "dispatch:recall": _FORM,
    "dispatch:relate": _FORM,
    "dispatch:link": _ONE,
    "dispatch:link_paper": _FILE,
    "dispatch:receive": _FORM,
    "dispatch:give_back": _FORM,
    "dispatch:prove": _FORM,
    "dispatch:confirm_recall": _FORM,
    "signing:appearances": "the own hand, and the seals of the organs that the post seals for: one row each",
    "writing:begin": _FORM,
    "writing:retire": _FORM,
    "writing:file": _FILE,
    "documents:draft": _FORM,
    "documents:open_register": _FORM,
    "documents:close_register": _FORM,
    "documents:void_number": _FORM,
    "documents:reserve": _FORM,
    "documents:void_reserved": _FORM,
    "books:closed": _FILE,
    "books:outgoing_report": "a row for a type of document, counted in one statement",
    "documents:revise": _FORM,
    "documents:compare": "two texts, side by side",
    "documents:return_draft": _FORM,
    "documents:withdraw": _FORM,
    "documents:issue": _FORM,
    "documents:copy": _FORM,
    "documents:add_alias": _FORM,
    "documents:close_reader": _FORM,
    "documents:register_arrival": _FORM,
    "documents:senders": "a fragment of the twelve names that match, none without words",
    "documents:correct_arrival": _FORM,
    "documents:return_arrival": _FORM,
    "documents:void_arrival": _FORM,
    "documents:settle_arrival": _FORM,
    "documents:reopen_arrival": _FORM,
    "documents:reply": _FORM,
    "documents:drop_mark_template": _FORM,
    "documents:attachment": _FILE,
    "documents:paper": _FILE,
    "documents:preview": _FILE,
    "documents:word": _FILE,
    "documents:signatures": "the two signatures of one paper",
    "notifications:preferences": "a form: a choice for each kind of notice there is",
    "notifications:stop": "says what ends: the kinds of one mail",
    "notifications:outbox": "for administrators, whose page `tests/notifications/test_choosing.py` counts",
    "feeds:read": _FILE,
    "webhooks:new": _FORM,
    "webhooks:resend_range": _FORM,
    "organisation:exposure": _FORM,
    "operation:live": "one word",
    "operation:ready": "one word, and five times yes or no",
    "operation:metrics": "figures",
    "operation:page": "the twenty newest backups and drills, from one statement",
    "imports:new": _FORM,
    "imports:template": _FILE,
    "imports:sheet": "the first rows of one file, read from the file itself",
    "imports:columns": "the columns of one file, read from the file itself",
    "imports:mend": _FORM,
    "imports:faulty": _FILE,
    "kit:bulk_run": "the rows that somebody chose, at most five hundred, in one statement of the area",
    "web:palette": "a dozen things opened lately, in one statement for each kind",
    "accounts:issue_token": _FORM,
    "api:docs": "the addresses of the API, which are no rows",
    "api:openapi": _FILE,
    "kit:job": _ONE,
    "kit:view": _FORM,
    "kit:totals": "the rows of one file, read from the file itself",
    "kit:progress": _ONE,
    "kit:download": _FILE,
    "account_login": _GATE,
    "account_logout": _GATE,
    "account_inactive": _GATE,
    "account_reauthenticate": _GATE,
    "account_change_password": _GATE,
    "mfa_index": "the same page as `accounts:page`",
    "mfa_list_webauthn": "the same page as `accounts:page`",
    "mfa_add_webauthn": _GATE,
    "mfa_reauthenticate": _GATE,
    "mfa_activate_totp": _GATE,
    "mfa_deactivate_totp": _GATE,
    "mfa_generate_recovery_codes": _GATE,
    "ui:style": "every component once, with invented rows",
}

LISTS |= {
    f"administration:{name}": Listing(grow, statements, at or (lambda office: {}), who="administrator")
    for name, (grow, statements, at) in administration.LISTS.items()
}
NO_LISTS |= {f"administration:{name}": what for name, what in administration.NO_LISTS.items()}
