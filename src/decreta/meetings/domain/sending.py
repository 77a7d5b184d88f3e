"""What the world hears of a sitting: a follower of the log gives notices and queues mails with calendar entries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.meetings import events
from decreta.meetings.domain.calendar_entries import Method, calendar_entry
from decreta.meetings.enums import Answer, Audience, Part, PointKind, Removed, SittingState
from decreta.meetings.models import AgendaItem, AnswerReminder, Invitation, Paper, Sitting, WithdrawnPaper
from decreta.meetings.queries.readings import entitled_to, readers_of
from decreta.meetings.queries.remote import link_of
from decreta.meetings.states import AUDIT_KINDS
from decreta.notifications.domain import Attachment, Gathered, notify, persons_told, queue_mail_to
from decreta.organisation.models import Holding


def tell(entry: Entry) -> None:
    """Tell those concerned of one entry. Runs once per entry, in a worker, after the act is committed."""
    handler = _HANDLERS.get(entry.kind)
    if handler is not None:
        handler(entry)


def _convened(entry: Entry) -> None:
    sitting = _sitting(entry.on_id)
    if sitting is not None:
        _ask(entry, sitting, _invited(sitting))


def _invited_later(entry: Entry) -> None:
    if not entry.facts["sent"]:
        return
    sitting = _sitting(entry.on_id)
    if sitting is not None:
        _ask(entry, sitting, _invited(sitting).filter(pk__in=[one["invitation"] for one in entry.facts["invited"]]))


def _ask(entry: Entry, sitting: Sitting, invitations: Iterable[Invitation]) -> None:
    _send(
        entry, sitting, invitations, kind=events.CONVENED, method="REQUEST", subject=lambda: _("Invitation: %(title)s")
    )


def _changed(entry: Entry) -> None:
    sitting = _sitting(entry.on_id)
    if sitting is None or sitting.state != SittingState.CONVENED:
        return
    new = [one["invitation"] for one in entry.facts.get("invited", [])]
    if entry.facts["changed"].keys() & {"title", "place", "starts_at", "ends_at"}:
        _send(
            entry,
            sitting,
            _invited(sitting).exclude(pk__in=new),
            kind=events.CHANGED,
            method="REQUEST",
            subject=lambda: _("Changed: %(title)s"),
        )
    if new:
        _ask(entry, sitting, _invited(sitting).filter(pk__in=new))


def _cancelled(entry: Entry) -> None:
    sitting = _sitting(entry.on_id)
    if sitting is None or entry.facts["was"] == SittingState.PREPARING:
        return
    reason = entry.facts["reason"]
    _send(
        entry,
        sitting,
        _invited(sitting),
        kind=events.CANCELLED,
        method="CANCEL",
        subject=lambda: _("Cancelled: %(title)s"),
        reason=reason,
    )


def _withdrawn(entry: Entry) -> None:
    sitting = _sitting(entry.on_id)
    if sitting is None or not entry.facts["was_sent"]:
        return
    holding = Holding.objects.select_related("person__user").get(pk=entry.facts["holding"])
    _notify(entry, sitting, [holding], events.UNINVITED, url=reverse("meetings:list"))
    gone = Invitation(sitting=sitting, holding=holding, part=entry.facts["part"])
    _mail(sitting, gone, method="CANCEL", subject=lambda: _("Invitation withdrawn: %(title)s"))


def _answered(entry: Entry) -> None:
    """The secretaries and the chair hear of those who will not come; the rest they see on the page.

    Who says that he attends remotely gets the video link, if there is one.
    """
    if entry.facts["after"] == Answer.REMOTE:
        _send_video_link(entry.on_id)
    if entry.facts["after"] != Answer.EXCUSED:
        return
    invitation = Invitation.objects.select_related("sitting", "holding__person").filter(pk=entry.on_id).first()
    if invitation is None:
        return
    staff = invitation.sitting.invitations.filter(part__in=[Part.CHAIR, Part.SECRETARY]).select_related("holding")
    person = invitation.holding.person.full_name
    _notify(entry, invitation.sitting, [one.holding for one in staff], events.ANSWERED_EXCUSED, person=person)


def _send_video_link(key: str) -> None:
    found = Invitation.objects.standing().filter(pk=key).select_related("sitting__body", "holding__person__user")
    for one in found.select_related("holding__post"):
        if link_of(one):
            _mail(one.sitting, one, method="REQUEST", subject=lambda: _("Video link: %(title)s"))


def _video_link_set(entry: Entry) -> None:
    """Those who attend remotely hear that it is another, or gone; each in his own mail."""
    sitting = _sitting(entry.on_id)
    if sitting is None or sitting.state not in _OUT:
        return
    remote = _invited(sitting).filter(answer=Answer.REMOTE)
    _send(
        entry,
        sitting,
        remote,
        kind=events.CHANGED,
        method="REQUEST",
        subject=lambda: _("Video link: %(title)s"),
    )


def _substitute_named(entry: Entry) -> None:
    """Who was named gets his invitation; the chair and the secretaries hear of it."""
    made = Invitation.objects.select_related("holding__person", "named_by__holding__person", "sitting__body")
    found = made.filter(pk=entry.facts["invitation"]).first()
    if found is None or found.named_by is None:
        return
    sitting = found.sitting
    _ask(entry, sitting, _invited(sitting).filter(pk=found.pk))
    staff = sitting.invitations.filter(part__in=[Part.CHAIR, Part.SECRETARY]).select_related("holding")
    absent, comes = found.named_by.holding.person.full_name, found.holding.person.full_name
    _notify(entry, sitting, [one.holding for one in staff], events.SUBSTITUTE, person=absent, other=comes)


def _handed_over(entry: Entry) -> None:
    """Who presides now hears of it, and where he runs the sitting."""
    sitting = _sitting(entry.on_id)
    if sitting is None or str(sitting.acting_chair_id) != entry.facts["person"]:
        return  # handed on already, or back
    acting = _invited(sitting).filter(holding__person_id=sitting.acting_chair_id)
    url = reverse("meetings:chair", args=[sitting.pk])
    _notify(entry, sitting, [one.holding for one in acting], events.PRESIDES, url=url)


def _unseated(entry: Entry) -> None:
    """Who was excluded, or is no member any more, hears of it; the pages of the sitting are not his now."""
    found = (
        Invitation.objects.select_related("sitting", "holding").filter(pk=entry.on_id).exclude(removed_as="").first()
    )
    if found is not None:
        kind = events.EXCLUDED if found.removed_as == Removed.EXCLUDED else events.SEAT_ENDED
        _notify(entry, found.sitting, [found.holding], kind, url=reverse("meetings:list"))


def _reminded(entry: Entry) -> None:
    """Those who were silent when it was decided, and have not answered since."""
    reminder = AnswerReminder.objects.select_related("sitting").filter(pk=entry.on_id).first()
    if reminder is None or reminder.sitting.state != SittingState.CONVENED:
        return
    silent = _invited(reminder.sitting).filter(pk__in=reminder.reminded, answer=Answer.NONE)
    _notify(entry, reminder.sitting, [one.holding for one in silent], events.REMINDED)


def _paper_replaced(entry: Entry) -> None:
    """Who may read the paper hears that it is another now; its title is in no notice."""
    found = Paper.objects.select_related("item__sitting").filter(pk=entry.on_id).first()
    if found is None or found.item.sitting.state not in _OUT:
        return
    holdings = [one.holding for one in entitled_to(found)]
    url = reverse("meetings:paper", args=[found.pk])
    _notify(entry, found.item.sitting, holdings, events.PAPER_REPLACED, url=url, point=found.item.number)


def _paper_withdrawn(entry: Entry) -> None:
    """The same who could read it hear that it is gone."""
    found = WithdrawnPaper.objects.select_related("item__sitting").filter(pk=entry.facts["trace"]).first()
    if found is None or found.item.sitting.state not in _OUT:
        return
    holdings = Holding.objects.select_related("person__user", "post").filter(pk__in=found.told)
    _notify(entry, found.item.sitting, holdings, events.PAPER_WITHDRAWN, point=found.item.number)


def _text_changed(entry: Entry) -> None:
    """Who may read the point hears that something else is proposed; what it is stands in no notice."""
    found = AgendaItem.objects.select_related("sitting").filter(pk=entry.on_id).first()
    if found is None or found.sitting.state not in _OUT:
        return
    holdings = [one.holding for one in readers_of(found)]
    url = reverse("meetings:text", args=[found.pk])
    _notify(entry, found.sitting, holdings, events.TEXT_CHANGED, url=url, point=found.number)


def _paper_added(entry: Entry) -> None:
    """Who may read a paper that came after the convocation."""
    if (found := _paper(entry)) is not None:
        _tell_of_paper(entry, found, entitled_to(found))


def _paper_opened(entry: Entry) -> None:
    """To whom a paper is shown since it was said anew who reads it, it has come."""
    before = entry.facts["before"]
    if (found := _paper(entry)) is not None:
        new = _new_to(entitled_to(found), audience=before["audience"], named=before["readers"])
        _tell_of_paper(entry, found, new)


def _tell_of_paper(entry: Entry, paper: Paper, readers: Iterable[Invitation]) -> None:
    """Whoever hears of its point as new reads it there."""
    sitting = paper.item.sitting
    since = entry.happened_at - Gathered.within
    known = persons_told(events.POINT_ADDED, sitting, str(paper.item_id), since=since)
    holdings = [one.holding for one in readers if one.holding.person_id not in known]
    url = reverse("meetings:paper", args=[paper.pk])
    _gather(entry, sitting, holdings, events.PAPER_ADDED, key=str(paper.pk), label=paper.item.number, url=url)


def _point_added(entry: Entry) -> None:
    """Who may read a point that came after the convocation, by its number; a heading is none."""
    if (found := _point(entry)) is not None:
        _tell_of_point(entry, found, readers_of(found))


def _point_opened(entry: Entry) -> None:
    """To whom a point is shown since it was opened to more, it has come."""
    if (found := _point(entry)) is not None:
        named = [str(pk) for pk in found.shares.values_list("invitation_id", flat=True)]
        before = entry.facts["before"]["audience"]
        _tell_of_point(entry, found, _new_to(readers_of(found), audience=before, named=named))


def _point_shared(entry: Entry) -> None:
    """The same of those who were named for it."""
    if (found := _point(entry)) is not None:
        named = [one["invitation"] for one in entry.facts["before"]]
        _tell_of_point(entry, found, _new_to(readers_of(found), audience=found.audience, named=named))


def _tell_of_point(entry: Entry, item: AgendaItem, readers: Iterable[Invitation]) -> None:
    holdings = [one.holding for one in readers]
    _gather(entry, item.sitting, holdings, events.POINT_ADDED, key=str(item.pk), label=item.number)


def _new_to(readers: Iterable[Invitation], *, audience: str, named: Collection[str]) -> list[Invitation]:
    """Those who read it now and did not while it was for an audience and for those named. Who runs the sitting did."""

    def knew(one: Invitation) -> bool:
        runs, is_member = one.part in {Part.CHAIR, Part.SECRETARY}, one.part != Part.GUEST
        by_part = audience == Audience.EVERYBODY or (audience == Audience.MEMBERS and is_member)
        return runs or by_part or str(one.pk) in named

    return [one for one in readers if not knew(one)]


def _paper(entry: Entry) -> Paper | None:
    """The paper of an entry of which those invited are told: they had their agenda already."""
    found = Paper.objects.select_related("item__sitting").filter(pk=entry.on_id).first()
    return found if found is not None and _is_told_late(entry, found.item.sitting) else None


def _point(entry: Entry) -> AgendaItem | None:
    """The same of a point."""
    found = AgendaItem.objects.select_related("sitting").filter(pk=entry.on_id).first()
    return found if found is not None and not found.is_heading and _is_told_late(entry, found.sitting) else None


def _point_removed(entry: Entry) -> None:
    """Those who could read a point that was taken off. What everybody read is called by its title: its number goes on."""
    about = [name.partition(":") for name in entry.about]
    sitting = next((_sitting(key) for label, _colon, key in about if label == Sitting._meta.label_lower), None)
    if sitting is None or entry.facts["kind"] == PointKind.HEADING or not _is_told_late(entry, sitting):
        return
    invited = _invited(sitting)
    audience, named = entry.facts["audience"], Q(pk__in=entry.facts.get("told", []))
    if audience != Audience.EVERYBODY:
        invited = invited.filter(named if audience == Audience.NAMED else named | ~Q(part=Part.GUEST))
    number, title = entry.facts["number"], entry.facts.get("title")
    label = f"{number} ({title})" if title else number
    _gather(entry, sitting, [one.holding for one in invited], events.POINT_REMOVED, key=entry.on_id, label=label)


def _is_told_late(entry: Entry, sitting: Sitting) -> bool:
    """Whether those invited had their agenda already, and still look at it."""
    return bool(entry.facts.get("sent")) and sitting.state in _OUT


def _gather(
    entry: Entry, sitting: Sitting, holdings: Iterable[Holding], kind: str, *, key: str, label: str, url: str = ""
) -> None:
    """A notice of one thing, or one more thing in the notice of several that leads to the page of the sitting."""
    page = reverse("meetings:sitting", args=[sitting.pk])
    _notify(entry, sitting, holdings, kind, url=url, gathered=Gathered(key, label, page))


#: While these last, those invited see the sitting.
_OUT = frozenset({SittingState.CONVENED, SittingState.OPEN})


_HANDLERS: dict[str, Callable[[Entry], None]] = {
    AUDIT_KINDS["convene"]: _convened,
    AUDIT_KINDS["invite"]: _invited_later,
    AUDIT_KINDS["change"]: _changed,
    AUDIT_KINDS["cancel"]: _cancelled,
    AUDIT_KINDS["withdraw_invitation"]: _withdrawn,
    AUDIT_KINDS["answer"]: _answered,
    AUDIT_KINDS["set_video_link"]: _video_link_set,
    AUDIT_KINDS["name_substitute"]: _substitute_named,
    AUDIT_KINDS["hand_over"]: _handed_over,
    AUDIT_KINDS["exclude"]: _unseated,
    AUDIT_KINDS["end_seat"]: _unseated,
    AUDIT_KINDS["remind"]: _reminded,
    AUDIT_KINDS["replace_paper"]: _paper_replaced,
    AUDIT_KINDS["withdraw_paper"]: _paper_withdrawn,
    AUDIT_KINDS["write_point_text"]: _text_changed,
    AUDIT_KINDS["add_paper"]: _paper_added,
    AUDIT_KINDS["add_point"]: _point_added,
    AUDIT_KINDS["remove_point"]: _point_removed,
    AUDIT_KINDS["restrict_paper"]: _paper_opened,
    AUDIT_KINDS["restrict_point"]: _point_opened,
    AUDIT_KINDS["share_point"]: _point_shared,
}


def _send(
    entry: Entry,
    sitting: Sitting,
    invitations: Iterable[Invitation],
    *,
    kind: str,
    method: Method,
    subject: Callable[[], str],
    reason: str = "",
) -> None:
    rows = list(invitations)
    _notify(entry, sitting, [row.holding for row in rows], kind, reason=reason)
    for row in rows:
        _mail(sitting, row, method=method, subject=subject, reason=reason)


def _notify(
    entry: Entry,
    sitting: Sitting,
    holdings: Iterable[Holding],
    kind: str,
    *,
    url: str = "",
    gathered: Gathered | None = None,
    **more: Any,
) -> None:
    facts = events.titles(
        sitting.title, sitting.title_en, sitting.title_ja, place=sitting.place, starts_at=sitting.starts_at, **more
    )
    notify(
        holdings=holdings,
        kind=kind,
        facts=facts,
        url=url or reverse("meetings:sitting", args=[sitting.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=sitting,
        gathered=gathered,
        at=entry.happened_at,
    )


def _mail(
    sitting: Sitting, invitation: Invitation, *, method: Method, subject: Callable[[], str], reason: str = ""
) -> None:
    """One mail to one person in his language, with the calendar entry for him alone."""
    url = (
        f"{settings.DECRETA_PUBLIC_URL}{reverse('meetings:sitting', args=[sitting.pk])}"
        if settings.DECRETA_PUBLIC_URL
        else ""
    )
    person = invitation.holding.person
    language = (person.user.language if person.user is not None else "") or get_language() or "vi"
    invitation.sitting = sitting
    video = link_of(invitation) if method == "REQUEST" else ""
    entry = calendar_entry(
        sitting, method=method, language=language, url=url, attendees=[invitation] if person.email else [], video=video
    )
    queue_mail_to(
        holding=invitation.holding,
        subject=lambda: subject() % {"title": sitting.title_in(get_language() or "vi")},
        body=lambda: _body(sitting, method=method, url=url, reason=reason, video=video),
        attachment=Attachment("sitting.ics", f"text/calendar; method={method}", entry),
    )


def _body(sitting: Sitting, *, method: Method, url: str, reason: str, video: str = "") -> str:
    language = get_language() or "vi"
    lines = [
        sitting.title_in(language),
        sitting.body.name_in(language),
        "",
        _("Time: %(from)s – %(until)s")
        % {
            "from": date_format(localtime(sitting.starts_at), "SHORT_DATETIME_FORMAT"),
            "until": date_format(localtime(sitting.ends_at), "TIME_FORMAT"),
        },
        _("Place: %(place)s") % {"place": sitting.place},
    ]
    if video:
        lines.append(_("Video link: %(url)s") % {"url": video})
    if reason:
        lines.append(_("Reason: %(reason)s") % {"reason": reason})
    if method == "REQUEST":
        lines += ["", _("The agenda and the papers are in Decreta. Please answer there whether you attend.")]
    return "\n".join([*lines, *([url] if url else [])]) + "\n"


def _sitting(pk: str | UUID) -> Sitting | None:
    return Sitting.objects.select_related("body").filter(pk=pk).first()


def _invited(sitting: Sitting) -> QuerySet[Invitation]:
    return (
        Invitation.objects.filter(sitting=sitting).standing().select_related("holding__person__user", "holding__post")
    )
