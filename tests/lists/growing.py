"""One more row of everything that lists show, in the office of the documents' tests."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any
from uuid import UUID

from decreta.accounts.domain import tokens
from decreta.agendas import domain as agendas
from decreta.assignments import domain as assignments
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment, Rung
from decreta.audit import Ref, sequencer
from decreta.cadence import domain as cadence
from decreta.changes import domain as changes
from decreta.changes.models import ChangedTask, Ending
from decreta.contributions import domain as contributions
from decreta.core import clock
from decreta.core.deadlines import Deadline, DeadlineKind
from decreta.core.ids import new_id
from decreta.directives.domain import counting, freezing
from decreta.directives.domain.urging import draft_urging_letter
from decreta.directives.models import Clause, Directive, Task
from decreta.directives.queries import progress
from decreta.directives.queries.report_data import report_data
from decreta.directives.tables.tasks import TASKS
from decreta.documents.domain import issuing
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from decreta.feeds.domain import make_feed
from decreta.kit import domain as kit
from decreta.kit.domain import views
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Part
from decreta.meetings.models import Sitting
from decreta.notifications.domain import notify
from decreta.obstacles import domain as obstacles
from decreta.organisation.domain import calendars, structure
from decreta.organisation.enums import BodyKind, OrganisationKind, Role
from decreta.organisation.models import Holding, Organisation
from decreta.reporting import domain as reporting
from decreta.reporting.domain.briefings import Made
from decreta.reporting.domain.schedules import Order
from decreta.reporting.models import Briefing, Edition, Schedule
from decreta.reporting.queries.briefing_data import Wanted, briefing_data
from decreta.seeing import domain as seeing
from decreta.seeing.enums import TileKind
from decreta.seeing.models import Dashboard
from decreta.seeing.tiles import Tile
from decreta.urging import domain as urging
from decreta.webhooks.models import Attempt, Delivery, Endpoint
from tests import registered
from tests.documents.office import SINCE, SYSTEM, Office, approved, drafted
from tests.files.papers import pdf
from tests.meetings import office as sittings

_numbers = itertools.count(1)


def next_number() -> int:
    """A number that no other row bears."""
    return next(_numbers)


def document(office: Office) -> Document:
    return drafted(office, subject=f"Thông báo số {next(_numbers)}")


def sitting(office: Office) -> Sitting:
    """A sitting that its members have not answered."""
    return sittings.convened(office)


def point(office: Office) -> None:
    """A point with a paper and a conclusion more, in the sitting that is held."""
    found = Sitting.objects.first() or sittings.opened(office)
    by = office.actor("secretary")
    item = meetings.add_point(sitting=found, title=f"Điểm {next(_numbers)}", by=by)
    meetings.add_paper(item=item, title="Báo cáo", upload=("bao-cao.pdf", pdf()), by=by)
    meetings.write_conclusion(item=item, text="Đồng ý.", by=by)


def proposal(office: Office) -> None:
    """A point more that a unit has proposed and let out."""
    words = {"title": f"Quỹ {next(_numbers)}", "why": "Chưa có.", "asked": "Đồng ý."}
    agendas.propose_point(body=office.body, by=office.actor("chief"), **words)


def agenda_template(office: Office) -> None:
    """A template more, kept from the agenda of the one sitting."""
    found = Sitting.objects.select_related("body", "chair_post").first() or sittings.convened(office)
    rhythms = {one.pk: "each" for one in sittings.points(found)}
    agendas.keep_template(sitting=found, name=f"Phiên {next(_numbers)}", rhythms=rhythms, by=office.actor("secretary"))


def invitation(office: Office) -> None:
    """Somebody more who is invited to the sitting that is held."""
    found = Sitting.objects.first() or sittings.opened(office)
    holding = seat(office, f"khach-{next(_numbers)}", body=office.body)
    meetings.invite(sitting=found, holding=holding, part=Part.GUEST, by=office.actor("secretary"))


def directive(office: Office) -> Directive:
    found = document(office)
    made = Directive.objects.create(
        document=found, body=office.body, decided_on=dt.date(2025, 3, 10), created_at=clock.now()
    )
    Clause.objects.create(
        directive=made,
        version=newest_version(found),
        anchor="1.1",
        start=0,
        end=20,
        raw_quote="Bộ Khoa học và Công nghệ",
    )
    return made


def task(office: Office) -> Task:
    """A task of the one directive there is, assigned to the ministry."""
    return task_for(office, office.ministry)


def task_of_another(office: Office) -> Task:
    """A task for an organisation that has none yet."""
    return task_for(office, organisation(office))


def received_task(office: Office) -> None:
    """A task that an organisation that has none yet has received."""
    made = task_of_another(office)
    assignments.receive(assignment=Assignment.objects.get(matter_id=made.pk), by=SYSTEM)


def counted_task(office: Office) -> None:
    """A task for an organisation that has none yet, counted as a worker counts it a moment later."""
    task_of_another(office)
    sequencer.run()
    counting.count_anew()


def endless_task(office: Office) -> None:
    """A directive more with a task that has no deadline."""
    directive(office)
    task_for(office, office.ministry, of=Directive.objects.latest("pk"), deadline=Deadline(DeadlineKind.STANDING))


def task_for(
    office: Office, to: Organisation, *, of: Directive | None = None, deadline: Deadline | None = None
) -> Task:
    found = of or Directive.objects.first() or directive(office)
    deadline = deadline or Deadline.of_day(clock.today() + dt.timedelta(days=2))
    made = Task.objects.create(
        directive=found,
        clause=Clause.objects.get(directive=found),
        body=office.body,
        ordinal=next(_numbers),
        raw_title="Hoàn thiện dự thảo",
        mode="each",
        deadline=deadline.to_data(),
        is_itemised=True,
        created_at=clock.now(),
    )
    assign(office, made.pk, to, deadline=deadline)
    return made


def province(office: Office) -> None:
    """A province more that answers for a task."""
    code = f"tinh-{next(_numbers)}"
    made = structure.found(
        code=code, names={"vi": code}, kind=OrganisationKind.PROVINCE, valid_from=SINCE, regime="vn-state", by=SYSTEM
    )
    task_for(office, made)


def tile_map(office: Office) -> None:
    """A map of tiles more, for days from another day on."""
    day = dt.date(2025, 1, 1) + dt.timedelta(days=next(_numbers))
    seeing.place_tiles(valid_from=day, drawing="vptw . bkhcn", by=SYSTEM)


def dashboard(office: Office) -> Dashboard:
    """A dashboard more of the secretary's."""
    return seeing.save_dashboard(
        name=f"Bảng {next(_numbers)}",
        sharing="private",
        tiles=[Tile(one.value) for one in TileKind],
        compared_days=7,
        by=office.actor("secretary"),
    )


