"""A province keeps a task book of its own and shares it with the standing agency; an own task serves what came from above."""

from __future__ import annotations

import datetime as dt
from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of levels."""
    from decreta.cascade import domain
    from decreta.cascade.domain.agreeing import Terms
    from decreta.cascade.domain.sharing import Whereof
    from decreta.cascade.enums import Detail
    from decreta.core import clock
    from decreta.core.actor import Actor
    from decreta.directives.models import Directive
    from decreta.organisation.models import Organisation
    from tests.access.stage import actor, assigned

    by = Actor.system("stage")
    province, agency = (Organisation.objects.get(code=code) for code in ("ubnd-quang-ninh", "vptw"))
    directive = Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    assigned(directive)
    held, own = _led_by(directive, agency), _led_by(directive, agency)
    serving = domain.serve(task=own[0], assignment=held[1], by=actor("secretary"))
    task = _own_task(province, by)
    share = domain.share(
        organisation=province, above=agency, whereof=Whereof(body=task.body), detail=Detail.TASKS, by=by
    )
    asked = domain.ask_roll_up(
        organisation=province,
        above=agency,
        subject="Số liệu Đề án 06",
        terms=Terms(Detail.COUNTS, clock.today()),
        by=actor("secretary"),
    )
    of_one = ("roll_up", "agree", "decline", "withdraw", "cancel")
    return {f"cascade:{name}": {"pk": asked.pk} for name in of_one} | {
        "cascade:break_down": {"pk": held[1].pk},
        "cascade:release": {"pk": serving.pk},
        "cascade:stop": {"pk": share.pk},
        "cascade:from_below": {"code": "vptw", "below": "ubnd-quang-ninh"},
        "cascade:task": {"code": "vptw", "pk": task.pk},
    }


def _led_by(directive: Any, lead: Any) -> tuple[Any, Any]:
    """A task of the committee for its standing agency, and the assignment of it."""
    from decreta.assignments.models import Assignment
    from decreta.core import clock
    from decreta.core.deadlines import Deadline
    from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
    from tests.access.stage import actor

    clause = directive.clauses.order_by("pk").first()
    task = assign_task(
        directive=directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles("Lập danh sách điểm kết nối"),
        responsible=Responsible(lead=lead),
        deadline=Deadline.of_day(clock.today() + dt.timedelta(days=40)),
        by=actor("secretary"),
    )
    return task, Assignment.objects.get(matter_id=task.pk)


def _own_task(province: Any, by: Any) -> Any:
    """A task in the province's own book."""
    from decreta.assignments import domain as assignments
    from decreta.assignments.enums import AssignmentRole
    from decreta.audit import Ref
    from decreta.core import clock
    from decreta.core.deadlines import Deadline
    from decreta.directives.models import Clause, Directive, Task
    from decreta.directives.models.tasks import MATTER_KIND
    from decreta.documents.models import Version
    from decreta.organisation.domain import structure
    from decreta.organisation.enums import BodyKind

    since, deadline = dt.date(2024, 1, 1), Deadline.of_day(clock.today() + dt.timedelta(days=9))
    body = structure.establish_body(
        code="bcd-quang-ninh",
        names={"vi": "Ban Chỉ đạo tỉnh Quảng Ninh"},
        symbol="BCĐ-QN",
        kind=BodyKind.COMMITTEE,
        valid_from=since,
        by=by,
    )
    structure.name_standing_agency(body=body, organisation=province, rank=1, valid_from=since, by=by)
    version = Version.objects.filter(document__directive=None).order_by("pk")[0]
    directive = Directive.objects.create(
        document=version.document, body=body, decided_on=clock.today(), created_at=clock.now()
    )
    clause = Clause.objects.create(directive=directive, version=version, anchor="1", start=0, end=4, raw_quote="Việc")
    task = Task.objects.create(
        directive=directive,
        clause=clause,
        body=body,
        ordinal=1,
        raw_title="Việc riêng của tỉnh",
        mode="lead",
        deadline=deadline.to_data(),
        is_itemised=True,
        created_at=clock.now(),
    )
    assignments.assign(
        matter=Ref(MATTER_KIND, str(task.pk)),
        role=AssignmentRole.LEAD,
        deadline=deadline,
        monitor=body,
        organisation=province,
        by=by,
    )
    return task
