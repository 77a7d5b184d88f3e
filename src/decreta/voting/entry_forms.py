"""Input of whoever enters many votes at once: a heap of papers, a count of hands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final
from unicodedata import normalize
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from decreta.core.forms import ActForm
from decreta.core.texts import fold, whole_number
from decreta.meetings.forms.choosing import SAID, not_clear
from decreta.meetings.queries.choosing import Roster, value_of
from decreta.voting.models import Option, Vote
from decreta.voting.queries.shown import Person
from decreta.voting.queries.tallies import Tally

#: What stands behind a member to take back what is noted for him.
NOTHING: Final = "0"
_MOST_LINES = 1_000
_PARTED = re.compile(r"^(?P<who>[^\t;:=]+)[\t;:=]\s*(?P<says>.+)$")
_NUMBERED = re.compile(r"^(?P<who>\d+)[\s.,)]+(?P<says>.+)$")
_LAST_WORD = re.compile(r"^(?P<who>.+)\s+(?P<says>\S+)$")


class PapersForm(ActForm):
    """Papers as they lie on a heap, one a line: the member's number or name, and the number or name of his choice.

    Everything that is not clear is said at once, each with its line; what was typed stays.
    """

    papers = forms.CharField(
        label=gettext_lazy("Papers, one on each line"),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 12, "autofocus": True, "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(
        self, *args: Any, people: Sequence[Person], options: Sequence[Option], can_take_back: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._people = {one.vote.voter_id: one for one in people}
        self._roster = Roster(one.vote.voter for one in people)
        self._options, self._can_take_back = list(options), can_take_back
        #: Option by vote, and the votes of which the note is taken back.
        self.said: dict[UUID, UUID] = {}
        self.taken_back: list[UUID] = []
        choices = [f"{one.ordinal} {one.shown}" for one in self._options]
        if can_take_back:
            choices.append(_("%(n)s take the note back") % {"n": NOTHING})
        self.fields["papers"].help_text = _(
            "Number or name of the member, then the choice, by its number or first letters: 12 1. Choices: %(choices)s."
        ) % {"choices": "; ".join(choices)}

    def clean_papers(self) -> str:
        """Reads every line."""
        text: str = self.cleaned_data["papers"]
        typed = text.replace("\r\n", "\n").split("\n")
        lines = [(n, line.strip()) for n, line in enumerate(typed, 1) if line.strip()]
        if len(lines) > _MOST_LINES:
            raise forms.ValidationError(_("At most %(n)s papers are entered at once.") % {"n": _MOST_LINES})
        wrong: list[str] = []
        first: dict[UUID, int] = {}
        for n, line in lines:
            try:
                self._take(line, n, first)
            except forms.ValidationError as unclear:
                wrong.append(_("Line %(n)s: %(what)s") % {"n": n, "what": unclear.message})
        if len(wrong) > SAID:
            n = len(wrong) - SAID
            wrong[SAID:] = [ngettext("%(n)s more line is not clear.", "%(n)s more lines are not clear.", n) % {"n": n}]
        if wrong:
            raise forms.ValidationError([forms.ValidationError(one, code="unclear") for one in wrong])
        return text

    def _take(self, line: str, n: int, first: dict[UUID, int]) -> None:
        line = normalize("NFKC", line)  # wide digits, blanks and colons are as good as others
        read = _NUMBERED.match(line) or _PARTED.match(line) or _LAST_WORD.match(line)
        if read is None:
            raise forms.ValidationError(_("“%(text)s”: the choice is missing.") % {"text": line})
        who, says = read["who"].strip(), read["says"].strip()
        meant = self._roster.find(who)
        if meant.one is None:
            raise forms.ValidationError(not_clear(who, meant.offers))
        person, name = self._people[meant.one.pk], value_of(meant.one)
        if meant.one.pk in first:
            facts = {"person": name, "n": first[meant.one.pk]}
            raise forms.ValidationError(_("%(person)s stands in line %(n)s already.") % facts)
        first[meant.one.pk] = n
        if self._can_take_back and says == NOTHING:
            self._check_noted(person.vote, name)
            self.taken_back.append(person.vote.pk)
            return
        option = self._option(says)
        self._check(person, name)
        self.said[person.vote.pk] = option.pk

    def _option(self, says: str) -> Option:
        number, words = whole_number(says, otherwise=0), fold(says)
        found = [one for one in self._options if one.ordinal == number]
        if not number:
            found = [one for one in self._options if words and fold(one.shown) == words]
            found = found or [one for one in self._options if words and fold(one.shown).startswith(words)]
        if len(found) != 1:
            raise forms.ValidationError(_("“%(text)s” is none of the choices.") % {"text": says})
        return found[0]

    def _check_noted(self, vote: Vote, name: str) -> None:
        if vote.entered is None:
            raise forms.ValidationError(_("%(person)s: nothing is noted that could be taken back.") % {"person": name})

    def _check(self, person: Person, name: str) -> None:
        """Whose paper is it? A second one for the same member is a number that was misread."""
        vote = person.vote
        if vote.struck_at is not None:
            raise forms.ValidationError(_("%(person)s takes no part in this decision.") % {"person": name})
        if vote.entered is not None:
            facts = {"person": name, "choice": vote.entered.shown}
            raise forms.ValidationError(_("%(person)s: “%(choice)s” is noted already.") % facts)
        if self._can_take_back and not person.is_here:
            raise forms.ValidationError(_("%(person)s is not checked in.") % {"person": name})
        if not self._can_take_back and vote.option is not None:
            raise forms.ValidationError(_("%(person)s has voted himself; his own vote stands.") % {"person": name})


class MergePapersForm(PapersForm):
    """Papers that are added to a closed ballot, and why only now."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("The minutes tell it, with the former result."),
    )


class HandsForm(ActForm):
    """What tellers counted in a show of hands, and who they are."""

    counted_by = forms.CharField(
        label=pgettext_lazy("show of hands", "Counted by"),
        max_length=300,
        help_text=gettext_lazy("The names of those who counted; the result and the minutes tell them."),
    )

    def __init__(self, *args: Any, tally: Tally, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in tally.lines:
            number = forms.IntegerField(label=one.option.shown, min_value=0, max_value=tally.on_roll)
            self.fields[f"o-{one.option.ordinal}"] = number
        facts = {"present": tally.present, "entitled": tally.on_roll}
        said = _("Those present at the closing have %(present)s votes, of %(entitled)s that could be cast.") % facts
        first = self.fields[f"o-{tally.lines[0].option.ordinal}"]
        first.help_text = said
        self.order_fields([*(name for name in self.fields if name != "counted_by"), "counted_by"])

    def totals(self) -> dict[str, Any]:
        """Votes by the number of the option, and who counted them."""
        found = {int(name[2:]): value for name, value in self.cleaned_data.items() if name.startswith("o-")}
        return {"votes": found, "counted_by": self.cleaned_data["counted_by"]}
