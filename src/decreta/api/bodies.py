"""Reading what is sent: JSON, or JSON with files beside it, into a declared form; everything wrong at once."""

from __future__ import annotations

import json
from typing import Any, NoReturn, TypeVar

import pydantic
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from decreta.api.forms.fields import Form
from decreta.api.mistakes import mistakes_of
from decreta.api.refusals import Mistake, Refusal
from decreta.core.errors import Invalid
from decreta.files.domain import check_size

F = TypeVar("F", bound=Form)
JSON = "application/json"
MULTIPART = "multipart/form-data"
#: The part of a multipart request that holds the JSON; files are the parts that it names.
PART = "json"


def read(request: HttpRequest, form: type[F], *, with_files: bool = False) -> F:
    """The body of a request in its form. Raises Refusal with everything that is wrong."""
    if request.content_type == MULTIPART and with_files:
        text: str | bytes = request.POST.get(PART, "")
    elif request.content_type == JSON:
        text = request.body
    else:
        given = f"{JSON}, {MULTIPART}" if with_files else JSON
        raise Refusal("unsupported-media-type", _("Send %(type)s.") % {"type": given}, headers={"Accept": given})
    try:
        return form.model_validate(_data(text))
    except pydantic.ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise Refusal(
            "invalid", mistakes=mistakes_of({**one, "loc": ("body", *one["loc"])} for one in found)
        ) from error


def files_of(request: HttpRequest) -> dict[str, UploadedFile]:
    """The files that came with a request, by the names of their parts."""
    if request.content_type != MULTIPART:
        return {}
    found = {name: file for name, file in request.FILES.items() if isinstance(file, UploadedFile)}
    mistakes = []
    for name, file in found.items():
        try:
            check_size(file.size or 0)
        except Invalid as refusal:  # by its size alone: it is not read
            mistakes += [Mistake(one.message, f"/{name}", code=one.code) for one in refusal.problems]
    if mistakes:
        raise Refusal("invalid", mistakes=mistakes)
    return found


def file_named(request: HttpRequest, name: str, pointer: str) -> UploadedFile:
    """One file that the JSON names."""
    found = files_of(request).get(name)
    if found is None:
        raise Refusal("invalid", mistakes=[Mistake(_("No file of this name came along."), pointer, code="no_file")])
    return found


def _data(text: str | bytes) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refusal("malformed", _("The body is not JSON.")) from error


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)
