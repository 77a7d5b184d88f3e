"""Reading accounts and posts as the directory sees them."""

from __future__ import annotations

import functools
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db.models import Q, QuerySet
from scim2_models import Meta, Resource, SearchRequest
from scim2_models.path.expressions import CompareOperator, Comparison, FilterNode, LogicalExpr, LogicalOperator

from decreta.accounts.models import User as Account
from decreta.core import clock
from decreta.organisation.models import Holding, Post
from decreta.scim.resources import Email, Group, Member, Membership, User

#: The most resources in one answer.
PAGE: Final = 200
_BATCH: Final = 500
#: Attributes that the database compares.
_COLUMNS: Final = {
    ("username", Account): "username__iexact",
    ("externalid", Account): "directory_entry__external_id",
    ("externalid", Post): "code",
}
_Address = Callable[[str, Any], str]


def accounts() -> QuerySet[Account]:
    """Accounts of people that the directory has not deleted."""
    told = Q(directory_entry=None) | Q(directory_entry__deleted_at=None)
    return Account.objects.filter(told, person__isnull=False).select_related("person", "directory_entry").order_by("pk")


def posts() -> QuerySet[Post]:
    """Posts that there are today."""
    return Post.objects.valid_on(clock.today()).order_by("code")


def users(found: Iterable[Account], address: _Address) -> list[User]:
    """Accounts as resources, with the posts that their people hold. One statement more, however many."""
    rows = list(found)
    held: dict[Any, list[Membership]] = defaultdict(list)
    holdings = Holding.objects.valid_on(clock.today()).filter(person__in=[row.person for row in rows])
    for holding in holdings.select_related("post").order_by("post__code"):
        held[holding.person_id].append(Membership(value=str(holding.post_id), display=holding.post.name_vi))
    return [_user(row, held[row.person.pk], address) for row in rows]


def groups(found: Iterable[Post], address: _Address) -> list[Group]:
    """Posts as resources, with the accounts of those who hold them. One statement more, however many."""
    rows = list(found)
    holders: dict[Any, list[Member]] = defaultdict(list)
    holdings = Holding.objects.valid_on(clock.today()).filter(post__in=rows, person__user__isnull=False)
    for holding in holdings.select_related("person__user").order_by("person__user_id"):
        user = holding.person.user
        holders[holding.post_id].append(Member(value=str(user.pk), display=user.username))  # type: ignore[union-attr]
    return [_group(row, holders[row.pk], address) for row in rows]


def page(
    found: QuerySet[Any],
    shown: Callable[[Iterable[Any], _Address], list[Any]],
    request: SearchRequest[Any],
    address: _Address,
) -> tuple[list[Resource[Any]], int]:
    """One page of what a filter lets through, and how many there are in all."""
    start = max((request.start_index or 1) - 1, 0)
    count = PAGE if request.count is None else min(max(request.count, 0), PAGE)
    if request.filter is None:
        return shown(found[start : start + count], address), found.count()
    matching: list[Resource[Any]] = []
    rows = list(_narrowed(found, request.filter.ast).values_list("pk", flat=True))
    for begin in range(0, len(rows), _BATCH):
        part = found.filter(pk__in=rows[begin : begin + _BATCH])
        matching += [one for one in shown(part, address) if request.filter.match(one)]
    return matching[start : start + count], len(matching)


def is_number(text: str) -> bool:
    """Whether a text can be the number of an account."""
    return text.isascii() and text.isdecimal() and len(text) < 18


def _narrowed(found: QuerySet[Any], node: FilterNode) -> QuerySet[Any]:
    """At least what a filter lets through: directories look for one account by its name all day long."""
    if isinstance(node, LogicalExpr) and node.op == LogicalOperator.and_:
        return functools.reduce(_narrowed, node.terms, found)
    if not isinstance(node, Comparison) or node.op != CompareOperator.eq:
        return found
    # What is plain is compared by the database as it is by the filter; the rest is left to the filter alone.
    text = node.value if isinstance(node.value, str) and node.value.isascii() and node.value.isprintable() else None
    name = (str(node.attr_path).rpartition(":")[2].lower(), found.model)
    column = _COLUMNS.get(name)
    return found.filter(**{column: text}) if column and text is not None else found


def _user(row: Account, held: list[Membership], address: _Address) -> User:
    entry = getattr(row, "directory_entry", None)
    email = row.person.email or row.email
    shown = User(
        id=str(row.pk),
        external_id=entry.external_id or None if entry else None,
        user_name=row.username,
        display_name=row.person.full_name,
        active=row.is_active,
        preferred_language=row.language,
        emails=[Email(value=email)] if email else None,
        groups=held or None,
    )
    created, modified = (entry.created_at, entry.modified_at) if entry else (row.date_joined, row.date_joined)
    _set_meta(shown, address("user", row.pk), created=created, last_modified=modified)
    return shown


def _group(row: Post, holders: list[Member], address: _Address) -> Group:
    shown = Group(id=str(row.pk), external_id=row.code, display_name=row.name_vi, members=holders or None)
    _set_meta(shown, address("group", row.pk))
    return shown


def _set_meta(shown: Resource[Any], location: str, **moments: Any) -> None:
    content = json.dumps(shown.model_dump(), sort_keys=True, default=str)
    version = f'W/"{hashlib.sha256(content.encode()).hexdigest()[:16]}"'
    shown.meta = Meta(resource_type=type(shown).__name__, location=location, version=version, **moments)
