"""Gives every committed entry its place, wakes the live pages, lets the followers read on, writes checkpoints."""

from __future__ import annotations

import base64
import logging
from dataclasses import dataclass

from django.db import connection, transaction

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
    sequenced = 0
    while batch := sequence_batch():
        sequenced += batch
    return Round(sequenced, sum(_catch_up(following) for following in FOLLOWERS.values()))


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


def _catch_up(following: Following) -> int:
    """Let one follower read the entries that it has not seen."""
    Follower.objects.get_or_create(name=following.name)
    read = 0
    while step := _follow_batch(following):
        read += step
    return read


@transaction.atomic
def _follow_batch(following: Following) -> int:
    place = Follower.objects.select_for_update().get(name=following.name)
    leaves = list(
        Leaf.objects.filter(index__gte=place.next_index).order_by("index")[:_BATCH].values_list("index", "entry_id")
    )
    if not leaves:
        return 0
    entries = Entry.objects.in_bulk([entry_id for _, entry_id in leaves])
    for index, entry_id in leaves:
        entry = entries.get(entry_id)
        if entry is None or not entry.kind.startswith(following.kinds):
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
