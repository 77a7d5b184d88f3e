"""The resources as the directory sees them: exactly the attributes that mean something here.

A user is an account with its person. A group is a post, its members are who holds it.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from scim2_models import URN, CaseExact, ComplexAttribute, Mutability, Required, Resource, Uniqueness


class Email(ComplexAttribute):
    """Where mails for the person go."""

    value: Annotated[str | None, Required.true] = None


class Membership(ComplexAttribute):
    """A post that the user holds."""

    value: Annotated[str | None, Mutability.read_only, CaseExact.true] = None
    display: Annotated[str | None, Mutability.read_only] = None


class User(Resource[Any]):
    """An account and its person."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:User")

    user_name: Annotated[str | None, Required.true, Uniqueness.server, Mutability.immutable] = None
    display_name: Annotated[str | None, Required.true] = None
    active: bool | None = None
    preferred_language: str | None = None
    emails: list[Email] | None = None
    groups: Annotated[list[Membership] | None, Mutability.read_only] = None

    Emails: ClassVar[type[ComplexAttribute]] = Email
    Groups: ClassVar[type[ComplexAttribute]] = Membership


class Member(ComplexAttribute):
    """Somebody who holds the post."""

    value: Annotated[str | None, Mutability.immutable, Required.true, CaseExact.true] = None
    # Some directories send it along; it is the account's name, whatever they say.
    display: Annotated[str | None, Mutability.immutable] = None


class Group(Resource[Any]):
    """A post."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:Group")

    display_name: Annotated[str | None, Mutability.read_only] = None
    members: list[Member] | None = None

    Members: ClassVar[type[ComplexAttribute]] = Member
