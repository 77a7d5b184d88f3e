"""The office of a commune in the demonstration, and the letters of its morning; prints where its leader's people are.

Runs as a process of its own (`python -m tests.e2e.commune FOLDER COUNT`), because the tests' Django knows only the
tests' database. Founding an office twice changes nothing.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "nghi-quyet-2025"
SINCE = dt.date(2024, 1, 1)
CODE = "xa-bat-trang"
SENDER = "Ủy ban nhân dân huyện Gia Lâm"


@dataclass(frozen=True)
class Post:
    """A post of the office and who sits in it."""

    login: str
    person: str
    unit: str
    role: str
    title: str
    signs: bool = False


POSTS = (
    Post("bt.chair", "Ngô Đức Thành", "ld", "head", "Chủ tịch", signs=True),
    Post("bt.chief", "Đoàn Thu Hằng", "vp", "head", "Trưởng phòng"),
    Post("bt.clerk", "Mẫn Thị Xuân", "vp", "clerk", "Văn thư"),
    Post("bt.officer", "Trương Bá Lộc", "vp", "officer", "Công chức"),
)


def prepare(data: Path, folder: Path, count: int) -> None:
    """Found the office in a running demonstration, and lay so many letters in a folder."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DECRETA_", "DJANGO_"))}
    wanted = {**own, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "DECRETA_DATA": str(data)}
    if not os.environ.get("E2E_AT"):
        wanted["DECRETA_TESTING"] = "yes"  # as the demonstration of the tests: passwords are hashed the quick way
    command = [sys.executable, "-m", "tests.e2e.commune", str(folder), str(count)]
    done = subprocess.run(command, env=wanted, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]


def found() -> None:
    """Units, posts, people and accounts, through the acts."""
    from decreta.accounts.models import User
    from decreta.core.actor import Actor
    from decreta.organisation.domain import structure
    from decreta.organisation.models import Organisation, Unit

    by, house = Actor.system("tests.commune"), Organisation.objects.get(code=CODE)
    if User.objects.filter(username=POSTS[0].login).exists():
        return
    structure.set_up_unit(
        organisation=house, code=f"{CODE}-ld", names={"vi": "Lãnh đạo Ủy ban"}, valid_from=SINCE, by=by
    )
    for one in POSTS:
        post = structure.create_post(
            code=f"{CODE}-{one.login}",
            names={"vi": one.title},
            role=one.role,
            unit=Unit.objects.get(code=f"{CODE}-{one.unit}"),
            signs=one.signs,
            authority_prefix="TM." if one.signs else "",
            signing_title=one.title.upper() if one.signs else "",
            valid_from=SINCE,
            by=by,
        )
        user = User.objects.create_user(username=one.login, password=PASSWORD, language="vi")
        person = structure.enter_person(full_name=one.person, user=user, by=by)
        structure.appoint(person=person, post=post, valid_from=SINCE, by=by)


def write_letters(folder: Path, count: int) -> None:
    """Letters of the district, each with its number, date and abstract, as they come out of a scanner with recognition."""
    from tests.capture.papers import CASES, paper_of

    # Other stories move the clock of the same demonstration: the day on which an answer is wanted is far enough.
    body = "Đề nghị rà soát các hộ và gửi kết quả trước ngày 30/6/2025 để tổng hợp, báo cáo cấp có thẩm quyền."

    letter = next(one for one in CASES if one.symbol == "742/BKHCN-CNS")
    for n in range(1, count + 1):
        paper = replace(
            letter,
            symbol=f"{300 + n}/UBND-VP",
            issuer=SENDER,
            superior="",
            subject=f"V/v rà soát hộ kinh doanh gốm sứ đăng ký chữ ký số, đợt {n}",
            signer="Cao Văn Quý",
            authority="TM. Ủy ban nhân dân",
            position="Chủ tịch",
            addressees=("Ủy ban nhân dân xã Bát Tràng",),
        )
        (folder / f"thu-{n:03}.pdf").write_bytes(paper_of(paper, body=body))


def main() -> None:
    """Found and write."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decreta.config.settings")
    django.setup()
    found()
    write_letters(Path(sys.argv[1]), int(sys.argv[2]))


if __name__ == "__main__":
    main()
