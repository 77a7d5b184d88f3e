"""Where the tiles of the provinces stand, as an administrator draws it."""

from __future__ import annotations

import functools
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.organisation.models import Organisation
from decreta.seeing import domain, forms
from decreta.seeing.maps import as_text
from decreta.seeing.models import TileMap
from decreta.ui.administering import Cell, FormPage, ListPage, Row, Table, day, filled, listed, shown
from decreta.ui.buttons import ButtonContext


def _crumbs() -> list[Cell]:
    return [Cell(_("Maps of tiles"), reverse("administration:tile_maps"))]


@administration("page")
def tile_maps(request: HttpRequest) -> HttpResponse:
    """The drawings, each from a day on."""
    known = set(Organisation.objects.values_list("code", flat=True))
    rows, pager = listed(
        request, TileMap.objects.filter(replaced_at=None).order_by("-valid_from"), functools.partial(_row, known=known)
    )
    new = ButtonContext(_("Draw a map"), reverse("administration:new_tile_map"), icon="plus", primary=True)
    empty = _("Without a map the tiles of provinces stand in the order of their names.")
    headings = (_("As of days from"), _("Tiles"), _("Drawn by"), _("Codes without an organisation"))
    page = ListPage(
        _("Maps of tiles"),
        Table(_("Maps of tiles"), headings, rows, empty),
        pager,
        sub=_("Where the tiles of the provinces stand. As of a day the map holds that begins last before it."),
        buttons=[new],
        first_step=new,
    )
    return shown(request, page)


def _row(one: TileMap, *, known: set[str]) -> Row:
    url = reverse("administration:change_tile_map", args=[one.pk])
    missing = len(set(one.places) - known)
    first = day(one.valid_from)
    return Row(
        (
            Cell(first.text, url),
            Cell(str(len(one.places)), is_number=True),
            Cell(str(one.by.get("name", "")) or "–"),
            Cell(str(missing) if missing else "–"),
        )
    )


@administration("form")
def new_tile_map(request: HttpRequest) -> HttpResponse:
    """A drawing for days from another day on; it begins with the one that holds now."""
    newest = TileMap.objects.filter(replaced_at=None).order_by("-valid_from").first()
    initial = {"drawing": as_text(newest.places) if newest is not None else ""}
    page = FormPage(
        _("Draw a map"),
        forms.TileMapForm(request.POST or None, initial=initial),
        _("Draw map"),
        reverse("administration:tile_maps"),
        crumbs=_crumbs(),
    )
    return filled(request, page, functools.partial(domain.place_tiles, by=actor_of(request)))


@administration("form")
def change_tile_map(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Draw the map of the same day anew."""
    one = get_object_or_404(TileMap, pk=pk, replaced_at=None)
    initial = {"valid_from": one.valid_from, "drawing": as_text(one.places), "of_version": one.version}
    page = FormPage(
        _("Draw the map anew"),
        forms.TileMapForm(request.POST or None, initial=initial),
        _("Draw map"),
        reverse("administration:tile_maps"),
        crumbs=_crumbs(),
        effect=_("Pages of days that it holds for show it at once. How it was drawn before stays in the log."),
    )
    return filled(request, page, functools.partial(domain.place_tiles, by=actor_of(request)))
