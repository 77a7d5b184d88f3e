"""Ties from before ballots kept since when they wait (voting 0007) wait too, where nothing was made of them yet.

It stands in this area since it knows what is made of a result: a notice, or a decision in the register. Those ties stay
as they are: what was made of them stands. The arithmetic is that of `meetings.deciding` at this time.
"""

from django.db import migrations
from django.db.models import Exists, F, OuterRef, Q

_SIDES = ("agree", "disagree")


def let_wait(apps, schema_editor):
    ballots = apps.get_model("voting", "Ballot").objects
    notices = apps.get_model("meetings", "ConclusionNotice").objects.filter(sitting=OuterRef("sitting"))
    decisions = apps.get_model("minutes", "Decision").objects.filter(item=OuterRef("item"))
    asked = ballots.filter(
        ~Exists(notices),
        ~Exists(decisions),
        closed_at__isnull=False,
        annulled_at=None,
        chair_decided=None,
        waits_since=None,
        asks="motion",
        is_more_than=True,
        denominator=F("numerator") * 2,
    ).exclude(tie="rejected")
    for ballot in asked.iterator(chunk_size=200):
        count = apps.get_model("voting", "SecretCount").objects.filter(ballot_id=ballot.pk).first()
        if _is_tied(apps, ballot, count):
            ballots.filter(pk=ballot.pk).update(waits_since=count.counted_at if count else ballot.closed_at)


def _is_tied(apps, ballot, count):
    """Whether exactly half of the base are for, and the chair's own side has not decided it."""
    if ballot.manner == "secret" and count is None:
        return False
    options = {one.pk: one for one in ballot.options.all()}
    said = dict.fromkeys(("agree", "disagree", "other"), 0)
    if count is not None:
        for one in options.values():
            said[one.answer] += int(count.counts.get(str(one.ordinal), 0))
    entitled, present, sided = ballot.kept_out, 0, False
    for vote in ballot.votes.filter(struck_at=None).select_related("voter"):
        entitled += vote.weight
        took_part = vote.cast_at is not None or vote.entered_at is not None
        present += vote.weight if took_part or _was_here(apps, vote, ballot.closed_at) else 0
        cast = options.get(vote.option_id or vote.entered_id)
        if cast is None:
            continue
        said[cast.answer] += vote.weight
        is_chair = vote.voter.part == "chair" if ballot.presided_by_id is None else vote.voter_id == ballot.presided_by_id
        sided |= is_chair and cast.answer in _SIDES
    cast = sum(said.values())
    wholes = {"all": entitled, "present": max(present, cast), "cast": cast, "sides": said["agree"] + said["disagree"]}
    is_half = said["agree"] > 0 and said["agree"] * 2 == wholes[ballot.base]
    return is_half and not (sided and ballot.tie == "chairs_side")


def _was_here(apps, vote, at):
    stays = apps.get_model("meetings", "Attendance").objects.filter(invitation_id=vote.caster_id, came_at__lte=at)
    return stays.filter(Q(left_at=None) | Q(left_at__gte=at)).exists()


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0019_points_aside"),
        ("minutes", "0004_words"),
        ("voting", "0007_waits_since"),
    ]

    operations = [migrations.RunPython(let_wait, migrations.RunPython.noop)]
