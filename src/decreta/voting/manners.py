"""How a question may be voted on by the rules of a body, as forms offer it: what is secret by rule is not offered openly."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from decreta.meetings.enums import Manner, Subject
from decreta.meetings.queries.rulebooks import Rules

#: A way to hold an open ballot, beside the manners.
BY_HANDS = "by_hands"
_NOT_SECRET = {str(Manner.OPEN), str(Manner.BY_NAME), BY_HANDS}


class MannerSelect(forms.Select):
    """Ways to vote, of which those that are not secret are left out for subjects that are secret by rule.

    `subject` is the one that is chosen when the page is made; where another is chosen there, the page does the same
    (`islands/manner`).
    """

    def __init__(self, *, secret: list[str], subject: str, choices: Any) -> None:
        super().__init__(choices=choices, attrs={"data-secret-for": " ".join(secret)})
        self._is_secret = subject in secret

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One way to vote; what is left out cannot be chosen, and is not chosen any more."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if str(value) in _NOT_SECRET:
            option["attrs"]["data-not-secret"] = True
            if self._is_secret:
                option["attrs"] |= {"hidden": True, "disabled": True}
                option["attrs"].pop("selected", None)
                option["selected"] = False
        return option


def keep_secret(form: forms.Form, held: Rules) -> None:
    """Offer in a form (its `subject` and `manner`) only what the rules of the body allow, and say by which rule."""
    secret = [one.subject for one in held.subjects if one.manner == Manner.SECRET]
    if not secret:
        return
    manner: Any = form.fields["manner"]
    chosen = form["subject"].value()
    manner.widget = MannerSelect(secret=[str(one) for one in secret], subject=str(chosen or ""), choices=manner.choices)
    rule = held.book.authority if held.book is not None else _("the usual rules of such a body")
    said = format_lazy(
        _("Always secret by {rule}: {subjects}."),
        rule=rule,
        subjects=", ".join(str(Subject(one).label) for one in secret),
    )
    manner.help_text = format_lazy("{} {}", said, manner.help_text) if manner.help_text else said
