"""P13 on a small scale: what one of the people can write, one hostile text in each field; some texts on their way."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.faults import p13

pytestmark = [pytest.mark.usefixtures("scenario"), pytest.mark.django_db, pytest.mark.slow]


def test_every_text_field_survives_a_text(things: Any) -> None:
    seed = random.randrange(10**6)
    figures = p13.run(quick=True, seed=seed, things=things, people=(random.Random(seed).choice(p13.WHO),))
    assert figures["fields"] > 5
    assert figures["accepted"] > 0
    assert {name: figures[name] for name in p13.WRONG} == dict.fromkeys(p13.WRONG, 0), f"seed {seed}"
