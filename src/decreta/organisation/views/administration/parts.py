"""What the pages of the structure share: crumbs, buttons, tables of posts, of holdings and of other names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.core import clock
from decreta.organisation.models import Body, Group, Holding, Organisation, Post, Unit
from decreta.ui.administering import NOTHING, Cell, Row, Table, day, named, person_named, span
from decreta.ui.buttons import ButtonContext

STATES = {
    "now": gettext_lazy("in force"),
    "coming": gettext_lazy("to come"),
    "ended": gettext_lazy("ended"),
}


def at(name: str, *arguments: Any) -> str:
    """The address of a page of administration."""
    return reverse(f"administration:{name}", args=arguments)


def button(label: str | Promise, name: str, *arguments: Any, icon: str = "", **look: Any) -> ButtonContext:
    """A link to a page of administration."""
    return ButtonContext(label, at(name, *arguments), icon=icon, **look)


def import_button(kind: str) -> ButtonContext:
    """The door to importing a whole list of these."""
    return ButtonContext(_("From a spreadsheet"), reverse("imports:new", args=[kind]), icon="upload")


def in_state(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Rows that are in force today, will be, or were."""
    today = clock.today()
    if state == "now":
        return rows.filter(Q(valid_to=None) | Q(valid_to__gt=today), valid_from__lte=today)
    if state == "coming":
        return rows.filter(valid_from__gt=today)
    return rows.filter(valid_to__lte=today) if state == "ended" else rows


def is_past(row: Any) -> bool:
    """Whether something has ended by today."""
    return row.valid_to is not None and row.valid_to <= clock.today()


def place_of(post: Post) -> Cell:
    """Where a post stands."""
    if post.body is not None:
        return named(post.body, at("body", post.body.code))
    if post.unit is None:
        return NOTHING
    return Cell(
        post.unit.organisation.name,
        at("unit", post.unit.code),
        post.unit.organisation.name_lang,
        post.unit.name,
        note_lang=post.unit.name_lang,
    )


def posts_table(posts: Iterable[Post], *, empty: str, new: ButtonContext | None = None) -> Table:
    """Posts of one place with who holds them (`present_holdings`)."""
    rows = [
        Row(
            (
                named(post, at("post", post.pk)),
                Cell(post.get_role_display().capitalize(), note=_("signs") if post.signs else ""),
                _holders(post),
                span(post.valid_from, post.valid_to),
            ),
            is_past=is_past(post),
        )
        for post in posts
    ]
    headings = (_("Post"), _("Role"), _("Held by"), _("Days"))
    return Table(_("Posts"), headings, rows, empty, [new] if new else [])


def _holders(post: Post) -> Cell:
    present: list[Holding] = post.present_holdings  # type: ignore[attr-defined]
    if not present:
        return Cell(_("vacant"), is_weak=True)
    first, others = present[0], len(present) - 1
    note = _("and %(n)s more") % {"n": others} if others else ""
    return person_named(first.person.full_name, at("person", first.person_id), note)


def holdings_table(holdings: Iterable[Holding], *, of: str, empty: str, new: ButtonContext | None = None) -> Table:
    """Appointments in the order of time: of a post's holders, or of a person's posts."""
    rows = [
        Row(
            (
                person_named(one.person.full_name, at("person", one.person_id))
                if of == "post"
                else named(one.post, at("post", one.post_id), _place_name(one.post)),
                span(one.valid_from, one.valid_to, STATES[state_of(one)]),
                Cell(one.authority) if one.authority else NOTHING,
            ),
            holding_buttons(one),
            is_past=is_past(one),
        )
        for one in holdings
    ]
    headings = (_("Person") if of == "post" else _("Post"), _("Days"), _("By which paper"))
    return Table(_("Appointments"), headings, rows, empty, [new] if new else [])


def _place_name(post: Post) -> str:
    place = post.body or (post.unit.organisation if post.unit else None)
    return place.name if place else ""


def holding_buttons(holding: Holding) -> list[ButtonContext]:
    """What can be done with an appointment."""
    found = [button(_("Correct"), "amend_holding", holding.pk, quiet=True)]
    if holding.valid_from > clock.today():
        return [*found, button(_("Take back"), "take_back", holding.pk, quiet=True)]
    return found if is_past(holding) else [*found, button(_("Relieve"), "end_holding", holding.pk, quiet=True)]


def state_of(row: Any, today: dt.date | None = None) -> str:
    """In force, to come, or ended."""
    today = today or clock.today()
    if row.valid_from > today:
        return "coming"
    return "ended" if row.valid_to is not None and row.valid_to <= today else "now"


def names_table(of: Organisation | Body, new: ButtonContext, remove: str) -> Table:
    """Other names of an organisation or body."""
    rows = [
        Row(
            (
                Cell(one.text, lang=one.language),
                Cell(one.get_kind_display().capitalize()),
                span(one.valid_from, one.valid_to),
            ),
            [ButtonContext(_("Take away"), at(remove, one.pk), "post", quiet=True)],
        )
        for one in of.other_names.exclude(text="").order_by(F("valid_to").desc(nulls_first=True), "text")
    ]
    note = _("It is found under these names too; papers bear the one of their day.")
    return Table(
        _("Other names"), (_("Name"), _("Kind"), _("Days")), rows, _("No other name is recorded."), [new], note
    )


def names_beside(of: Organisation | Unit | Body | Post | Group) -> tuple[str, list[tuple[str, Cell]]]:
    """The names in three languages, for the side of a page."""
    pairs = [
        (code.upper(), Cell(text, lang=code)) for code in ("vi", "en", "ja") if (text := getattr(of, f"name_{code}"))
    ]
    return _("Names"), pairs


def days_beside(row: Any) -> tuple[str, list[tuple[str, Cell]]]:
    """From when to when something stands, for the side of a page."""
    last = row.valid_to - dt.timedelta(days=1) if row.valid_to else None
    return _("Days"), [(_("First day"), day(row.valid_from)), (_("Last day"), day(last, _("none set")))]
