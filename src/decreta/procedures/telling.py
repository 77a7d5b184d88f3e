"""What a written procedure leaves in the record: who answered how, and what each question came to."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decreta.meetings.enums import SittingState
from decreta.meetings.happenings import Group, Happening
from decreta.meetings.models import Sitting
from decreta.procedures.enums import Stance
from decreta.procedures.models import Procedure
from decreta.procedures.queries.forms import answered, asked
from decreta.procedures.words import result
from decreta.ui import moments


def tell(sitting: Sitting) -> Iterator[Happening]:
    """Opinions and results of a procedure that is closed; before that nobody is told what others said."""
    if not sitting.is_written or sitting.state != SittingState.CLOSED or sitting.closed_at is None:
        return
    procedure = Procedure.objects.filter(sitting=sitting).select_related("sitting").first()
    if procedure is None:
        return
    for one in procedure.prolongations.all():
        why = {"until": moments.moment(one.until), "reason": one.reason}
        said = _("Opinions were taken until %(until)s instead: %(reason)s") % why
        yield Happening(one.prolonged_at, "procedures.prolonged", said, Group.ATTENDANCE, source=one.pk)
    for each in asked(procedure):
        who = {"person": each.person, "via": each.form.get_via_display() if each.form is not None else ""}
        told = _("%(person)s answered (%(via)s).") if each.form is not None else _("%(person)s did not answer.")
        if each.form is not None and each.form.received_on is not None:
            who["day"] = f"{each.form.received_on:%d/%m/%Y}"
            told = _("%(person)s answered (%(via)s, received on %(day)s).")
        at = each.form.answered_at if each.form is not None else sitting.closed_at
        yield Happening(at, "procedures.form", told % who, Group.ATTENDANCE, source=each.invitation.pk)
    for answer in answered(procedure):
        point = answer.question.item_id
        yield Happening(
            procedure.sitting.opened_at or sitting.closed_at,
            "procedures.asked",
            _("Put to the members in writing: %(text)s") % {"text": answer.question.text},
            Group.MOTION,
            point,
        )
        for opinion in answer.opinions:
            words = {
                "person": opinion.form.person.full_name,
                "stance": Stance(opinion.stance).label,
                "text": opinion.text,
            }
            told = _("%(person)s: %(stance)s. %(text)s") if opinion.text else _("%(person)s: %(stance)s.")
            yield Happening(
                opinion.form.answered_at,
                "procedures.answered",
                (told % words).strip(),
                Group.SPEAKING,
                point,
                source=opinion.pk,
            )
        told = result(answer.tally, procedure.rule, chair_word=answer.question.chair_word)
        ended = answer.question.decided_at or sitting.closed_at
        yield Happening(ended, "procedures.result", told, Group.RESULT, point)
