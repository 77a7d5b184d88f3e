"""Acts on posts: created, amended, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation import rules
from decreta.organisation.domain import endings
from decreta.organisation.domain.checking import KEEP, amend, as_fields, clean, code_is_taken, days, in_words, within
from decreta.organisation.models import Body, Post, Unit
from decreta.organisation.policies import keeping_an_administrator


@act("organisation.create_post")
def create_post(
    *,
    code: str,
    names: Mapping[str, str],
    role: str,
    valid_from: dt.date,
    by: Actor,
    unit: Unit | None = None,
    body: Body | None = None,
    signs: bool = False,
    authority_prefix: str = "",
    signing_title: str = "",
    rank: int = 50,
) -> Post:
    """Create a post in a unit or in a body."""
    rules.may_change_structure(by=by)
    post = Post(
        code=code.strip(),
        role=role,
        unit=unit,
        body=body,
        signs=signs,
        authority_prefix=authority_prefix.strip(),
        signing_title=signing_title.strip(),
        rank=rank,
        valid_from=valid_from,
        **as_fields(names),
    )
    _check(post)
    with in_words(code_is_taken(code)):
        post.save(force_insert=True)
    place = unit or body
    assert place is not None  # checked above
    record(
        "organisation.create_post",
        by=by,
        on=post,
        about=[place],
        facts={"code": post.code, "name": post.name_vi, "role": role, "signs": signs, "from": valid_from},
    )
    return post


@act("organisation.amend_post")
def amend_post(
    *,
    post: Post,
    by: Actor,
    names: Mapping[str, str] | None = None,
    role: str = KEEP,
    signs: bool = KEEP,
    authority_prefix: str = KEEP,
    signing_title: str = KEEP,
    rank: int = KEEP,
    valid_from: dt.date = KEEP,
    reason: str = "",
) -> Post | None:
    """Correct a post: its titles, what it can do, how it signs, its rank. None when nothing differs.

    What a post can do follows from its role; whoever holds it can do so from the next page on.
    """
    rules.may_change_structure(by=by)
    row = Post.objects.select_for_update().get(pk=post.pk)
    changes = amend(
        row,
        role=role,
        signs=signs,
        authority_prefix=authority_prefix,
        signing_title=signing_title,
        rank=rank,
        valid_from=valid_from,
        **as_fields(names),
    )
    if not changes:
        return None
    _check(row)
    with keeping_an_administrator(field="role"):
        row.save()
    record("organisation.amend_post", by=by, on=row, facts={"code": row.code, **changes, "reason": reason.strip()})
    return row


@act("organisation.end_post")
def end_post(*, post: Post, valid_to: dt.date, authority: str, by: Actor) -> Post:
    """Abolish a post from a day on, by a paper: who holds it, holds it until then."""
    rules.may_change_structure(by=by)
    row = Post.objects.select_for_update().get(pk=post.pk)
    problems = Problems()
    days(row.valid_from, valid_to, problems)
    if not authority.strip():
        problems.add(_("Name the paper that orders it."), "authority")
    if row.valid_to is not None:
        problems.add(_("It has ended already."), "valid_to", "ended")
    problems.refuse_if_any()
    row.valid_to = valid_to
    with keeping_an_administrator(on=valid_to):
        row.save(update_fields=["valid_to"])
        ended = endings.end_holdings_of(row, on=valid_to)
    record(
        "organisation.end_post",
        by=by,
        on=row,
        facts={
            "code": row.code,
            "name": row.name_vi,
            "takes_effect_on": valid_to,
            "authority": authority.strip(),
            "holdings": ended,
        },
    )
    return row


def _check(post: Post) -> None:
    problems = Problems()
    clean(post, problems)
    if (post.unit is None) == (post.body is None):
        problems.add(_("A post stands in a unit or in a body."), "unit", "one_place")
    else:
        within(post, post.unit or post.body, problems)
    problems.refuse_if_any()
