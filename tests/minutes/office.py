"""A sitting of the committee that is over, and its minutes."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from docx import Document as Word

from decreta.core import clock
from decreta.meetings.models import Sitting
from decreta.minutes import domain
from decreta.minutes.models import Minutes
from decreta.writing import domain as writing
from decreta.writing.models import TemplateVersion
from tests.documents.office import Office
from tests.meetings import office as sittings
from tests.meetings.office import moment, secretary
from tests.writing.files import docx

DEADLINE = moment(17, day=dt.date(2025, 3, 12))


def held(office: Office) -> Sitting:
    """A sitting that was opened at nine with its head, joined by the member, left by him, closed at half past ten."""
    from decreta.meetings import domain as acts

    by = secretary(office)
    with clock.frozen(moment(8, 50)):
        sitting = sittings.convened(office)
        acts.answer_invitation(
            invitation=sittings.invitation_of(sitting, office, "deputy"),
            answer="excused",
            reason="Đi công tác",
            by=office.actor("deputy"),
        )
        for name in ("head", "secretary"):
            found = sittings.invitation_of(sitting, office, name)
            acts.check_in(invitation=found, presence="in_room", by=by)
    with clock.frozen(moment(9)):
        acts.open_sitting(sitting=sitting, by=by)
    first, second = sittings.points(sitting)
    member = sittings.invitation_of(sitting, office, "member")
    with clock.frozen(moment(9, 10)):
        acts.check_in(invitation=member, presence="remote", by=by)
    with clock.frozen(moment(9, 40)):
        acts.write_conclusion(item=first, text="Bộ Tư pháp chủ trì rà soát.", by=by)
        acts.go_to_point(sitting=sitting, item=second, by=by)
    with clock.frozen(moment(10, 5)):
        acts.leave(invitation=sittings.invitation_of(sitting, office, "member"), by=by)
        acts.write_conclusion(item=second, text="Các địa phương báo cáo.", by=by)
    with clock.frozen(moment(10, 30)):
        acts.close_sitting(sitting=sitting, by=by)
    return Sitting.objects.select_related("body", "chair_post", "term").get(pk=sitting.pk)


def begun(office: Office) -> Minutes:
    """Its minutes, begun."""
    return domain.begin(sitting=held(office), by=secretary(office))


def circulated(office: Office) -> Minutes:
    """Its minutes, before the members until two days later."""
    minutes = begun(office)
    with clock.frozen(moment(11)):
        domain.circulate(minutes=minutes, until=DEADLINE, by=secretary(office))
    return minutes


def approved(office: Office) -> Minutes:
    """Its minutes, approved by silence."""
    minutes = circulated(office)
    with clock.frozen(DEADLINE + dt.timedelta(minutes=1)):
        domain.approve(minutes=minutes, way="circulation", by=secretary(office))
    return minutes


def lines_under(name: str) -> tuple[str, str, str]:
    """A list of a form, a paragraph a line; each line says from which field it came."""
    return f"{{%p for line in {name} %}}", f"<{name}> {{{{ line }}}}", "{%p endfor %}"


#: What a form must carry, in the fewest fields.
FORM = (
    "MẪU CỦA BAN {{ subject }}",
    *lines_under("opening"),
    *lines_under("attendance"),
    "{%p for point in points %}",
    "<{{ point.number }}> {{ point.title }}",
    *lines_under("point.course"),
    *lines_under("point.discussion"),
    *lines_under("point.outcome"),
    "{%p endfor %}",
    *lines_under("other"),
    *lines_under("closing"),
    "{{ secretary }} / {{ signer }}",
)


def kept_form(office: Office, *lines: str, **facts: Any) -> TemplateVersion:
    """The first version of a form for the committee's minutes, kept by the clerk of its standing agency."""
    given = {
        "organisation": office.agency,
        "body": office.body,
        "name": "Biên bản",
        "by": office.actor("clerk"),
        **facts,
    }
    kept = writing.keep_template(purpose="minutes", content=docx(*(lines or FORM)), file_name="bien-ban.docx", **given)
    return kept.versions.get()


def put_in_force(office: Office, version: TemplateVersion) -> TemplateVersion:
    """A version in force, after its trial."""
    writing.try_out(version=version, by=office.actor("clerk"))
    return writing.put_in_force(version=version, by=office.actor("clerk"))


def words_of(content: bytes) -> str:
    """Every paragraph of a Word file, and every cell of its tables."""
    word = Word(io.BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in word.paragraphs), *cells])
