"""Input of the pages of this area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.assignments.models import Assignment
from decreta.contributions.domain.delivering import PieceInput
from decreta.contributions.domain.shared import TEXT_LIMIT
from decreta.contributions.enums import Outcome
from decreta.contributions.models import Contribution
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.files.domain import store
from decreta.files.forms import UploadField

#: So many pieces can come with one delivery.
PIECES = 3


def _text(label: Any, *, rows: int = 4, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": rows}),
        required=required,
        help_text=help_text,
    )


class AskForm(ActForm):
    """Who is asked for what, until when."""

    coordinator = forms.ChoiceField(label=_("Coordinating organisation"))
    wanted = _text(_("What is asked for"), rows=3)
    due_on = forms.DateField(label=_("Needed by"), help_text=_("Within the deadline of the task."))

    def __init__(self, *args: Any, coordinators: Sequence[Assignment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.coordinators = {str(one.pk): one for one in coordinators}
        choices = [(key, str(one.assignee)) for key, one in self.coordinators.items()]
        self.fields["coordinator"].choices = choices if len(choices) == 1 else [("", "–"), *choices]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        return {**self.cleaned_data, "coordinator": self.coordinators.get(self.cleaned_data["coordinator"])}


class DeliverForm(ActForm):
    """What is contributed, with what proves it."""

    text = _text(_("What is contributed"))
    symbol = forms.CharField(
        label=_("Number and symbol"), max_length=80, required=False, help_text=_("Of the paper by which it is sent.")
    )
    file_1 = UploadField(label=_("File"), required=False)
    file_2 = UploadField(label=_("Another file"), required=False)
    file_3 = UploadField(label=_("Another file"), required=False)

    def arguments(self, by: Actor) -> dict[str, Any]:
        """The typed arguments of the act; uploads are stored first, examined as every file is."""
        cleaned = self.cleaned_data
        symbol = " ".join(cleaned["symbol"].split())
        uploads = [cleaned[name] for name in ("file_1", "file_2", "file_3") if cleaned[name]]
        # The symbol is that of the first file, or stands by itself.
        pieces = [
            PieceInput(
                title=one.name,
                symbol=symbol if place == 0 else "",
                file=store(content=one.read(), name=one.name, by=by),
            )
            for place, one in enumerate(uploads)
        ]
        if symbol and not uploads:
            pieces.append(PieceInput(symbol=symbol))
        return {"text": cleaned["text"], "pieces": pieces}


class AnswerForm(DeliverForm):
    """What is delivered, or why it cannot be."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("contribution", "Answer"),
        choices=[
            ("delivered", pgettext_lazy("contribution", "we contribute as asked")),
            ("refused", pgettext_lazy("contribution", "we cannot contribute, for the reason below")),
        ],
        initial="delivered",
        widget=forms.RadioSelect,
    )
    field_order = ("kind", "text", "symbol", "file_1", "file_2", "file_3")

    def arguments(self, by: Actor) -> dict[str, Any]:
        """The typed arguments of the act."""
        return {**super().arguments(by), "is_refusal": self.cleaned_data["kind"] == "refused"}


class JudgeForm(ActForm):
    """Whether it is sufficient; else why not, and until when it is needed again."""

    outcome = forms.ChoiceField(
        label=pgettext_lazy("contribution", "Judgement"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reason = _text(_("Reason"), rows=3, required=False, help_text=_("Needed when it is returned."))
    due_on = forms.DateField(label=_("Needed again by"), required=False)

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if contribution.is_refused:
            self.fields["outcome"].choices = [  # type: ignore[attr-defined]
                (Outcome.SUFFICIENT.value, pgettext_lazy("contribution", "accepted: it is not needed from them")),
                (Outcome.INSUFFICIENT.value, pgettext_lazy("contribution", "not accepted: it is still asked for")),
            ]
        if not contribution.was_asked_for:
            del self.fields["due_on"]


class WithdrawForm(ActForm):
    """Why it is no longer asked for."""

    reason = _text(_("Reason"), rows=3)
