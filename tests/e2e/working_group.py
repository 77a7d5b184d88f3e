"""A session of the working group in a running demonstration, convened for today; prints where it is, as JSON.

Runs as a process of its own (`python -m tests.e2e.working_group`), because the tests' Django knows only the tests'
database. Everything before the opening is prepared here through the acts: the stories are about what comes after.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from dataclasses import replace

# Who sits there, and how; none of them needs a second factor to sign in, so that nobody waits for a code.
SEATS = (("vy", "secretary"), ("giang", "member"), ("nganha", "member"), ("toan", "member"), ("dat", "member"))
CHAIR = ("lan", "tct.head")
TITLE = "Phiên họp Tổ công tác về nhân sự nhóm kỹ thuật"
POINT = "Nhân sự phụ trách nhóm kỹ thuật"
OTHER_POINT = "Kế hoạch kiểm thử an toàn thông tin quý II"
CONCLUSION = "Nhóm kỹ thuật trình kế hoạch kiểm thử trước ngày 15/5/2025."
PAPERS = {
    POINT: (
        "Tờ trình về nhân sự",
        """Tổ công tác cần một Tổ phó phụ trách nhóm kỹ thuật để điều phối việc kết nối, kiểm thử và hướng dẫn các cơ quan.
        Ban Cơ yếu Chính phủ giới thiệu đồng chí Lê Khánh Toàn; cơ quan quản lý cán bộ không có ý kiến khác.
        Đề nghị Tổ công tác biểu quyết bằng phiếu kín.""",
    ),
    OTHER_POINT: (
        "Dự thảo kế hoạch kiểm thử",
        """Kiểm thử được tiến hành tại ba cơ quan thí điểm, mỗi nơi hai tuần, kết quả được tổng hợp trong một báo cáo.
        Dự thảo nêu đầu mối, thời hạn và cách xử lý lỗ hổng theo mức độ.""",
    ),
}


def convened() -> str:
    """A session of this evening with two points and their papers. Its key."""
    from decreta.core import clock
    from decreta.meetings import domain
    from decreta.meetings.deciding import Share
    from decreta.meetings.models import Sitting
    from decreta.meetings.queries.rulebooks import rules_of, versions_of
    from decreta.organisation.models import Body, Post
    from decreta.web.demo.papers import paper_pdf
    from decreta.web.demo.people import holding, secretary_of

    by, evening = secretary_of("tct"), clock.start_of_day(clock.today()) + dt.timedelta(hours=22)
    body = Body.objects.get(code="tct")
    # A group of eleven, of whom five sit in this story.
    stands = rules_of(body, on=clock.today())
    wanted = replace(stands, quorum=Share(1, 3), book=None)
    domain.set_rules(
        body=body,
        wanted=wanted,
        valid_from=clock.today(),
        authority="01-QC/TCT",
        of_version=max((one.book.version for one in versions_of(body) if one.book), default=0),
        by=by,
    )
    sitting = domain.create_sitting(
        body=body,
        title=TITLE,
        place="Phòng họp A2",
        starts_at=evening,
        ends_at=evening + dt.timedelta(hours=1),
        chair_post=Post.objects.get(code=CHAIR[1]),
        by=by,
    )
    for login, part in (("lan", "chair"), *SEATS):
        post = CHAIR[1] if part == "chair" else f"tct.{part}"
        domain.invite(sitting=sitting, holding=holding(login, post), part=part, by=by)
    for point, (title, words) in PAPERS.items():
        item = domain.add_point(sitting=sitting, title=point, minutes=20, by=by)
        domain.add_paper(item=item, title=title, upload=(f"{title}.pdf", paper_pdf(title, words)), by=by)
    reason = "Chỉ các thành viên liên quan."
    domain.convene(sitting=Sitting.objects.get(pk=sitting.pk), left_out_reason=reason, by=by)
    return str(sitting.pk)


def remind() -> int:
    """What the office's clockwork does every ten minutes for decisions in writing: how many were reminded of."""
    from decreta.procedures.jobs import remind_due

    return remind_due()


def main() -> None:
    """Do what is asked for and print what came of it."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decreta.config.settings")
    django.setup()
    json.dump({"convened": convened, "remind": remind}[sys.argv[1]](), sys.stdout)


if __name__ == "__main__":
    main()
