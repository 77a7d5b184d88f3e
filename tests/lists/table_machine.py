"""Every list of the API: how a row more comes to it, and how many SQL statements it costs, whatever it lists.

The numbers are of the whole request: two for token and seat, the rest for the list. At most six.
"""

from __future__ import annotations

from tests.lists import growing, growing_dispatch, growing_minutes, growing_papers, growing_rooms, growing_voting
from tests.lists.table import Listing, first

LISTS: dict[str, Listing] = {
    "notices": Listing(growing.notice, 3),
    "jobs": Listing(growing.job, 3),
    "log": Listing(growing.document, 3),
    "organisations": Listing(growing.organisation, 3),
    "units": Listing(growing.unit, 3),
    "bodies": Listing(growing.body, 3),
    "posts": Listing(growing.member, 3),
    "holdings": Listing(growing.member, 3),
    "groups": Listing(growing.group, 5),
    "documents": Listing(growing.document, 3),
    "arrivals": Listing(growing_papers.arrival, 3, who="clerk"),
    "circulations": Listing(growing_papers.round_to_read, 3, who="chief"),
    "tray": Listing(growing_papers.tray_paper, 3, who="clerk"),
    "deliveries": Listing(growing_dispatch.lying, 3, who="ministry_clerk"),
    "registers": Listing(growing_papers.register, 3),
    "numbers": Listing(growing.number, 5, first("documents.Series")),
    "programmes": Listing(growing_papers.programme, 3),
    "papers_of_figure": Listing(growing_papers.counted_arrival, 6, who="clerk"),
    "obstacles": Listing(growing.obstacle, 3),
    "report_rules": Listing(growing.report_rule, 3),
    "missed_reports": Listing(growing.missed_report, 4),
    "reviews": Listing(growing.endless_task, 3),
    "contributions": Listing(growing.contribution, 4),
    "sittings": Listing(growing.sitting, 3),
    "rooms": Listing(growing_rooms.room, 3),
    "bookings": Listing(growing_rooms.booking, 3),
    "ballots": Listing(growing_voting.secret_ballot, 6),
    "minutes": Listing(growing_minutes.minutes, 3),
    "decisions": Listing(growing_minutes.decision, 3),
    "motions": Listing(growing_voting.motion, 3),
    "procedures": Listing(growing_minutes.procedure, 3),
    "proposed_points": Listing(growing.proposal, 3),
    "agenda_templates": Listing(growing.agenda_template, 3),
    "directives": Listing(growing.directive, 3),
    "frozen_reports": Listing(growing.frozen, 3),
    "briefings": Listing(growing.briefing, 3),
    "scheduled_reports": Listing(growing.schedule, 3),
    "scheduled_report_editions": Listing(growing.edition, 3),
    "tasks": Listing(growing.task, 5),
    "assignments": Listing(growing.assignee, 3),
    "assignments_of_task": Listing(growing.assignee, 4, first("directives.Task")),
}
