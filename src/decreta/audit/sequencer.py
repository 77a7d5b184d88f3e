"""Gives every committed entry its place, wakes the live pages, lets the followers read on, writes checkpoints."""

from __future__ import annotations

import base64
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import connection, transaction
from django.db.models import Q

from decreta.audit.canonical import CANONICAL
from decreta.audit.followers import FOLLOWERS, Following
from decreta.audit.keys import ORIGIN, sign_note
from decreta.audit.merkle import Frontier, leaf_hash
from decreta.audit.models import Checkpoint, Entry, Follower, FollowerFailure, Leaf
from decreta.core import clock

logger = logging.getLogger(__name__)

_LOCK = 0x0DEC4E7A
_BATCH = 2_000


@dataclass(frozen=True)
class Round:
    """What one run did."""

    sequenced: int
    followed: int


def run() -> Round:
    """Sequence what is pending and let every follower catch up. Safe to call from several processes."""
    return Round(sequence(), let_followers_read())


def sequence() -> int:
    """Give everything that is pending its place. Returns how much."""
    sequenced = 0
    while batch := sequence_batch():
        sequenced += batch
    return sequenced


@transaction.atomic
def sequence_batch() -> int:
    """Give the next pending entries their leaf index and hash. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(
            f"SELECT e.id, {CANONICAL} FROM audit_pending p JOIN audit_entry e ON e.id = p.entry_id ORDER BY p.entry_id LIMIT %s",  # noqa: S608 - no input in it
            [_BATCH],
        )
        rows = cursor.fetchall()
        if not rows:
            return 0
        cursor.execute("SELECT COALESCE(max(index) + 1, 0) FROM audit_leaf")
        first = cursor.fetchone()[0]
        leaves = [(first + i, entry_id, leaf_hash(text.encode())) for i, (entry_id, text) in enumerate(rows)]
        cursor.executemany("INSERT INTO audit_leaf (index, entry_id, leaf_hash) VALUES (%s, %s, %s)", leaves)
        cursor.execute("DELETE FROM audit_pending WHERE entry_id = ANY(%s)", [[row[0] for row in rows]])
        cursor.execute("SELECT pg_notify('decreta_live', %s)", [str(leaves[-1][0])])
    return len(rows)


def let_followers_read() -> int:
    """Bring every follower to the newest entry. Two statements where nothing is new, which is so most of the time.

    Who wants none of the new entries goes past them together with the others of whom that is true, in one statement:
    of dozens of followers one or two want what one act leaves.
    """
    newest = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    if newest is None:
        return 0
    places = dict(Follower.objects.values_list("name", "next_index"))
    if missing := FOLLOWERS.keys() - places.keys():
        Follower.objects.bulk_create([Follower(name=name) for name in missing], ignore_conflicts=True)
    behind = {name: places.get(name, 0) for name in FOLLOWERS if places.get(name, 0) <= newest}
    if not behind:
        return 0
    passing = _want_nothing(behind, newest)
    read = sum(_catch_up(FOLLOWERS[name]) for name in behind if name not in passing)
    if passing:
        # Whoever was set back in the meantime, to read again, is not carried along.
        there = Follower.objects.filter(name__in=passing, next_index__range=(min(behind.values()), newest))
        there.update(next_index=newest + 1)
    return read + sum(newest + 1 - behind[name] for name in passing)


def _want_nothing(behind: Mapping[str, int], newest: int) -> set[str]:
    """Which of the followers want no entry of the whole stretch that one of them has not read yet. One statement.

    Nobody, where the stretch is long: then each reads for himself.
    """
    start = min(behind.values())
    if newest - start >= _BATCH:
        return set()
    entries = Leaf.objects.filter(index__range=(start, newest)).values("entry_id")
    kinds = set(Entry.objects.filter(pk__in=entries).values_list("kind", flat=True))
    return {name for name in behind if not any(kind.startswith(FOLLOWERS[name].kinds) for kind in kinds)}


def _catch_up(following: Following) -> int:
    """Let one follower read the entries that it has not seen."""
    read = 0
    while step := _follow_batch(following):
        read += step
        if step < _BATCH:
            break
    return read


@transaction.atomic
def _follow_batch(following: Following) -> int:
    place = Follower.objects.select_for_update().get(name=following.name)
    leaves = list(
        Leaf.objects.filter(index__gte=place.next_index).order_by("index")[:_BATCH].values_list("index", "entry_id")
    )
    if not leaves:
        return 0
    wanted = reduce(or_, (Q(kind__startswith=kind) for kind in following.kinds))
    entries = Entry.objects.filter(wanted).in_bulk([entry_id for _, entry_id in leaves])
    for index, entry_id in leaves:
        entry = entries.get(entry_id)
        if entry is None:
            continue
        try:
            with transaction.atomic():
                following.handler(entry)
        except Exception as error:  # one bad entry must not stop the others
            logger.exception("follower %s failed at entry %s", following.name, entry_id)
            FollowerFailure.objects.get_or_create(
                follower=following.name, index=index, defaults={"error": repr(error), "failed_at": clock.real_now()}
            )
    place.next_index = leaves[-1][0] + 1
    place.save(update_fields=["next_index"])
    return len(leaves)


@transaction.atomic
def write_checkpoint() -> Checkpoint | None:
    """Sign the log's present size and root, if it has grown since the last checkpoint."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Checkpoint.objects.order_by("-size").first()
    frontier = Frontier(last.size, [base64.b64decode(h) for h in last.frontier]) if last else Frontier()
    new = Leaf.objects.filter(index__gte=frontier.size).order_by("index").values_list("leaf_hash", flat=True)
    frontier.extend(bytes(leaf) for leaf in new.iterator(chunk_size=10_000))
    if frontier.size == (last.size if last else 0):
        return None
    root = frontier.root()
    text = f"{ORIGIN}\n{frontier.size}\n{base64.b64encode(root).decode()}\n"
    return Checkpoint.objects.create(
        size=frontier.size,
        root_hash=root,
        frontier=[base64.b64encode(h).decode() for h in frontier.hashes],
        note=sign_note(text),
        made_at=clock.real_now(),
    )


def newest_checkpoint() -> str:
    """The signed note of the log as it stands, written if need be; empty for an empty log."""
    write_checkpoint()
    newest = Checkpoint.objects.order_by("-size").first()
    return newest.note if newest else ""
