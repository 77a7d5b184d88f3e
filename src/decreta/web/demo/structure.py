"""The structure of March 2025: organisations, bodies, posts, people, mandates, accounts."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

from decreta.accounts.domain.accounts import create_account
from decreta.accounts.domain.demonstration import enrol_demo_totp
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.domain import mandates, structure
from decreta.organisation.models import Body, Holding, Organisation, Person, Post, Unit
from decreta.seeing.domain import place_tiles
from decreta.web.demo.source import moment, read

Progress = Callable[[int], None]
BUILT_AT = moment("2025-02-12", 8)
PASSWORD_LENGTH = 12


def load_structure(loader: Actor, password: str, tick: Progress) -> None:
    """Everything that stood before the first session, in the order of the files."""
    with clock.frozen(BUILT_AT):
        _organisations(loader, tick)
        _bodies(loader, tick)
        _posts(loader)
        tick(10)
        _people(loader, password, tick)
        _tiles(loader)
    _mandates(loader)


def _tiles(loader: Actor) -> None:
    """Where the tiles of the provinces stand, of 63 and of 34."""
    for row in read("tiles.yaml")["maps"]:
        place_tiles(valid_from=row["valid_from"], drawing=row["drawn"], by=loader)


def _organisations(loader: Actor, tick: Progress) -> None:
    data = read("organisations.yaml")
    for row in data["organisations"]:
        structure.found(
            code=row["key"],
            names=row["names"],
            kind=row["kind"],
            symbol=row.get("symbol") or "",
            parent=Organisation.objects.get(code=row["parent"]) if row.get("parent") else None,
            regime=row.get("regime") or "generic",
            place=row.get("place") or "",
            valid_from=row["valid_from"],
            valid_to=row.get("valid_to"),
            by=loader,
        )
        tick(1)
    for row in data["units"]:
        structure.set_up_unit(
            organisation=Organisation.objects.get(code=row["organisation"]),
            code=row["key"],
            names=row["names"],
            symbol=row.get("symbol") or "",
            valid_from=row["valid_from"],
            by=loader,
        )
    for row in data["groups"]:
        known = {one.code: one for one in Organisation.objects.filter(code__in=row["members"])}
        members = [known[code] for code in row["members"]]
        structure.form_group(
            code=row["key"], names=row["names"], members=members, valid_from=row["valid_from"], by=loader
        )
    for row in data.get("successions", ()):
        structure.succeed(
            predecessor=Organisation.objects.get(code=row["predecessor"]),
            successor=Organisation.objects.get(code=row["successor"]),
            kind=row["kind"],
            takes_effect_on=row["takes_effect_on"],
            authority=row["authority"],
            by=loader,
        )


def _bodies(loader: Actor, tick: Progress) -> None:
    for row in read("bodies.yaml")["bodies"]:
        body = structure.establish_body(
            code=row["key"],
            names=row["names"],
            symbol=row["symbol"],
            symbol_aliases=row.get("symbol_aliases") or (),
            kind=row["kind"],
            superior_name=row.get("superior_name") or "",
            parent=Body.objects.get(code=row["parent"]) if row.get("parent") else None,
            serves=Body.objects.filter(code__in=row.get("serves") or ()),
            regime=row.get("regime") or "generic",
            place=row.get("place") or "",
            authority=row.get("basis") or "",
            valid_from=row["valid_from"],
            by=loader,
        )
        for term in row.get("terms") or ():
            structure.begin_term(
                body=body, name=term["name"], valid_from=term["valid_from"], valid_to=term.get("valid_to"), by=loader
            )
        for rank, code in enumerate(row.get("standing_agencies") or (), start=1):
            agency = Organisation.objects.get(code=code)
            # A ministry that was founded after the body stands for it from its own first day.
            since = max(body.valid_from, agency.valid_from)
            structure.name_standing_agency(body=body, organisation=agency, rank=rank, valid_from=since, by=loader)
        tick(1)


def _posts(loader: Actor) -> None:
    for row in read("bodies.yaml")["posts"]:
        body = Body.objects.get(code=row["body"]) if row.get("body") else None
        unit = Unit.objects.get(code=row["unit"]) if row.get("unit") else None
        place = body or unit
        assert place is not None
        structure.create_post(
            code=row["key"],
            names=row["names"],
            role=row["role"],
            body=body,
            unit=unit,
            signs=row.get("signs", False),
            authority_prefix=row.get("authority_prefix") or "",
            signing_title=row.get("signing_title") or "",
            rank=row.get("rank", 50),
            valid_from=place.valid_from,
            by=loader,
        )


def _people(loader: Actor, password: str, tick: Progress) -> None:
    for row in read("people.yaml")["people"]:
        login = row["login"]
        user = create_account(
            login=login, password=password, language=row["language"], needs_second_factor=row["mfa"], by=loader
        )
        if row["mfa"]:
            enrol_demo_totp(user=user, secret=totp_secret(login), by=loader)
        person = structure.enter_person(full_name=row["name"], user=user, email=f"{login}@demo.invalid", by=loader)
        for held in row["holds"]:
            post = Post.objects.get(code=held["post"])
            term = post.body.terms.first() if post.body else None
            structure.appoint(person=person, post=post, term=term, valid_from=held["from"], by=loader)
        tick(1)


def _mandates(loader: Actor) -> None:
    for row in read("people.yaml").get("mandates", ()):
        with clock.frozen(moment(row["valid_from"], 8)):
            mandates.give_mandate(
                giver=holding_of(row["giver"]),
                receiver=holding_of(row["receiver"]),
                powers=row["powers"],
                document_types=row.get("document_types") or (),
                paper=row["paper"],
                valid_from=row["valid_from"],
                valid_to=row["valid_through"] + dt.timedelta(days=1),
                by=loader,
            )


def holding_of(row: dict[str, Any]) -> Holding:
    """The holding of a login in a post."""
    return Holding.objects.select_related("person", "post__unit__organisation", "post__body").get(
        person__user__username=row["login"], post__code=row["post"], valid_to=None
    )


def totp_secret(login: str) -> str:
    """A second factor that the demonstration can show beside the sign-in: never used for a real account."""
    return base64.b32encode(hashlib.sha256(f"decreta demonstration {login}".encode()).digest()[:20]).decode()


def cast() -> list[dict[str, Any]]:
    """The people that the demonstration prints, in the order in which the loop meets them."""
    return list(read("people.yaml")["cast"])


def person_named(login: str) -> Person:
    return Person.objects.get(user__username=login)
