"""Freezing a briefing: what was put before a leader is kept as it was, and can be made again to the byte."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.directives import rules
from decreta.directives.domain.freezing import made_with
from decreta.directives.queries.report_data import canonical, hash_of
from decreta.files import domain as files
from decreta.files.detection import PDF
from decreta.reporting.models import Briefing
from decreta.reporting.queries.briefing_data import ASK_LENGTH, ASKS, Wanted, briefing_data
from decreta.reporting.rendering import write
from decreta.reporting.rendering.forms import file_name


@dataclass(frozen=True)
class Made:
    """A briefing that was made and not yet kept: its data, and its paper in the language that was asked for."""

    wanted: Wanted
    data: dict[str, Any]
    paper: bytes
    at: dt.datetime


def make(wanted: Wanted, *, by: Actor, at: dt.datetime | None = None) -> Made:
    """Make what will be frozen: data and paper, with no transaction open. Raises as `freeze_briefing` does."""
    rules.may_freeze(body=wanted.body, by=by)
    problems = Problems()
    if wanted.as_of > clock.today():
        problems.add(_("A report of a day that is still to come cannot be frozen."), "as_of", "ahead")
    if wanted.than is not None and wanted.than >= wanted.as_of:
        problems.add(_("The day that it is compared with must be before it."), "than", "not_before")
    if len(wanted.asks) > ASKS:
        problems.add(_("At most %(n)s things are asked.") % {"n": ASKS}, "asks", "too_many")
    if any(len(one) > ASK_LENGTH for one in wanted.asks):
        problems.add(_("One of them is longer than %(limit)s characters.") % {"limit": ASK_LENGTH}, "asks", "too_long")
    problems.refuse_if_any()
    moment = (at or clock.now()).replace(microsecond=0)
    data = briefing_data(wanted, actor=by)
    return Made(wanted, data, paper_of(data, language=wanted.language, moment=moment), moment)


@act("reporting.freeze_briefing")
def freeze_briefing(*, made: Made, by: Actor) -> Briefing:
    """Keep a briefing: its data with their hash, its paper under its own, who and when.

    Raises NotAllowed for those who do not monitor the body's tasks.
    """
    wanted = made.wanted
    rules.may_freeze(body=wanted.body, by=by)
    name = f"{file_name(made.data, wanted.language)}.pdf"
    stored = files.store(content=made.paper, name=name, media_type=PDF, by=by, at=made.at)
    frozen = Briefing.objects.create(
        body=wanted.body,
        as_of=wanted.as_of,
        than=wanted.than,
        against=wanted.against,
        number=made.data["assigned"],
        content=canonical(made.data).decode(),
        content_hash=hash_of(made.data),
        paper_language=wanted.language,
        paper=stored,
        made_with=made_with(),
        frozen_at=made.at,
        frozen_by=by.as_facts(),
    )
    facts = {
        "as_of": wanted.as_of,
        "than": wanted.than,
        "against": wanted.against,
        "rows": frozen.number,
        "content_hash": frozen.content_hash,
        "paper_hash": frozen.paper_hash,
    }
    record("reporting.briefing_frozen", by=by, on=frozen, facts=facts, about=[wanted.body])
    return frozen


@act("reporting.print_briefing")
def print_briefing(*, briefing: Briefing, form: str, language: str, by: Actor) -> Any:
    """Note that a briefing was taken along: in what form and language. Never what it says."""
    facts = {"as_of": briefing.as_of, "format": form, "language": language, "rows": briefing.number}
    return record("reporting.briefing_printed", by=by, on=briefing, facts=facts, about=[briefing.body])


def file_of(data: Mapping[str, Any], form: str, *, language: str, moment: dt.datetime) -> bytes:
    """The file that is made of data at a moment."""
    file = io.BytesIO()
    write(data, form, file, language=language, moment=moment)
    return file.getvalue()


def paper_of(data: Mapping[str, Any], *, language: str, moment: dt.datetime) -> bytes:
    """The paper that is made of data at a moment: the same bytes whenever it is made with the same versions."""
    return file_of(data, "pdf", language=language, moment=moment)
