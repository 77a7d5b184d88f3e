"""Named sets of organisations, for tasks that each of them answers for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.kit.importing import Column, Judged, Row, Standing
from decreta.organisation.domain import groups
from decreta.organisation.importing.coded import (
    CODE,
    NAMES,
    VALID_FROM,
    Coded,
    changed_names,
    names_of,
    names_shown,
)
from decreta.organisation.importing.places import directory_of, read_place
from decreta.organisation.models import Group, GroupMember, Organisation


class Groups(Coded):
    """Groups with their members; one row a group."""

    kind: ClassVar[str] = "organisation.groups"
    label: ClassVar[str | Promise] = _("Groups of organisations")
    about: ClassVar[str | Promise] = _("Named sets that tasks are given to, each member answering for itself.")
    icon: ClassVar[str] = "boxes"
    order: ClassVar[int] = 50
    model = Group
    fixed: ClassVar[frozenset[str]] = frozenset({"valid_from"})
    columns: ClassVar[tuple[Column, ...]] = (
        CODE,
        *NAMES,
        Column(
            "members",
            _("Members"),
            required=True,
            is_many=True,
            synonyms=("Thành viên", "Các cơ quan", "構成機関"),
            help=_("Codes or names, separated by semicolons."),
            example="ubnd-ha-noi; ubnd-hue",
            width=50,
        ),
        VALID_FROM,
    )

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        super().look_up(judged, by=by)
        for row in judged.rows:
            found = [read_place(row, "members", text, directory_of(judged)) for text in row.get("members", [])]
            row.values["_members"] = [one for one in found if isinstance(one, Organisation)]
            row.values["members"] = sorted(one.code for one in row.values["_members"])

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        found = super().standing(judged, by=by)
        today = GroupMember.objects.valid_on(clock.today()).filter(group__in=[one.thing for one in found.values()])
        members: dict[object, list[str]] = {}
        for group_id, code in today.values_list("group_id", "organisation__code"):
            members.setdefault(group_id, []).append(code)
        return {
            number: Standing(one.thing, {**one.shown, "members": sorted(members.get(one.thing.pk, []))})
            for number, one in found.items()
        }

    def shown(self, thing: Group) -> dict[str, Any]:
        return names_shown(thing)

    def make(self, row: Row, *, by: Actor) -> Group:
        return groups.form_group(
            code=row.values["code"],
            names=names_of(row),
            members=row.values["_members"],
            valid_from=row.values["valid_from"],
            by=by,
        )

    def change(self, row: Row, *, by: Actor) -> Group:
        group: Group = row.thing
        if names := changed_names(row):
            groups.amend_group(group=group, names=names, by=by)
        if "members" in row.changes:
            self._move(group, row.values["_members"], by)
        return group

    def _move(self, group: Group, wanted: list[Organisation], by: Actor) -> None:
        """Who is new joins today; who is no longer named leaves today."""
        today = clock.today()
        present = {one.organisation_id: one for one in group.members.valid_on(today)}
        fresh = [one for one in wanted if one.pk not in present]
        if fresh:
            groups.join_group(group=group, members=fresh, valid_from=today, by=by)
        for organisation_id, member in present.items():
            if organisation_id not in {one.pk for one in wanted}:
                groups.leave_group(member=member, valid_to=today, by=by)
