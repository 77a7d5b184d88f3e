"""Ways in which somebody with every right on the database changes the log, and what the verification says to each."""

from __future__ import annotations

import base64
import importlib.util
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from django.db import connection, transaction

from decreta.audit import keys, verify
from decreta.audit.canonical import CANONICAL
from decreta.audit.merkle import Frontier, leaf_hash
from decreta.audit.models import Checkpoint, Entry, Leaf
from decreta.core.ids import new_id

SCRIPT = Path(__file__).resolve().parent.parent.parent / "examples" / "check_proof.py"
_FAR = 1_000_000_000
_NONSENSE = ("null", "7", "[1]", '["x"]', '{"a": 1}')


@dataclass(frozen=True)
class Change:
    """What was done: in words, and where. `entry` must be named, or the stretch found must contain `index`."""

    what: str
    entry: str | None = None
    index: int | None = None
    anchor: str = ""


@dataclass(frozen=True)
class Tampered:
    """How the verification took a change."""

    what: str
    verdict: str
    is_found: bool
    is_located: bool


def attempt(kind: str, chance: random.Random) -> Tampered:
    """Change the log in one way, verify, take the change back."""
    with transaction.atomic():
        for table in ("entry", "leaf", "checkpoint"):
            _do(f"ALTER TABLE audit_{table} DISABLE TRIGGER USER")  # as the tables' owner can; taken back below
        change = KINDS[kind](chance)
        verdict = verify.run(anchor=change.anchor)
        transaction.set_rollback(True)
    first = verdict.faults[0] if verdict.faults else None
    shown = "; ".join(str(fault) for fault in verdict.faults[:3])
    return Tampered(change.what, shown, first is not None, first is not None and _is_located(change, first))


def _is_located(change: Change, first: verify.Fault) -> bool:
    """Whether the first fault names the entry, its place, or the stretch in which it lies."""
    if change.entry is not None and first.entry == change.entry:
        return True
    if change.index is None or first.index is None:
        return False
    return first.index <= change.index <= (first.index if first.until is None else first.until)


