"""Fields in which members of a sitting are chosen: few are a list, of many each is named by typing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final
from unicodedata import normalize
from uuid import UUID

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.core.forms import ActForm
from decreta.core.texts import lines_of
from decreta.meetings.grouping import groups_of
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.choosing import MOST_MEMBERS, Roster, value_of
from decreta.ui.choosing import ChooserInput, ChooserLines

_URL = "meetings:choose"
_LENGTH = 200_000
#: So many groups are told beside a field.
_GROUPS = 8
#: How many that are not clear are said beside one field.
SAID: Final = 20
_ONE = gettext_lazy("Type a number or a part of the name.")
_SEVERAL = gettext_lazy("A number or a name on each line; numbers may also stand side by side: 12, 15, 18.")
_NUMBERS = re.compile(r"\d+(\s+\d+)+")


class MembersForm(ActForm):
    """A form of a sitting in which members are chosen. What was typed is read in `clean`, all of it at once."""

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sitting = sitting
        self._rosters: dict[str, Roster] = {}

    def add_member(
        self,
        name: str,
        members: Sequence[Invitation],
        *,
        words: Callable[[Invitation], str] = str,
        is_offered: bool = True,
        **facts: Any,
    ) -> None:
        """A field for one of `members`, who come with person and post.

        Of many, choices are offered while somebody types; not (`is_offered`) where he neither prepares nor runs the sitting.
        """
        if len(members) > MOST_MEMBERS:
            self._start_with(name, members)
            widget = ChooserInput(_URL, args=[self.sitting.pk]) if is_offered else forms.TextInput()
            self.fields[name] = forms.CharField(max_length=300, widget=widget, **_helped(facts, _ONE))
            self._rosters[name] = Roster(members)
            return
        chosen = {str(one.pk): one for one in members}
        self.fields[name] = forms.TypedChoiceField(
            choices=[("", "---------"), *((key, words(one)) for key, one in chosen.items())],
            coerce=chosen.__getitem__,
            empty_value=None,
            **facts,
        )

    def add_members(
        self, name: str, members: Sequence[Invitation], *, words: Callable[[Invitation], str] = str, **facts: Any
    ) -> None:
        """A field for several of `members`, who come with person and post; its value is a list of them."""
        if len(members) > MOST_MEMBERS:
            self._start_with(name, members)
            widget = ChooserLines(_URL, {"rows": 6}, args=[self.sitting.pk])
            groups = groups_of(self.sitting)
            how = _with_groups(list(groups)) if groups else _SEVERAL
            self.fields[name] = forms.CharField(max_length=_LENGTH, widget=widget, **_helped(facts, how))
            self._rosters[name] = Roster(members, groups)
            return
        chosen = {str(one.pk): one for one in members}
        self.fields[name] = forms.TypedMultipleChoiceField(
            choices=[(key, words(one)) for key, one in chosen.items()],
            coerce=chosen.__getitem__,
            empty_value=[],
            widget=forms.CheckboxSelectMultiple,
            **facts,
        )

    def clean(self) -> dict[str, Any]:
        """Those who are named; of every text that names nobody, or several, its field says so."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for name, roster in self._rosters.items():
            if name not in given:
                continue
            is_many = isinstance(self.fields[name].widget, ChooserLines)
            texts = named_in(given[name], roster) if is_many else [given[name]] if given[name] else []
            found = self._read(name, roster, texts)
            given[name] = found if is_many else next(iter(found), None)
        return given

    def _read(self, name: str, roster: Roster, texts: Sequence[str]) -> list[Invitation]:
        found: dict[UUID, Invitation] = {}
        unclear: list[str] = []
        for text in texts:
            meant = roster.find(text)
            if those := roster.group(text):
                found |= {one.pk: one for one in those}
            elif meant.one is not None:
                found[meant.one.pk] = meant.one
            else:
                unclear.append(not_clear(text, meant.offers))
        if unclear:
            self.add_error(name, [forms.ValidationError(one, code="unknown") for one in unclear[:SAID]])
        return list(found.values())

    def _start_with(self, name: str, members: Sequence[Invitation]) -> None:
        """Who is chosen already stands there as it would be typed."""
        value = self.initial.get(name)
        if value is None:
            return
        chosen = set(value) if isinstance(value, list) else {value}
        self.initial[name] = "\n".join(value_of(one) for one in members if one.pk in chosen)


def named_in(text: str, roster: Roster) -> list[str]:
    """What a text names: by lines, commas and semicolons; numbers also side by side. A group may have a comma in its name."""
    plain = normalize("NFKC", text)  # wide digits and commas are as good as others
    return [one for line in lines_of(plain) for one in ([line] if roster.group(line) else _parted(line))]


def _parted(line: str) -> list[str]:
    pieces = (piece.strip() for piece in re.split("[,;、]", line))
    split = (piece.split() if _NUMBERS.fullmatch(piece) else [piece] for piece in pieces if piece)
    return [one for some in split for one in some]


def not_clear(text: str, offers: Sequence[str]) -> str:
    """Why a text names nobody here, with those who are near."""
    facts = {"text": text, "names": ", ".join(offers)}
    if offers:
        return _("“%(text)s” is not clear: %(names)s. Write more of the name, or the number.") % facts
    return _("“%(text)s” is nobody who can be chosen here, neither by number nor by name.") % facts


def _with_groups(names: Sequence[str]) -> str:
    """How several are named where there are groups; the first of them are told."""
    shown = [*names[:_GROUPS], "…"] if len(names) > _GROUPS else names
    return f"{_SEVERAL} " + _("The name of a group means all of it: %(names)s.") % {"names": ", ".join(shown)}


def _helped(facts: dict[str, Any], how: Any) -> dict[str, Any]:
    """What a field is given, with a word on how to type before its own help."""
    own = facts.get("help_text")
    return {**facts, "help_text": format_lazy("{} {}", how, own) if own else how}
