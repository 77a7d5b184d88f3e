"""The lists of administration, as the administrator sees them: how a row more comes to each, and what it costs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.accounts.domain import managing, tokens
from decreta.core import clock
from decreta.organisation.domain import mandates, structure
from decreta.organisation.models import Group, Holding
from tests.documents.office import SINCE, SYSTEM, Office
from tests.lists import growing, growing_linking, growing_papers


def post_of_unit(office: Office) -> None:
    growing.seat(office, f"chuyen-vien-{growing.next_number()}", unit=office.unit)


def holder(office: Office) -> Holding:
    """Somebody more who holds the post of the member."""
    person = structure.enter_person(full_name=f"Người {growing.next_number()}", by=SYSTEM)
    return structure.appoint(person=person, post=office.posts["member"], valid_from=SINCE, by=SYSTEM)


def post_of_person(office: Office) -> None:
    """A post more that the member holds."""
    post = growing.seat(office, f"chuc-vu-{growing.next_number()}", body=office.body).post
    structure.appoint(person=office.holdings["member"].person, post=post, valid_from=SINCE, by=SYSTEM)


def mandate(office: Office) -> None:
    """A mandate of the head's to somebody new."""
    mandates.give_mandate(
        giver=office.holdings["head"],
        receiver=holder(office),
        powers=["sign_documents"],
        paper=f"{growing.next_number()}-UQ/BCĐ",
        valid_from=clock.today(),
        valid_to=clock.today() + dt.timedelta(days=9),
        by=SYSTEM,
    )


def group(office: Office) -> Group:
    code = f"nhom-{growing.next_number()}"
    return structure.form_group(code=code, names={"vi": code}, members=[office.agency], valid_from=SINCE, by=SYSTEM)


def group_member(office: Office) -> None:
    found = Group.objects.order_by("pk").first() or group(office)
    structure.join_group(group=found, members=[growing.organisation(office)], valid_from=SINCE, by=SYSTEM)


def account(office: Office) -> None:
    """An account with a person in a post."""
    login = f"nguoi-{growing.next_number()}"
    user = managing.open_account(login=login, language="vi", needs_second_factor=False, by=SYSTEM)
    held = growing.seat(office, login, body=office.body)
    structure.amend_person(person=held.person, user=user, by=SYSTEM)


def token_of_administrator(office: Office) -> None:
    tokens.issue(login="administrator", label=f"máy {growing.next_number()}", days=1, by=SYSTEM)


def of(label: str) -> Any:
    """The first of a kind, by its key."""

    def find(office: Office) -> dict[str, Any]:
        things = {
            "post": office.posts["member"].pk,
            "person": office.holdings["member"].person_id,
            "account": office.holdings["administrator"].person.user_id,
        }
        return {"pk": things[label]}

    return find


def first_group(office: Office) -> dict[str, Any]:
    return {"code": Group.objects.order_by("pk")[0].code}


#: By the page's name: how it grows, its statements, and what its address needs.
LISTS: dict[str, tuple[Any, int, Any]] = {
    "home": (growing.organisation, 25, None),
    "log": (growing.organisation, 5, None),
    "registers": (growing_papers.register, 6, None),
    "mailboxes": (growing_papers.mailbox, 6, None),
    "trackers": (growing_linking.tracker, 6, None),
    "tile_maps": (growing.tile_map, 7, None),
    "receipt_rules": (growing.organisation, 6, None),
    "organisations": (growing.organisation, 6, None),
    "organisation": (growing.unit, 10, lambda office: {"code": "vptw"}),
    "unit": (post_of_unit, 7, lambda office: {"code": "vptw-th"}),
    "bodies": (growing.body, 7, None),
    "body": (growing.member, 12, lambda office: {"code": "bcdcds"}),
    "posts": (growing.member, 7, None),
    "post": (holder, 6, of("post")),
    "persons": (growing.member, 7, None),
    "person": (post_of_person, 6, of("person")),
    "holdings": (growing.member, 6, None),
    "mandates": (mandate, 9, None),
    "groups": (group, 6, None),
    "group": (group_member, 7, first_group),
    "calendar": (growing.day_off, 6, None),
    "accounts": (account, 7, None),
    "give_entries": (account, 6, None),
    "account": (token_of_administrator, 10, of("account")),
    "tokens": (token_of_administrator, 8, None),
}

_FORM = "a form: its choices are fetched at once, it lists nothing"
_RULES = "what comes with the software: no rows of ours"
#: Pages that list nothing, and what they are.
NO_LISTS: dict[str, str] = {
    "rule_sets": _RULES,
    "rules": _RULES,
    "rules_version": _RULES,
    "log_entry": "one thing",
    "mailbox": "one thing",
} | dict.fromkeys(
    (
        *("new_organisation", "amend_organisation", "rename_organisation", "end_organisation", "add_organisation_name"),
        *("new_unit", "amend_unit", "end_unit", "new_unit_post", "new_body", "amend_body", "rename_body", "close_body"),
        *("add_body_name", "new_term", "amend_term", "new_standing", "end_standing", "new_body_post", "amend_post"),
        *("end_post", "new_person", "amend_person", "appoint", "amend_holding", "end_holding", "take_back"),
        *("new_mandate", "revoke_mandate", "new_group", "amend_group", "join_group", "leave_group"),
        *(
            "new_calendar_days",
            "close_register",
            "new_mailbox",
            "receipt_rule",
            "new_tile_map",
            "change_tile_map",
            "new_tracker",
            "change_tracker",
            "change_mailbox",
            "new_account",
            "renew_entry",
            "reset_factor",
            "close_account",
            "reopen_account",
        ),
    ),
    _FORM,
)
