"""Backups on a small scale: names, seals, links, refusals. The whole of it under faults is P15."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from decreta import __version__
from decreta.command import installation
from decreta.command.backups import bundling, checking, hashing, layout, making, programs, restoring
from decreta.command.backups.layout import BackupError
from decreta.command.processes import locked
from decreta.files import blobs


@pytest.fixture
def data(tmp_path, monkeypatch, settings):
    """An installation's directory, on the checkout's own database, which is empty."""
    data = tmp_path / "data"
    (data / "authority").mkdir(parents=True)
    (data / "authority" / "root.pem").write_text("root")
    (data / "authority" / "lock").touch()
    (data / "log.key").write_bytes(b"\1" * 32)
    (data / "static").mkdir()
    (data / "static" / "decreta.css").write_text("made anew")
    (data / "postgres.json").write_text("{}")
    monkeypatch.setenv("DECRETA_DATA", str(data))
    monkeypatch.setenv("DECRETA_SECRET_KEY", "from the environment")
    settings.DECRETA_DATA = data
    return data


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


def test_a_backup_is_whole_and_checks(data, folder):
    made = making.make(folder)
    assert checking.check(made.folder) == made.manifest
    assert made.manifest.version == __version__
    assert layout.backups_in(folder) == [made.folder]
    assert made.folder.stat().st_mode & 0o077 == 0
    assert "from the environment" not in "".join(
        path.read_text(errors="replace") for path in made.folder.iterdir() if path.suffix in {".json", ".txt"}
    )


def test_the_bundle_holds_what_the_installation_cannot_make_anew(data, folder, tmp_path):
    made, into = making.make(folder), tmp_path / "new"
    into.mkdir()
    bundling.unpack(made.folder, into, "")
    assert sorted(path.relative_to(into).as_posix() for path in into.rglob("*") if path.is_file()) == [
        "authority/root.pem",
        "log.key",
        "secret-key",
    ]
    assert (into / "secret-key").read_text() == "from the environment"
    assert (into / "log.key").stat().st_mode & 0o077 == 0


def test_under_a_passphrase_the_keys_are_sealed(data, folder, tmp_path, monkeypatch):
    monkeypatch.setenv("DECRETA_BACKUP_PASSPHRASE", "hai mươi bảy con sếu")
    made = making.make(folder)
    assert not (made.folder / layout.DATA).exists()
    assert b"from the environment" not in (made.folder / layout.SEALED).read_bytes()
    checking.check(made.folder)
    (tmp_path / "new").mkdir()
    for wrong, said in (("", "are sealed"), ("another", "does not open")):
        with pytest.raises(BackupError, match=said):
            bundling.unpack(made.folder, tmp_path / "new", wrong)
    assert list((tmp_path / "new").iterdir()) == []
    bundling.unpack(made.folder, tmp_path / "new", "hai mươi bảy con sếu")
    assert (tmp_path / "new" / "secret-key").exists()


def test_a_file_that_the_backup_before_has_is_linked_and_costs_nothing(data, folder, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    sha256 = blobs.write(b"an annex")
    for fresh, before in ((first, None), (second, first)):
        fresh.mkdir()
        making._copy_blobs({sha256: 8}, fresh, before)
    copies = [layout.blob_path(one, sha256) for one in (first, second)]
    assert copies[0].samefile(copies[1])
    assert not copies[0].samefile(blobs.path_of(sha256))
    assert layout.read_blob_list(second) == {sha256: 8}


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"another")])
def test_a_damaged_file_of_the_installation_is_named_and_no_backup_is_made(data, tmp_path, damage):
    sha256 = blobs.write(b"an annex")
    damage(blobs.path_of(sha256))
    with pytest.raises(BackupError, match=f"blobs/{sha256[:2]}/{sha256[2:]}"):
        making._copy_blobs({sha256: 8}, tmp_path, None)


def test_the_newest_are_kept_and_the_rest_of_a_killed_one_goes(data, folder):
    names = [making.make(folder).folder.name for _ in range(2)]
    (folder / ".making-killed").mkdir()
    made = making.make(folder, keep=2)
    assert made.removed == 1
    assert [path.name for path in layout.backups_in(folder)] == sorted([names[1], made.folder.name])
    assert not (folder / ".making-killed").exists()


def test_two_backups_are_not_made_at_once(data, folder):
    folder.mkdir()
    with locked(folder / ".backup.lock"), pytest.raises(BackupError, match="Another backup"):
        making.make(folder)
    assert layout.backups_in(folder) == []


def test_a_backup_that_fails_leaves_nothing(data, folder, monkeypatch):
    monkeypatch.setattr(programs, "find", lambda *words: Path("/bin/false"))
    with pytest.raises(BackupError, match="false failed"):
        making.make(folder)
    assert [path.name for path in folder.iterdir()] == [".backup.lock"]


def test_everything_that_is_wrong_is_named_at_once(data, folder):
    made = making.make(folder).folder
    (made / layout.DUMP).write_bytes(b"")
    (made / layout.CONFIGURATION).unlink()
    with pytest.raises(BackupError, match=r"configuration\.json is missing") as refusal:
        checking.check(made)
    assert "database.dump is not what SHA256SUMS says" in str(refusal.value)


def test_a_newer_version_is_refused(data, folder):
    made = making.make(folder).folder
    content = json.loads((made / layout.MANIFEST).read_text())
    (made / layout.MANIFEST).write_text(json.dumps(content | {"version": "99.0"}))
    hashing.write_sums(made, layout.SUMS)
    with pytest.raises(BackupError, match=r"made by Decreta 99\.0"):
        checking.check(made)


def test_a_restore_goes_into_an_empty_place_only(tmp_path):
    place = tmp_path / "taken"
    place.mkdir()
    (place / "letter").write_text("mine")
    with pytest.raises(BackupError, match="is not empty"):
        restoring.clear(place)
    assert (place / "letter").exists()


def test_what_a_cut_off_restore_left_is_refused_and_cleared_by_the_next(tmp_path, monkeypatch):
    place = tmp_path / "cut"
    place.mkdir()
    (place / installation.RESTORING).write_text("{}")
    (place / "blobs").mkdir()
    monkeypatch.setenv("DECRETA_DATA", str(place))
    with pytest.raises(installation.NoInstallationError, match="was not finished"), installation.database(place):
        pass
    restoring.clear(place)
    assert list(place.iterdir()) == []


def test_a_place_without_a_backup_is_said(tmp_path):
    with pytest.raises(BackupError, match="There is no backup in"):
        layout.chosen(tmp_path)


def test_a_dump_needs_a_program_as_new_as_the_server(tmp_path, monkeypatch):
    for major in (15, 16):
        program = tmp_path / f"pg_dump{major}"
        program.write_text(f"#!/bin/sh\necho 'pg_dump (PostgreSQL) {major}.4'\n")
        program.chmod(0o755)
    monkeypatch.setattr(programs, "_candidates", lambda name: sorted(tmp_path.glob("pg_dump*")))
    assert programs.find("pg_dump", 150_018).name == "pg_dump15"
    with pytest.raises(BackupError, match=r"PostgreSQL 17 or newer is needed \(found: 15, 16\)"):
        programs.find("pg_dump", 170_002)


def test_a_full_disk_is_one_sentence(data, folder, monkeypatch):
    def full(*words):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(shutil, "copyfile", full)
    monkeypatch.setattr(hashing, "write_sums", full)
    with pytest.raises(BackupError, match="No space left on device"):
        making.make(folder)
    assert layout.backups_in(folder) == []


@pytest.mark.slow
def test_an_upgrade_makes_a_backup_migrates_and_looks(tmp_path):
    """On a directory that holds nothing yet everything is to be migrated; each part opens the database anew."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
    kept |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "DECRETA_TESTING": "yes"}
    data = tmp_path / "data"
    command = [sys.executable, "-m", "decreta", "upgrade", "--data", str(data)]
    with (tmp_path / "said").open("w+") as said:
        done = subprocess.run(command, check=False, env=kept, stdout=said, stderr=said)
        said.seek(0)
        text = said.read()
    restoring.discard(data)
    assert done.returncode == 0, text
    assert "Backup: " in text
    assert "migrations       all applied" in text
