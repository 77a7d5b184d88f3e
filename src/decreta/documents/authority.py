"""In whose name a paper is signed: from the post that signs, its place, and the mandate under which somebody acted for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from decreta.core import rulesets
from decreta.core.rulesets import RuleSet, StandsFor
from decreta.organisation.enums import OrganisationKind, Role
from decreta.organisation.models import Body, Organisation, Post
from decreta.organisation.queries.naming import name_on

Issuer = Body | Organisation


@dataclass(frozen=True)
class SigningWords:
    """What stands above a signature: lines of authority (`T/M BAN CHỈ ĐẠO`), and the position."""

    authority: str
    position: str


def signing_words(post: Post, issuer: Issuer, *, language: str, on: dt.date, acted: Post | None = None) -> SigningWords:
    """The words for a post that signs; `acted` is the post of him who signed for it under a mandate.

    A prefix that was entered for the post stands. Without one, the regime says what its role means: the head of a body
    signs in its name, a deputy for the head, the head of a unit by the head's order. In a Party committee nobody signs
    for its secretary: a deputy too signs in the committee's name.
    """
    rules = rulesets.load(issuer.regime, on)
    if acted is not None:
        return SigningWords(_by_mandate(post, rules, language), title_of(acted, language))
    stands_for = _stands_for(post, issuer, rules)
    prefix = post.authority_prefix or (rules.prefix_for(stands_for) if stands_for else "")
    position = title_of(post, language)
    if not prefix:
        return SigningWords("", position)
    if stands_for is StandsFor.ACTING:
        return SigningWords("", f"{prefix} {position}")
    if stands_for is StandsFor.BODY:
        prefix = rules.prefix_for(StandsFor.BODY) or prefix
        lines = [f"{prefix} {short_name(name_on(issuer, on, language))}"]
        if post.role == Role.DEPUTY and rules.deputies_name_head:
            lines += [_with_head(rules.prefix_for(StandsFor.HEAD), post, issuer, language, on)]
        return SigningWords("\n".join(lines), position)
    return SigningWords(_with_head(prefix, post, issuer, language, on), position)


def enacting_words(post: Post, issuer: Issuer, *, language: str, on: dt.date) -> str:
    """Who decides, as a decision names him: the body, or the head with his office (`BỘ TRƯỞNG BỘ NỘI VỤ`)."""
    rules = rulesets.load(issuer.regime, on)
    name = name_on(issuer, on, language)
    if _stands_for(post, issuer, rules) is StandsFor.BODY:
        return name
    head = post if post.role == Role.HEAD else _head(post, issuer, on)
    return _joined(title_of(head, language), name) if head is not None else name


def title_of(post: Post, language: str) -> str:
    """The title under which a post signs."""
    return post.signing_title or post.name_in(language)


def short_name(name: str) -> str:
    """How a paper names its issuer before the signature: a steering committee is `BAN CHỈ ĐẠO`, whatever it steers."""
    for short in ("Ban Chỉ đạo", "Tổ công tác", "Tổ giúp việc", "Hội đồng tư vấn"):
        if name.startswith(short):
            return short
    return name


def _stands_for(post: Post, issuer: Issuer, rules: RuleSet) -> StandsFor | None:
    """In whose stead the post signs; None where it signs for itself, or for an issuer that is not its own."""
    if not rules.authority_prefixes:
        return None
    entered = rules.authority_prefixes.get(post.authority_prefix)
    if entered is not None:
        found = next(one for one in StandsFor if one in entered.stands_for)
        is_committee = isinstance(issuer, Organisation) and issuer.kind == OrganisationKind.PARTY_COMMITTEE
        return StandsFor.BODY if found is StandsFor.HEAD and is_committee else found
    if post.authority_prefix or not _is_of(post, issuer):
        return None
    if _is_collective(issuer):
        return StandsFor.BODY if post.role in {Role.HEAD, Role.DEPUTY} else StandsFor.ORDER
    return {Role.HEAD: None, Role.DEPUTY: StandsFor.HEAD}.get(Role(post.role), StandsFor.ORDER)


def _is_collective(issuer: Issuer) -> bool:
    return isinstance(issuer, Body) or issuer.kind == OrganisationKind.PARTY_COMMITTEE


def _is_of(post: Post, issuer: Issuer) -> bool:
    if isinstance(issuer, Body):
        return post.body_id == issuer.pk
    return post.unit is not None and post.unit.organisation_id == issuer.pk


def _head(post: Post, issuer: Issuer, on: dt.date) -> Post | None:
    of_issuer = {"body": issuer} if isinstance(issuer, Body) else {"unit__organisation": issuer}
    return Post.objects.valid_on(on).filter(role=Role.HEAD, **of_issuer).exclude(pk=post.pk).first()


def _with_head(prefix: str, post: Post, issuer: Issuer, language: str, on: dt.date) -> str:
    head = _head(post, issuer, on)
    return f"{prefix} {title_of(head, language)}" if head else prefix


def _by_mandate(post: Post, rules: RuleSet, language: str) -> str:
    """`TUQ. BỘ TRƯỞNG`: by written authorisation, limited in time and content, never passed on."""
    title = title_of(post, language)
    if prefix := rules.prefix_for(StandsFor.MANDATE):
        return f"{prefix} {title}"
    return rules.word("mandate", language).format(title=title)


def _joined(title: str, name: str) -> str:
    """A title before the name of its office; words that end the one and begin the other are said once.

    `Chánh Văn phòng` of the `Văn phòng Trung ương Đảng` is the `Chánh Văn phòng Trung ương Đảng`.
    """
    said, named = title.split(), name.split()
    for count in range(min(len(said), len(named)), 0, -1):
        if [word.casefold() for word in said[-count:]] == [word.casefold() for word in named[:count]]:
            return " ".join([*said, *named[count:]])
    return f"{title} {name}"