def composed(office: Office) -> dict[str, Any]:
    """The one dashboard with every kind of tile."""
    return {"pk": (Dashboard.objects.first() or dashboard(office)).pk}


def assignee(office: Office) -> None:
    """An assignee more of the one task there is, who reports."""
    found = Task.objects.first() or task(office)
    made = assign(office, found.pk, organisation(office))
    assignments.report(assignment=made, text="Đang làm.", by=SYSTEM)


def reported_again(office: Office) -> None:
    """A report more of one of each."""
    if not Assignment.objects.filter(role=AssignmentRole.EACH).exists():
        assignee(office)
    made = Assignment.objects.filter(role=AssignmentRole.EACH).order_by("pk")[0]
    assignments.report(assignment=made, text=f"Báo cáo {next(_numbers)}.", by=SYSTEM)


def first_of_each(office: Office) -> dict[str, UUID]:
    """The first of each, with its task."""
    one = Assignment.objects.filter(role=AssignmentRole.EACH).order_by("pk")[0]
    return {"pk": one.matter_id, "one": one.pk}


def assign(
    office: Office,
    task_id: UUID,
    to: Organisation,
    role: str = AssignmentRole.EACH,
    deadline: Deadline | None = None,
) -> Any:
    return assignments.assign(
        matter=Ref("directives.task", str(task_id)),
        role=role,
        deadline=deadline or Deadline.of_day(clock.today() + dt.timedelta(days=2)),
        monitor=office.body,
        organisation=to,
        by=SYSTEM,
    )


