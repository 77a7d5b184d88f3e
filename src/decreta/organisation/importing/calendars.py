"""Days off, and days that are worked, against the general calendar."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.kit.importing import Choice, Column, ColumnKind, Judged, Row, Standing
from decreta.organisation.domain import calendars
from decreta.organisation.importing.coded import OfStructure
from decreta.organisation.importing.places import directory_of, read_place
from decreta.organisation.models import CalendarDay, Organisation

_OFF = Choice("off", _("day off"), ("nghỉ", "ngày nghỉ", "nghỉ bù", "nghỉ lễ", "休日", "休み"))
_WORKED = Choice("worked", _("worked"), ("làm việc", "làm bù", "ngày làm việc", "đi làm", "勤務日", "出勤"))


def _kinds() -> list[Choice]:
    return [_OFF, _WORKED]


class DaysOff(OfStructure):
    """The office's own days: one row a day."""

    kind: ClassVar[str] = "organisation.days"
    label: ClassVar[str | Promise] = _("Days off and days worked")
    about: ClassVar[str | Promise] = _(
        "Days that differ from the general calendar, and Saturdays that are worked for them."
    )
    icon: ClassVar[str] = "calendar-days"
    order: ClassVar[int] = 90
    columns: ClassVar[tuple[Column, ...]] = (
        Column("day", _("Day"), kind=ColumnKind.DATE, required=True, synonyms=("Ngày", "Date", "日付", "日")),
        Column(
            "kind",
            _("Off or worked"),
            kind=ColumnKind.CHOICE,
            required=True,
            choices=_kinds,
            synonyms=("Loại", "Nghỉ hay làm việc", "Trạng thái", "区分", "種別"),
        ),
        Column(
            "reason",
            _("Reason"),
            required=True,
            synonyms=("Lý do", "Ghi chú", "Nội dung", "理由", "名称"),
            max_length=200,
            example="Nghỉ bù Quốc khánh",
            width=36,
        ),
        Column(
            "organisation",
            _("In the organisation"),
            synonyms=("Cơ quan", "Áp dụng cho", "機関"),
            help=_("Left out, it holds in all of them."),
        ),
    )

    def key(self, row: Row) -> str:
        day = row.values.get("day")
        return f"{day}\x1f{row.cells.get('organisation', '')}" if day else ""

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        for row in judged.rows:
            text = row.get("organisation", "")
            found = read_place(row, "organisation", text, directory_of(judged)) if text else None
            if found is not None and not isinstance(found, Organisation):
                row.fault("organisation", "unknown_place", text=text)
                found = None
            row.values["_organisation"] = found
            self._find_twice(row, judged)

    def _find_twice(self, row: Row, judged: Judged) -> None:
        """The same day of the same organisation, under whatever name it stands."""
        seen: dict[Any, int] = judged.memo.setdefault("days", {})
        organisation, day = row.values["_organisation"], row.get("day")
        first = seen.setdefault((organisation.pk if organisation else None, day), row.number)
        if day and first != row.number and not any(one.code == "twice" for one in row.faults):
            row.fault("", "twice", other=first, key=day.isoformat())

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        days = [row.get("day") for row in judged.rows if row.get("day")]
        known = {(one.organisation_id, one.day): one for one in CalendarDay.objects.filter(day__in=days)}
        found = {}
        for row in judged.rows:
            organisation = row.values["_organisation"]
            one = known.get((organisation.pk if organisation else None, row.get("day")))
            if one is not None:
                found[row.number] = Standing(one, _shown(one))
        return found

    def act(self, row: Row, *, by: Actor) -> CalendarDay | None:
        made = calendars.set_calendar_day(
            day=row.values["day"],
            is_working=row.values["kind"] == _WORKED.value,
            reason=row.values["reason"],
            organisation=row.values["_organisation"],
            by=by,
        )
        return made[0] if made else None

    def undo(self, kind: str, key: str, *, by: Actor) -> None:
        try:
            entry = CalendarDay.objects.get(pk=UUID(key))
        except ObjectDoesNotExist:
            raise NotNow.of(_("This day has been taken out already."), code="gone") from None
        calendars.remove_calendar_day(entry=entry, by=by)


def _shown(one: CalendarDay) -> dict[str, Any]:
    return {"kind": (_WORKED if one.is_working else _OFF).value, "reason": one.reason}
