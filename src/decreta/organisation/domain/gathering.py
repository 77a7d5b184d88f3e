"""The organisations that a single task names, each of which answers for itself: a group that nobody has named.

Part of the acts that assign a task and say who must do it, which note in the log who is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django.utils.translation import ngettext, override

from decreta.core.ids import new_id
from decreta.organisation.models import Group, GroupMember, Organisation

#: As many are named by their symbols where the group is told; of more the number says enough.
_TOLD = 5
_LANGUAGES = ("vi", "en", "ja")


def gather(organisations: Sequence[Organisation], *, day: dt.date) -> Group:
    """A group of these organisations from a day on, that nobody else can choose."""
    group = Group(code=f"each-{new_id().hex}", is_named=False)
    _name(group, organisations)
    group.save(force_insert=True)
    GroupMember.objects.bulk_create(GroupMember(group=group, organisation=one, valid_from=day) for one in organisations)
    return group


def regroup(group: Group, organisations: Collection[Organisation], *, day: dt.date) -> None:
    """From a day on these are in it; who is not among them leaves it."""
    present = {one.organisation_id: one for one in group.members.valid_on(day)}
    wanted = {one.pk: one for one in organisations}
    gone = [one.pk for key, one in present.items() if key not in wanted]
    leaving = GroupMember.objects.filter(pk__in=gone)
    # Who came and goes on the same day was never in it.
    leaving.filter(valid_from=day).delete()
    leaving.update(valid_to=day)
    fresh = [one for key, one in wanted.items() if key not in present]
    back = group.members.filter(organisation__in=fresh, valid_to=day)
    returned = set(back.values_list("organisation_id", flat=True))
    back.update(valid_to=None)
    GroupMember.objects.bulk_create(
        GroupMember(group=group, organisation=one, valid_from=day) for one in fresh if one.pk not in returned
    )
    _name(group, list(wanted.values()))
    group.save(update_fields=["name_vi", "name_en", "name_ja"])


def _name(group: Group, organisations: Sequence[Organisation]) -> None:
    """Its number and its symbols, in every language: it has no name of its own."""
    told = ", ".join(one.symbol or one.name_vi[:40] for one in organisations[:_TOLD])
    more = "" if len(organisations) <= _TOLD else ", …"
    for language in _LANGUAGES:
        with override(language):
            number = len(organisations)
            said = ngettext("%(n)s organisation", "%(n)s organisations", number) % {"n": number}
        setattr(group, f"name_{language}", f"{said} ({told}{more})")