def asked_for_time(office: Office) -> None:
    """A task of the ministry's, for which it asks for more time."""
    made = task(office)
    by = office.actor("ministry_clerk")
    held = assignments.receive(assignment=Assignment.objects.get(matter_id=made.pk), by=by)
    until = clock.today() + dt.timedelta(days=40)
    assignments.ask_extension(assignment=held, until=until, reason="Chờ nghị định.", by=by)


def moved_forecast(office: Office) -> None:
    """A task of the ministry's, which it expects to be done after the deadline."""
    made = task(office)
    by = office.actor("ministry_clerk")
    held = assignments.receive(assignment=Assignment.objects.get(matter_id=made.pk), by=by)
    later = clock.today() + dt.timedelta(days=400)
    assignments.state_forecast(assignment=held, forecast_on=later, read=None, by=by)


def ended_task(office: Office) -> None:
    """A task more of the one ending there is; endings themselves never grow."""
    ending = Ending.objects.first() or changes.end_tasks(
        kind="cancel",
        tasks=[task(office)],
        ground=changes.Ground(symbol="12-QĐ/TW"),
        reason="Trùng.",
        by=office.actor("secretary"),
    )
    ChangedTask.objects.create(ending=ending, task=task(office), side="ended")


def handed_down(office: Office) -> None:
    """A task of the agency more, handed down to a unit that had nothing yet."""
    made = task_for(office, office.agency)
    code = f"phong-{next(_numbers)}"
    to = structure.set_up_unit(organisation=office.agency, code=code, names={"vi": code}, valid_from=SINCE, by=SYSTEM)
    upper = assignments.receive(assignment=Assignment.objects.get(matter_id=made.pk), by=SYSTEM)
    assignments.hand_down(assignment=upper, unit=to, by=SYSTEM)


def urgeable(office: Office) -> None:
    """An agency more that can be urged."""
    found = Task.objects.first() or task(office)
    assign(office, found.pk, organisation(office))


def explanation(office: Office) -> None:
    """A request to explain more."""
    found = task(office)
    asked = Assignment.objects.filter(matter_id=found.pk).latest("pk")
    urging.ask(assignment=asked, question="Vì sao chậm?", due_on=clock.today(), by=office.actor("head"))


def obstacle(office: Office) -> None:
    """An obstacle more, at the agency, on a task of its own."""
    found = task(office)
    hindered = Assignment.objects.filter(matter_id=found.pk).latest("pk")
    obstacles.raise_obstacle(
        assignment=hindered,
        kind="money",
        text=f"Thiếu kinh phí đợt {next(_numbers)}.",
        wanted="Bố trí kinh phí.",
        owner=office.agency,
        answer_on=clock.today(),
        by=office.actor("ministry_clerk"),
    )


def report_rule(office: Office) -> None:
    """A rule of reporting more, for a task of its own."""
    cadence.set_rule(scope=task(office), unit="week", day=5, by=office.actor("secretary"))


def missed_report(office: Office) -> None:
    """A task more with a report that has been due every day for three days; its directive is there before."""
    if not Directive.objects.exists():
        directive(office)
    with clock.frozen(clock.now() - dt.timedelta(days=3)):
        cadence.set_rule(scope=task(office), unit="day", every=1, ahead=0, by=office.actor("secretary"))


def contribution(office: Office) -> None:
    """A contribution more, given by the agency to a task of its own."""
    found = task(office)
    coordinator = assign(office, found.pk, office.agency, role="coordinate")
    contributions.offer(assignment=coordinator, text=f"Góp ý {next(_numbers)}.", by=office.actor("clerk"))


