"""The conclusion notice: from the chair's conclusions to a draft that goes its way in documents."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.documents.domain import drafting
from decreta.documents.domain.recipients import Recipient
from decreta.meetings import composing, policies, rules
from decreta.meetings.domain import wording
from decreta.meetings.enums import Audience, Part, PointKind, Removed
from decreta.meetings.models import AgendaItem, Attendance, ConclusionNotice, Sitting
from decreta.meetings.queries.membership import membership_of
from decreta.meetings.queries.presiding import presided_at_the_end
from decreta.meetings.states import AUDIT_KINDS
from decreta.organisation.enums import Word
from decreta.organisation.models import Organisation, Post, StandingAgency
from decreta.organisation.queries.who import holders
from decreta.organisation.queries.words import own_word

NOTICE_TYPE = "TB"
PURPOSE = "conclusion_notice"


@act("meetings.compose_notice")
def compose_notice(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> ConclusionNotice:
    """Compose the conclusions into a draft notice in the body's regime and language.

    Points without a conclusion are left out and the sections numbered anew. The draft is decided on the day of the
    sitting, which is not the day of issue. After a draft was given up, another can be composed.
    """
    rules.may_run(sitting, by=by)
    locked = (
        Sitting.objects.select_for_update(of=("self",)).select_related("body", "term", "chair_post").get(pk=sitting.pk)
    )
    policies.notice_can_be_composed(locked)
    words = wording.compose(locked.body.regime, session_of(locked))
    document = drafting.draft(
        type_code=NOTICE_TYPE,
        issuer=locked.body,
        subject=words.subject[: drafting.SUBJECT_LIMIT],
        text=words.text,
        signer_post=signer_of(locked),
        recipients=_recipients(locked, words),
        term=locked.term,
        decided_on=policies.day_of(locked),
        purpose=PURPOSE,
        language=words.language,
        by=by,
        at=at,
    )
    moment = at or clock.now()
    notice, _created = ConclusionNotice.objects.update_or_create(
        sitting=locked, defaults={"document": document, "composed_at": moment}
    )
    composing.is_composed(locked)
    record(AUDIT_KINDS["compose"], by=by, on=notice, about=[locked, document], facts={"document": document.pk}, at=at)
    return notice


def session_of(sitting: Sitting) -> wording.Session:
    """The facts of a sitting that its notice tells."""
    rows = list(sitting.invitations.standing().select_related("holding"))
    # Whose membership ended in session took part until then.
    rows += list(sitting.invitations.filter(removed_as=Removed.ENDED).select_related("holding"))
    members = {one.pk for one in rows if one.part in {Part.CHAIR, Part.MEMBER}}
    guests = {one.pk for one in rows if one.part == Part.GUEST and not (one.sits_for_id or one.named_by_id)}
    came = set(Attendance.objects.filter(invitation__sitting=sitting).values_list("invitation_id", flat=True))
    # A seat is filled when its substitute sits there, as the quorum and the minutes count it.
    filled = (members & came) | {one.sits_for_id for one in rows if one.pk in came and one.sits_for_id in members}
    items = list(told_points(sitting))
    language = language_of(sitting)
    presided = presided_at_the_end(sitting)
    chair = presided or holders(sitting.chair_post, on=policies.day_of(sitting)).first()
    return wording.Session(
        title=sitting.title_in(language),
        body=sitting.body.name_in(language),
        day=policies.day_of(sitting),
        place=sitting.place,
        chair_title=(presided.post if presided is not None else sitting.chair_post).name_in(language),
        chair_name=str(chair.person) if chair else "",
        present=len(filled) if came else None,
        invited=len(members) + len(membership_of(sitting).left_out(rows)),
        guests=len(guests & came),
        points=points_of(sitting),
        serves=tuple(body.name_in(language) for body in sitting.serves.all()),
        considered=tuple(item.title for item in items),
        reported=tuple(dict.fromkeys(item.presenter for item in items if item.presenter)),
        agencies=tuple(agency.name_in(language) for agency in _agencies(sitting)),
        language=language,
        is_written=sitting.is_written,
        words={word: own for word in Word.values if (own := own_word(sitting.body, word, language))},
    )


def points_of(sitting: Sitting) -> tuple[wording.Point, ...]:
    """The points under which something was concluded."""
    items = told_points(sitting).prefetch_related("conclusions")
    found = [wording.Point(item.title, tuple(one.text for one in item.concluded)) for item in items]
    return tuple(point for point in found if point.conclusions)


def told_points(sitting: Sitting) -> QuerySet[AgendaItem]:
    """The points that a notice tells of: it goes to many, so nothing of a confidential point is in it."""
    return AgendaItem.objects.filter(sitting=sitting, audience=Audience.EVERYBODY).exclude(kind=PointKind.HEADING)


def signer_of(sitting: Sitting) -> Post:
    """The post of who presided at the closing when it signs, else the chair's, else the first of the body that does."""
    presided = presided_at_the_end(sitting)
    if presided is not None and presided.post.signs:
        return presided.post
    if sitting.chair_post.signs:
        return sitting.chair_post
    signing = Post.objects.valid_on(policies.day_of(sitting)).filter(body=sitting.body, signs=True).first()
    if signing is None:
        raise Invalid.of(_("No post of this body signs documents."), field="signer_post", code="no_signer")
    return signing


def _agencies(sitting: Sitting) -> list[Organisation]:
    """Who serves the body on that day: its standing agencies, else those of the bodies that it serves."""
    known = StandingAgency.objects.valid_on(policies.day_of(sitting)).select_related("organisation")
    own = [row.organisation for row in known.filter(body=sitting.body)]
    return own or list(dict.fromkeys(row.organisation for row in known.filter(body__in=sitting.serves.all())))


def _recipients(sitting: Sitting, words: wording.Words) -> list[Recipient]:
    """The body's members, the bodies that are served, the agencies that follow the work; the archive comes last."""
    return [sitting.body, *sitting.serves.all(), *_agencies(sitting), words.archive]


def language_of(sitting: Sitting) -> str:
    """The language in which a body's papers are written: Vietnamese where the form is prescribed, else the office's own."""
    return "vi" if sitting.body.regime.startswith("vn-") else settings.LANGUAGE_CODE[:2]
