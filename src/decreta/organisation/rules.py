"""WHO may: what each role can do. Rules everywhere ask for a capability, never for a title."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Person, Post

_ANSWERS = frozenset({"answer_assignments"})

CAPABILITIES: dict[str, frozenset[str]] = {
    Role.HEAD: frozenset(
        {
            "sign_documents",
            "approve_documents",
            "check_content",
            "decide_extensions",
            "chair_sittings",
            "draft_documents",
            "read_sittings",
            "monitor_tasks",
            "direct_documents",
            "book_rooms",
        }
    ),
    Role.DEPUTY: frozenset(
        {
            "sign_documents",
            "approve_documents",
            "check_content",
            "decide_extensions",
            "chair_sittings",
            "draft_documents",
            "read_sittings",
            "monitor_tasks",
            "direct_documents",
            "book_rooms",
        }
    ),
    Role.UNIT_HEAD: frozenset({"check_content", "hand_down", "report_progress", "draft_documents", "book_rooms"}),
    Role.OFFICER: frozenset({"draft_documents", "report_progress"}),
    Role.CLERK: frozenset({"issue_documents", "register_documents", "draft_documents", "book_rooms"}),
    Role.SECRETARY: frozenset(
        {
            "prepare_sittings",
            "book_rooms",
            "check_content",
            "draft_documents",
            "assign_tasks",
            "monitor_tasks",
            "urge",
            "issue_documents",
            "read_sittings",
        }
    ),
    Role.MEMBER: frozenset({"read_sittings"}),
    Role.INSPECTOR: frozenset({"inspect_everything"}),
    Role.ADMINISTRATOR: frozenset({"administer"}),
}

# In an agency these posts speak for it towards those who assign to it.
ANSWERING = frozenset({Role.HEAD, Role.DEPUTY, Role.UNIT_HEAD, Role.OFFICER, Role.CLERK})

# What a mandate may lend. Nothing else passes from one post to another, and never a second time.
LENDABLE = frozenset({"sign_documents", "approve_documents", "decide_extensions", "chair_sittings", "direct_documents"})


def capabilities_of(role: str, *, in_organisation: bool) -> frozenset[str]:
    """What a post of this role can do; posts in an agency also answer for its assignments."""
    own = CAPABILITIES.get(role, frozenset())
    return own | _ANSWERS if in_organisation and role in ANSWERING else own


def may_accept_exposure(*, by: Actor) -> None:
    """Only somebody who signs for the office may accept that it can be reached from outside."""
    # To sign papers in another's stead is lent; to answer for the whole installation is not.
    if not by.can("sign_documents") or by.mandate_id is not None:
        raise NotAllowed.of(_("Only an officer who signs documents may accept exposure."), code="not_a_signer")


def may_change_structure(*, by: Actor) -> None:
    """The structure is changed by an administrator, or by the software on an administrator's order."""
    if not by.can("administer"):
        raise NotAllowed.of(_("Only an administrator may change the structure."), code="not_an_administrator")


def may_set_votes(body: Body, *, by: Actor) -> None:
    """Who votes in a body is kept by those who prepare its sittings, or by an administrator."""
    prepares = by.can("prepare_sittings") and body.pk in by.body_ids | by.served_body_ids
    if not (by.is_system or prepares or by.can("administer")):
        raise NotAllowed.of(_("Your post does not keep the members of this body."), code="not_its_secretary")


def may_keep_members(body: Body, *, by: Actor) -> None:
    """Who is a member of a body is kept by those who prepare its sittings, or those of a body above it; else by an administrator."""
    if by.can("administer"):
        return
    prepared = by.body_ids | by.served_body_ids if by.can("prepare_sittings") else frozenset()
    above: Body | None = body
    while above is not None:
        if above.pk in prepared:
            return
        above = above.parent
    raise NotAllowed.of(_("Your post does not keep the members of this body."), code="not_its_secretary")


def may_appoint(person: Person, post: Post, *, by: Actor) -> None:
    """An administrator appoints to any post; who keeps the members of a body makes others its members, and nothing else.

    Whoever leads a body signs for it: that is no membership alone.
    """
    if by.can("administer"):
        return
    may_end_holding(post, by=by)
    if person.pk == by.person_id:
        raise NotAllowed.of(_("Nobody appoints himself."), field="person", code="himself")


def may_end_holding(post: Post, *, by: Actor) -> None:
    """The same of who relieves somebody of a post."""
    if post.body is None or post.role != Role.MEMBER:
        may_change_structure(by=by)
        return
    may_keep_members(post.body, by=by)


def may_import_votes(*, by: Actor) -> None:
    """Lists of votes are brought by those who may set some."""
    if not (by.can("prepare_sittings") or by.can("administer")):
        raise NotAllowed.of(_("Your post does not keep the members of this body."), code="not_its_secretary")


def may_move_clock(*, by: Actor) -> None:
    """Anybody signed in to a demonstration may move its clock."""
    if by.person_id is None and not by.is_system:
        raise NotAllowed.of(_("Sign in to move the demonstration's clock."), code="signed_out")
