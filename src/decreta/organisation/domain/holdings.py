"""Acts on holdings: who holds a post from when to when."""

from __future__ import annotations

import datetime as dt

from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.organisation import rules
from decreta.organisation.domain.checking import KEEP, amend, clean, days, in_words, within
from decreta.organisation.models import Holding, Person, Post, Term
from decreta.organisation.policies import keeping_an_administrator


@act("organisation.appoint")
def appoint(
    *,
    person: Person,
    post: Post,
    valid_from: dt.date,
    by: Actor,
    valid_to: dt.date | None = None,
    term: Term | None = None,
    authority: str = "",
) -> Holding:
    """Appoint a person to a post by a paper, from a day on. One person never holds one post twice at a time.

    Who is appointed again votes as he did: whether he decides, and with how many votes, was laid down for his membership.
    Who prepares the sittings of a body makes its members, from today on and by a paper that is named; what lies back is
    corrected by an administrator.
    """
    rules.may_appoint(person, post, by=by)
    holding = Holding(
        person=person, post=post, term=term, authority=authority.strip(), valid_from=valid_from, valid_to=valid_to
    )
    before = Holding.objects.filter(person=person, post=post, valid_from__lt=valid_from).order_by("valid_from").last()
    if before is not None:
        holding.has_vote, holding.weight = before.has_vote, before.weight
    votes = holding.weight if holding.has_vote else 0
    _check(holding, problems=_by_paper(valid_from, "valid_from", authority, by=by))
    with in_words([_overlap(holding)]):
        holding.save(force_insert=True)
    record(
        "organisation.appoint",
        by=by,
        on=holding,
        about=[person, post],
        facts={
            "name": person.full_name,
            "post": post.name_vi,
            "from": valid_from,
            "until": valid_to,
            "authority": holding.authority,
            **({"set_votes": [f"{person.full_name}: 1 → {votes}"]} if votes != 1 else {}),
        },
    )
    return holding


@act("organisation.amend_holding")
def amend_holding(
    *,
    holding: Holding,
    by: Actor,
    valid_from: dt.date = KEEP,
    valid_to: dt.date | None = KEEP,
    authority: str = KEEP,
    term: Term | None = KEEP,
    reason: str = "",
) -> Holding | None:
    """Correct the days or the paper of an appointment. None when nothing differs."""
    rules.may_change_structure(by=by)
    row = _locked(holding)
    changes = amend(row, valid_from=valid_from, valid_to=valid_to, authority=authority, term=term)
    if not changes:
        return None
    _check(row)
    with keeping_an_administrator(on=row.valid_to, field="valid_to"), in_words([_overlap(row)]):
        row.save()
    record(
        "organisation.amend_holding",
        by=by,
        on=row,
        about=[row.person, row.post],
        facts={**_whose(row), **changes, "reason": reason.strip()},
    )
    return row


@act("organisation.end_holding")
def end_holding(*, holding: Holding, valid_to: dt.date, by: Actor, authority: str = "") -> Holding:
    """Relieve somebody of a post: `valid_to` is the first day on which he no longer holds it.

    Mandates that he gave end with it; what waits for the post waits for whoever holds it next. Who prepares the sittings
    of a body ends memberships in it, not before today and by a paper that is named.
    """
    rules.may_end_holding(holding.post, by=by)
    row = _locked(holding)
    problems = _by_paper(valid_to, "valid_to", authority, by=by)
    days(row.valid_from, valid_to, problems)
    if row.valid_to is not None and row.valid_to <= clock.today():
        problems.add(_("It has ended already."), "valid_to", "ended")
    elif not by.can("administer") and row.valid_to is not None and valid_to > row.valid_to:
        # To be a member for longer is to be appointed anew, by the rules of an appointment.
        problems.add(
            _("A membership that ends is not prolonged here: appoint anew from that day on."), "valid_to", "later"
        )
    problems.refuse_if_any()
    row.valid_to = valid_to
    constraint, _beginning, sentence = _overlap(row)
    with in_words([(constraint, "valid_to", sentence)]), keeping_an_administrator(on=valid_to):
        row.save(update_fields=["valid_to"])
    record(
        "organisation.end_holding",
        by=by,
        on=row,
        about=[row.person, row.post],
        facts={**_whose(row), "takes_effect_on": valid_to, "authority": authority.strip()},
    )
    return row


@act("organisation.take_back_appointment")
def take_back_appointment(*, holding: Holding, reason: str, by: Actor) -> Holding:
    """Take back an appointment that has not begun yet: nobody has acted in it."""
    rules.may_change_structure(by=by)
    row = _locked(holding)
    if row.valid_from <= clock.today():
        raise NotNow.of(_("It has begun: end it instead."), field="reason", code="begun")
    record(
        "organisation.take_back_appointment",
        by=by,
        on=row,
        about=[row.person, row.post],
        facts={**_whose(row), "from": row.valid_from, "reason": reason.strip()},
    )
    try:
        row.delete()
    except ProtectedError:
        raise NotNow.of(_("Something is recorded for it already: end it instead."), field="reason") from None
    return row


def _locked(holding: Holding) -> Holding:
    found = Holding.objects.select_for_update(of=("self",)).select_related("person", "post__unit", "post__body", "term")
    return found.get(pk=holding.pk)


def _by_paper(day: dt.date, field: str, authority: str, *, by: Actor) -> Problems:
    """What is asked of who keeps the members of a body, beside what is asked of an administrator."""
    problems = Problems()
    if not by.can("administer"):
        if not authority.strip():
            problems.add(_("Name the paper that orders it."), "authority", "required")
        if day < clock.today():
            problems.add(_("What is to hold from a day that has passed is entered by an administrator."), field, "past")
    return problems


def _whose(holding: Holding) -> dict[str, str]:
    return {"name": holding.person.full_name, "post": holding.post.name_vi}


def _overlap(holding: Holding) -> tuple[str, str, str]:
    sentence = _("%(person)s holds this post at that time already.") % {"person": holding.person}
    return ("holdings_do_not_overlap", "valid_from", sentence)


def _check(holding: Holding, *, problems: Problems | None = None) -> None:
    problems = Problems() if problems is None else problems
    clean(holding, problems, has_code=False)
    if holding.valid_from is not None:
        within(holding, holding.post, problems)
        if _overlapping(holding):
            problems.add(_overlap(holding)[2], "valid_from", "overlap")
    if holding.post.valid_to is not None and (holding.valid_to is None or holding.valid_to > holding.post.valid_to):
        problems.add(_("The post ends before that."), "valid_to", "post_ends")
    if holding.term is not None and holding.term.body_id != holding.post.body_id:
        problems.add(_("This term belongs to another body."), "term", "of_another")
    problems.refuse_if_any()


def _overlapping(holding: Holding) -> bool:
    others = Holding.objects.filter(person=holding.person, post=holding.post).exclude(pk=holding.pk)
    if holding.valid_to is not None:
        others = others.filter(valid_from__lt=holding.valid_to)
    return others.exclude(valid_to__lte=holding.valid_from).exists()
