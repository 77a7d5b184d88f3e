"""The forms of a briefing, by the ending of their files: one data set, the same figures in each."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from decreta.core.texts import fold
from decreta.kit.exporting.forms import FORMS as LISTS
from decreta.reporting.rendering import docx, paper, pptx
from decreta.reporting.rendering.content import Said


@dataclass(frozen=True)
class Form:
    """A form: its name and media type."""

    label: str | Promise
    media_type: str


#: What is written in the words of the paper, so that nothing stands in one form that the other left out.
_FURTHER: Final[dict[str, Callable[[Said, BinaryIO], None]]] = {"docx": docx.write, "pptx": pptx.write}
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
FORMS: Final = {
    "pdf": Form(LISTS["pdf"].label, LISTS["pdf"].media_type),
    "docx": Form(LISTS["docx"].label, LISTS["docx"].media_type),
    "pptx": Form(pgettext_lazy("form of a file", "Presentation (PPTX)"), PPTX),
}


def write(data: Mapping[str, Any], form: str, to: BinaryIO, *, language: str, moment: dt.datetime) -> None:
    """Write a briefing in a form and a language; `moment` is when it was made.

    The same data, language and moment give the same paper, byte by byte. Raises BriefingTooLongError.
    """
    with translation.override(language):
        made = io.BytesIO()
        found = paper.write(data, made, language=language, moment=moment)
        if form == "pdf":
            to.write(made.getvalue())
        else:
            _FURTHER[form](found, to)


def file_name(data: Mapping[str, Any], language: str) -> str:
    """The name of the file without its ending: of what, as of when, in which language."""
    symbol = fold(data["body"]["symbol"]).replace(" ", "-")
    return f"{'ban-tom-tat' if language == 'vi' else 'briefing'}-{symbol}-{data['as_of']}-{language}"
