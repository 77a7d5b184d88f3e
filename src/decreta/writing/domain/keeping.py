"""Templates kept by the office: brought, filled on trial, put in force, retired."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock, rulesets
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.documents.numbering import is_type_of
from decreta.files.detection import DOCX
from decreta.files.domain import store
from decreta.organisation.domain.checking import in_words
from decreta.organisation.models import Body, Organisation
from decreta.writing import policies, purposes, rules
from decreta.writing.domain.filling import fields_of, filled
from decreta.writing.enums import DRAFT
from decreta.writing.models import TemplateVersion, WordTemplate
from decreta.writing.queries.templates import served_by

NAME_LIMIT = 120


def keep_template(
    *,
    organisation: Organisation,
    name: str,
    content: bytes,
    file_name: str,
    by: Actor,
    type_code: str = "",
    purpose: str = DRAFT,
    body: Body | None = None,
    language: str = "vi",
    at: dt.datetime | None = None,
) -> WordTemplate:
    """Keep a Word file as the template of a kind of paper. Nothing is made from it before it is put in force.

    Drafts have their kind in `type_code`; papers that fill themselves have it in their `purpose`, and are of one `body`.

    The file is judged before anything is written, in a process of its own. Raises NotAllowed, and Invalid with
    everything that is wrong.
    """
    rules.may_keep_templates(organisation, by=by)
    title, problems = " ".join(name.split()), Problems()
    if not title or len(title) > NAME_LIMIT:
        problems.add(_("Name it with at most %(limit)s characters.") % {"limit": NAME_LIMIT}, "name")
    elif organisation.word_templates.filter(name=title, retired_at=None).exists():
        problems.add(_("A template of this name is kept already. Bring a new version of it."), "name", "twice")
    paper = purposes.of(purpose)
    if paper is not None:
        type_code = paper.type_code
        _body_is_fit(organisation, purpose, body, language, problems)
    elif purpose != DRAFT or body is not None:
        problems.add(_("Templates are not kept for this."), "use", "unknown")
    elif not any(is_type_of(regime, type_code, on=clock.today()) for regime in rulesets.regimes()):
        problems.add(_("This kind of document does not exist in the rules of this issuer."), "type_code")
    fields = _judged(content, purpose, problems)
    return _keep_template(
        organisation=organisation,
        type_code=type_code,
        purpose=purpose,
        body=body,
        name=title,
        language=language,
        content=content,
        file_name=file_name,
        fields=fields,
        by=by,
        at=at,
    )


@act("writing.keep_template")
def _keep_template(
    *,
    organisation: Organisation,
    type_code: str,
    purpose: str,
    body: Body | None,
    name: str,
    language: str,
    content: bytes,
    file_name: str,
    fields: list[str],
    by: Actor,
    at: dt.datetime | None,
) -> WordTemplate:
    """Keep a judged file with its first version."""
    with in_words(_of_two_at_once()):
        kept = WordTemplate.objects.create(
            organisation=organisation,
            type_code=type_code,
            purpose=purpose,
            body=body,
            name=name,
            language=language,
            kept_at=at or clock.now(),
        )
    version = _add(kept, content, file_name, fields, by=by, at=at)
    record(
        "writing.template_kept",
        by=by,
        on=kept,
        about=[organisation, body] if body is not None else [organisation],
        at=at,
        facts={
            "type": type_code,
            "purpose": purpose,
            "name": name,
            "language": language,
            "fields": fields,
            "sha256": version.file.blob_id,
        },
    )
    return kept


def _of_two_at_once() -> list[tuple[str, str, str]]:
    """What is said of a name, or a body, for which somebody else has just kept a template."""
    return [
        ("template_name_once", "name", _("A template of this name is kept already. Bring a new version of it.")),
        (
            "template_of_a_body_once",
            "use",
            _("A template for this body and language is kept already. Bring a new version of it."),
        ),
    ]


def _body_is_fit(
    organisation: Organisation, purpose: str, body: Body | None, language: str, problems: Problems
) -> None:
    """An office keeps the form of the papers of bodies that it stands for, one for each language."""
    if body is None or not served_by(organisation).filter(pk=body.pk).exists():
        problems.add(_("Choose a body that your office stands for."), "use", "not_served")
    elif organisation.word_templates.filter(purpose=purpose, body=body, language=language, retired_at=None).exists():
        problems.add(
            _("A template for this body and language is kept already. Bring a new version of it."), "use", "twice"
        )


def bring_version(
    *, template: WordTemplate, content: bytes, file_name: str, by: Actor, at: dt.datetime | None = None
) -> TemplateVersion:
    """Keep another file of a template. What is in force stays so until the new one is put in force."""
    rules.may_keep_templates(template.organisation, by=by)
    policies.is_kept(template)
    fields = _judged(content, template.purpose, Problems())
    return _bring_version(template=template, content=content, file_name=file_name, fields=fields, by=by, at=at)


@act("writing.bring_version")
def _bring_version(
    *, template: WordTemplate, content: bytes, file_name: str, fields: list[str], by: Actor, at: dt.datetime | None
) -> TemplateVersion:
    """Keep a judged file as the next version."""
    held = _held(template)
    policies.is_kept(held)
    version = _add(held, content, file_name, fields, by=by, at=at)
    record(
        "writing.version_brought",
        by=by,
        on=held,
        about=[held.organisation],
        at=at,
        facts={"version": version.ordinal, "fields": fields, "sha256": version.file.blob_id},
    )
    return version


def try_out(*, version: TemplateVersion, by: Actor, at: dt.datetime | None = None) -> bytes:
    """Fill a version with the names of its fields, to be looked at; that it was done is what putting in force needs."""
    rules.may_keep_templates(version.template.organisation, by=by)
    policies.is_kept(version.template)
    _text, made = filled(version, purposes.specimens(version.template.purpose, version.fields))
    _try_out(version=version, by=by, at=at)
    return made


@act("writing.try_out")
def _try_out(*, version: TemplateVersion, by: Actor, at: dt.datetime | None) -> TemplateVersion:
    """Note that a version was filled on trial."""
    version.tried_at = at or clock.now()
    version.save(update_fields=["tried_at"])
    record("writing.tried", by=by, on=version.template, at=at, facts={"version": version.ordinal})
    return version


@act("writing.put_in_force")
def put_in_force(*, version: TemplateVersion, by: Actor, at: dt.datetime | None = None) -> TemplateVersion:
    """From now on drafts begin from this version, or papers are made from it. Raises NotNow for one that nobody has filled on trial."""
    template = _held(version.template)
    rules.may_keep_templates(template.organisation, by=by)
    held = TemplateVersion.objects.select_for_update(of=("self",)).select_related("template").get(pk=version.pk)
    policies.can_be_put_in_force(held)
    held.in_force_at = at or clock.now()
    held.save(update_fields=["in_force_at"])
    version.in_force_at = held.in_force_at
    record(
        "writing.put_in_force",
        by=by,
        on=template,
        about=[template.organisation],
        at=at,
        facts={"version": held.ordinal},
    )
    return held


@act("writing.retire")
def retire(*, template: WordTemplate, by: Actor, at: dt.datetime | None = None) -> WordTemplate:
    """Nothing is made from it any more. It stays readable with all its versions."""
    held = _held(template)
    rules.may_keep_templates(held.organisation, by=by)
    policies.is_kept(held)
    held.retired_at = at or clock.now()
    held.save(update_fields=["retired_at"])
    record("writing.retired", by=by, on=held, about=[held.organisation], at=at, facts={"name": held.name})
    return held


def _held(template: WordTemplate) -> WordTemplate:
    return WordTemplate.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=template.pk)


def _judged(content: bytes, purpose: str, problems: Problems) -> list[str]:
    """The fields of a file; refuses with what is wrong with it and with everything else."""
    fields: list[str] = []
    try:
        fields = fields_of(content, purpose)
    except Invalid as refusal:
        problems.found += refusal.problems
    problems.refuse_if_any()
    return fields


def _add(
    template: WordTemplate, content: bytes, file_name: str, fields: list[str], *, by: Actor, at: dt.datetime | None
) -> TemplateVersion:
    last = template.versions.order_by("-ordinal").values_list("ordinal", flat=True).first() or 0
    return TemplateVersion.objects.create(
        template=template,
        ordinal=last + 1,
        file=store(content=content, name=file_name, media_type=DOCX, by=by, at=at),
        fields=fields,
        created_at=at or clock.now(),
        created_by=by.as_facts(),
    )
