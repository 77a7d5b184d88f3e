"""Whether a backup is what it was when it was made: every byte of it, before anything is done with it."""

from __future__ import annotations

from pathlib import Path

from decreta import __version__
from decreta.command.backups import hashing, layout
from decreta.command.backups.layout import BackupError, Manifest

_SHOWN = 20
_NEEDED = (layout.MANIFEST, layout.DUMP, layout.CONFIGURATION, layout.BLOB_LIST)


def check(folder: Path) -> Manifest:
    """The manifest of a backup that is whole. Raises BackupError naming everything that is missing or has changed."""
    problems = _sheet(folder)
    manifest = layout.read_manifest(folder) if not problems else None
    if manifest is not None:
        problems = _files(folder, manifest)
    if problems:
        more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        listed = "\n".join(f"  {problem}" for problem in problems[:_SHOWN])
        raise BackupError(f"The backup {folder} is damaged and is not used:\n{listed}{more}")
    assert manifest is not None
    refuse_newer(manifest)
    return manifest


def refuse_newer(manifest: Manifest) -> None:
    """Raises BackupError for a backup of a version that is newer than this program."""
    if _numbers(manifest.version) > _numbers(__version__):
        raise BackupError(
            f"The backup was made by Decreta {manifest.version}, this is {__version__}. Restore it with that version or a newer one."
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int("".join(filter(str.isdigit, part)) or 0) for part in version.split("."))


def _sheet(folder: Path) -> list[str]:
    path = folder / layout.SUMS
    if not path.is_file():
        return [f"{layout.SUMS} is missing"]
    try:
        sums = hashing.read_sums(path)
    except ValueError:
        return [f"{layout.SUMS} cannot be read"]
    bundles = [name for name in (layout.DATA, layout.SEALED) if name in sums]
    problems = [f"{name} is not on the sheet {layout.SUMS}" for name in _NEEDED if name not in sums]
    if len(bundles) != 1:
        problems.append(f"{layout.SUMS} must name one of {layout.DATA} and {layout.SEALED}")
    for name, sha256 in sums.items():
        part = folder / name
        if "/" in name or not part.is_file():
            problems.append(f"{name} is missing")
        elif hashing.of_file(part) != sha256:
            # Which of the two has changed nobody can tell from them.
            problems.append(f"{name} is not what {layout.SUMS} says: one of them has changed")
    return problems


def _files(folder: Path, manifest: Manifest) -> list[str]:
    listed = layout.read_blob_list(folder)
    problems = []
    if (len(listed), sum(listed.values())) != (manifest.blobs, manifest.blob_bytes):
        problems.append(f"{layout.BLOB_LIST} lists other files than the manifest counts")
    for sha256, size in listed.items():
        path = layout.blob_path(folder, sha256)
        name = path.relative_to(folder).as_posix()
        if not path.is_file():
            problems.append(f"{name} is missing")
        elif path.stat().st_size != size or hashing.of_file(path) != sha256:
            problems.append(f"{name} has changed")
    return problems
