"""Acts that build and change the structure of the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from decreta.accounts.models import User
from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.organisation import rules
from decreta.organisation.models import (
    Body,
    Group,
    GroupMember,
    Holding,
    Organisation,
    Person,
    Post,
    StandingAgency,
    Succession,
    Term,
    Unit,
)


def _names(names: dict[str, str]) -> dict[str, str]:
    return {f"name_{language}": names.get(language, "") for language in ("vi", "en", "ja")}


@act("organisation.found")
def found(
    *,
    code: str,
    names: dict[str, str],
    kind: str,
    valid_from: dt.date,
    by: Actor,
    symbol: str = "",
    parent: Organisation | None = None,
    regime: str = "generic",
    place: str = "",
    valid_to: dt.date | None = None,
    authority: str = "",
) -> Organisation:
    """Enter an organisation into the structure, under its parent, with the paper that founded it."""
    rules.may_change_structure(by=by)
    problems = Problems()
    if not names.get("vi"):
        problems.add(_("The name in Vietnamese is missing."), "name_vi")
    if valid_to is not None and valid_to <= valid_from:
        problems.add(_("The last day must be after the first."), "valid_to")
    if Organisation.objects.filter(code=code).exists():
        problems.add(_("The code %(code)s is taken.") % {"code": code}, "code")
    problems.refuse_if_any()
    organisation = Organisation.objects.create(
        code=code,
        symbol=symbol,
        kind=kind,
        parent=parent,
        path=f"{parent.path}{code}/" if parent else f"{code}/",
        regime=regime,
        place=place,
        valid_from=valid_from,
        valid_to=valid_to,
        **_names(names),
    )
    record(
        "organisation.found",
        by=by,
        on=organisation,
        facts={"code": code, "name": names.get("vi"), "kind": kind, "authority": authority},
    )
    return organisation


@act("organisation.set_up_unit")
def set_up_unit(
    *,
    organisation: Organisation,
    code: str,
    names: dict[str, str],
    valid_from: dt.date,
    by: Actor,
    symbol: str = "",
    parent: Unit | None = None,
) -> Unit:
    """Set up a department of an organisation."""
    rules.may_change_structure(by=by)
    unit = Unit.objects.create(
        organisation=organisation, code=code, symbol=symbol, parent=parent, valid_from=valid_from, **_names(names)
    )
    record(
        "organisation.set_up_unit", by=by, on=unit, about=[organisation], facts={"code": code, "name": names.get("vi")}
    )
    return unit


@act("organisation.form_group")
def form_group(
    *, code: str, names: dict[str, str], members: Iterable[Organisation], valid_from: dt.date, by: Actor
) -> Group:
    """Name a set of organisations that tasks can be given to, each."""
    rules.may_change_structure(by=by)
    group = Group.objects.create(code=code, **_names(names))
    rows = [GroupMember(group=group, organisation=member, valid_from=valid_from) for member in members]
    GroupMember.objects.bulk_create(rows)
    record("organisation.form_group", by=by, on=group, facts={"code": code, "members": len(rows)})
    return group


@act("organisation.establish_body")
def establish_body(
    *,
    code: str,
    names: dict[str, str],
    symbol: str,
    kind: str,
    valid_from: dt.date,
    by: Actor,
    symbol_aliases: Iterable[str] = (),
    superior_name: str = "",
    parent: Body | None = None,
    serves: Iterable[Body] = (),
    regime: str = "vn-party",
    place: str = "",
    authority: str = "",
) -> Body:
    """Establish a committee, council, working group or support team."""
    rules.may_change_structure(by=by)
    body = Body.objects.create(
        code=code,
        symbol=symbol,
        symbol_aliases=list(symbol_aliases),
        kind=kind,
        superior_name=superior_name,
        parent=parent,
        regime=regime,
        place=place,
        valid_from=valid_from,
        **_names(names),
    )
    body.serves.set(serves)
    record(
        "organisation.establish_body", by=by, on=body, facts={"code": code, "symbol": symbol, "authority": authority}
    )
    return body


@act("organisation.begin_term")
def begin_term(*, body: Body, name: str, valid_from: dt.date, by: Actor, valid_to: dt.date | None = None) -> Term:
    """Begin a term of a body; its number series start with it."""
    rules.may_change_structure(by=by)
    term = Term.objects.create(body=body, name=name, valid_from=valid_from, valid_to=valid_to)
    record("organisation.begin_term", by=by, on=term, about=[body], facts={"name": name, "from": valid_from})
    return term


@act("organisation.name_standing_agency")
def name_standing_agency(
    *, body: Body, organisation: Organisation, rank: int, valid_from: dt.date, by: Actor
) -> StandingAgency:
    """Name the agency that does a body's daily work."""
    rules.may_change_structure(by=by)
    standing = StandingAgency.objects.create(body=body, organisation=organisation, rank=rank, valid_from=valid_from)
    record("organisation.name_standing_agency", by=by, on=body, about=[organisation], facts={"rank": rank})
    return standing


@act("organisation.create_post")
def create_post(
    *,
    code: str,
    names: dict[str, str],
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
    post = Post.objects.create(
        code=code,
        role=role,
        unit=unit,
        body=body,
        signs=signs,
        authority_prefix=authority_prefix,
        signing_title=signing_title,
        rank=rank,
        valid_from=valid_from,
        **_names(names),
    )
    record("organisation.create_post", by=by, on=post, facts={"code": code, "role": role, "signs": signs})
    return post


@act("organisation.enter_person")
def enter_person(*, full_name: str, by: Actor, user: User | None = None, email: str = "") -> Person:
    """Enter a person; with an account if he is to sign in."""
    rules.may_change_structure(by=by)
    person = Person.objects.create(full_name=full_name, user=user, email=email)
    record("organisation.enter_person", by=by, on=person, facts={"has_account": user is not None})
    return person


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
    """Appoint a person to a post by a paper. Overlapping holdings are refused by the database."""
    rules.may_change_structure(by=by)
    problems = Problems()
    if Holding.objects.filter(person=person, post=post, valid_to=None).exists():
        problems.add(_("%(person)s holds this post already.") % {"person": person}, "person")
    problems.refuse_if_any()
    holding = Holding.objects.create(
        person=person, post=post, term=term, authority=authority, valid_from=valid_from, valid_to=valid_to
    )
    record(
        "organisation.appoint",
        by=by,
        on=holding,
        about=[person, post],
        facts={"from": valid_from, "authority": authority},
    )
    return holding


@act("organisation.succeed")
def succeed(
    *,
    predecessor: Organisation,
    successor: Organisation,
    kind: str,
    takes_effect_on: dt.date,
    authority: str,
    by: Actor,
) -> Succession:
    """Record that an organisation became another, by which paper. The past stays readable under the old name."""
    rules.may_change_structure(by=by)
    if predecessor == successor:
        raise Invalid.of(_("An organisation cannot succeed itself."), field="successor")
    succession = Succession.objects.create(
        predecessor=predecessor, successor=successor, kind=kind, takes_effect_on=takes_effect_on, authority=authority
    )
    record(
        "organisation.succeed",
        by=by,
        on=predecessor,
        about=[successor],
        facts={"kind": kind, "takes_effect_on": takes_effect_on, "authority": authority},
    )
    return succession
