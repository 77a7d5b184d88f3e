"""`decreta import`: the same steps as on the pages, at the terminal. Equal files give equal acts."""

from __future__ import annotations

import enum
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from decreta.command import installation
from decreta.command.options import DataOption

if TYPE_CHECKING:
    from decreta.core.actor import Actor

_SHOWN = 50
console = Console(stderr=True)


class Dates(enum.StrEnum):
    """What stands first in a date of figures."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def import_list(
    kind: Annotated[str, typer.Argument(help="What is imported, like directives.tasks; “?” lists what can be.")],
    file: Annotated[Path | None, typer.Argument(help="The spreadsheet.", exists=True, dir_okay=False)] = None,
    data: DataOption = None,
    login: Annotated[str | None, typer.Option("--as", help="In whose name: LOGIN or LOGIN:POST.")] = None,
    mapped: Annotated[
        list[str] | None, typer.Option("--map", help="HEADING=COLUMN, where a heading is not understood.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Judge only; change nothing.")] = False,
    accept_good_rows: Annotated[
        bool, typer.Option("--accept-good-rows", help="Import the good rows without the faulty ones.")
    ] = False,
    dates: Annotated[Dates | None, typer.Option(help="How 03/05/2026 is read where the list does not tell.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Import a spreadsheet: tasks, organisations, posts, persons, days off. The same acts as on the pages."""
    pairs = [one.partition("=") for one in mapped or ()]
    if any(not sign for _heading, sign, _key in pairs):
        raise typer.BadParameter("must be like HEADING=COLUMN", param_hint="--map")
    with installation.existing(data):
        from decreta.kit.importing import importable, importables

        if importable(kind) is None or file is None:
            known = "\n".join(f"  {one.kind:<24} {one.label}" for one in importables())
            print(f"What can be imported:\n{known}")
            raise typer.Exit(0 if kind == "?" else 2)
        told = run(
            kind,
            file,
            by=actor_at(login),
            mapped={heading.strip(): key.strip() for heading, _sign, key in pairs},
            dates=dates.value if dates else "",
            accepts_good_rows=accept_good_rows,
            is_dry=dry_run,
        )
        if as_json:
            print(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            show(told)
        if told["is_refused"]:
            raise typer.Exit(1)


def actor_at(login: str | None) -> Actor:
    """Who imports: a login (and the post, after a colon), or the software on the order of whoever runs the command.

    Raises Invalid when there is no such login or he does not hold such a post.
    """
    from django.utils.translation import gettext as _

    from decreta.accounts.models import User
    from decreta.core.actor import Actor
    from decreta.core.errors import Invalid
    from decreta.organisation.queries.actors import actor_of_seat, seats_of

    if login is None:
        return Actor.system("decreta import")
    name, _colon, post = login.partition(":")
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise Invalid.of(_("There is no account %(login)s.") % {"login": name})
    seats = [one for one in seats_of(user) if one.mandate is None]
    if post:
        seats = [one for one in seats if one.holding.post.code == post]
    if len(seats) != 1:
        codes = ", ".join(one.holding.post.code for one in seats_of(user) if one.mandate is None)
        raise Invalid.of(
            _("Say in which post, like %(login)s:POST. Posts: %(posts)s.") % {"login": name, "posts": codes or "-"}
        )
    return actor_of_seat(seats[0])


def run(
    kind: str,
    file: Path,
    *,
    by: Actor,
    mapped: dict[str, str],
    dates: str,
    accepts_good_rows: bool,
    is_dry: bool,
) -> dict[str, Any]:
    """Upload, match, judge and, unless it is a trial, import. Returns what became of it; refusals are raised."""
    from decreta.core.errors import Invalid
    from decreta.kit.domain import importing, preparing
    from decreta.kit.queries import preview

    batch = preparing.upload(kind=kind, content=file.read_bytes(), name=file.name, by=by)
    columns = dict(batch.mapping) | places_of(batch.headings, mapped)
    orders = {one.key: dates for one in preparing.kind_of(batch).columns} if dates else batch.orders
    try:
        rows = preparing.match(batch, columns, orders, by=by)
    except Invalid as refusal:
        if any(one.code == "unclear_days" for one in refusal.problems):
            console.print("--dates day-first | month-first", highlight=False)
        raise
    with _bar() as bar:
        task = bar.add_task("rows examined", total=len(rows))
        preparing.judge_rows(batch, rows, by=by, tell=lambda done: bar.update(task, completed=done))
    preparing.keep_judged(batch, rows)
    told = {"batch": str(batch.pk), "rows": dict(batch.counts), "faulty": _faulty(batch), "imported": 0, "refused": 0}
    told["notes"] = preview.notes(batch)
    refused = bool(told["faulty"]) and not accepts_good_rows
    if is_dry or refused or not importing.to_do(batch):
        preparing.give_up(batch=batch, by=by)
        return {**told, "batch": None, "is_refused": refused}
    is_row_by_row = accepts_good_rows or importing.to_do(batch) > importing.AT_ONCE
    batch = importing.start(batch=batch, is_row_by_row=is_row_by_row, by=by, as_job=False)
    with _bar() as bar:
        task = bar.add_task("rows imported", total=importing.to_do(batch))
        importing.carry_out(batch, by=by, tell=lambda done: bar.update(task, completed=done))
    outcomes = batch.rows.values_list("outcome", flat=True)
    count = {outcome: sum(one == outcome for one in outcomes) for outcome in ("done", "refused")}
    return {
        **told,
        "imported": count["done"],
        "refused": count["refused"],
        "faulty": _faulty(batch),
        "is_refused": bool(batch.refusal or count["refused"]),
    }


def places_of(headings: list[str], mapped: dict[str, str]) -> dict[str, int]:
    """Columns that were named on the command line: by the heading of the sheet, for a column of the importable."""
    from django.utils.translation import gettext as _

    from decreta.core.errors import Invalid
    from decreta.kit.importing.headings import folded

    said = [folded(one) for one in headings]
    found = {}
    for heading, key in mapped.items():
        if folded(heading) not in said:
            raise Invalid.of(_("The sheet has no column “%(heading)s”.") % {"heading": heading})
        found[key] = said.index(folded(heading))
    return found


def _faulty(batch: Any) -> list[dict[str, Any]]:
    """The faulty and refused rows with their reasons."""
    from decreta.kit.domain.preparing import kind_of
    from decreta.kit.importing import Fault
    from decreta.kit.importing.writing import reasons

    rows = batch.rows.exclude(faults=[]).order_by("number")
    return [
        {"row": row.number, "reasons": reasons([Fault.from_data(one) for one in row.faults], kind_of(batch))}
        for row in rows
    ]


def show(told: dict[str, Any]) -> None:
    """Print what became of it, in the terminal's language."""
    from django.utils.translation import gettext as _
    from django.utils.translation import pgettext

    from decreta.kit.models import RowState

    figures = [(str(RowState(state).label), number) for state, number in sorted(told["rows"].items())]
    figures.append((pgettext("rows", "imported"), told["imported"]))
    if told["refused"]:
        figures.append((pgettext("rows", "refused"), told["refused"]))
    for word, number in figures:
        print(f"{word:<16} {number}")
    for note in told["notes"]:
        print(note)
    for one in told["faulty"][:_SHOWN]:
        print(_("row %(number)s:") % {"number": one["row"]} + " " + one["reasons"].replace("\n", "; "))
    if len(told["faulty"]) > _SHOWN:
        print(_("… and %(count)s more rows") % {"count": len(told["faulty"]) - _SHOWN})


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)
