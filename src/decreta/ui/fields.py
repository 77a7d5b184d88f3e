"""How a form field becomes a control of the theme: class, description, what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms import CheckboxInput, CheckboxSelectMultiple, DateInput, NumberInput, RadioSelect, Select
from django.utils.translation import gettext

if TYPE_CHECKING:
    from django.forms import BoundField
    from django.utils.safestring import SafeString


def is_wrong(bound: BoundField) -> bool:
    """Whether the field was refused."""
    return bool(bound.form.is_bound and bound.errors)


def described(bound: BoundField) -> SafeString:
    """The control with its class, tied to help and errors for those who do not see them."""
    widget = bound.field.widget
    attributes: dict[str, str | bool] = {}
    if not isinstance(widget, (CheckboxInput, RadioSelect, CheckboxSelectMultiple)):
        base = "form-select" if isinstance(widget, Select) else "form-control"
        figures = " n" if isinstance(widget, (DateInput, NumberInput)) else ""
        wrong = " is-invalid" if is_wrong(bound) else ""
        attributes["class"] = f"{base}{figures}{wrong} {widget.attrs.get('class', '')}".strip()
    if isinstance(widget, DateInput):
        attributes.setdefault("inputmode", "numeric")
        attributes.setdefault("autocomplete", "off")
        attributes["placeholder"] = widget.attrs.get("placeholder") or gettext("dd/mm/yyyy")
    ids = []
    if bound.help_text:
        ids.append(f"{bound.auto_id}-help")
    if is_wrong(bound):
        ids.append(f"{bound.auto_id}-wrong")
        attributes["aria-invalid"] = "true"
    if ids and not widget.use_fieldset:
        attributes["aria-describedby"] = " ".join(ids)
    return bound.as_widget(attrs=attributes)
