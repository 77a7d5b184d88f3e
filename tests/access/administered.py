"""What stands behind the addresses of administration: things of the scenario's structure, and what a button does to them."""

from __future__ import annotations

import datetime as dt
from typing import Any

_OF_CODE = {
    "vptw": (
        *("organisation", "amend_organisation", "rename_organisation", "end_organisation"),
        *("add_organisation_name", "new_unit"),
    ),
    "vptw-th": ("unit", "amend_unit", "end_unit", "new_unit_post"),
    "bcdcds": (
        *("body", "amend_body", "rename_body", "close_body", "add_body_name"),
        *("new_term", "new_standing", "new_body_post"),
    ),
}


def things() -> dict[str, dict[str, Any]]:
    """By the address's name, in the loaded scenario; what a button takes away is made first."""
    from decreta.accounts.models import ApiToken
    from decreta.core.actor import Actor
    from decreta.documents.models import Series
    from decreta.organisation.domain import calendars, naming
    from decreta.organisation.models import Organisation

    by = Actor.system("stage")
    name = naming.add_name(of=Organisation.objects.get(code="vptw"), kind="abbreviation", text="VP", by=by)
    day = calendars.set_calendar_day(day=dt.date(2025, 6, 2), is_working=False, reason="x", by=by)
    assert name is not None and day is not None
    made = {
        "close_register": Series.objects.get(type_code="BC", closed_at=None).pk,
        "remove_name": name.pk,
        "remove_calendar_day": day[0].pk,
        "revoke_token": ApiToken.objects.get(label="x").pk,
    }
    elsewhere = {"accounts:enter": {"name": "MQ", "token": "used"}, "setup": {"token": "used"}}
    return existing() | {f"administration:{name}": {"pk": pk} for name, pk in made.items()} | elsewhere


def existing() -> dict[str, dict[str, Any]]:
    """What is there without anybody having done anything."""
    from decreta.accounts.models import User
    from decreta.audit.models import Entry
    from decreta.organisation.models import Body, Group, Holding, Mandate

    body, group = Body.objects.get(code="bcdcds"), Group.objects.order_by("code")[0]
    head = Holding.objects.get(post__code="bcdcds.head", valid_to=None)
    secretary = User.objects.get(username="vy")
    found: dict[str, Any] = {each: {"code": code} for code, names in _OF_CODE.items() for each in names}
    found |= {each: {"code": group.code} for each in ("group", "amend_group", "join_group")}
    found |= {each: {"pk": head.post_id} for each in ("post", "amend_post", "end_post")}
    found |= {each: {"pk": head.person_id} for each in ("person", "amend_person")}
    found |= {each: {"pk": head.pk} for each in ("amend_holding", "end_holding", "take_back")}
    found |= {each: {"pk": secretary.pk} for each in ("account", "renew_entry", "demand_factor", "reset_factor")}
    found |= {each: {"pk": secretary.pk} for each in ("close_account", "reopen_account", "end_sessions")}
    found |= {
        "amend_term": {"pk": body.terms.order_by("pk")[0].pk},
        "end_standing": {"pk": body.standing_agencies.order_by("pk")[0].pk},
        "revoke_mandate": {"pk": Mandate.objects.order_by("pk")[0].pk},
        "leave_group": {"pk": group.members.order_by("pk")[0].pk},
        "rules": {"regime": "vn-party"},
        "rules_version": {"regime": "vn-party", "version": "36-HD~VPTW"},
        "log_entry": {"entry_id": Entry.objects.filter(kind="organisation.found").order_by("pk")[0].pk},
    }
    return {f"administration:{name}": thing for name, thing in found.items()}


#: What forms send so that only *who* decides.
DATA = {
    "administration:close_register": {"reason": "Hết năm."},
    "administration:renew_entry": {"reason": "Quên mật khẩu."},
    "administration:close_account": {"reason": "Nghỉ hưu."},
    "administration:revoke_mandate": {"on": "31/03/2025"},
}
