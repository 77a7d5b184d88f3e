"""Input of the pages of this area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments.enums import Light, Sign
from decreta.assignments.lights import FARTHEST, IN_DAYS, SIGNS, Rule
from decreta.core.forms import ActForm
from decreta.kit.models import Sharing
from decreta.seeing.domain.dashboards import FARTHEST as FARTHEST_BACK
from decreta.seeing.domain.dashboards import LONGEST_NAME
from decreta.seeing.enums import TileKind
from decreta.seeing.queries.dashboards import Choices
from decreta.seeing.tiles import LONGEST_TITLE, MOST_TILES, Tile

_OFF = ("", pgettext_lazy("light", "– no light –"))


class LightForm(ActForm):
    """Which sign gives which light, and after how many days where it is counted in days."""

    within = forms.IntegerField(label=gettext_lazy("How near the deadline, in days"), min_value=0, max_value=FARTHEST)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, rule: Rule, version: int, data: Any = None) -> None:
        super().__init__(data, initial={"within": rule.within, "version": version})
        choices = [_OFF, *((one.value, one.label) for one in (Light.RED, Light.ORANGE, Light.GREY))]
        for sign in SIGNS:
            light = rule.lights.get(sign)
            self.fields[sign.value] = forms.ChoiceField(
                label=sign.label, choices=choices, required=False, initial=light.value if light else ""
            )
            if sign in IN_DAYS:
                self.fields[f"{sign.value}_days"] = forms.IntegerField(
                    label=gettext_lazy("Days"), min_value=0, max_value=FARTHEST, initial=rule.days.get(sign, 0)
                )

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Each sign with its fields: the light, the days, how near."""
        return [
            (
                self[sign.value],
                self[f"{sign.value}_days"] if sign in IN_DAYS else None,
                self["within"] if sign is Sign.NEAR_SILENT else None,
            )
            for sign in SIGNS
        ]

    def rule(self) -> Rule:
        """The rule as it was said."""
        data = self.cleaned_data
        lights = {sign: Light(data[sign.value]) for sign in SIGNS if data[sign.value]}
        return Rule(lights, {sign: data[f"{sign.value}_days"] for sign in IN_DAYS}, data["within"])


class TileForm(ActForm):
    """One tile: a line of the form."""

    kind = forms.ChoiceField(label=pgettext_lazy("tile", "Shows"), choices=TileKind.choices)
    title = forms.CharField(label=pgettext_lazy("tile", "Name"), max_length=LONGEST_TITLE, required=False)
    body = forms.ChoiceField(label=gettext_lazy("Body"), required=False)
    directive = forms.ChoiceField(label=gettext_lazy("Directive"), required=False)
    lead = forms.ChoiceField(label=gettext_lazy("Lead agency"), required=False)
    due = forms.ChoiceField(label=gettext_lazy("Due in the period"), required=False)

    def __init__(self, choices: Choices, tile: Tile, prefix: str, data: Any = None) -> None:
        super().__init__(data, prefix=prefix, initial=tile.to_data())
        offered = {
            "body": choices.bodies,
            "directive": choices.directives,
            "lead": choices.leads,
            "due": choices.periods,
        }
        for name, found in offered.items():
            kept = getattr(tile, name)
            known = [*found] if not kept or kept in dict(found) else [*found, (kept, kept)]
            self.fields[name].choices = [("", pgettext_lazy("filter of a tile", "all")), *known]  # type: ignore[attr-defined]

    def tile(self) -> Tile:
        """The tile as it was sent."""
        return Tile.from_data(self.cleaned_data)


class DashboardForm(ActForm):
    """A dashboard: its name, whom it is shared with, its tiles in their order."""

    name = forms.CharField(label=gettext_lazy("Name of the dashboard"), max_length=LONGEST_NAME)
    sharing = forms.ChoiceField(label=gettext_lazy("Who finds it"), choices=Sharing.choices)
    compared_days = forms.IntegerField(
        label=gettext_lazy("Compared with so many days before"),
        min_value=0,
        max_value=FARTHEST_BACK,
        help_text=gettext_lazy("0 compares with no other day."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, choices: Choices, tiles: Sequence[Tile], initial: dict[str, Any], data: Any = None) -> None:
        super().__init__(data, initial=initial)
        self._choices = choices
        number = len(tiles)
        if data is not None:
            sent = data.get("tiles", "")
            number = min(int(sent) if sent.isdecimal() and len(sent) < 4 else 0, MOST_TILES)
        held = [*tiles[:number], *[Tile(TileKind.NUMBERS.value)] * max(0, number - len(tiles))]
        self.lines = [TileForm(choices, one, f"t{place}", data) for place, one in enumerate(held)]

    def is_valid(self) -> bool:
        """Whether everything can be read."""
        fine = [super().is_valid(), *(one.is_valid() for one in self.lines)]
        return all(fine)

    @property
    def has_errors(self) -> bool:
        """Whether anything has to be put right."""
        return bool(self.errors or any(one.errors for one in self.lines))

    @property
    def tiles(self) -> list[Tile]:
        """The tiles as they were sent."""
        return [one.tile() for one in self.lines]

    def arranged(self, act: str) -> DashboardForm:
        """The form with its lines in another order, one more or one fewer: nothing is saved by that."""
        raw = [Tile.from_data({name: one[name].value() or "" for name in one.fields}) for one in self.lines]
        verb, _sep, place = act.partition("-")
        at = int(place) if place.isdecimal() and len(place) < 4 else -1
        if verb == "add" and len(raw) < MOST_TILES:
            raw.append(Tile(TileKind.NUMBERS.value))
        elif verb == "remove" and 0 <= at < len(raw):
            del raw[at]
        elif verb == "up" and 0 < at < len(raw):
            raw[at - 1], raw[at] = raw[at], raw[at - 1]
        elif verb == "down" and 0 <= at < len(raw) - 1:
            raw[at + 1], raw[at] = raw[at], raw[at + 1]
        return DashboardForm(self._choices, raw, {name: self[name].value() for name in self.fields})


class TileMapForm(ActForm):
    """A map of tiles, drawn in words."""

    valid_from = forms.DateField(label=gettext_lazy("As of days from"))
    drawing = forms.CharField(
        label=gettext_lazy("The map"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 24, "class": "form-control mono", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "A line for each row; in it the codes of organisations, parted by blanks, and a full stop where there is no tile."
        ),
    )
    of_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean_of_version(self) -> int:
        """Nothing sent: nobody has drawn this day yet."""
        return self.cleaned_data["of_version"] or 0
