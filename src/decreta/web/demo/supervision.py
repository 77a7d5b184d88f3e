"""What supervision consists of beside receiving, reporting and verifying; and the task books of a province and a commune."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from decreta.assignments.domain.receipts import set_receipt_clock
from decreta.assignments.enums import ClockUnit
from decreta.assignments.models import Assignment, Report
from decreta.cadence import domain as cadence
from decreta.cascade import domain as cascade
from decreta.cascade.domain.sharing import Whereof
from decreta.cascade.enums import Detail
from decreta.contributions import domain as contributions
from decreta.contributions.models import Contribution
from decreta.core.deadlines import Deadline
from decreta.core.recurrence import Unit
from decreta.directives.domain.directing import Responsible, Span, Titles, take_up
from decreta.directives.domain.recurring import Repeats, assign_repeating
from decreta.directives.jobs import open_due
from decreta.directives.models import Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.texts import find_quote, issued_version
from decreta.documents.domain.taking_over import Sentence, take_over
from decreta.linking import domain as linking
from decreta.linking.models import Tracker
from decreta.obstacles import domain as obstacles
from decreta.obstacles import jobs as coming_up
from decreta.obstacles.models import Obstacle
from decreta.organisation.models import Body, Organisation, Post
from decreta.reporting import domain as reporting
from decreta.reporting.domain.schedules import Order
from decreta.reviews import domain as reviews
from decreta.web.demo.people import actor
from decreta.web.demo.progress import ProgressPlay
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline

Row = dict[str, Any]
Act = Callable[[Row], None]


class SupervisionPlay:
    """The rows of `supervision.yaml` as steps, each at its moment."""

    def __init__(self, tasks: dict[str, Task], progress: ProgressPlay) -> None:
        self.rows = read("supervision.yaml")
        self.tasks = tasks
        self.progress = progress
        self.local = ProgressPlay(
            {name: self.rows[name] for name in ("receipts", "disputes", "reports", "verifications")}, tasks
        )
        self.obstacles: dict[str, Obstacle] = {}
        self.contributions: dict[str, Contribution] = {}

    def add_to(self, timeline: Timeline) -> None:
        """Put every row, and what follows it, on the timeline."""
        self.local.add_to(timeline)
        for name, run, follows in self._kinds():
            for row in self.rows[name]:
                self._at(timeline, row, run)
                for part, follow in follows.items():
                    for one in _each(row.get(part)):
                        self._at(timeline, {**one, "key": row["key"]}, follow)
        for at in self.rows["escalated_at"]:
            timeline.at(moment(at), lambda: _discard(coming_up.sweep()))
        for at in self.rows["opened_at"]:
            timeline.at(moment(at), lambda: _discard(open_due()))

    def _kinds(self) -> tuple[tuple[str, Act, dict[str, Act]], ...]:
        """Each kind of rows with its act, and with the acts of what follows a row by the name under which it stands there."""
        return (
            ("books", self.keep_book, {}),
            ("obstacles", self.hinder, {"links": self.link, "answer": self.answer}),
            ("contributions", self.ask, {"delivered": self.deliver, "judged": self.judge}),
            ("report_rules", self.ask_for_reports, {}),
            ("reviews", self.review_on, {}),
            ("trackers", self.enter_tracker, {}),
            ("external_ids", self.identify, {}),
            ("handovers", self.hand_over, {}),
            ("schedules", self.order, {}),
            ("servings", self.serve, {}),
            ("shares", self.share, {}),
        )

    def _at(self, timeline: Timeline, row: Row, run: Act) -> None:
        timeline.at(moment(row["at"]), lambda: run(row))

    def keep_book(self, row: Row) -> None:
        """A local committee's directive: entered under its symbol, taken up, its sentences made tasks."""
        body, by, paper = Body.objects.get(code=row["body"]), actor(row["by"]), row["paper"]
        if "receive_within" in row:
            set_receipt_clock(body=body, amount=row["receive_within"], unit=ClockUnit.WORKING_DAY, of_version=0, by=by)
        document = take_over(
            issuer=body,
            symbol=paper["symbol"],
            type_code=paper["type"],
            subject=paper["subject"],
            issued_on=paper["issued_on"],
            decided_on=paper["decided_on"],
            sentences=[Sentence(str(number), one["quote"]) for number, one in enumerate(row["tasks"], start=1)],
            by=by,
        )
        directive = take_up(document=document, decided_on=paper["decided_on"], declared_total=len(row["tasks"]), by=by)
        for one in row["tasks"]:
            self._assign(directive, one, by)

    def _assign(self, directive: Directive, row: Row, by: Any) -> None:
        place = find_quote(issued_version(directive.document), row["quote"])
        if place is None:
            raise LookupError(row["key"])
        self.tasks[row["key"]] = assign_repeating(
            repeats=_repeats(row.get("repeats")),
            directive=directive,
            span=Span(*place, row["quote"]),
            titles=Titles(**row["titles"]),
            responsible=Responsible(lead=Organisation.objects.get(code=row["lead"])),
            deadline=_deadline(row["deadline"]),
            deliverables=[Titles(**one) for one in row["deliverables"]],
            by=by,
        )

    def serve(self, row: Row) -> None:
        """A task of a local book is how an assignment from above is carried out."""
        served = self._assignment(row["of"], row["organisation"])
        cascade.serve(task=self.tasks[row["task"]], assignment=served, by=actor(row["by"]))

    def hinder(self, row: Row) -> None:
        """What stands in the way of an assignment, often named by its report."""
        named: Any = self.progress.reports.get(row.get("report", ""))
        # Who told the story by machine knows a report by its id.
        report = Report.objects.get(pk=getattr(named, "pk", named)) if named is not None else None
        self.obstacles[row["key"]] = obstacles.raise_obstacle(
            assignment=self._assignment(row["task"], row["organisation"]),
            kind=row["kind"],
            text=row["text"],
            wanted=row["wanted"],
            owner=_owner(row["owner"]),
            answer_on=row["answer_on"],
            report=report,
            by=actor(row["by"]),
        )

    def link(self, row: Row) -> None:
        """Another task hangs on it."""
        hanging = self._assignment(row["task"], row["organisation"])
        obstacles.link(obstacle=self.obstacles[row["key"]], assignment=hanging, by=actor(row["by"]))

    def answer(self, row: Row) -> None:
        """The owner says what became of it."""
        obstacles.answer(
            obstacle=self.obstacles[row["key"]], outcome=row["outcome"], text=row["text"], by=actor(row["by"])
        )

    def ask(self, row: Row) -> None:
        """Who leads a task asks a coordinator."""
        self.contributions[row["key"]] = contributions.ask(
            lead=self._assignment(row["task"], row["lead"]),
            coordinator=self._assignment(row["task"], row["coordinator"]),
            wanted=row["wanted"],
            due_on=row["due_on"],
            by=actor(row["by"]),
        )

    def deliver(self, row: Row) -> None:
        """The coordinator delivers."""
        contributions.answer(
            contribution=self._contribution(row),
            text=row["text"],
            pieces=[contributions.PieceInput(**one) for one in row["pieces"]],
            by=actor(row["by"]),
        )

    def judge(self, row: Row) -> None:
        """Who leads says whether it is sufficient."""
        contributions.judge(contribution=self._contribution(row), outcome=row["outcome"], by=actor(row["by"]))

    def ask_for_reports(self, row: Row) -> None:
        """How often there must be a report on a task."""
        cadence.set_rule(
            scope=self.tasks[row["task"]],
            unit=row["unit"],
            every=row["every"],
            day=row["day"],
            ahead=row["ahead"],
            first_on=row["first_on"],
            reason=row["reason"],
            by=actor(row["by"]),
        )

    def review_on(self, row: Row) -> None:
        """When a directive without an end is looked at again."""
        directive = Directive.objects.get(document__symbol=read(f"{row['notice']}.yaml")["symbol"])
        reviews.move(directive=directive, next_on=row["next_on"], reason=row["reason"], by=actor(row["by"]))

    def enter_tracker(self, row: Row) -> None:
        """A tracker of another body."""
        linking.enter_tracker(code=row["key"], name=row["name"], kept_by=row["kept_by"], by=actor(row["by"]))

    def identify(self, row: Row) -> None:
        """What it calls a task."""
        tracker = Tracker.objects.get(code=row["tracker"])
        linking.identify(task=self.tasks[row["task"]], names={tracker: row["ids"]}, by=actor(row["by"]))

    def hand_over(self, row: Row) -> None:
        """It is told what has changed."""
        tracker, body = Tracker.objects.get(code=row["tracker"]), Body.objects.get(code=row["body"])
        linking.hand_over(tracker=tracker, body=body, by=actor(row["by"]))

    def order(self, row: Row) -> None:
        """A report that comes by itself."""
        readers = list(Post.objects.filter(code__in=row["readers"]))
        body = Body.objects.get(code=row["body"])
        order = Order(body, row["kind"], row["rhythm"], row["day"], row["as_of"], readers=readers)
        reporting.order_schedule(order=order, by=actor(row["by"]))

    def share(self, row: Row) -> None:
        """What the one above sees."""
        body = Body.objects.get(code=row["body"]) if row.get("body") else None
        cascade.share(
            organisation=Organisation.objects.get(code=row["organisation"]),
            above=Organisation.objects.get(code=row["above"]),
            whereof=Whereof(body=body),
            detail=Detail[row["detail"].upper()],
            goes_further=row.get("goes_further", False),
            ground=row["ground"],
            by=actor(row["by"]),
        )

    def _assignment(self, task: str, organisation: str) -> Assignment:
        return Assignment.objects.get(
            matter_kind=MATTER_KIND, matter_id=self.tasks[task].pk, organisation__code=organisation, parent=None
        )

    def _contribution(self, row: Row) -> Contribution:
        return Contribution.objects.get(pk=self.contributions[row["key"]].pk)


def _each(found: Row | list[Row] | None) -> list[Row]:
    """One row, several or none."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _deadline(row: Row) -> Deadline:
    """A deadline of the files, in which days are days."""
    day = row.get("day")
    return Deadline.of_day(day) if isinstance(day, dt.date) else Deadline.from_data(row)


def _repeats(row: Row | None) -> Repeats | None:
    return Repeats(unit=Unit(row["unit"]), every=row["every"]) if row is not None else None


def _owner(row: Row) -> Organisation | Body:
    if "body" in row:
        return Body.objects.get(code=row["body"])
    return Organisation.objects.get(code=row["organisation"])


def _discard(_result: object) -> None:
    """What runs by itself gives a number that nobody asks for here."""
