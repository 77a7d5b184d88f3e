"""The paper itself: rendered from the approved content, signed by the person, sealed by the organ."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.errors import NotNow
from decreta.documents.models import Approval, Document, Version
from decreta.documents.numbering import blank_symbol, rules_of
from decreta.documents.rendering.canonical import blocks_of
from decreta.documents.rendering.letters import named, unprintable
from decreta.documents.rendering.papers import FONTS, Paper, Rendered, render
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Holding, Organisation, Post
from decreta.organisation.queries.who import holders
from decreta.signing.authority import Identity, installed
from decreta.signing.images import hand, seal
from decreta.signing.signing import ORGAN_FIELD, PERSON_FIELD, reserve, sign

# Who signs for the whole body, not in the stead of its head.
COLLECTIVE = frozenset({"T/M", "TM."})


def paper_bytes(document: Document) -> bytes:
    """The signed paper of a document that has its number. Raises NotNow without an approval of this content."""
    version = _newest(document)
    approval = (
        Approval.objects.filter(document=document, content_hash=version.content_hash)
        .select_related("holding__person", "holding__post")
        .order_by("-approved_at")
        .first()
    )
    if approval is None:
        raise NotNow.of(_("The present content is not approved."), code="not_approved")
    rendered = _render(
        document,
        version,
        signer=str(approval.by.get("name") or approval.holding.person),
        day=document.issued_on or clock.today(),
    )
    return _sign(document, approval, rendered)


def preview_bytes(document: Document) -> bytes:
    """The draft as a paper, marked as a draft, without number, date and signatures."""
    holding = _present_signer(document)
    signer = str(holding.person) if holding else ""
    can_be_printed(document, signer=signer)
    return _render(document, _newest(document), signer=signer, day=clock.today()).pdf


def can_be_printed(document: Document, *, signer: str) -> None:
    """Refuse what the paper's fonts do not have, wherever it comes from: the text, or a name of the structure.

    Asked before the approval, so that no number is taken whose paper can never be made.
    """
    issuer, post, language = document.issuer, document.signer_post, document.language
    content = _newest(document).content
    words = [issuer.name_in(language), _superior(issuer, language), issuer.place, signer, document.subject]
    words += [text for block in blocks_of(content) for text in (block.label, block.text)]
    words += [str(entry["name"]) for entry in document.recipients]
    words += [post.signing_title, post.name_in(language), post.authority_prefix] if post else []
    if found := unprintable(*words):
        raise NotNow.of(_("The paper cannot print: %(letters)s") % {"letters": named(found)}, code="unprintable")


def _sign(document: Document, approval: Approval, rendered: Rendered) -> bytes:
    """Both places are reserved before anybody signs, so that the second signature only fills its own."""
    issuer, trusted = document.issuer, installed()
    name = str(approval.by.get("name") or approval.holding.person)
    person = Identity(f"person-{approval.by.get('person') or approval.holding.person_id}", name, issuer.name_vi)
    organ = Identity(f"organ-{issuer.pk}", issuer.name_vi, issuer.name_vi)
    pdf = reserve(rendered.pdf, rendered.places)
    reason = document.symbol
    pdf = sign(pdf, field=PERSON_FIELD, key=trusted.key_of(person), image=hand(name), reason=reason, place=issuer.place)
    image = seal(issuer.name_vi, FONTS / "Tinos-Bold.ttf")
    return sign(pdf, field=ORGAN_FIELD, key=trusted.key_of(organ), image=image, reason=reason, place=issuer.place)


def _render(document: Document, version: Version, *, signer: str, day: dt.date) -> Rendered:
    issuer, post, language = document.issuer, document.signer_post, document.language
    rules = rules_of(issuer, on=document.issued_on or day)
    names = [str(entry["name"]) for entry in document.recipients]
    paper = Paper(
        type_code=document.type_code,
        subject=str(version.content.get("subject") or document.subject),
        blocks=blocks_of(version.content),
        issuer=issuer.name_in(language),
        superior=_superior(issuer, language),
        place=issuer.place or "…",
        day=day,
        symbol=document.symbol,
        blank_symbol=blank_symbol(document, on=day),
        authority=authority_line(post, issuer, language=language, on=day) if post else "",
        position=(post.signing_title or post.name_in(language)) if post else "",
        signer=signer,
        recipients=names,
        addressees=[name for name in names if not name.casefold().startswith("lưu")],
        language=language,
        draft_ordinal=version.ordinal,
    )
    return render(paper, rules=rules)


def _superior(issuer: Body | Organisation, language: str) -> str:
    if isinstance(issuer, Body):
        return issuer.superior_name
    return issuer.parent.name_in(language) if issuer.parent else ""


def authority_line(post: Post, issuer: Body | Organisation, *, language: str, on: dt.date) -> str:
    """In whose name one signs: `T/M BAN CHỈ ĐẠO` for a whole body, `KT. BỘ TRƯỞNG` for its head."""
    prefix = post.authority_prefix
    if not prefix or prefix in COLLECTIVE:
        return f"{prefix} {_short_name(issuer.name_in(language))}" if prefix else ""
    of_issuer = {"body": issuer} if isinstance(issuer, Body) else {"unit__organisation": issuer}
    head = Post.objects.valid_on(on).filter(role=Role.HEAD, **of_issuer).exclude(pk=post.pk).first()
    return f"{prefix} {head.signing_title or head.name_in(language)}" if head else prefix


def _short_name(name: str) -> str:
    """How a paper names its issuer before the signature: a steering committee is `BAN CHỈ ĐẠO`, whatever it steers."""
    for short in ("Ban Chỉ đạo", "Tổ công tác", "Tổ giúp việc", "Hội đồng tư vấn"):
        if name.startswith(short):
            return short
    return name


def _newest(document: Document) -> Version:
    found = document.versions.order_by("-ordinal").first()
    assert found is not None  # a document is drafted with its first version
    return found


def _present_signer(document: Document) -> Holding | None:
    return holders(document.signer_post, on=clock.today()).first() if document.signer_post else None
