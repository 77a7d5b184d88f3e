"""Acts on groups: named sets of organisations that tasks can be given to, each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation import rules
from decreta.organisation.domain.checking import amend, as_fields, clean, code_is_taken, days, in_words
from decreta.organisation.models import Group, GroupMember, Organisation


@act("organisation.form_group")
def form_group(
    *, code: str, names: Mapping[str, str], members: Iterable[Organisation], valid_from: dt.date, by: Actor
) -> Group:
    """Name a set of organisations that tasks can be given to, each."""
    rules.may_change_structure(by=by)
    group = Group(code=code.strip(), **as_fields(names))
    _check(group)
    with in_words(code_is_taken(code)):
        group.save(force_insert=True)
    rows = [GroupMember(group=group, organisation=member, valid_from=valid_from) for member in members]
    GroupMember.objects.bulk_create(rows)
    record(
        "organisation.form_group",
        by=by,
        on=group,
        facts={"code": group.code, "name": group.name_vi, "members": len(rows), "from": valid_from},
    )
    return group


@act("organisation.amend_group")
def amend_group(*, group: Group, names: Mapping[str, str], by: Actor) -> Group | None:
    """Correct the names of a group. None when nothing differs."""
    rules.may_change_structure(by=by)
    row = Group.objects.select_for_update().get(pk=group.pk)
    changes = amend(row, **as_fields(names))
    if not changes:
        return None
    _check(row)
    row.save()
    record("organisation.amend_group", by=by, on=row, facts={"code": row.code, **changes})
    return row


@act("organisation.join_group")
def join_group(*, group: Group, members: Iterable[Organisation], valid_from: dt.date, by: Actor) -> Group | None:
    """Take organisations into a group from a day on. None when all of them are in it already."""
    rules.may_change_structure(by=by)
    there = group.members.valid_on(valid_from).values_list("organisation_id", flat=True)
    fresh = [one for one in members if one.pk not in set(there)]
    if not fresh:
        return None
    overlap = _("One of them will be in the group from a later day on.")
    with in_words([("memberships", "members", overlap), ("one_group_membership", "members", overlap)]):
        GroupMember.objects.bulk_create(
            GroupMember(group=group, organisation=one, valid_from=valid_from) for one in fresh
        )
    record(
        "organisation.join_group",
        by=by,
        on=group,
        about=fresh,
        facts={"code": group.code, "members": [one.name_vi for one in fresh], "from": valid_from},
    )
    return group


@act("organisation.leave_group")
def leave_group(*, member: GroupMember, valid_to: dt.date, by: Actor) -> GroupMember:
    """Say from which day on an organisation is no longer in a group; tasks that it was given stay its own."""
    rules.may_change_structure(by=by)
    row = GroupMember.objects.select_for_update().get(pk=member.pk)
    problems = Problems()
    days(row.valid_from, valid_to, problems)
    problems.refuse_if_any()
    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    record(
        "organisation.leave_group",
        by=by,
        on=row.group,
        about=[row.organisation],
        facts={"code": row.group.code, "name": row.organisation.name_vi, "takes_effect_on": valid_to},
    )
    return row


def _check(group: Group) -> None:
    problems = Problems()
    clean(group, problems)
    problems.refuse_if_any()
