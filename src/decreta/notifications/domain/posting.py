"""Notices on their way out by mail: at once, or together once a day. What may go is asked at the moment it goes."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from decreta.core import clock
from decreta.notifications.domain import letters
from decreta.notifications.domain.mail import queue_mail
from decreta.notifications.enums import Way
from decreta.notifications.models import Digest, Mail, Notice
from decreta.notifications.queries.outgoing import Section, sections_of
from decreta.notifications.queries.preferences import times_of
from decreta.organisation.models import Holding, Person
from decreta.organisation.queries.calendars import calendar_of

#: People in one round, and notices of one person that one mail names; the rest goes with the next.
PEOPLE, NOTICES = 1_000, 100


def post_at_once(*, at: dt.datetime | None = None) -> int:
    """Write the mails of all notices that go out at once, but for people who have quiet now. Returns how many."""
    moment = at or clock.now()
    return sum(_post(person, moment) for person in _waiting(Way.MAIL) if not times_of(person).is_quiet(moment))


def post_digests(*, at: dt.datetime | None = None) -> int:
    """Write the daily mails that are due. One a person and day, however often this runs. Returns how many."""
    moment = at or clock.now()
    day = moment.astimezone(clock.zone()).date()
    written = 0
    for person in _waiting(Way.DIGEST, without_digest_of=day):
        times = times_of(person)
        if times.has_digest(moment, is_working_day=_works(person, day)) and not times.is_quiet(moment):
            written += _post_digest(person, moment, day)
    return written


def _waiting(way: Way, *, without_digest_of: dt.date | None = None) -> list[UUID]:
    """People for whom something waits to go out by one way."""
    found = Notice.objects.waiting(way)
    if without_digest_of is not None:
        had = Digest.objects.filter(person_id=OuterRef("person_id"), day=without_digest_of)
        found = found.filter(~Exists(had))
    return list(found.order_by("person_id").values_list("person_id", flat=True).distinct()[:PEOPLE])


def _works(person_id: UUID, day: dt.date) -> bool:
    """Whether the organisation of somebody's first post there works that day; else what holds for the whole office."""
    posts = Holding.objects.valid_on(day).filter(person_id=person_id, post__unit__isnull=False)
    first = posts.select_related("post__unit__organisation").order_by("post__rank", "post__code").first()
    return calendar_of(first.post.unit.organisation if first is not None and first.post.unit else None)(day)


@transaction.atomic
def _post(person_id: UUID, at: dt.datetime) -> int:
    """One mail for each post in which something waits to be told at once."""
    notices = _take(person_id, Way.MAIL)
    sections = sections_of(person_id, notices, on=at)
    posted = [_write(section.holding.person, [section], is_digest=False, at=at) for section in sections]
    told = {notice.pk: mail.pk for section, mail in zip(sections, posted, strict=True) for notice in section.notices}
    _note(notices, told)
    return len(posted)


@transaction.atomic
def _post_digest(person_id: UUID, at: dt.datetime, day: dt.date) -> int:
    """One mail with a section for each post. Another process that makes it at the same time waits here and finds it made."""
    digest, is_new = Digest.objects.get_or_create(person_id=person_id, day=day)
    if not is_new:
        return 0
    notices = _take(person_id, Way.DIGEST)
    sections = sections_of(person_id, notices, on=at)
    mail = _write(sections[0].holding.person, sections, is_digest=True, at=at) if sections else None
    if mail is not None:
        digest.mail_id = mail.pk
        digest.save(update_fields=["mail_id"])
    _note(notices, {one.pk: mail.pk for section in sections for one in section.notices} if mail is not None else {})
    return int(mail is not None)


def _take(person_id: UUID, way: Way) -> list[Notice]:
    """What waits for a person, for this process alone."""
    waiting = Notice.objects.waiting(way).filter(person_id=person_id).order_by("created_at", "pk")
    return list(waiting.select_for_update(skip_locked=True)[:NOTICES])


def _write(person: Person, sections: list[Section], *, is_digest: bool, at: dt.datetime) -> Mail:
    letter = letters.letter(person, sections, is_digest=is_digest, at=at)
    return queue_mail(
        recipient=person.email,
        subject=letter.subject,
        body=letter.text,
        html=letter.html,
        stop_url=letter.stop_url,
        language=letter.language,
    )


def _note(notices: list[Notice], told: dict[UUID, UUID]) -> None:
    """Remember by which mail each went out; what nobody may be written about any more ends here too."""
    for notice in notices:
        notice.posted_at, notice.mail_id = clock.real_now(), told.get(notice.pk)
    Notice.objects.bulk_update(notices, ["posted_at", "mail_id"])
