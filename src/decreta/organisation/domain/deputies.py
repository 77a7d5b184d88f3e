"""Standing deputies of a member of a body: who represents him when he cannot come, named by a paper for a time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.organisation import rules
from decreta.organisation.domain.checking import clean, days, in_words
from decreta.organisation.models import Holding, Person, StandingDeputy

_OVERLAP = gettext_lazy("He is a standing deputy of this member at that time already.")
_NO_OVERLAP = "deputyships_do_not_overlap"


@act("organisation.name_deputy")
def name_deputy(
    *,
    membership: Holding,
    person: Person,
    valid_from: dt.date,
    authority: str,
    by: Actor,
    valid_to: dt.date | None = None,
) -> StandingDeputy:
    """Name somebody who represents a member of a body whenever he cannot come, by a paper, from a day on.

    Who keeps the members of the body does it, from today on; what lies back is an administrator's. Raises NotAllowed,
    Invalid with everything that is wrong: nobody is his own deputy, and a deputyship lies within the membership.
    """
    _may(membership, by=by)
    row = StandingDeputy(
        membership=membership, person=person, authority=authority.strip(), valid_from=valid_from, valid_to=valid_to
    )
    problems = _by_paper(valid_from, "valid_from", authority, by=by)
    if person.pk == membership.person_id:
        problems.add(_("A member is not his own deputy."), "person", "himself")
    if not person.holdings.valid_on(valid_from).exists():
        problems.add(_("He holds no post on that day, so nobody can invite him."), "person", "no_post")
    if valid_from < membership.valid_from:
        problems.add(_("The membership begins later."), "valid_from", "outside")
    if membership.valid_to is not None and (valid_to or membership.valid_to) > membership.valid_to:
        problems.add(_("The membership ends before that."), "valid_to", "outside")
    clean(row, problems, has_code=False)
    problems.refuse_if_any()
    with in_words([(_NO_OVERLAP, "valid_from", str(_OVERLAP))]):
        row.save(force_insert=True)
    _record("organisation.name_deputy", row, by=by, facts={"from": valid_from, "until": valid_to}, paper=row.authority)
    return row


@act("organisation.end_deputy")
def end_deputy(*, deputy: StandingDeputy, valid_to: dt.date, authority: str, by: Actor) -> StandingDeputy:
    """Say until when somebody is a standing deputy: `valid_to` is the first day on which he no longer is.

    Where he was named for a sitting already he comes to it, unless the member names another.
    """
    row: StandingDeputy = (
        StandingDeputy.objects.select_for_update(of=("self",))
        .select_related("membership__post", "person")
        .get(pk=deputy.pk)
    )
    _may(row.membership, by=by)
    if row.valid_to is not None and row.valid_to <= clock.today():
        raise NotNow.of(_("It has ended already."), field="valid_to", code="ended")
    problems = _by_paper(valid_to, "valid_to", authority, by=by)
    days(row.valid_from, valid_to, problems)
    if row.valid_to is not None and valid_to > row.valid_to:
        problems.add(_("It ends before that: name him anew from that day on."), "valid_to", "later")
    problems.refuse_if_any()
    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    _record("organisation.end_deputy", row, by=by, facts={"takes_effect_on": valid_to}, paper=authority.strip())
    return row


def _may(membership: Holding, *, by: Actor) -> None:
    rules.may_end_holding(membership.post, by=by)


def _by_paper(day: dt.date, field: str, authority: str, *, by: Actor) -> Problems:
    problems = Problems()
    if not authority.strip():
        problems.add(_("Name the paper that orders it."), "authority", "required")
    if day < clock.today() and not by.can("administer"):
        problems.add(_("What is to hold from a day that has passed is entered by an administrator."), field, "past")
    return problems


def _record(kind: str, row: StandingDeputy, *, by: Actor, facts: dict[str, Any], paper: str) -> None:
    member = row.membership
    told = {"name": row.person.full_name, "member": member.person.full_name, "post": member.post.name_vi}
    record(kind, by=by, on=row, about=[member, row.person], facts={**told, **facts, "authority": paper})
