"""Freezing a progress report: what was said is kept as it was said, and can be made again to the byte."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from django.utils.translation import gettext_lazy as _

from decreta import __version__
from decreta.assignments.timeliness import Against
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.directives import rules
from decreta.directives.models import Directive, FrozenReport
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import canonical, hash_of, report_data
from decreta.directives.rendering import write
from decreta.directives.rendering.forms import file_name
from decreta.files import domain as files
from decreta.files.detection import PDF
from decreta.organisation.models import Body, Organisation


@dataclass(frozen=True)
class Asked:
    """What a report is asked for."""

    body: Body
    directive: Directive | None
    as_of: dt.date
    against: Against
    period: str = ""
    language: str = "vi"


@dataclass(frozen=True)
class Made:
    """A report that was made and not yet kept: its data, and its paper in the language that was asked for."""

    asked: Asked
    data: dict[str, Any]
    paper: bytes
    at: dt.datetime


def make(asked: Asked, *, by: Actor, at: dt.datetime | None = None) -> Made:
    """Make what will be frozen: data and paper, with no transaction open. Raises as `freeze_report` does."""
    rules.may_freeze(body=asked.body, by=by)
    if asked.as_of > clock.today():
        raise Invalid.of(_("A report of a day that is still to come cannot be frozen."), field="as_of")
    moment = (at or clock.now()).replace(microsecond=0)
    found = report(
        body=asked.body, directive=asked.directive, as_of=asked.as_of, against=asked.against, actor=by, is_kept=True
    )
    if found.is_partial:
        raise NotNow.of(_("Your post does not see every task of this body: its report would not be whole."))
    data = report_data(found, period=asked.period)
    return Made(asked, data, paper_of(data, language=asked.language, moment=moment), moment)


@act("directives.freeze_report")
def freeze_report(*, made: Made, by: Actor) -> FrozenReport:
    """Keep a report: its data with their hash, its paper under its own, by which rules, who and when.

    Raises NotAllowed for those who do not monitor the body's tasks.
    """
    asked = made.asked
    rules.may_freeze(body=asked.body, by=by)
    stored = files.store(
        content=made.paper, name=f"{file_name(made.data, asked.language)}.pdf", media_type=PDF, by=by, at=made.at
    )
    frozen = FrozenReport.objects.create(
        body=asked.body,
        directive=asked.directive,
        as_of=asked.as_of,
        against=asked.against,
        period=made.data["period"],
        regime=made.data["regime"],
        rules_version=made.data["rules"],
        number=made.data["assigned"],
        content=canonical(made.data).decode(),
        content_hash=hash_of(made.data),
        paper_language=asked.language,
        paper=stored,
        made_with=made_with(),
        frozen_at=made.at,
        frozen_by=by.as_facts(),
    )
    facts = {
        "as_of": asked.as_of,
        "against": asked.against,
        "rows": frozen.number,
        "content_hash": frozen.content_hash,
        "paper_hash": frozen.paper_hash,
    }
    about = [asked.body, *([asked.directive] if asked.directive else [])]
    record("directives.report_frozen", by=by, on=frozen, facts=facts, about=about)
    return frozen


@act("directives.print_report")
def print_report(*, body: Body | Organisation, form: str, language: str, as_of: dt.date, number: int, by: Actor) -> Any:
    """Note that a report was taken along: of which body or organisation, as of when, in what form. Never what it says."""
    facts = {"as_of": as_of, "format": form, "language": language, "rows": number}
    return record("directives.report_printed", by=by, on=body, facts=facts)


def paper_of(data: dict[str, Any], *, language: str, moment: dt.datetime) -> bytes:
    """The paper that is made of data at a moment: the same bytes whenever it is made with the same versions."""
    paper = io.BytesIO()
    write(data, "pdf", paper, language=language, moment=moment)
    return paper.getvalue()


def made_with() -> str:
    """What makes the paper: other words of ours, or another version of the typesetter, may break lines otherwise."""
    return f"Decreta {__version__}, Typst {version('typst')}"
