"""The first account of an installation, and with it the organisation, unit and post in which its person administers."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any, Final

from django.utils.text import slugify
from django.utils.translation import gettext as _

from decreta.accounts.domain.accounts import create_account
from decreta.audit import Ref, act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, NotAllowed, NotNow, Problems
from decreta.core.models import Setting
from decreta.core.texts import fold
from decreta.organisation.domain import structure
from decreta.organisation.enums import OrganisationKind, Role
from decreta.organisation.models import Holding, Organisation, Post, Unit
from decreta.organisation.queries.first import HOURS, SETTING, hash_of, nobody_administers, token_is_good

UNIT: Final = {"vi": "Bộ phận quản trị hệ thống", "en": "System administration", "ja": "システム管理"}
POST: Final = {"vi": "Quản trị viên hệ thống", "en": "System administrator", "ja": "システム管理者"}


@act("organisation.offer_set_up")
def offer_set_up(*, by: Actor) -> str | None:
    """Make the one-time token of the set-up address, in place of any earlier one; None once somebody administers."""
    _only_the_software(by)
    if not nobody_administers():
        return None
    token = secrets.token_urlsafe(24)
    until = clock.real_now() + dt.timedelta(hours=HOURS)
    value = {"hash": hash_of(token), "until": until.isoformat()}
    Setting.objects.update_or_create(key=SETTING, defaults={"value": value})
    record("organisation.set_up_offered", by=by, on=Ref("core.setting", SETTING), facts={"until": until})
    return token


@act("organisation.set_up")
def set_up(
    *,
    full_name: str,
    login: str,
    password: str,
    language: str,
    by: Actor,
    organisation: Organisation | None = None,
    name: str = "",
    symbol: str = "",
    kind: str = OrganisationKind.OTHER,
    regime: str = "generic",
    place: str = "",
    token: str | None = None,
) -> Holding:
    """Let the first person administer: his organisation (or one that is there), a unit, the post, his account.

    He must have a second factor before he reaches anything. Only the software does this, asked at the set-up
    address or at the terminal; the address ends with it. Of two who use its `token` at once, one comes too late.
    """
    _only_the_software(by)
    Setting.objects.select_for_update().filter(key=SETTING).first()
    if token is not None and not token_is_good(token):
        raise NotNow.of(_("This address was used already."), code="used")
    found = _tried(
        lambda: organisation or _organisation(name, symbol, kind, regime, place, by),
        {"name_vi": "name", "code": "name"},
    )
    account = _tried(
        lambda: create_account(login=login, password=password, language=language, needs_second_factor=True, by=by),
        {},
    )
    problems = Problems()
    for tried in (found, account):
        problems.found += tried if isinstance(tried, list) else []
    if not full_name.strip():
        problems.add(_("Give the name of the person."), "full_name")
    problems.refuse_if_any()
    post = _post(found, by)
    person = structure.enter_person(full_name=full_name, user=account, by=by)
    holding = structure.appoint(person=person, post=post, valid_from=clock.today(), by=by)
    Setting.objects.filter(key=SETTING).delete()
    record(
        "organisation.set_up",
        by=by,
        on=holding,
        about=[found, person],
        facts={"name": person.full_name, "login": account.username, "organisation": found.code},
    )
    return holding


def _only_the_software(by: Actor) -> None:
    if not by.is_system:
        raise NotAllowed.of(_("Only the software sets itself up."), code="not_the_software")


def _tried(make: Any, fields: dict[str, str]) -> Any:
    """What was made, or the problems with the names that the fields bear here: everything wrong is said at once."""
    try:
        return make()
    except NotNow:
        raise
    except ActRefused as refusal:
        problems = Problems()
        for problem in refusal.problems:
            problems.add(problem.message, fields.get(problem.field or "", problem.field), problem.code)
        return problems.found


def _organisation(name: str, symbol: str, kind: str, regime: str, place: str, by: Actor) -> Organisation:
    code = slugify(fold(name))[:40].strip("-") or "office"
    return structure.found(
        code=_free(Organisation, code),
        names={"vi": name},
        symbol=symbol,
        kind=kind,
        regime=regime,
        place=place,
        valid_from=clock.today(),
        by=by,
    )


def _post(organisation: Organisation, by: Actor) -> Post:
    """The administrator's post in the organisation: the one that is there, else a new one in a unit of its own."""
    there = (
        Post.objects.valid_on(clock.today()).filter(role=Role.ADMINISTRATOR, unit__organisation=organisation).first()
    )
    if there is not None:
        return there
    since = max(organisation.valid_from, clock.today())
    code = _free(Unit, f"{organisation.code}-admin")
    unit = structure.set_up_unit(organisation=organisation, code=code, names=UNIT, valid_from=since, by=by)
    return structure.create_post(
        code=_free(Post, f"{code}.admin"), names=POST, role=Role.ADMINISTRATOR, valid_from=since, unit=unit, by=by
    )


def _free(model: Any, code: str) -> str:
    """The code, or the next one like it that is not taken."""
    taken, number, tried = set(model.objects.values_list("code", flat=True)), 1, code
    while tried in taken:
        number += 1
        tried = f"{code}-{number}"
    return tried
