"""Lists: sortable headings, filter chips, pager and bulk bar, all of it in the URL."""

# ruff: noqa: S308 - what is marked safe here is our own markup; values go through format_html or are escaped
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from decreta.ui import symbols

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.template import Context
    from django.utils.functional import Promise

    from decreta.ui.listing import Chip, Pager, View

register = template.Library()


@register.simple_tag(takes_context=True)
def sort_heading(
    context: Context, key: str, label: str | Promise, *, numbers: bool = False, css: str = ""
) -> SafeString:
    """A heading that sorts: ``{% sort_heading "due" _("Deadline") %}``; again turns the order round.

    The address carries ``sort=due`` or ``sort=-due``; paging begins anew.
    """
    query = query_of(context)
    now = query.get("sort", "")
    classes = f"{css} r".strip() if numbers else css
    attribute = mark_safe(f' class="{classes}"') if classes else ""
    shown, order, turned = "", "", key
    if now in (key, f"-{key}"):
        is_ascending = now == key
        shown = symbols.use(context, "i-arrow-up" if is_ascending else "i-arrow-down", 'class="i"')
        order = mark_safe(f' aria-sort="{"ascending" if is_ascending else "descending"}"')
        turned = f"-{key}" if is_ascending else key
    address = changed(query, sort=turned, page=None, after=None, before=None)
    return format_html(
        '<th scope="col"{}{}><a class="sort" href="{}">{}{}</a></th>', attribute, order, address, label, shown
    )


@register.simple_tag(takes_context=True)
def address_with(context: Context, **values: Any) -> str:
    """This page's query string with some values replaced; None or "" takes a value out."""
    return changed(query_of(context), **values)


@register.inclusion_tag("ui/parts/chips.html", takes_context=True)
def filter_chips(context: Context, chips: Iterable[Chip]) -> dict[str, Any]:
    """What the list is narrowed to, each with a cross: ``{% filter_chips chips %}``."""
    query = query_of(context)
    away = [(chip, changed(query, **{chip.name: None, "page": None, "after": None})) for chip in chips]
    return {"chips": away, "request": context.get("request")}


@register.inclusion_tag("ui/parts/tabs.html", takes_context=True)
def view_tabs(context: Context, views: Iterable[View], label: str | Promise = "") -> dict[str, Any]:
    """Saved views as tabs with counts: ``{% view_tabs views _("Saved views") %}``."""
    return {"views": views, "label": label or gettext("Saved views"), "request": context.get("request")}


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context: Context, pages: Pager) -> dict[str, Any]:
    """The foot of a list: how many of how many, forward and back: ``{% pager pages %}``."""
    query = query_of(context)
    before = changed(query, **pages.previous) if pages.previous else ""
    after = changed(query, **pages.next) if pages.next else ""
    return {"pages": pages, "before": before, "after": after, "request": context.get("request")}


@register.inclusion_tag("ui/parts/bulk.html", takes_context=True)
def bulk_bar(context: Context, count: int, total: int, buttons: Iterable[Any]) -> dict[str, Any]:
    """The bar on the table for the chosen rows: ``{% bulk_bar 3 13 buttons %}``.

    Its buttons are "submit" buttons: the bar and the table stand in one form.
    """
    return {
        "count": count,
        "total": total,
        "buttons": buttons,
        "all_address": changed(query_of(context), chosen="all"),
        "none_address": changed(query_of(context), chosen=None),
        "request": context.get("request"),
    }


def query_of(context: Context) -> QueryDict:
    """The query of the page being shown."""
    request = context.get("request") or getattr(context, "request", None)
    return request.GET if request is not None else QueryDict()


def changed(query: QueryDict, **values: Any) -> str:
    """``?…`` with values replaced or removed, in a stable order."""
    copy = query.copy()
    for name, value in values.items():
        if value in (None, ""):
            copy.pop(name, None)
        else:
            copy[name] = str(value)
    return f"?{copy.urlencode()}"
