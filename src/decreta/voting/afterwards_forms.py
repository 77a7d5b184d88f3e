"""Input of a ballot that was held without network: first what was put and when, then what it came to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import moment_field
from decreta.meetings.enums import Manner
from decreta.meetings.forms.choosing import MembersForm
from decreta.meetings.models import AgendaItem, Invitation
from decreta.meetings.queries.rulebooks import Rules
from decreta.voting.domain import Held
from decreta.voting.enums import Answer
from decreta.voting.forms import AskedForm
from decreta.voting.manners import keep_secret

#: Says of which question, manner and moment the fields of the result were shown.
ASKED = "asked"
_MOST_VOTES = 32_000
_OF_RESULT = re.compile(r"v-[0-9a-f-]{36}|o-\d{1,3}|invalid")


class EnterBallotForm(AskedForm, MembersForm):
    """What was put without network, when and by whom it was counted; once that is right it asks what it came to.

    Whoever could vote is known only by the moment of the closing, so the fields of the result come with the second
    sending (`ask`). Where the question or the moment is changed they are asked anew.
    """

    item = forms.ModelChoiceField(AgendaItem.objects.none(), label=_("Point"))
    manner = forms.ChoiceField(
        label=_("How it is voted"),
        required=False,
        choices=[
            ("", _("as the rules say for the subject")),
            (Manner.OPEN, Manner.OPEN.label),
            (Manner.BY_NAME, Manner.BY_NAME.label),
            (Manner.SECRET, _("secret, on paper")),
        ],
        help_text=_("By name: each vote is entered. Open and secret: the totals that were counted, never names."),
    )
    opened_at = moment_field(_("Put at"))
    closed_at = moment_field(_("Closed at"))
    reason = forms.CharField(
        label=_("Why it is entered afterwards"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The result and the minutes tell it."),
    )
    field_order = ("item", "question", "subject", "asks", "options", "manner", "opened_at", "closed_at", "tellers")

    def __init__(
        self, *args: Any, points: Sequence[AgendaItem], people: Sequence[Invitation], held: Rules, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        keep_secret(self, held)
        self._votes: dict[str, UUID] = {}
        chosen: Any = self.fields["item"]
        chosen.queryset = AgendaItem.objects.filter(pk__in=[one.pk for one in points]).select_related(
            "sitting__body", "sitting__chair_post"
        )
        chosen.label_from_instance = lambda one: f"{one.number}. {one.shown_title}"
        self.add_members(
            "tellers",
            people,
            words=lambda one: one.holding.person.full_name,
            label=_("Who counted"),
            help_text=_("Those who were there at the closing; of a secret ballot at least two."),
        )
        self.order_fields(self.field_order)

    def put(self) -> dict[str, Any]:
        """What was put, as the act takes it."""
        names = (*AskedForm.base_fields, "item", "manner", "opened_at", "closed_at", "reason")
        return {name: self.cleaned_data[name] for name in (*names, "tellers")}

    def ask(self, held: Held, answers: Sequence[tuple[str, str]], voters: Sequence[Invitation]) -> bool:
        """Add what it came to. Whether that was sent with the rest, for just this question and moment."""
        told = {name: str(value) for name, value in self.put().items() if name not in {"reason", "tellers"}}
        mark = hashlib.sha256(repr([told, held.manner]).encode()).hexdigest()[:16]
        was_asked = self.data.get(ASKED) == mark
        self.fields[ASKED] = forms.CharField(widget=forms.HiddenInput, required=False, initial=mark)
        data: Any = self.data
        self.data = given = data.copy()
        given[ASKED] = mark
        words = [label or str(Answer(answer).label).capitalize() for answer, label in answers]
        if held.is_by_name:
            self._ask_names(words, voters)
        else:
            self._ask_totals(words, is_secret=held.is_secret)
        if was_asked:
            self.full_clean()
        return was_asked and not self.errors

    def carry(self) -> None:
        """Keep what was typed of the result while something before it is set right: it is asked again, and stands there."""
        for name in self.data:
            if _OF_RESULT.fullmatch(name) and name not in self.fields:
                self.fields[name] = forms.CharField(widget=forms.HiddenInput, required=False)

    def result(self) -> dict[str, Any]:
        """What it came to, as the act takes it."""
        if self._votes:
            said = {voter: self.cleaned_data[name] for name, voter in self._votes.items()}
            return {"said": {voter: int(number) for voter, number in said.items() if number}}
        data = self.cleaned_data
        totals = {int(name[2:]): value for name, value in data.items() if name.startswith("o-")}
        return {"totals": totals, "invalid": data.get("invalid") or 0}

    def _ask_names(self, words: Sequence[str], voters: Sequence[Invitation]) -> None:
        choices = [("", _("not voted")), *((str(n), word) for n, word in enumerate(words, 1))]
        for one in voters:
            name = f"v-{one.pk}"
            self._votes[name] = one.pk
            label = one.holding.person.full_name
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)

    def _ask_totals(self, words: Sequence[str], *, is_secret: bool) -> None:
        for n, word in enumerate(words, 1):
            self.fields[f"o-{n}"] = forms.IntegerField(label=word, min_value=0, max_value=_MOST_VOTES)
        if is_secret:
            self.fields["invalid"] = forms.IntegerField(label=_("Invalid votes"), min_value=0, max_value=_MOST_VOTES)
