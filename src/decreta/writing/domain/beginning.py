"""A draft begins from a template: the fields of the record are merged, and its text is what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.documents.domain import drafting
from decreta.documents.domain.replying import link_reply
from decreta.documents.models import Arrival, Document
from decreta.documents.rules import may_draft
from decreta.writing import policies
from decreta.writing.domain.filling import filled
from decreta.writing.models import Beginning, TemplateVersion, WordTemplate
from decreta.writing.queries.merging import Facts, values_of


def merge(
    *, version: TemplateVersion | None, facts: Facts, asked: Mapping[str, str], by: Actor
) -> tuple[TemplateVersion, str, bytes]:
    """What a template makes of the facts: the text of a draft, and the Word file. Changes nothing.

    Refuses with every field that the template asks for and that has no value.
    """
    policies.can_begin(version)
    assert version is not None
    if not WordTemplate.objects.visible_to(by).filter(pk=version.template_id).exists():
        raise NotAllowed.of(_("This template belongs to another office."), code="another_house")
    may_draft(issuer=facts.issuer, by=by)
    text, made = filled(version, values_of(version, facts, asked, by=by))
    return version, text, made


def begin(
    *,
    version: TemplateVersion | None,
    facts: Facts,
    by: Actor,
    asked: Mapping[str, str] | None = None,
    answers: Arrival | None = None,
    at: dt.datetime | None = None,
) -> Document:
    """Begin a draft from the version in force. Raises with everything that is missing or wrong, nothing is written then."""
    found, text, _made = merge(version=version, facts=facts, asked=asked or {}, by=by)
    with transaction.atomic():
        document = _begin(version=found, facts=facts, text=text, by=by, at=at)
        if answers is not None:
            link_reply(arrival=answers, document=document, by=by, at=at)
    return document


@act("writing.begin")
def _begin(*, version: TemplateVersion, facts: Facts, text: str, by: Actor, at: dt.datetime | None) -> Document:
    """Draft what was merged, and keep from which version it came."""
    held = TemplateVersion.objects.select_for_update(of=("self",)).select_related("template").get(pk=version.pk)
    policies.can_begin(held)
    document = drafting.draft(
        type_code=held.template.type_code,
        issuer=facts.issuer,
        subject=facts.subject,
        text=text,
        signer_post=facts.signer_post,
        addressees=facts.addressees,
        recipients=facts.recipients,
        language=held.template.language,
        by=by,
        at=at,
    )
    Beginning.objects.create(document=document, version=held)
    record(
        "writing.begun",
        by=by,
        on=document,
        about=[held.template],
        at=at,
        facts={"template": held.template.name, "version": held.ordinal},
    )
    return document
