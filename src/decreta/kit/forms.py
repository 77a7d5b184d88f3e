"""Input of the import pages, turned into typed values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.days import Order
from decreta.core.forms import ActForm
from decreta.files.forms import UploadField
from decreta.kit.importing import Column, Importable
from decreta.kit.models import ImportBatch, ImportRow
from decreta.kit.spreadsheets.apart import Sheet
from decreta.kit.spreadsheets.encodings import DELIMITERS, ENCODINGS

_LETTERS = {
    "utf-8-sig": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "cp1258": _("Vietnamese (Windows-1258)"),
    "shift_jis": _("Japanese (Shift JIS)"),
    "cp1252": _("Western (Windows-1252)"),
}
_SIGNS = {";": _("semicolon ;"), ",": _("comma ,"), "\t": _("tab"), "|": _("bar |")}
_SAMPLES = 3


class UploadForm(ActForm):
    """A spreadsheet to import."""

    upload = UploadField(
        label=_("File"),
        help_text=_("A workbook (.xlsx, .ods, .xls) or a text file (.csv). Without macros and password."),
    )


class TableForm(ActForm):
    """A report whose figures are to be checked; nothing of it is kept."""

    upload = UploadField(
        label=_("Report or table"),
        help_text=_(
            "A text document (.docx), a workbook (.xlsx, .ods, .xls), a PDF that holds text, or a text file (.csv). "
            "Without a password."
        ),
    )


class SheetForm(ActForm):
    """Which sheet, which row of headings; for a text file its letters and the sign between cells."""

    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    heading_row = forms.IntegerField(label=_("Row of the headings"), min_value=1, max_value=100_000)
    encoding = forms.ChoiceField(label=_("Letters of the file"), required=False)
    delimiter = forms.ChoiceField(label=_("Between the cells stands"), required=False)

    def __init__(self, sheet: Sheet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hidden = _("%(name)s (hidden)")
        names = [
            (one["name"], str(hidden) % {"name": one["name"]} if one["hidden"] else one["name"]) for one in sheet.sheets
        ]
        for name, choices in (
            ("sheet", names),
            ("encoding", [(one, _LETTERS.get(one, one)) for one in dict.fromkeys([*sheet.encodings, *ENCODINGS])]),
            ("delimiter", [(one, _SIGNS[one]) for one in DELIMITERS]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for name in ("encoding", "delimiter") if sheet.sheets else ("sheet",):
            del self.fields[name]


@dataclass(frozen=True)
class Line:
    """A column of the importable beside the column of the sheet that holds it."""

    column: Column
    field: forms.BoundField
    order: forms.BoundField | None
    samples: list[str]


class ColumnsForm(ActForm):
    """Which column of the sheet holds what."""

    def __init__(
        self, batch: ImportBatch, importable: Importable, rows: Sequence[Sequence[str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._batch, self._importable, self._rows = batch, importable, rows
        choices: list[tuple[str, str]] = [("", str(_("not in this sheet")))]
        choices += [(str(place), heading or f"({place + 1})") for place, heading in enumerate(batch.headings)]
        for column in importable.columns:
            place = batch.mapping.get(column.key)
            self.fields[column.key] = forms.ChoiceField(
                label=str(column.label),
                choices=choices,
                required=False,
                initial="" if place is None else str(place),
            )

    def ask_orders(self, asked: Mapping[str, str]) -> None:
        """Ask of some columns whether day or month comes first, with a day of the column as the example."""
        for key, example in asked.items():
            first, second, *_rest = example.replace("-", "/").replace(".", "/").split("/")
            words = {"example": example, "first": first, "second": second}
            self.fields[f"order_{key}"] = forms.ChoiceField(
                label=_("How is %(example)s read?") % words,
                choices=[
                    (Order.DAY_FIRST.value, _("day first: day %(first)s, month %(second)s") % words),
                    (Order.MONTH_FIRST.value, _("month first: month %(first)s, day %(second)s") % words),
                ],
                widget=forms.RadioSelect,
                required=False,
                initial=self._batch.orders.get(key),
            )

    @property
    def lines(self) -> list[Line]:
        """Every column in the order of the importable, needed ones first."""
        found = []
        for column in sorted(self._importable.columns, key=lambda one: not one.required):
            bound = self[column.key]
            chosen = bound.value()
            order = self[f"order_{column.key}"] if f"order_{column.key}" in self.fields else None
            found.append(Line(column, bound, order, self._samples(chosen)))
        return found

    def _samples(self, chosen: Any) -> list[str]:
        if not str(chosen or "").isdecimal():
            return []
        place = int(chosen)
        cells = (row[place] for row in self._rows if place < len(row) and row[place])
        return [cell[:60] for cell, _n in zip(dict.fromkeys(cells), range(_SAMPLES), strict=False)]

    def chosen(self) -> dict[str, int]:
        """The columns that were matched."""
        return {
            column.key: int(self.cleaned_data[column.key])
            for column in self._importable.columns
            if self.cleaned_data.get(column.key)
        }

    def orders(self) -> dict[str, str]:
        """The orders that were said."""
        return {
            name.removeprefix("order_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("order_") and value
        }


class RowForm(ActForm):
    """All cells of a row, to be mended."""

    def __init__(self, row: ImportRow, importable: Importable, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column in importable.columns:
            if column.key in row.batch.mapping:
                text = row.cells.get(column.key, "")
                long = len(text) > 60 or column.is_many or column.width > 30
                self.fields[column.key] = forms.CharField(
                    label=str(column.label),
                    required=False,
                    initial=text.replace("\ufdd0", ""),
                    widget=forms.Textarea(attrs={"rows": 2}) if long else forms.TextInput,
                    help_text=str(column.help),
                )


class RunForm(ActForm):
    """To import what was looked through."""

    row_by_row = forms.BooleanField(required=False)
