"""Kinds and roles of the organisation."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationKind(models.TextChoices):
    PARTY_OFFICE = "party_office", _("Party office")
    PARTY_AGENCY = "party_agency", _("Party agency")
    PARTY_COMMITTEE = "party_committee", _("Party committee")
    PRESS = "press", _("press and publishing")
    MINISTRY = "ministry", _("ministry")
    STATE_AGENCY = "state_agency", _("state agency")
    PROVINCE = "province", _("province")
    DISTRICT = "district", _("district")
    COMMUNE = "commune", _("commune")
    ENTERPRISE = "enterprise", _("enterprise")
    OTHER = "other", _("other")


class BodyKind(models.TextChoices):
    COMMITTEE = "committee", _("steering committee")
    WORKING_GROUP = "working_group", _("working group")
    SUPPORT_TEAM = "support_team", _("support team")
    COUNCIL = "council", _("advisory council")


class Role(models.TextChoices):
    """What kind of post it is. Rules speak of roles, never of titles."""

    HEAD = "head", _("head")
    DEPUTY = "deputy", _("deputy head")
    UNIT_HEAD = "unit_head", _("head of unit")
    OFFICER = "officer", _("officer")
    CLERK = "clerk", _("clerk")
    SECRETARY = "secretary", _("secretary of a body")
    MEMBER = "member", _("member")
    INSPECTOR = "inspector", _("inspector")
    ADMINISTRATOR = "administrator", _("administrator")


#: Roles that make nobody a member of a body: they serve it, look into it or keep the installation.
NO_MEMBERS = (Role.SECRETARY, Role.CLERK, Role.INSPECTOR, Role.ADMINISTRATOR)
#: So many votes somebody has at most.
MOST_WEIGHT = 1000


class Word(models.TextChoices):
    """What a body calls by words of its own, where they are not those that everybody uses."""

    SESSION = "session", _("session")
    CHAIR = "chair", pgettext_lazy("word of a body", "chair")
    MEMBER = "member", _("members")
    POINT = "point", pgettext_lazy("of an agenda", "point")
    CONCLUSION = "conclusion", _("conclusions")
    DECISION = "decision", _("decision")


class SuccessionKind(models.TextChoices):
    MERGED = "merged", _("merged into")
    SPLIT = "split", _("split into")
    RENAMED = "renamed", _("renamed as")
    SUCCEEDED = "succeeded", _("succeeded by")


class NameKind(models.TextChoices):
    """What another name of an organisation or body is."""

    FORMER_NAME = "former_name", _("former name")
    FORMER_SYMBOL = "former_symbol", _("former symbol")
    ABBREVIATION = "abbreviation", _("abbreviation")


#: The sets of rules that papers can be made by, as people call them.
REGIMES = {
    "vn-party": _("documents of the Party (Viet Nam)"),
    "vn-state": _("documents of the State (Viet Nam)"),
    "generic": _("general"),
}
