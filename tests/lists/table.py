"""Every page that lists something: how a row more comes to it, and how many SQL statements it costs, whatever it lists.

The numbers are of the whole request of a signed-in secretary: session, seat, frame, page. Lower one when a page
gets cheaper; raise one only with a reason that a reader of the history will understand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.documents.office import Office
from tests.lists import growing


@dataclass(frozen=True)
class Listing:
    """`grow` adds a row; `at` gives what the address needs."""

    grow: Callable[[Office], Any]
    statements: int
    at: Callable[[Office], dict[str, Any]] = lambda office: {}
    query: str = ""


def first(label: str) -> Callable[[Office], dict[str, Any]]:
    """The one thing there is."""

    def find(office: Office) -> dict[str, Any]:
        from django.apps import apps

        return {"pk": apps.get_model(label)._default_manager.order_by("pk")[0].pk}

    return find


LISTS: dict[str, Listing] = {
    "web:desk": Listing(growing.sitting, 9),
    "web:search": Listing(growing.document, 6, query="?q=thong+bao"),
    "web:log": Listing(growing.document, 6),
    "meetings:list": Listing(growing.sitting, 6),
    "meetings:sitting": Listing(growing.point, 14, first("meetings.Sitting")),
    "meetings:room": Listing(growing.point, 14, first("meetings.Sitting")),
    "meetings:chair": Listing(growing.point, 13, first("meetings.Sitting")),
    "meetings:prepare": Listing(growing.point, 11, first("meetings.Sitting")),
    "meetings:desk": Listing(growing.invitation, 12, first("meetings.Sitting")),
    "directives:list": Listing(growing.task, 9),
    "directives:directives": Listing(growing.directive, 6),
    "directives:directive": Listing(growing.task, 9, first("directives.Directive")),
    "directives:supervision": Listing(growing.task_of_another, 10),
    "directives:urge": Listing(growing.urgeable, 6, lambda office: {"body_code": "bcdcds"}),
    "directives:task": Listing(growing.assignee, 12, first("directives.Task")),
    "directives:assignees": Listing(growing.assignee, 7, first("directives.Task")),
    "documents:list": Listing(growing.document, 6),
    "documents:registers": Listing(growing.register, 6),
    "documents:document": Listing(growing.version, 11, first("documents.Document")),
    "notifications:list": Listing(growing.notice, 6),
    "organisation:list": Listing(growing.organisation, 7),
    "organisation:organisation": Listing(growing.unit, 12, lambda office: {"code": "vptw"}),
    "organisation:bodies": Listing(growing.body, 7),
    "organisation:body": Listing(growing.member, 11, lambda office: {"code": "bcdcds"}),
    "organisation:calendar": Listing(growing.day_off, 5),
    "accounts:page": Listing(growing.token, 6),
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
    "directives:take_up": _FORM,
    "directives:draft_urging": _FORM,
    "directives:event": _FORM,
    "directives:receive": _FORM,
    "directives:dispute": _FORM,
    "directives:settle": _FORM,
    "directives:hand_down": _FORM,
    "directives:report": _FORM,
    "directives:ask_extension": _FORM,
    "directives:recovery": _FORM,
    "directives:accept": _FORM,
    "directives:return_report": _FORM,
    "directives:decide_extension": _FORM,
    "directives:evidence": _FILE,
    "documents:draft": _FORM,
    "documents:open_register": _FORM,
    "documents:void_number": _FORM,
    "documents:revise": _FORM,
    "documents:compare": "two texts, side by side",
    "documents:return_draft": _FORM,
    "documents:withdraw": _FORM,
    "documents:issue": _FORM,
    "documents:add_alias": _FORM,
    "documents:paper": _FILE,
    "documents:preview": _FILE,
    "documents:signatures": "the two signatures of one paper",
    "organisation:exposure": _FORM,
    "kit:job": _ONE,
    "kit:progress": _ONE,
    "account_login": _GATE,
    "account_logout": _GATE,
    "account_inactive": _GATE,
    "account_reauthenticate": _GATE,
    "account_change_password": _GATE,
    "mfa_index": "the same page as `accounts:page`",
    "mfa_reauthenticate": _GATE,
    "ui:style": "every component once, with invented rows",
}