def urging_letter(office: Office) -> None:
    """An urging letter more, and an agency more to which the ladder proposes one."""
    one, other = task(office), task_of_another(office)
    late, proposed = (Assignment.objects.filter(matter_id=found.pk).latest("pk") for found in (one, other))
    for each in (late, proposed):
        Rung.objects.create(
            assignment=each, kind="letter", lapses_at=each.current_lapses_at, fired_at=clock.now(), key=new_id(),
            tells="staff", colour="orange",
        )  # fmt: skip
    draft_urging_letter(
        body=office.body,
        addressee=office.ministry,
        assignments=[late],
        signer_post=office.posts["head"],
        answer_by=clock.today(),
        colour="orange",
        by=office.actor("secretary"),
    )


def notice(office: Office) -> None:
    holding = office.holdings["secretary"]
    notify(holdings=[holding], kind="directives.rung", facts={}, url="/", entry_id=None)


def feed(office: Office) -> None:
    """A calendar feed more of the secretary's."""
    make_feed(source="meetings.own", by=office.actor("secretary"))


def endpoint(office: Office) -> Endpoint:
    """An endpoint of the secretary's; nobody is asked for its name."""
    return Endpoint.objects.create(
        holding=office.holdings["secretary"],
        label=f"Kho {next(_numbers)}",
        url="https://hook.example/",
        kinds=["documents"],
        secret=b"x",
        created_at=clock.real_now(),
    )


def delivery(office: Office) -> Delivery:
    """A delivery more to the one endpoint there is, tried once."""
    found, now = Endpoint.objects.first() or endpoint(office), clock.real_now()
    made = Delivery.objects.create(
        endpoint=found, kind=f"documents.x{next(_numbers)}", created_at=now, next_attempt_at=now
    )
    Attempt.objects.create(delivery=made, at=now, status=500, milliseconds=12)
    return made


def attempt(office: Office) -> None:
    """An attempt more at the one delivery there is."""
    found = Delivery.objects.first() or delivery(office)
    Attempt.objects.create(delivery=found, at=clock.real_now(), error=f"Error{next(_numbers)}", milliseconds=12)


def token(office: Office) -> None:
    tokens.issue(login="secretary", label=f"máy {next(_numbers)}", days=1, by=SYSTEM)


def organisation(office: Office) -> Organisation:
    code = f"bo-{next(_numbers)}"
    return structure.found(
        code=code, names={"vi": code}, kind=OrganisationKind.MINISTRY, valid_from=SINCE, regime="vn-state", by=SYSTEM
    )


def unit(office: Office) -> None:
    """A unit with a post and its holder more in the agency."""
    code = f"vu-{next(_numbers)}"
    made = structure.set_up_unit(organisation=office.agency, code=code, names={"vi": code}, valid_from=SINCE, by=SYSTEM)
    seat(office, code, unit=made)


def body(office: Office) -> None:
    code = f"ban-{next(_numbers)}"
    made = structure.establish_body(
        code=code, names={"vi": code}, symbol=code, kind=BodyKind.COMMITTEE, valid_from=SINCE, by=SYSTEM
    )
    structure.name_standing_agency(body=made, organisation=office.agency, rank=1, valid_from=SINCE, by=SYSTEM)


def member(office: Office) -> None:
    seat(office, f"uy-vien-{next(_numbers)}", body=office.body)


def seat(office: Office, code: str, **place: Any) -> Holding:
    """A post and its holder."""
    post = structure.create_post(
        code=f"{code}-post", names={"vi": "Ủy viên"}, role=Role.MEMBER, valid_from=SINCE, by=SYSTEM, **place
    )
    person = structure.enter_person(full_name=f"Người {code}", by=SYSTEM)
    return structure.appoint(person=person, post=post, valid_from=SINCE, by=SYSTEM)


def day_off(office: Office) -> None:
    day = dt.date(2025, 6, next(_numbers) % 28 + 1)
    calendars.set_calendar_day(day=day, is_working=False, reason="Nghỉ bù", by=SYSTEM)


