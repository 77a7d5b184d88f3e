"""WHEN a template may be put in force, used, retired."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow
from decreta.writing.enums import DRAFT
from decreta.writing.models import TemplateVersion, WordTemplate


def is_kept(template: WordTemplate) -> None:
    """What was retired is neither changed nor used any more."""
    if template.retired_at is not None:
        raise NotNow.of(_("This template is retired. Keep a new one."), code="retired")


def can_be_put_in_force(version: TemplateVersion) -> None:
    """Nobody's letters begin from a file that nobody has looked at when it was filled."""
    is_kept(version.template)
    if version.tried_at is None:
        raise NotNow.of(_("Fill it on trial first and look at what comes of it."), code="untried")
    if version.in_force_at is not None:
        raise NotNow.of(_("This version is in force already."), code="in_force")
    if version.template.versions.filter(ordinal__gt=version.ordinal, in_force_at__isnull=False).exists():
        raise NotNow.of(_("A later version is in force. Bring this file as a new version."), code="superseded")


def can_begin(version: TemplateVersion | None) -> None:
    """Drafts begin from what is in force."""
    if version is None:
        raise NotNow.of(_("No version of this template is in force."), code="not_in_force")
    is_kept(version.template)
    if version.template.purpose != DRAFT:
        raise NotNow.of(_("No draft begins from this template: its papers fill themselves."), code="fills_itself")
