"""The prepared schema is what the migrations make, and a part of it that is not what it was is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from decreta.operation import baseline
from tools import baseline as tool

# So many migrations may be newer than the script: the next change need not write it anew.
MAY_LAG = 20


def test_the_prepared_schema_is_what_the_migrations_make() -> None:
    """As it was proven to be when it was written, and is anew when anything of it has changed since."""
    if tool.is_sealed():
        return
    with tool.fresh_database() as url:
        tool.migrate(url, "--one-by-one")
        one_by_one, applied = tool.settled(tool.schema(url)), tool.in_django(url, "heading")
    with tool.fresh_database() as url:
        tool.migrate(url)
        assert sorted(tool.in_django(url, "heading").splitlines()) == sorted(applied.splitlines())
        assert tool.settled(tool.schema(url)).splitlines() == one_by_one.splitlines()
    lagging = len(applied.splitlines()) - len(baseline.usable(MigrationLoader(None)))
    assert lagging <= MAY_LAG, f"{lagging} migrations are not in the prepared schema: ./run baseline"


def test_a_script_of_other_migrations_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    loader = MigrationLoader(None)
    assert baseline.usable(loader)
    other = tmp_path / "baseline.sql"
    other.write_text("-- made by documents 0001_initial 0000000000000000\nCREATE TABLE leftover ();\n")
    monkeypatch.setattr(baseline, "SCRIPT", other)
    assert baseline.usable(loader) == []
    other.write_text("-- made by documents 9999_never 0000000000000000\n")
    assert baseline.usable(loader) == []


def test_a_script_that_was_touched_is_proven_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = baseline.SCRIPT.read_text("utf-8").rpartition("-- sealed ")[0]
    other = tmp_path / "baseline.sql"
    monkeypatch.setattr(baseline, "SCRIPT", other)
    other.write_text(f"{text}-- sealed {tool.seal(text)}\n", "utf-8")
    assert tool.is_sealed()
    other.write_text(text.replace("NOT NULL", "", 1) + f"-- sealed {tool.seal(text)}\n", "utf-8")
    assert not tool.is_sealed()
    other.write_text(text, "utf-8")
    assert not tool.is_sealed()


@pytest.mark.django_db
def test_a_database_with_anything_in_it_is_left_alone() -> None:
    assert baseline.lay_down(connection) is False
