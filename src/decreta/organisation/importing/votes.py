"""Who of a body votes, and with how many votes: a list of its members with their votes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.core.texts import fold
from decreta.kit.importing import Choice, Column, ColumnKind, Importable, Judged, Row, Standing
from decreta.kit.importing.faults import sentences
from decreta.organisation import rules
from decreta.organisation.domain import votes
from decreta.organisation.enums import MOST_WEIGHT, NO_MEMBERS
from decreta.organisation.models import Body, Holding

FULL, VOICE = "full", "voice"

sentences(
    {
        "no_such_body": _("There is no body with the code “%(text)s”."),
        "not_your_body": _("Your post does not keep the members of this body."),
        "no_such_member": _("%(text)s is no member of this body today."),
        "several_members": _("Several members are called %(text)s. Give the login."),
        "no_such_weight": _("Between 1 and %(most)s votes."),
    }
)


def _kinds() -> list[Choice]:
    return [
        Choice(
            FULL,
            pgettext_lazy("member of a body", "with a vote"),
            ("Chính thức", "Có quyền biểu quyết", "Có", "full", "yes", "正式", "あり"),
        ),
        Choice(
            VOICE,
            pgettext_lazy("member of a body", "consultative"),
            ("Tư vấn", "Không có quyền biểu quyết", "Dự khuyết", "Không", "no", "なし", "諮問"),
        ),
    ]


class Votes(Importable):
    """The vote of each member; one row a member."""

    kind: ClassVar[str] = "organisation.votes"
    label: ClassVar[str | Promise] = _("Votes of members")
    about: ClassVar[str | Promise] = _("Who of a body has a vote, who is only heard, and how many votes each has.")
    icon: ClassVar[str] = "vote"
    order: ClassVar[int] = 85
    fixed: ClassVar[frozenset[str]] = frozenset({"login"})
    why_not_undone: ClassVar[str | Promise] = _("Votes are set anew, by a list or on the page of the body.")
    columns: ClassVar[tuple[Column, ...]] = (
        Column(
            "body",
            _("Body"),
            required=True,
            synonyms=("Ban chỉ đạo", "Mã ban", "Tổ chức", "委員会"),
            help=_("Its code."),
            example="bcdcds",
        ),
        Column(
            "full_name",
            _("Full name"),
            required=True,
            synonyms=("Họ và tên", "Họ tên", "Đại biểu", "Thành viên", "Ủy viên", "氏名", "Name"),
            max_length=120,
            example="Nguyễn Văn An",
            width=28,
        ),
        Column(
            "login",
            _("Login"),
            synonyms=("Tên đăng nhập", "Tài khoản", "ログイン名"),
            help=_("Only where two members have one name."),
            max_length=150,
        ),
        Column(
            "has_vote",
            _("Right to vote"),
            kind=ColumnKind.CHOICE,
            required=True,
            choices=_kinds,
            synonyms=("Quyền biểu quyết", "Tư cách", "議決権"),
            width=24,
        ),
        Column(
            "weight",
            _("Number of votes"),
            kind=ColumnKind.NUMBER,
            synonyms=("Số phiếu", "Trọng số", "票数"),
            example="1",
        ),
    )

    def may(self, *, by: Actor) -> None:
        """Who prepares sittings of a body, or administers. Of which bodies is judged row by row."""
        rules.may_import_votes(by=by)

    def key(self, row: Row) -> str:
        who = row.cells.get("login", "").strip() or fold(row.cells.get("full_name", ""))
        body = row.cells.get("body", "").strip()
        return f"{body}\x1f{who}" if body and who else ""

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        bodies = {one.code: one for one in Body.objects.filter(code__in={row.get("body", "") for row in judged.rows})}
        kept = {code: one for code, one in bodies.items() if allows(rules.may_set_votes, one, by=by)}
        members = _Members(kept.values())
        for row in judged.rows:
            code, weight = row.get("body", ""), row.get("weight")
            row.values["_body"] = body = kept.get(code)
            if code and body is None:
                row.fault("body", "not_your_body" if code in bodies else "no_such_body", text=code)
            if body is not None:
                row.values["_holding"] = found = members.find(row, body)
                # A name that is typed otherwise is no change of it.
                row.values["full_name"] = found.person.full_name if found else row.get("full_name", "")
            if isinstance(weight, int) and not 1 <= weight <= MOST_WEIGHT:
                row.fault("weight", "no_such_weight", most=MOST_WEIGHT)

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        return {
            row.number: Standing(one, _shown(one))
            for row in judged.rows
            if (one := row.values.get("_holding")) is not None
        }

    def act(self, row: Row, *, by: Actor) -> Holding:
        holding: Holding = row.thing
        has_vote = row.values["has_vote"] == FULL
        weight = int(row.get("weight", holding.weight))
        votes.set_votes(body=row.values["_body"], members=[holding], has_vote=has_vote, weight=weight, by=by)
        return holding


class _Members:
    """The members of some bodies today, as rows name them. One statement."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        found = Holding.objects.valid_on(clock.today()).filter(post__body__in=list(bodies))
        found = found.exclude(post__role__in=NO_MEMBERS).select_related("person__user", "post__body").order_by("pk")
        self._of: dict[Any, list[Holding]] = {}
        for one in found:
            self._of.setdefault(one.post.body_id, []).append(one)

    def find(self, row: Row, body: Body) -> Holding | None:
        """By login, else by a name that only one has."""
        login, name = row.get("login", ""), row.get("full_name", "")
        of_body = self._of.get(body.pk, [])
        if login:
            named = [one for one in of_body if one.person.user is not None and one.person.user.username == login]
        else:
            named = [one for one in of_body if fold(one.person.full_name) == fold(name)]
        if not named and name:
            last = fold(name).split()[-1:]
            near = [one.person.full_name for one in of_body if fold(one.person.full_name).split()[-1:] == last]
            row.fault("full_name", "no_such_member", text=name, offers=near[:3])
        if len({one.person_id for one in named}) > 1:
            row.fault("full_name", "several_members", text=name)
            return None
        return named[0] if named else None


def _shown(one: Holding) -> dict[str, Any]:
    return {
        "body": one.post.body.code if one.post.body else "",
        "full_name": one.person.full_name,
        "login": one.person.user.username if one.person.user else "",
        "has_vote": FULL if one.has_vote else VOICE,
        "weight": one.weight,
    }
