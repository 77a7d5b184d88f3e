"""Opinions on a point before a sitting: asked for, given, and what was made of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.agendas import policies, rules
from decreta.agendas.enums import Opinion, Treatment
from decreta.agendas.models import AskedOpinion, OpinionRequest
from decreta.agendas.queries.opinions import reads
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.files.models import StoredFile
from decreta.meetings.models import AgendaItem
from decreta.organisation.models import Holding

TEXT_LIMIT = 8_000
_QUESTION_LIMIT = 1_000
_MOST_ASKED = 500


@act("agendas.ask_opinions")
def ask_opinions(
    *,
    item: AgendaItem,
    holdings: Sequence[Holding],
    question: str,
    until: dt.datetime,
    by: Actor,
    at: dt.datetime | None = None,
) -> OpinionRequest:
    """Ask members or others for their opinion on a point by a moment. Of what is confidential only who reads it is asked.

    Raises Invalid with everything that is wrong.
    """
    rules.may_ask_opinions(item, by=by)
    policies.opinions_are_ahead(item)
    moment, words = at or clock.now(), " ".join(question.split())
    wanted = list({one.person_id: one for one in holdings}.values())
    problems = Problems()
    if not wanted:
        problems.add(_("Choose at least one person."), "holdings", "required")
    if len(wanted) > _MOST_ASKED:
        problems.add(_("At most %(most)s.") % {"most": _MOST_ASKED}, "holdings")
    if reads(item, wanted) != {one.pk for one in wanted}:
        problems.add(_("Only who reads this confidential point can be asked about it."), "holdings", "does_not_read")
    if not words:
        problems.add(_("Write what the opinion is asked on."), "question", "required")
    if len(words) > _QUESTION_LIMIT or "\x00" in words:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": _QUESTION_LIMIT}, "question")
    if not moment < until <= item.sitting.starts_at:
        problems.add(_("A moment ahead, not after the beginning of the sitting."), "until", "not_before")
    problems.refuse_if_any(Invalid)
    request = OpinionRequest.objects.create(item=item, question=words, until=until, asked_at=moment, by=by.as_facts())
    AskedOpinion.objects.bulk_create(AskedOpinion(request=request, holding=one) for one in wanted)
    facts = {"asked": len(wanted), "until": until}
    record("agendas.opinions_asked", by=by, on=request, about=[item.sitting, item], facts=facts, at=at)
    return request


@act("agendas.give_opinion")
def give_opinion(
    *,
    asked: AskedOpinion,
    opinion: str,
    by: Actor,
    text: str = "",
    file: StoredFile | None = None,
    keeps_file: bool = True,
    at: dt.datetime | None = None,
) -> AskedOpinion:
    """Say one's opinion, perhaps with a file; until the sitting is opened, the last one counts.

    After the moment by which it was asked for it is taken too and told as late. What was made of the one before falls.
    A file that came with it before stays, unless another comes or `keeps_file` is false.
    """
    rules.may_give_opinion(asked, by=by)
    locked, item = _held(asked)
    policies.opinions_are_ahead(item)
    words, problems = text.strip(), Problems()
    if opinion not in Opinion.values:
        problems.add(_("Choose an answer."), "opinion", "required")
    if opinion in {Opinion.REMARKS, Opinion.DISAGREES} and not words:
        problems.add(_("Say what you remark, or why you disagree."), "text", "required")
    if len(words) > TEXT_LIMIT or "\x00" in words:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, "text")
    problems.refuse_if_any(Invalid)
    locked.opinion, locked.text, locked.file = opinion, words, file or (locked.file if keeps_file else None)
    locked.answered_at = at or clock.now()
    locked.treatment, locked.why, locked.treated_at, locked.treated_by = "", "", None, None
    locked.save()
    # What somebody says is read where the point is; the log keeps that he said it, and whether in time.
    facts = {"is_late": locked.is_late, "has_file": locked.file_id is not None}
    record("agendas.opinion_given", by=by, on=locked.request, about=[item.sitting, item], facts=facts, at=at)
    return locked


@act("agendas.treat_opinion")
def treat_opinion(
    *,
    asked: AskedOpinion,
    treatment: str,
    by: Actor,
    why: str = "",
    expected: dt.datetime | None = None,
    at: dt.datetime | None = None,
) -> AskedOpinion:
    """Say whether an opinion was taken up, and why not.

    `expected`: when the opinion was given that was read; Stale where another was given since. Raises Invalid with
    everything that is wrong.
    """
    locked, item = _held(asked)
    rules.may_treat(item, by=by)
    policies.is_answered(locked)
    policies.is_as_read(locked, expected)
    words, problems = why.strip(), Problems()
    if treatment not in Treatment.values:
        problems.add(_("Choose what was made of it."), "treatment", "required")
    elif treatment != Treatment.TAKEN and not words:
        problems.add(_("Say why it was not taken up as a whole."), "why", "required")
    if len(words) > TEXT_LIMIT or "\x00" in words:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, "why")
    problems.refuse_if_any(Invalid)
    moment = at or clock.now()
    locked.treatment, locked.why, locked.treated_at, locked.treated_by = treatment, words, moment, by.as_facts()
    locked.save(update_fields=["treatment", "why", "treated_at", "treated_by"])
    facts = {"treatment": treatment}
    record("agendas.opinion_treated", by=by, on=locked.request, about=[item.sitting, item], facts=facts, at=moment)
    return locked


@act("agendas.remind_opinions")
def remind_opinions(*, request: OpinionRequest, by: Actor, at: dt.datetime | None = None) -> OpinionRequest | None:
    """Remind those who have not answered, once. None where it was done, or everybody has answered."""
    rules.may_remind_of_opinions(by=by)
    locked = OpinionRequest.objects.select_for_update().get(pk=request.pk)
    silent = locked.asked.filter(answered_at=None).count()
    if locked.reminded_at is not None or not silent:
        return None
    locked.reminded_at = at or clock.now()
    locked.save(update_fields=["reminded_at"])
    about = [locked.item.sitting, locked.item] if locked.item is not None else []
    record("agendas.opinions_reminded", by=by, on=locked, about=about, facts={"silent": silent}, at=at)
    return locked


def _held(asked: AskedOpinion) -> tuple[AskedOpinion, AgendaItem]:
    """What was asked, locked, and its point. Raises NotNow where the point was taken off meanwhile."""
    rows = AskedOpinion.objects.select_for_update(of=("self",)).select_related(
        "request__item__sitting__body", "request__item__sitting__chair_post", "holding"
    )
    found = rows.filter(pk=asked.pk).first()
    if found is None or found.request.item is None:
        raise NotNow.of(_("The point is on no agenda any more."), code="point_is_gone")
    return found, found.request.item
