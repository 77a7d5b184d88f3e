"""`decreta export`: a list taken along at the command line, with the eyes of one post, by the same code as on its page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from decreta.command import installation


def export_list(
    name: Annotated[str, typer.Argument(metavar="LIST", help="Name of the list, like directives.tasks.")],
    as_: Annotated[str, typer.Option("--as", help="Whose eyes: LOGIN or LOGIN:POST (the code of a post).")],
    form: Annotated[str, typer.Option("--format", help="xlsx, csv, pdf or docx.")] = "xlsx",
    query: Annotated[str, typer.Option(help="What stands behind the ? in the list's address.")] = "",
    out: Annotated[Path | None, typer.Option(help="File to write; else the output.")] = None,
    lang: Annotated[str, typer.Option(help="vi, en or ja.")] = "vi",
    data: Annotated[Path | None, typer.Option("--data", help="Directory of the installation.")] = None,
) -> None:
    """Write a list as one post sees it."""
    with installation.existing(data):
        from django.http import Http404, QueryDict
        from django.utils import translation

        from decreta.kit.domain import exports
        from decreta.kit.exporting import FORMS, content_of, write
        from decreta.ui import tables

        table = tables.named(name)
        if table is None:
            known = ", ".join(one.name for one in tables.every())
            raise typer.BadParameter(f"there is no such list. There are: {known}", param_hint="LIST")
        if form not in FORMS:
            raise typer.BadParameter(f"one of {', '.join(FORMS)}", param_hint="--format")
        asked = QueryDict(query.removeprefix("?")).dict()
        with translation.override(lang):
            actor = _actor(as_)
            try:
                content = content_of(table, asked, actor)
            except Http404:
                raise typer.BadParameter("this post sees no such list", param_hint="--as") from None
            exports.export_list(table=table, query=asked, form=form, number=content.number, by=actor)
            if out is None:
                write(content, form, sys.stdout.buffer)
            else:
                with out.open("wb") as file:
                    write(content, form, file)


def _actor(text: str) -> Any:
    """The actor of a login, in the post that is named or his first."""
    from decreta.accounts.models import User
    from decreta.organisation.queries.actors import actor_of_seat, seats_of

    login, _, post = text.partition(":")
    user = User.objects.filter(username=login, is_active=True).first()
    if user is None:
        raise typer.BadParameter("there is no such account", param_hint="--as")
    seats = [seat for seat in seats_of(user) if not post or seat.holding.post.code == post]
    if not seats:
        raise typer.BadParameter("this account holds no such post", param_hint="--as")
    return actor_of_seat(seats[0])
