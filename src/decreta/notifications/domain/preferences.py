"""How somebody wants to be told: per post and kind, and when mail may come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.notifications.enums import BY_MAIL, DigestDays, Way
from decreta.notifications.kinds import KINDS, default_way
from decreta.notifications.models import MailTimes, Notice, Preference
from decreta.notifications.queries.preferences import ways_of
from decreta.notifications.rules import may_choose_for
from decreta.notifications.times import Times
from decreta.organisation.models import Holding, Person

_HOURS = range(24)


@act("notifications.choose_ways")
def choose_ways(*, holding: Holding, ways: Mapping[str, str], by: Actor) -> Holding | None:
    """Choose how kinds of notices reach the holder of a post. Nothing is entered when nothing changes.

    What waits to go out follows the new choice. Raises NotAllowed, or Invalid with everything that is wrong:
    an unknown kind, or a way that its kind does not allow.
    """
    may_choose_for(holding.person_id, by=by)
    problems = Problems()
    for name, way in ways.items():
        kind = KINDS.get(name)
        if kind is None or way not in kind.ways:
            problems.add(_("This kind of notice cannot be switched to that."), name)
    problems.refuse_if_any(Invalid)
    before = ways_of(holding.pk)
    changed = {name: Way(way) for name, way in ways.items() if before.get(name, default_way(name)) != way}
    if not changed:
        return None
    for name, way in changed.items():
        _choose(holding, name, way)
    record(
        "notifications.ways_chosen",
        by=by,
        on=holding,
        facts={
            "changed": {
                name: {"before": before.get(name, default_way(name)), "after": way} for name, way in changed.items()
            }
        },
    )
    return holding


def _choose(holding: Holding, kind: str, way: Way) -> None:
    Preference.objects.update_or_create(holding=holding, kind=kind, defaults={"way": way})
    Notice.objects.waiting(*BY_MAIL).filter(holding_id=holding.pk, kind=kind).update(
        way=way if way in BY_MAIL else Way.APP
    )


@act("notifications.choose_times")
def choose_times(*, person: Person, times: Times, by: Actor) -> Person | None:
    """Choose when mail may come to a person. Raises NotAllowed, or Invalid with everything that is wrong."""
    may_choose_for(person.pk, by=by)
    problems = Problems()
    if times.digest_hour not in _HOURS:
        problems.add(_("Choose an hour of the day."), "digest_hour")
    if times.digest_days not in DigestDays.values:
        problems.add(_("Choose on which days the daily mail comes."), "digest_days")
    if (times.quiet_from is None) != (times.quiet_until is None):
        field = "quiet_from" if times.quiet_from is None else "quiet_until"
        problems.add(_("Hours of quiet need a beginning and an end."), field)
    for field, hour in (("quiet_from", times.quiet_from), ("quiet_until", times.quiet_until)):
        if hour is not None and hour not in _HOURS:
            problems.add(_("Choose an hour of the day."), field)
    problems.refuse_if_any(Invalid)
    found = MailTimes.objects.filter(person=person).first()
    before = found.times if found is not None else Times()
    if before == times:
        return None
    MailTimes.objects.update_or_create(person=person, defaults=vars(times))
    record("notifications.times_chosen", by=by, on=person, facts={"before": vars(before), "after": vars(times)})
    return person


@act("notifications.stop_mails")
def stop_mails(*, holding: Holding, kinds: Sequence[str], by: Actor) -> Holding | None:
    """End mails of some kinds to the holder of a post, as he asked with one click; the application goes on telling them."""
    may_choose_for(holding.person_id, by=by)
    before = ways_of(holding.pk)
    stopped = [one for one in kinds if one in KINDS and before.get(one, default_way(one)) in BY_MAIL]
    if not stopped:
        return None
    for name in stopped:
        _choose(holding, name, Way.APP)
    record("notifications.mails_stopped", by=by, on=holding, facts={"kinds": stopped})
    return holding


@act("notifications.stop_digest")
def stop_digest(*, person: Person, by: Actor) -> Person | None:
    """End the daily mail to a person, as he asked with one click."""
    may_choose_for(person.pk, by=by)
    found = MailTimes.objects.filter(person=person).first()
    times = found.times if found is not None else Times()
    if times.digest_days == DigestDays.NEVER:
        return None
    MailTimes.objects.update_or_create(person=person, defaults={**vars(times), "digest_days": DigestDays.NEVER})
    record("notifications.digest_stopped", by=by, on=person, facts={"before": times.digest_days})
    return person