def _do(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount != 0, statement  # a change that changed nothing would prove nothing


def _leaf(chance: random.Random) -> Leaf:
    """A leaf that a signed checkpoint covers."""
    size = Checkpoint.objects.order_by("-size").values_list("size", flat=True)[0]
    return Leaf.objects.get(index=chance.randrange(size))


# One character or bit of every column that an entry has.
_FLIPS = {
    "kind": "overlay(kind placing CASE left(kind, 1) WHEN 'x' THEN 'y' ELSE 'x' END from 1)",
    "actor": "jsonb_set(actor, '{name}', to_jsonb((actor->>'name') || '.'))",
    "actor_person_id": "CASE WHEN actor_person_id IS NULL THEN id END",
    "address": "address || '1'",
    "on_kind": "on_kind || 's'",
    "on_id": "on_id || '0'",
    "about": "about || '[\"tests.thing:1\"]'",
    "facts": "facts || '{\"n\": null}'",
    "happened_at": "happened_at - interval '1 microsecond'",
    "recorded_at": "recorded_at + interval '1 microsecond'",
    "logged_at": "logged_at + interval '1 microsecond'",
    "is_simulated": "NOT is_simulated",
}


def _flip(column: str) -> Callable[[random.Random], Change]:
    def change(chance: random.Random) -> Change:
        leaf = _leaf(chance)
        _do(f"UPDATE audit_entry SET {column} = {_FLIPS[column]} WHERE id = %s", leaf.entry_id)
        return Change(f"{column} of leaf {leaf.index}", str(leaf.entry_id))

    return change


def _one_byte(chance: random.Random) -> Change:
    """One letter of the stored facts, at any place."""
    leaf = _leaf(chance)
    text = str(Entry.objects.get(pk=leaf.entry_id).actor["name"])
    place = chance.randrange(len(text))
    changed = text[:place] + ("q" if text[place] != "q" else "Q") + text[place + 1 :]
    _do(
        "UPDATE audit_entry SET actor = jsonb_set(actor, '{name}', to_jsonb(%s::text)) WHERE id = %s",
        changed,
        leaf.entry_id,
    )
    return Change(f"letter {place} of leaf {leaf.index}", str(leaf.entry_id))


def _other_id(chance: random.Random) -> Change:
    leaf = _leaf(chance)
    _do("UPDATE audit_entry SET id = %s WHERE id = %s", new_id(), leaf.entry_id)
    return Change(f"id of leaf {leaf.index}", str(leaf.entry_id), leaf.index)


def _leaf_bit(chance: random.Random) -> Change:
    leaf = _leaf(chance)
    stored = bytearray(leaf.leaf_hash)
    stored[chance.randrange(32)] ^= 1 << chance.randrange(8)
    _do("UPDATE audit_leaf SET leaf_hash = %s WHERE index = %s", bytes(stored), leaf.index)
    return Change(f"hash of leaf {leaf.index}", str(leaf.entry_id), leaf.index)


def _entry_removed(chance: random.Random) -> Change:
    leaf = _leaf(chance)
    _do("DELETE FROM audit_entry WHERE id = %s", leaf.entry_id)
    return Change(f"entry of leaf {leaf.index}", str(leaf.entry_id), leaf.index)


def _leaf_removed(chance: random.Random) -> Change:
    leaf = _leaf(chance)
    _do("DELETE FROM audit_leaf WHERE index = %s", leaf.index)
    return Change(f"leaf {leaf.index}", str(leaf.entry_id), leaf.index)


def _both_removed(chance: random.Random) -> Change:
    change = _entry_removed(chance)
    _do("DELETE FROM audit_leaf WHERE index = %s", change.index)
    return change


def _stretch_removed(chance: random.Random) -> Change:
    """Several entries and their leaves in the middle."""
    leaf = _leaf(chance)
    _do(
        "DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_leaf WHERE index BETWEEN %s AND %s)",
        leaf.index,
        leaf.index + 4,
    )
    _do("DELETE FROM audit_leaf WHERE index BETWEEN %s AND %s", leaf.index, leaf.index + 4)
    return Change(f"leaves from {leaf.index}", str(leaf.entry_id), leaf.index)


def _removed_and_closed(chance: random.Random) -> Change:
    """The gap is closed: everything after it moves up."""
    change = _both_removed(chance)
    _move(change.index or 0, -1)
    return change


def _inserted(chance: random.Random) -> Change:
    """An entry beside the acts, without a place."""
    entry = _copy(_leaf(chance).entry_id)
    return Change("inserted without a place", str(entry))


def _inserted_in_place(chance: random.Random) -> Change:
    """An entry with a good hash in the middle; everything after it moves down."""
    leaf = _leaf(chance)
    entry = _copy(leaf.entry_id)
    _move(leaf.index - 1, 1)
    _do("INSERT INTO audit_leaf (index, entry_id, leaf_hash) VALUES (%s, %s, %s)", leaf.index, entry, _hash_of(entry))
    return Change(f"inserted at {leaf.index}", str(entry), leaf.index)


def _contents_swapped(chance: random.Random) -> Change:
    first, second = _two(chance)
    facts = [Entry.objects.get(pk=leaf.entry_id).facts for leaf in (first, second)]
    if facts[0] == facts[1]:
        return _contents_swapped(chance)
    _do("UPDATE audit_entry a SET facts = b.facts FROM audit_entry b WHERE a.id IN (%s, %s) AND b.id IN (%s, %s) AND a.id <> b.id",
        first.entry_id, second.entry_id, first.entry_id, second.entry_id)  # fmt: skip
    return Change(f"contents of {first.index} and {second.index}", str(first.entry_id), first.index)


def _places_swapped(chance: random.Random) -> Change:
    """Two entries change places with their hashes: every hash fits, only the order is another."""
    first, second = _two(chance)
    _do("UPDATE audit_leaf SET index = %s WHERE index = %s", _FAR, first.index)
    _do("UPDATE audit_leaf SET index = %s WHERE index = %s", first.index, second.index)
    _do("UPDATE audit_leaf SET index = %s WHERE index = %s", second.index, _FAR)
    return Change(f"places {first.index} and {second.index}", None, first.index)


def _truncated(chance: random.Random) -> Change:
    """The tail is cut off, behind the last checkpoint's back."""
    size = Leaf.objects.count() - chance.randrange(1, 40)
    _cut(size)
    return Change(f"cut to {size}", None, size)


def _rebuilt(chance: random.Random) -> Change:
    """An entry is changed and its hash made to fit; the signed checkpoints stay."""
    leaf = _leaf(chance)
    _do('UPDATE audit_entry SET facts = \'{"n": "forged"}\' WHERE id = %s', leaf.entry_id)
    _do("UPDATE audit_leaf SET leaf_hash = %s WHERE index = %s", _hash_of(leaf.entry_id), leaf.index)
    return Change(f"rebuilt over {leaf.index}", str(leaf.entry_id), leaf.index)


def _rebuilt_unsigned(chance: random.Random) -> Change:
    """As above, and every checkpoint is made to fit, but without the log's key."""
    change = _rebuilt(chance)
    _remake_checkpoints(lambda text, old: text + "\n" + old.partition("\n\n")[2])
    after = Checkpoint.objects.filter(size__gt=change.index).order_by("size")[0].size
    return Change(change.what, None, after - 1)


def _rebuilt_signed(chance: random.Random) -> Change:
    """As above with the log's own key, by somebody who owns the server: only a checkpoint kept elsewhere tells."""
    anchor = Checkpoint.objects.order_by("-size")[0]
    change = _rebuilt(chance)
    _remake_checkpoints(lambda text, old: keys.sign_note(text))
    return Change(change.what, None, change.index, anchor.note)


def _rolled_back(chance: random.Random) -> Change:
    """The log and its checkpoints go back to an earlier state, as from an old copy of the disk."""
    sizes = list(Checkpoint.objects.order_by("size").values_list("size", flat=True))
    anchor = Checkpoint.objects.get(size=sizes[-1])
    size = chance.choice(sizes[:-1])
    _cut(size)
    _do("DELETE FROM audit_checkpoint WHERE size > %s", size)
    return Change(f"back to {size}", None, size, anchor.note)


def _checkpoint_note(chance: random.Random) -> Change:
    """One letter of a signed checkpoint."""
    found = _checkpoint(chance)
    # The last letters of base64 may carry bits that mean nothing, and the line's end is not signed.
    place = chance.randrange(len(found.note.partition("\n\n")[0]))
    changed = found.note[:place] + ("A" if found.note[place] != "A" else "B") + found.note[place + 1 :]
    _do("UPDATE audit_checkpoint SET note = %s WHERE size = %s", changed, found.size)
    return Change(f"letter {place} of checkpoint {found.size}", None, found.size - 1)


def _checkpoint_root(chance: random.Random) -> Change:
    found = _checkpoint(chance)
    _do("UPDATE audit_checkpoint SET root_hash = sha256(root_hash) WHERE size = %s", found.size)
    return Change(f"root of checkpoint {found.size}", None, found.size - 1)


def _checkpoint_nonsense(chance: random.Random) -> Change:
    """What cannot even be read must be named, too: a verification that falls over names nothing."""
    found = _checkpoint(chance)
    _do("UPDATE audit_checkpoint SET frontier = %s::jsonb WHERE size = %s", chance.choice(_NONSENSE), found.size)
    return Change(f"frontier of checkpoint {found.size} made nonsense", None, found.size - 1)


def _checkpoint_frontier(chance: random.Random) -> Change:
    """What the next checkpoint would be counted from."""
    found = _checkpoint(chance)
    hashes = [base64.b64encode(bytes(32)).decode(), *found.frontier[1:]]
    _do("UPDATE audit_checkpoint SET frontier = to_jsonb(%s::text[]) WHERE size = %s", hashes, found.size)
    return Change(f"frontier of checkpoint {found.size}", None, found.size - 1)


KINDS: dict[str, Callable[[random.Random], Change]] = {f"flip of {column}": _flip(column) for column in _FLIPS} | {
    "flip of one letter": _one_byte,
    "flip of id": _other_id,
    "flip of a leaf's bit": _leaf_bit,
    "entry removed": _entry_removed,
    "leaf removed": _leaf_removed,
    "entry and leaf removed": _both_removed,
    "stretch removed": _stretch_removed,
    "removed, gap closed": _removed_and_closed,
    "inserted": _inserted,
    "inserted in place": _inserted_in_place,
    "contents swapped": _contents_swapped,
    "places swapped": _places_swapped,
    "truncated": _truncated,
    "rebuilt": _rebuilt,
    "rebuilt, checkpoints forged": _rebuilt_unsigned,
    "rebuilt with the log's key": _rebuilt_signed,
    "rolled back": _rolled_back,
    "checkpoint's note": _checkpoint_note,
    "checkpoint's root": _checkpoint_root,
    "checkpoint's frontier": _checkpoint_frontier,
    "nonsense for a checkpoint's frontier": _checkpoint_nonsense,
}


def proofs_that_fail(number: int, chance: random.Random) -> int:
    """Check proofs with the outsider's script: how many good ones it refuses and how many forged ones it takes."""
    script = _script()
    raw = base64.b64encode(keys.signing_key().public_key().public_bytes_raw()).decode()
    wrong = 0
    for _round in range(number):
        proof = verify.prove(str(_leaf(chance).entry_id))
        wrong += bool(list(script.problems_of(proof, raw, proof["checkpoint"])))
        entry = proof["entry"].replace(":", ";", 1)
        forged = [proof | {"entry": entry}, proof | {"index": proof["index"] ^ 1}, proof | {"path": proof["path"][:-1]}]
        forged += [
            proof | {"path": [*proof["path"], proof["path"][-1]]},
            proof | {"checkpoint": proof["checkpoint"].replace("log\n", "log\n1", 1)},
        ]
        wrong += sum(not list(script.problems_of(one, raw, proof["checkpoint"])) for one in forged)
    return wrong


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_proof", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _checkpoint(chance: random.Random) -> Checkpoint:
    return chance.choice(list(Checkpoint.objects.all()))


def _two(chance: random.Random) -> tuple[Leaf, Leaf]:
    first, second = _leaf(chance), _leaf(chance)
    if first.index == second.index:
        return _two(chance)
    return (first, second) if first.index < second.index else (second, first)


def _hash_of(entry_id: Any) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {CANONICAL} FROM audit_entry e WHERE e.id = %s", [entry_id])
        return leaf_hash(cursor.fetchone()[0].encode())


def _copy(entry_id: Any) -> Any:
    """A forged entry that looks like another."""
    entry = Entry.objects.get(pk=entry_id)
    entry.pk = new_id()
    entry.save(force_insert=True)
    return entry.pk


def _move(after: int, by: int) -> None:
    _do("UPDATE audit_leaf SET index = index + %s WHERE index > %s", _FAR, after)
    connection.cursor().execute("UPDATE audit_leaf SET index = index - %s WHERE index >= %s", [_FAR - by, _FAR])


def _cut(size: int) -> None:
    _do("DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_leaf WHERE index >= %s)", size)
    _do("DELETE FROM audit_leaf WHERE index >= %s", size)


def _remake_checkpoints(signed: Callable[[str, str], str]) -> None:
    frontier = Frontier()
    sizes = {one.size: one for one in Checkpoint.objects.all()}
    for stored in Leaf.objects.order_by("index").values_list("leaf_hash", flat=True).iterator():
        frontier.add(bytes(stored))
        if frontier.size in sizes:
            text = f"{keys.ORIGIN}\n{frontier.size}\n{base64.b64encode(frontier.root()).decode()}\n"
            note = signed(text, sizes[frontier.size].note)
            hashes = [base64.b64encode(one).decode() for one in frontier.hashes]
            _do("UPDATE audit_checkpoint SET note = %s, root_hash = %s, frontier = to_jsonb(%s::text[]) WHERE size = %s",
                note, frontier.root(), hashes, frontier.size)  # fmt: skip
