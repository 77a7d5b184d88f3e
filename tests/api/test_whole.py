"""The description is valid, and nothing that can be done on screen is missing from it without a reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from decreta.api.refusals import KINDS
from decreta.api.schema import description
from tests.api.doors import DOORS
from tests.exercised import every_act

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "develop" / "api.md"


@pytest.mark.parametrize("language", ["vi", "en", "ja"])
def test_the_description_is_valid_openapi(language: str) -> None:
    made = json.loads(json.dumps(description(language)))
    assert made["openapi"].startswith("3.1")
    validate(made)


def test_every_address_is_described_with_its_scopes_and_refusals() -> None:
    for path, methods in description()["paths"].items():
        for method, found in methods.items():
            door = DOORS[found["operationId"]]
            assert (door.method.lower(), f"/api/v1{door.path}") == (
                method,
                re.sub(r"{(\w+)}", _converter(door.path), path),
            )
            assert found["x-scopes"] and {"401", "403", "404", "429"} <= set(found["responses"])
            assert found["description"].partition("\n\n")[0], door.name


def _converter(path: str):
    kinds = {name: kind for kind, name in re.findall(r"{(?:(\w+):)?(\w+)}", path)}
    return lambda match: f"{{{kinds[match[1]]}:{match[1]}}}" if kinds[match[1]] else match[0]


def test_every_act_has_an_address_or_a_reason_to_have_none() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    reasons = dict(re.findall(r"^\| `([a-z]+\.[a-z_]+)` \| (.+?) \|$", text, re.MULTILINE))
    reached = {name for door in DOORS.values() for name in door.acts}
    left = set(every_act()) - reached
    assert left - set(reasons) == set(), "neither an address nor a reason in docs/develop/api.md"
    assert set(reasons) - left == set(), "a reason for what has an address, or does not exist"
    assert reached <= set(every_act())


def test_every_kind_of_refusal_is_explained() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [name for name in KINDS if f"`{name}`" not in text] == []
