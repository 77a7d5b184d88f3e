"""What each address of the application is asked for: the things behind its identifiers, and the words between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from django.urls.converters import UUIDConverter

#: Not gone through, by the beginning of their names, and why.
LEFT_OUT = {
    "administration:": "what it shows stands behind other addresses too; it prints no text of a paper or a sitting",
    "imports:": "rows of somebody's own book, none of which is planted",
    "scim:": "for a directory's token, which is nobody's; accounts and groups alone",
    "accounts:": "the reader's own sessions, tokens and forms; `accounts:leave` ends his session",
    "account_": "signing in and out",
    "mfa_": "the reader's own second factors",
    "ui:": "words of the interface",
    "operation:": "whether the software runs",
    "live:": "the streams: `tests/live`, and `Doors.events` for what they are sent",
}
#: What the identifier of an address is of, by the area and by the path before it. An address that stands here in no line
#: is asked for nothing, and fails `tests/faults/test_doors.py`.
THINGS: dict[str, dict[str, str]] = {
    "agendas": {
        "opinions/": "agendas.AskedOpinion",
        "points/": "meetings.AgendaItem",
        "proposals/": "agendas.Proposal",
        "proposed-papers/": "agendas.ProposalPaper",
        "sittings/": "meetings.Sitting",
    },
    "api": {
        "v1/arrivals/": "documents.Arrival",
        "v1/assignments/": "assignments.Assignment",
        "v1/attachments/": "documents.Attachment",
        "v1/ballots/": "voting.Ballot",
        "v1/bookings/": "rooms.Booking",
        "v1/briefings/": "reporting.Briefing",
        "v1/circulations/": "circulation.Circulation",
        "v1/conclusions/": "meetings.Conclusion",
        "v1/contribution-pieces/": "contributions.Piece",
        "v1/contributions/": "contributions.Contribution",
        "v1/decisions/": "minutes.Decision",
        "v1/deliveries/": "dispatch.Delivery",
        "v1/dependencies/": "linking.Dependency",
        "v1/directives/": "directives.Directive",
        "v1/documents/": "documents.Document",
        "v1/events/": "directives.EventOccurrence",
        "v1/evidence/": "assignments.Evidence",
        "v1/expected-papers/": "programme.Expected",
        "v1/extension-requests/": "assignments.ExtensionRequest",
        "v1/frozen-reports/": "directives.FrozenReport",
        "v1/hand-overs/": "linking.Handover",
        "v1/holdings/": "organisation.Holding",
        "v1/invitations/": "meetings.Invitation",
        "v1/jobs/": "kit.LongJob",
        "v1/log/": "audit.Entry",
        "v1/mark-templates/": "documents.MarkTemplate",
        "v1/marks/": "documents.Mark",
        "v1/minutes/": "minutes.Minutes",
        "v1/motions/": "motions.Motion",
        "v1/notices/": "notifications.Notice",
        "v1/numbers/": "documents.Number",
        "v1/obstacles/": "obstacles.Obstacle",
        "v1/pairs/": "linking.Pair",
        "v1/papers/": "meetings.Paper",
        "v1/points/": "meetings.AgendaItem",
        "v1/procedures/": "procedures.Procedure",
        "v1/programmes/": "programme.Programme",
        "v1/proposed-papers/": "agendas.ProposalPaper",
        "v1/proposed-points/": "agendas.Proposal",
        "v1/registers/": "documents.Series",
        "v1/remarks/": "minutes.Remark",
        "v1/report-rules/": "cadence.ReportRule",
        "v1/reports/": "assignments.Report",
        "v1/reviews/": "directives.Directive",
        "v1/rooms/": "rooms.Room",
        "v1/scheduled-reports/": "reporting.Schedule",
        "v1/servings/": "cascade.Serving",
        "v1/shares/": "cascade.Share",
        "v1/sittings/": "meetings.Sitting",
        "v1/speeches/": "speaking.Speech",
        "v1/tasks/": "directives.Task",
        "v1/tray/": "capture.TrayPaper",
    },
    "assignments": {
        "": "assignments.Assignment",
        "evidence/": "assignments.Evidence",
        "extensions/": "assignments.ExtensionRequest",
        "extensions/evidence/": "assignments.RequestEvidence",
        "reports/": "assignments.Report",
    },
    "books": {"": "documents.Series"},
    "cadence": {"directive/": "directives.Directive", "rule/": "cadence.ReportRule", "task/": "directives.Task"},
    "capture": {
        "": "capture.TrayPaper",
        "*/compare/": "capture.TrayPaper",
        "arrivals/": "documents.Arrival",
    },
    "cascade": {
        "*/tasks/": "directives.Task",
        "assignments/": "assignments.Assignment",
        "roll-ups/": "cascade.RollUp",
        "servings/": "cascade.Serving",
        "shares/": "cascade.Share",
    },
    "changes": {"endings/": "changes.Ending", "passings/": "changes.Passing", "tasks/": "directives.Task"},
    "circulation": {"": "circulation.Circulation", "papers/": "documents.Document"},
    "contributions": {
        "": "contributions.Contribution",
        "by/": "assignments.Assignment",
        "piece/": "contributions.Piece",
        "to/": "assignments.Assignment",
    },
    "cosigning": {"": "documents.Document", "signers/": "cosigning.Cosigner"},
    "dates": {"answers/": "dates.AskedMember", "polls/": "dates.DatePoll", "sittings/": "meetings.Sitting"},
    "directives": {
        "": "directives.Task",
        "*/assignees/": "assignments.Assignment",
        "events/": "directives.EventOccurrence",
        "handed-down/": "organisation.Organisation",
        "papers/": "directives.Directive",
        "reports/frozen/": "directives.FrozenReport",
        "take-up/": "documents.Document",
    },
    "dispatch": {"": "dispatch.Delivery", "papers/": "documents.Document"},
    "documents": {
        "": "documents.Document",
        "attachments/": "documents.Attachment",
        "incoming/": "documents.Arrival",
        "incoming/marks/": "documents.MarkTemplate",
        "marks/": "documents.Mark",
        "numbers/": "documents.Number",
        "readers/": "documents.Audience",
        "registers/": "documents.Series",
        "registers/numbers/": "documents.Number",
    },
    "feeds": {"": "feeds.Feed"},
    "kit": {
        "bulk/": "kit.BulkRun",
        "exports/": "kit.Export",
        "jobs/": "kit.LongJob",
        "views/": "kit.SavedView",
    },
    "linking": {
        "dependencies/": "linking.Dependency",
        "hand-overs/": "linking.Handover",
        "pairs/": "linking.Pair",
        "tasks/": "directives.Task",
    },
    "mailroom": {
        "": "mailroom.Mail",
        "answering/": "mailroom.Answering",
        "arrivals/": "documents.Arrival",
        "papers/": "capture.TrayPaper",
    },
    "meetings": {
        "": "meetings.Sitting",
        "conclusions/": "meetings.Conclusion",
        "invitations/": "meetings.Invitation",
        "papers/": "meetings.Paper",
        "points/": "meetings.AgendaItem",
        "rules/": "organisation.Body",
        "screens/": "meetings.HallScreen",
    },
    "messaging": {"": "messaging.Message", "sittings/": "meetings.Sitting"},
    "minutes": {
        "": "minutes.Minutes",
        "decisions/": "minutes.Decision",
        "decisions/of/": "meetings.Sitting",
        "forms/": "writing.TemplateVersion",
        "of/": "meetings.Sitting",
        "remarks/": "minutes.Remark",
    },
    "motions": {"": "motions.Motion", "conclusions/": "meetings.Conclusion", "points/": "meetings.AgendaItem"},
    "notifications": {"": "notifications.Notice", "outbox/": "notifications.Mail"},
    "obstacles": {
        "": "obstacles.Obstacle",
        "ladder/of-directive/": "directives.Directive",
        "of/": "assignments.Assignment",
    },
    "organisation": {"deputies/": "organisation.StandingDeputy", "members/": "organisation.Holding"},
    "presenting": {"sittings/": "meetings.Sitting", "sittings/*/papers/": "meetings.Paper"},
    "procedures": {
        "": "procedures.Procedure",
        "*/paper/": "meetings.Invitation",
        "questions/": "procedures.Question",
    },
    "programme": {"": "programme.Programme", "papers/": "programme.Expected"},
    "protection": {"": "documents.Document"},
    "reading": {"notes/": "reading.Note", "points/": "meetings.AgendaItem", "sittings/": "meetings.Sitting"},
    "reporting": {
        "briefings/": "reporting.Briefing",
        "papers/of/": "directives.FrozenReport",
        "scheduled/": "reporting.Schedule",
    },
    "reviews": {"": "directives.Directive"},
    "rooms": {"": "rooms.Room", "bookings/": "rooms.Booking"},
    "seeing": {"dashboards/": "seeing.Dashboard"},
    "signing": {"images/": "signing.Appearance"},
    "speaking": {
        "groups/": "speaking.SpeakingGroup",
        "points/": "meetings.AgendaItem",
        "sittings/": "meetings.Sitting",
        "speeches/": "speaking.Speech",
    },
    "subscriptions": {"": "documents.Document"},
    "urging": {
        "explanations/": "urging.Explanation",
        "explanations/of/": "assignments.Assignment",
        "ladder/of-directive/": "directives.Directive",
        "receipt/of-directive/": "directives.Directive",
    },
    "voting": {
        "": "voting.Ballot",
        "panels/": "voting.Panel",
        "points/": "meetings.AgendaItem",
        "proxies/": "voting.Proxy",
        "sittings/": "meetings.Sitting",
    },
    "web": {"log/": "audit.Entry"},
    "webhooks": {"": "webhooks.Endpoint", "deliveries/": "webhooks.Delivery"},
    "writing": {"templates/": "writing.WordTemplate", "versions/": "writing.TemplateVersion"},
}
#: What stands behind words in an address, where the short name of the committee does not fit.
_WORDS: dict[str, str] = {"table": "documents.documents", "language": "vi", "key": "other"}
_WORDS_OF = {
    "organisation:organisation": {"code": "vptw"},
    "minutes:paper": {"form": "docx"},
    "agendas:opinions_paper": {"form": "pdf"},
}
_USUAL = "bcdcds"


def is_left_out(name: str) -> bool:
    """Whether an address is not gone through."""
    return name.startswith(tuple(LEFT_OUT))


def identifiers(pattern: Any) -> dict[str, str]:
    """By each identifier of an address, the path before it, with a star for what stands there for another."""
    route, found = str(pattern.pattern), {}
    for key, one in pattern.pattern.converters.items():
        if isinstance(one, UUIDConverter):
            found[key] = re.sub(r"<[^>]+>", "*", re.split(rf"<\w+:{key}>", route)[0])
    return found


def asked_for(name: str, pattern: Any) -> dict[str, str | None]:
    """By each identifier of an address, what it is of; None where nobody has said it."""
    places = THINGS.get(name.partition(":")[0], {})
    return {key: places.get(before) for key, before in identifiers(pattern).items()}


def arguments(name: str, pattern: Any, things: Any) -> Iterator[dict[str, Any]]:
    """Everything that an address is asked for; `things(label)` gives the keys of what there is."""
    of, own = asked_for(name, pattern), _WORDS | _WORDS_OF.get(name, {})
    words = {
        key: 1 if type(one).__name__ == "IntConverter" else own.get(key, _USUAL)
        for key, one in pattern.pattern.converters.items()
        if key not in of
    }
    for chosen in itertools.product(*(things(label) if label else () for label in of.values())):
        yield words | dict(zip(of, chosen, strict=True))
