"""The forms of a progress report, by the ending of their files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from django.utils import translation
from django.utils.functional import Promise

from decreta.core.texts import fold
from decreta.directives.queries.report_data import check
from decreta.directives.rendering import docx, paper, plain, xlsx
from decreta.directives.rendering.printed import Printed, printed
from decreta.kit.exporting.forms import FORMS as LISTS


@dataclass(frozen=True)
class Form:
    """A form: its name, media type and what writes it."""

    label: str | Promise
    media_type: str
    write: Callable[[Printed, BinaryIO], None]


#: The languages of a report, in their own words.
LANGUAGES: Final = {"vi": "Tiếng Việt", "en": "English", "ja": "日本語"}
_WRITE: Final = {"pdf": paper.write, "docx": docx.write, "xlsx": xlsx.write, "csv": plain.write}
FORMS: Final = {form: Form(LISTS[form].label, LISTS[form].media_type, write) for form, write in _WRITE.items()}


def write(data: Mapping[str, Any], form: str, to: BinaryIO, *, language: str, moment: dt.datetime) -> None:
    """Write a report in a form and a language; `moment` is when it was made. The figures are counted again first.

    The same data, language and moment give the same paper, byte by byte. Raises ReportDoesNotAddUpError.
    """
    check(data)
    with translation.override(language):
        FORMS[form].write(printed(data, language=language, moment=moment), to)


def file_name(data: Mapping[str, Any], language: str) -> str:
    """The name of the file without its ending: of what, as of when, in which language."""
    symbol = fold(data["body"]["symbol"]).replace(" ", "-") if data["body"] else "all"
    return f"{'bao-cao-tien-do' if language == 'vi' else 'progress-report'}-{symbol}-{data['as_of']}-{language}"