def brought(office: Office) -> Any:
    """A list of tasks that the secretary brings."""
    from decreta.kit.domain import preparing
    from tests.kit.importing.sheets import workbook

    number = next(_numbers)
    head = ["STT", "Số, ký hiệu văn bản", "Ngày ban hành", "Trích yếu", "Nhiệm vụ", "Cơ quan chủ trì"]
    row = [str(number), "9-TB/BCĐCĐS", "01/02/2025", "Kết luận", f"Việc {number}", "BKHCN"]
    by = office.actor("secretary")
    batch = preparing.upload(
        kind="directives.tasks", content=workbook(head, row), name=f"danh-muc-{number}.xlsx", by=by
    )
    batch.orders = {"issued_on": "day-first"}
    rows = preparing.match(batch, batch.mapping, batch.orders, by=by)
    preparing.keep_judged(batch, preparing.judge_rows(batch, rows, by=by))
    return batch


def brought_row(office: Office) -> None:
    """A row more of the one list there is."""
    from decreta.kit.domain import preparing
    from decreta.kit.models import ImportBatch, ImportRow

    batch = ImportBatch.objects.first() or brought(office)
    number = batch.rows.count() + 2
    cells = {"symbol": "9-TB/BCĐCĐS", "title": f"Việc thêm {number}", "lead": "BKHCN", "number": str(number)}
    ImportRow.objects.create(batch=batch, number=number, cells=cells, key=str(number), state="new")
    preparing.recount(batch)


def frozen(office: Office) -> None:
    """A frozen report more of the committee's tasks."""
    if not Task.objects.exists():
        task(office)
    by = office.actor("secretary")
    asked = freezing.Asked(body=office.body, directive=None, as_of=clock.today(), against="current")
    made = freezing.Made(asked, report_data(progress.report(body=office.body)), pdf(), clock.now())
    freezing.freeze_report(made=made, by=by)


def briefing(office: Office) -> None:
    """A briefing more on the committee's tasks."""
    if not Task.objects.exists():
        task(office)
    by, wanted = office.actor("secretary"), Wanted(body=office.body, as_of=clock.today())
    reporting.freeze_briefing(made=Made(wanted, briefing_data(wanted, actor=by), pdf(), clock.now()), by=by)


def schedule(office: Office) -> None:
    """A scheduled report more."""
    order = Order(body=office.body, kind="briefing", rhythm="weekly", day=1, as_of="day_before")
    reporting.order_schedule(order=order, by=office.actor("secretary"))


def edition(office: Office) -> None:
    """One more that came by itself."""
    if not Schedule.objects.exists():
        schedule(office)
    briefing(office)
    number = Edition.objects.count() + 1
    Edition.objects.create(
        schedule=Schedule.objects.get(),
        period=f"2025-W{number:02d}",
        due_on=clock.today(),
        as_of=clock.today(),
        briefing=Briefing.objects.filter(edition=None).get(),
        made_at=clock.now(),
    )


def view(office: Office) -> None:
    """A view more of a list, saved by the secretary."""
    name = f"Danh sách {next(_numbers)}"
    views.save_view(table=TASKS, name=name, query="mine=1", sharing="private", by=office.actor("secretary"))


def job(office: Office) -> None:
    """A long job that the secretary starts."""
    kit.start(kind=registered.LONG_JOB, title="x", total=1, arguments={}, by=office.actor("secretary"))


def group(office: Office) -> None:
    """A group of one organisation more."""
    code = f"nhom-{next(_numbers)}"
    structure.form_group(code=code, names={"vi": code}, members=[organisation(office)], valid_from=SINCE, by=SYSTEM)


def number(office: Office) -> None:
    """A number taken in the register of notices."""
    found = approved(office, subject=f"Thông báo số {next(_numbers)}")
    issuing.take_number(document=found, idempotency_key=f"key-number-{found.pk}", by=office.actor("clerk"))
