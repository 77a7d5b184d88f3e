"""A declared table on a page: headings that sort, rows written by its columns, hidden fields that keep the choice."""

# ruff: noqa: S308 - what is marked safe here is our own markup; every value is escaped
from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from decreta.ui import moments
from decreta.ui.components.lists import changed, sort_heading
from decreta.ui.tables import bulk
from decreta.ui.tables.listed import COLUMNS, SORT
from decreta.ui.tables.pen import Pen

if TYPE_CHECKING:
    from django.template import Context

    from decreta.ui.tables.columns import Column
    from decreta.ui.tables.grouping import Group
    from decreta.ui.tables.listed import Listed

register = template.Library()


@register.simple_tag(takes_context=True)
def table(context: Context, shown: Listed[Any]) -> SafeString:
    """The rows of a page of a list: ``{% table list %}``."""
    request: Any = context.get("request")
    actor = getattr(request, "actor", None)
    acts = bulk.offered_to(actor, shown.table.name) if actor is not None else []
    heads = "".join(_heading(context, one) for one in shown.asked.columns)
    body = _rows(shown, Pen(request), are_chosen=bool(acts))
    if acts:
        heads = (
            format_html('<th scope="col" class="pick"><span class="visually-hidden">{}</span></th>', gettext("Choose"))
            + heads
        )
    css = " ".join(
        filter(None, (shown.table.css, "picked" if acts else "", "own-columns" if shown.asked.has_chosen else ""))
    )
    table = format_html(
        '<div class="table-wrap" tabindex="0" role="region" aria-label="{0}" data-keys-rows>'
        '<table class="table {1}"><thead><tr>{2}</tr></thead><tbody>{3}</tbody></table></div>',
        shown.table.label,
        css,
        mark_safe(heads),
        mark_safe(body),
    )
    if not acts:
        return table
    facts = {"table": table, "list": shown, "acts": acts, "request": request, "csrf_token": context.get("csrf_token")}
    return mark_safe(render_to_string("ui/parts/picking.html", facts, request))


def one_row(request: Any, shown: Listed[Any]) -> SafeString:
    """The rows of a list as they stand in its table, for an island that renews them."""
    are_chosen = bool(bulk.offered_to(request.actor, shown.table.name))
    return mark_safe(_rows(shown, Pen(request), are_chosen=are_chosen))


@register.simple_tag
def keep_choice(shown: Listed[Any]) -> SafeString:
    """Hidden fields for a form of filters: columns and order of the address stay as they are."""
    kept = ((name, ",".join(shown.query.getlist(name))) for name in (COLUMNS, SORT) if shown.query.get(name))
    return mark_safe("".join(format_html('<input type="hidden" name="{}" value="{}">', *one) for one in kept))


@register.simple_tag
def list_address(shown: Listed[Any], **values: Any) -> str:
    """The list's query with some values replaced, from its beginning."""
    return changed(shown.query, page=None, after=None, **values)


def _heading(context: Context, column: Column[Any]) -> SafeString:
    if column.sort:
        return sort_heading(context, column.key, column.label, numbers=column.is_number, css=column.css)
    css = column.classes
    return format_html('<th scope="col"{}>{}</th>', mark_safe(f' class="{css}"') if css else "", column.label)


def _rows(shown: Listed[Any], pen: Pen, *, are_chosen: bool) -> str:
    """The rows as markup. What is the same in every row is written once: a page has fifty of them."""
    cells = []
    # On a telephone, where no heads of columns stand, a bare date or number says nothing.
    is_labelled = "labelled" in shown.table.css.split()
    for column in shown.asked.columns:
        css = f' class="{column.classes}"' if column.classes else ""
        if is_labelled and not column.is_heading:
            css += f' data-label="{escape(str(column.label))}"'
        if column.is_heading:
            cells.append((f'<th scope="row"{css}>', column.cell, "</th>"))
        else:
            cells.append((f"<td{css}>", column.cell, "</td>"))
    pieces: list[str] = []
    grouping, now = shown.selection.grouping, None
    span = len(cells) + are_chosen
    for row in shown.rows:
        if grouping is not None and (group := grouping.group_of(row)) is not None and group.key != now:
            now = group.key
            pieces.append(_group(group, pen, span))
        css = shown.table.row_css(row)
        pieces.append(f'<tr data-row class="{css}">' if css else "<tr data-row>")
        key = escape(shown.table.row_key(row)) if are_chosen else ""
        if are_chosen:
            # The heading of the row names the box.
            pieces.append(
                f'<td class="pick"><input type="checkbox" name="row" value="{key}" aria-labelledby="row-{key}"></td>'
            )
        for start, cell, end in cells:
            inner = cell(row, pen)
            name = f'<th id="row-{key}"{start[3:]}' if are_chosen and end == "</th>" else start
            pieces += (name, inner if isinstance(inner, SafeString) else escape(str(inner)), end)
        pieces.append("</tr>")
    if grouping is not None and shown.rows:
        pieces.append(_group(grouping.total, pen, span, css="group-sum"))
    return "".join(pieces)


def _group(group: Group, pen: Pen, span: int, *, css: str = "group") -> str:
    """A heading over the rows of a group: its name, how many there are on all pages, and of which kind."""
    name = f'<a class="q" href="{escape(group.url)}">{escape(group.label)}</a>' if group.url else escape(group.label)
    said = [f'<span class="group-name">{name} <b class="n">{moments.number(group.number)}</b></span>']
    for part in group.parts:
        inner = f'{pen.mark(part.mark, str(part.label))} <b class="n">{moments.number(part.number)}</b>'
        said.append(f'<a href="{escape(part.url)}">{inner}</a>' if part.url else f"<span>{inner}</span>")
    return f'<tr class="{css}"><th scope="rowgroup" colspan="{span}"><div class="group-line">{"".join(said)}</div></th></tr>'
