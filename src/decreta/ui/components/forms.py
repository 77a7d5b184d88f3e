"""Forms and buttons: label above, help, every error beside its field and all of them on top."""

# ruff: noqa: S308 - what is marked safe here is our own markup; values go through format_html or are escaped
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    ClearableFileInput,
    FileInput,
    Form,
    RadioSelect,
    Select,
    Textarea,
)
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from decreta.ui.buttons import ButtonContext
from decreta.ui.fields import described, is_wrong

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.forms.utils import ErrorList
    from django.template import Context
    from django.utils.functional import Promise

register = template.Library()


@register.inclusion_tag("ui/parts/form_fields.html", takes_context=True)
def form_fields(context: Context, form: Form, *names: str) -> dict[str, Any]:
    """A whole form, or the named fields in that order: ``{% form_fields form %}``.

    Prints the summary of what is wrong (unless the page did with ``form_errors``), then every field;
    input is kept. A form may say in ``parts`` which fields stand together under a heading. The ``<form>`` element,
    the CSRF token and the buttons stay with the page.
    """
    fields = [form[name] for name in names] if names else form.visible_fields()
    parts = (
        [] if names else [(legend, [form[name] for name in inside]) for legend, inside in getattr(form, "parts", ())]
    )
    return {
        "parts": parts,
        "form": form,
        "summary": not getattr(form, "summary_shown", False),
        "fields": fields,
        "hidden": [] if names else form.hidden_fields(),
        "request": context.get("request"),
    }


@register.inclusion_tag("ui/parts/form_errors.html", takes_context=True)
def form_errors(context: Context, form: Form) -> dict[str, Any]:
    """Everything wrong in a form at once, with links to the fields; nothing while all is well."""
    form.summary_shown = True  # type: ignore[attr-defined]
    linked = [(bound.id_for_label or bound.auto_id, bound.label) for bound in form if is_wrong(bound)]
    general: ErrorList | list[str] = form.non_field_errors() if form.is_bound else []
    return {"linked": linked, "general": general, "count": len(linked) + len(general)}


@register.inclusion_tag("ui/parts/field.html", takes_context=True)
def field(context: Context, bound: BoundField, css: str = "") -> dict[str, Any]:
    """One field with label, help and errors: ``{% field form.due_on "narrow" %}``."""
    widget = bound.field.widget
    return {
        "bound": bound,
        "kind": _kind(widget),
        "control": described(bound),
        "css": css,
        "errors": bound.errors if is_wrong(bound) else [],
        "max_size": getattr(bound.field, "max_size", 0),
    }


@register.simple_tag
def control(bound: BoundField) -> SafeString:
    """A control without its label, for a table whose first column is the labels: ``{% control form.due_on %}``."""
    wrong = format_html(
        '<div class="invalid-feedback" id="{}-wrong">{}</div>',
        bound.auto_id,
        " ".join(str(one) for one in bound.errors),
    )
    return format_html("{}{}", described(bound), wrong if is_wrong(bound) else "")


@register.inclusion_tag("ui/parts/button.html", takes_context=True)
def button(
    context: Context,
    label: ButtonContext | str | Promise,
    *,
    url: str = "",
    method: str = "submit",
    icon: str = "",
    primary: bool = False,
    danger: bool = False,
    quiet: bool = False,
    name: str = "",
    value: str = "",
) -> dict[str, Any]:
    """A button: ``{% button verify %}`` with a ButtonContext, or ``{% button _("Urge") icon="send" %}``."""
    if isinstance(label, ButtonContext):
        shown = label
    else:
        shown = ButtonContext(
            label=label,
            url=url,
            method="get" if url and method == "submit" else method,  # type: ignore[arg-type]
            icon=icon,
            primary=primary,
            danger=danger,
            quiet=quiet,
            name=name,
            value=value,
        )
    return {"button": shown, "csrf_token": context.get("csrf_token"), "request": context.get("request")}


@register.inclusion_tag("ui/parts/buttons.html", takes_context=True)
def buttons(context: Context, many: Iterable[ButtonContext]) -> dict[str, Any]:
    """Several decided buttons in a row: ``{% buttons task_buttons %}``."""
    return {"buttons": many, "csrf_token": context.get("csrf_token"), "request": context.get("request")}


@register.inclusion_tag("ui/parts/decide.html", takes_context=True)
def decision_bar(
    context: Context,
    what: str | Promise,
    many: Iterable[ButtonContext],
    *,
    effect: str | Promise = "",
    next_up: str | Promise = "",
) -> dict[str, Any]:
    """The bar under the work: what the act does, its buttons, and what opens next."""
    return {
        "what": what,
        "effect": effect,
        "next_up": next_up,
        "buttons": many,
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
    }


@register.filter
def optional_mark(bound: BoundField) -> str:
    """Says "optional" beside the few fields that may stay empty; most fields are needed."""
    return "" if bound.field.required or _kind(bound.field.widget) == "check" else gettext("optional")


@register.simple_tag(takes_context=True)
def file_island(context: Context, bound: BoundField, control: SafeString, max_size: int = 0) -> SafeString:
    """The place to drop files around a file field; without a script the field alone."""
    words = {
        "drop": gettext("Drop files here, or choose them"),
        "big": gettext("{name} is {size}; at most {limit} can be accepted."),
        "chosen": gettext("{name}, {size}"),
    }
    data = mark_safe("".join(format_html(' data-word-{}="{}"', key, text) for key, text in words.items()))
    limit = max_size or getattr(bound.field.widget, "max_size", 0)
    return format_html('<d-file data-max="{}"{}>{}</d-file>', limit, data, control)


def _kind(widget: Any) -> str:
    if isinstance(widget, CheckboxInput):
        return "check"
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return "group"
    if isinstance(widget, (FileInput, ClearableFileInput)):
        return "file"
    if isinstance(widget, Select):
        return "select"
    return "text" if isinstance(widget, Textarea) else "line"
