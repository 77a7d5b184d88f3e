"""WHO keeps an office's templates."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.documents.rules import works_for
from decreta.organisation.models import Organisation


def may_keep_templates(organisation: Organisation, *, by: Actor) -> None:
    """The clerks keep them, who answer for the form of the office's papers (Decree 30/2020, Article 12)."""
    if not by.can("issue_documents") or not works_for(organisation, by=by):
        raise NotAllowed.of(_("Your post does not keep the templates of this office."), code="not_a_clerk")
