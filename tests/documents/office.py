"""A small office for the tests of documents: a steering committee, its agency, and the people in their posts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from decreta.accounts.models import User
from decreta.core.actor import Actor
from decreta.documents.domain import approval, drafting
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from decreta.organisation.domain import structure
from decreta.organisation.enums import BodyKind, OrganisationKind, Role
from decreta.organisation.models import Body, Holding, Organisation, Post, Term, Unit
from decreta.organisation.queries.actors import actor_for
from tests import replaying

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SINCE = dt.date(2024, 1, 1)
#: The day on which the second notice of the committee was issued.
ISSUE_DAY = dt.datetime(2025, 3, 18, 9, 0, tzinfo=ZONE)
SYSTEM = Actor.system("tests")

TEXT = """\
Ngày 10/3/2025, Ban Chỉ đạo đã họp phiên thứ hai và kết luận như sau:
1. Về thể chế
1.1. Bộ Khoa học và Công nghệ chủ trì hoàn thiện dự thảo, báo cáo trong tháng 3 năm 2025.
2. Về hạ tầng
Văn phòng Trung ương Đảng chủ trì kết nối mạng đến cấp xã."""


@dataclass
class Office:
    """The structure, and an actor for each post by its short name."""

    agency: Organisation
    ministry: Organisation
    unit: Unit
    other_unit: Unit
    body: Body
    term: Term
    posts: dict[str, Post]
    holdings: dict[str, Holding]

    def actor(self, name: str) -> Actor:
        """The actor that sits in a post."""
        holding = Holding.objects.select_related("person", "post__unit__organisation", "post__body").get(
            pk=self.holdings[name].pk
        )
        return actor_for(holding)


# Short name: place, role, title, whether the post signs, its authority prefix.
_POSTS = {
    "head": ("body", Role.HEAD, "Trưởng Ban", True, "T/M"),
    "deputy": ("body", Role.DEPUTY, "Phó Trưởng Ban", True, "K/T"),
    "secretary": ("body", Role.SECRETARY, "Thư ký", False, ""),
    "member": ("body", Role.MEMBER, "Ủy viên", False, ""),
    "clerk": ("unit", Role.CLERK, "Văn thư", False, ""),
    "chief": ("unit", Role.HEAD, "Chánh Văn phòng", True, ""),
    "officer": ("unit", Role.OFFICER, "Chuyên viên", False, ""),
    "ministry_clerk": ("other", Role.CLERK, "Văn thư Bộ", False, ""),
    "ministry_officer": ("other", Role.OFFICER, "Chuyên viên Bộ", False, ""),
    "inspector": ("unit", Role.INSPECTOR, "Thanh tra", False, ""),
    "administrator": ("unit", Role.ADMINISTRATOR, "Quản trị", False, ""),
}
_PEOPLE = {
    "head": "Phan Hữu Thịnh",
    "deputy": "Đỗ Quỳnh Lan",
    "secretary": "Lý Thu Hà",
    "member": "Vũ Hải Đăng",
    "clerk": "Bùi Thanh Mai",
    "chief": "Trịnh Quang Vinh",
    "officer": "Hồ Minh Khuê",
    "ministry_clerk": "Lưu Gia Bình",
    "ministry_officer": "Ngô Bảo Trâm",
    "inspector": "Mạc Đình Sơn",
    "administrator": "Tạ Ngọc Ánh",
}


@replaying.once
def build(*, regime: str = "vn-party", with_users: bool = False) -> Office:
    """Found the office through its acts."""
    agency = structure.found(
        code="vptw",
        names={"vi": "Văn phòng Trung ương Đảng", "en": "Central Party Office"},
        symbol="VPTW",
        kind=OrganisationKind.PARTY_OFFICE,
        valid_from=SINCE,
        regime=regime,
        place="Hà Nội",
        by=SYSTEM,
    )
    ministry = structure.found(
        code="bkhcn",
        names={"vi": "Bộ Khoa học và Công nghệ"},
        symbol="BKHCN",
        kind=OrganisationKind.MINISTRY,
        valid_from=SINCE,
        regime="vn-state",
        place="Hà Nội",
        by=SYSTEM,
    )
    unit = structure.set_up_unit(
        organisation=agency, code="vptw-th", names={"vi": "Vụ Tổng hợp"}, valid_from=SINCE, by=SYSTEM
    )
    other = structure.set_up_unit(
        organisation=ministry, code="bkhcn-vp", names={"vi": "Văn phòng Bộ"}, valid_from=SINCE, by=SYSTEM
    )
    body = structure.establish_body(
        code="bcdcds",
        names={"vi": "Ban Chỉ đạo chuyển đổi số trong các cơ quan Đảng"},
        symbol="BCĐCĐS",
        symbol_aliases=["BCĐ"],
        kind=BodyKind.COMMITTEE,
        superior_name="Ban Chấp hành Trung ương",
        valid_from=SINCE,
        regime=regime,
        place="Hà Nội",
        by=SYSTEM,
    )
    term = structure.begin_term(body=body, name="Khóa XIII", valid_from=SINCE, by=SYSTEM)
    structure.name_standing_agency(body=body, organisation=agency, rank=1, valid_from=SINCE, by=SYSTEM)
    places = {"body": {"body": body}, "unit": {"unit": unit}, "other": {"unit": other}}
    posts, holdings = {}, {}
    for name, (place, role, title, signs, prefix) in _POSTS.items():
        post = structure.create_post(
            code=name,
            names={"vi": title},
            role=role,
            valid_from=SINCE,
            by=SYSTEM,
            signs=signs,
            authority_prefix=prefix,
            signing_title=title.upper() if signs else "",
            **places[place],
        )
        user = User.objects.create_user(username=name, password="a long password") if with_users else None
        person = structure.enter_person(full_name=_PEOPLE[name], user=user, by=SYSTEM)
        posts[name] = post
        holdings[name] = structure.appoint(person=person, post=post, valid_from=SINCE, by=SYSTEM)
    return Office(agency, ministry, unit, other, body, term, posts, holdings)


def drafted(
    office: Office, *, subject: str = "Thông báo kết luận phiên họp thứ hai", text: str = TEXT, **facts: object
) -> Document:
    """A notice of the committee, drafted by its secretary."""
    usual: dict[str, Any] = {
        "type_code": "TB",
        "recipients": [office.ministry, "Lưu Văn phòng"],
        "signer_post": office.posts["head"],
        "decided_on": dt.date(2025, 3, 10),
    }
    return drafting.draft(
        issuer=office.body, subject=subject, text=text, by=office.actor("secretary"), **(usual | facts)
    )


def approved(office: Office, **facts: object) -> Document:
    """The same, approved by the head of the committee."""
    document = drafted(office, **facts)
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    approval.approve(document=document, version_hash=newest_version(document).content_hash, by=office.actor("head"))
    return document
