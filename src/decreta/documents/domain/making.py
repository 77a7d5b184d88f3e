"""The paper itself: rendered from the approved content, signed by the person, sealed by the organ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.errors import NotNow
from decreta.core.letters import named, unprintable
from decreta.core.rulesets import Form, RuleSet
from decreta.core.texts import fold
from decreta.documents import proving
from decreta.documents.authority import SigningWords, enacting_words, short_name, signing_words
from decreta.documents.domain.copy_making import copy_bytes
from decreta.documents.domain.recipients import addressees, names
from decreta.documents.models import Approval, Document, Version
from decreta.documents.numbering import blank_symbol, rules_of
from decreta.documents.rendering.canonical import blocks_of
from decreta.documents.rendering.papers import FONTS, Paper, Rendered, render
from decreta.documents.rendering.particulars import particulars_of
from decreta.documents.signatories import Signatory, others
from decreta.organisation.models import Body, Holding, Organisation, Post
from decreta.organisation.queries.naming import name_on
from decreta.organisation.queries.who import holders
from decreta.signing.appearances import hand_of, seal_of
from decreta.signing.authority import Identity, installed
from decreta.signing.places import ORGAN_FIELD, PERSON_FIELD, Place, initials_field, organ_field, person_field


def paper_bytes(document: Document) -> bytes:
    """The signed paper of a document that has its number. Raises NotNow without an approval of this content."""
    version = _newest(document)
    if document.copy_of_id is not None:
        # Of a copy nothing is approved but that it is made; the act that took its number is that decision.
        return copy_bytes(document, version)
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
        acted=_acted(approval),
    )
    return _sign(document, approval, rendered, others().signatories(document, version))


def preview_bytes(document: Document) -> bytes:
    """The draft as a paper, marked as a draft, without number, date and signatures."""
    holding = _present_signer(document)
    signer = str(holding.person) if holding else ""
    can_be_printed(document, signer=signer)
    return _render(document, _newest(document), signer=signer, day=clock.today()).pdf


def word_bytes(document: Document) -> bytes:
    """The draft as a Word file, for those who must go on with it elsewhere: the same words in the same order."""
    # Here, since most processes never write one.
    from decreta.documents.rendering.word import word_file

    holding = _present_signer(document)
    day = clock.today()
    paper, rules = _paper(document, _newest(document), signer=str(holding.person) if holding else "", day=day)
    return word_file(paper, rules)


def can_be_printed(document: Document, *, signer: str) -> None:
    """Refuse what the paper's fonts do not have, wherever it comes from: the text, or a name of the structure.

    Asked before the approval, so that no number is taken whose paper can never be made.
    """
    issuer, post, language = document.issuer, document.signer_post, document.language
    content = _newest(document).content
    superior = _superior(issuer, language, on=clock.today())
    words = [issuer.name_in(language), superior, issuer.place, signer, document.subject]
    words += [text for block in blocks_of(content) for text in (block.label, block.text)]
    words += [str(entry["name"]) for entry in document.recipients]
    words += particulars_of(content).words()
    for one in others().signatories(document, _newest(document)):
        words += [one.name, one.authority, one.position]
    words += [post.signing_title, post.name_in(language), post.authority_prefix] if post else []
    if found := unprintable(*words):
        raise NotNow.of(_("The paper cannot print: %(letters)s") % {"letters": named(found)}, code="unprintable")


def _sign(document: Document, approval: Approval, rendered: Rendered, more: Sequence[Signatory]) -> bytes:
    """All places are reserved before anybody signs, so that every later signature only fills its own."""
    # Here, since most processes never sign: the library takes a third of what starting one costs.
    from decreta.signing.signing import reserve

    issuer = document.issuer
    name = str(approval.by.get("name") or approval.holding.person)
    person = str(approval.by.get("person") or approval.holding.person_id)
    turns = [
        *_turns_of(more, issuer, rendered.places),
        (PERSON_FIELD, Identity(f"person-{person}", name, issuer.name_vi), hand_of(person, name)),
        (ORGAN_FIELD, _organ(issuer), seal_of(issuer, FONTS / "Tinos-Bold.ttf")),
    ]
    used = {field for field, _identity, _image in turns}
    pdf = reserve(rendered.pdf, {field: place for field, place in rendered.places.items() if field in used})
    for field, identity, image in turns:
        pdf = _signed(pdf, field, identity, image, document)
    return pdf


def _signed(pdf: bytes, field: str, identity: Identity, image: bytes, document: Document) -> bytes:
    from decreta.signing.signing import sign

    key = installed().key_of(identity)
    return sign(pdf, field=field, key=key, image=image, reason=document.symbol, place=document.issuer.place)


def _turns_of(
    more: Sequence[Signatory], issuer: Body | Organisation, places: Mapping[str, Place]
) -> Iterator[tuple[str, Identity, bytes]]:
    """The fields of those who sign besides the signer; another organisation seals what its own post has signed."""
    initials = [one for one in more if one.is_initials]
    for number, one in enumerate(initials):
        yield (
            initials_field(number),
            Identity(f"person-{one.person}", one.name, one.of.name_vi),
            hand_of(one.person, one.name),
        )
    for number, one in enumerate(one for one in more if not one.is_initials):
        yield (
            person_field(number),
            Identity(f"person-{one.person}", one.name, one.of.name_vi),
            hand_of(one.person, one.name),
        )
        if one.of != issuer and organ_field(number) in places:
            yield organ_field(number), _organ(one.of), seal_of(one.of, FONTS / "Tinos-Bold.ttf")


def _organ(of: Body | Organisation) -> Identity:
    return Identity(f"organ-{of.pk}", of.name_vi, of.name_vi)


def _render(document: Document, version: Version, *, signer: str, day: dt.date, acted: Post | None = None) -> Rendered:
    paper, rules = _paper(document, version, signer=signer, day=day, acted=acted)
    return render(paper, rules=rules)


def _paper(
    document: Document, version: Version, *, signer: str, day: dt.date, acted: Post | None = None
) -> tuple[Paper, RuleSet]:
    issuer, post, language = document.issuer, document.signer_post, document.language
    rules = rules_of(issuer, on=document.issued_on or day)
    words = signing_words(post, issuer, language=language, on=day, acted=acted) if post else SigningWords("", "")
    # A paper that is made (again) after the issuer was renamed bears the names of its day.
    name = name_on(issuer, day, language)
    paper = Paper(
        type_code=document.type_code,
        subject=str(version.content.get("subject") or document.subject),
        blocks=blocks_of(version.content),
        issuer=name,
        superior=_superior(issuer, language, on=day),
        place=issuer.place or "…",
        day=day,
        symbol=document.symbol,
        blank_symbol=blank_symbol(document, on=day),
        authority=words.authority,
        position=words.position,
        signer=signer,
        recipients=_listed(document, rules, name),
        addressees=_addressees(document, rules),
        language=language,
        draft_ordinal=version.ordinal,
        enacting=enacting_words(post, issuer, language=language, on=day) if post else "",
        urgency=document.urgency,
        secrecy=document.secrecy,
        particulars=particulars_of(version.content),
        more=others().signatories(document, version),
        address=proving.address_of(document) if document.symbol else "",
    )
    return paper, rules


def _listed(document: Document, rules: RuleSet, issuer: str) -> list[str]:
    """The recipients as the paper lists them: “as above” where it is addressed, and where the archive keeps it."""
    given, word = names(document), partial(rules.word, language=document.language)
    if rules.type(document.type_code).form is Form.COURTESY:
        return given
    as_above, archive = word("as_above"), word("archive")
    if addressees(document) and as_above and not any(fold(one).startswith(fold(as_above)) for one in given):
        given = [as_above, *given]
    if archive and not any(is_archive(one) for one in given):
        unit = document.drafting_unit.symbol if document.drafting_unit and document.organisation_id else ""
        office = short_name(issuer)
        # An office of its own keeps its papers itself.
        kept = archive.format(unit=unit, issuer="" if fold(office).startswith("van phong") else office)
        given = [*given, kept.strip(" ,")]
    return given


def _addressees(document: Document, rules: RuleSet) -> list[str]:
    """To whom it is written; in a letter for which nobody was named apart, all recipients but the archive."""
    if found := addressees(document):
        return found
    is_addressed = rules.type(document.type_code).form.is_addressed
    return [name for name in names(document) if not is_archive(name)] if is_addressed else []


def is_archive(name: str) -> bool:
    """Whether a line of the recipients says where the paper is kept (`Lưu: VT`)."""
    return name.casefold().startswith("lưu")


def _superior(issuer: Body | Organisation, language: str, *, on: dt.date) -> str:
    if isinstance(issuer, Body):
        return issuer.superior_name
    return name_on(issuer.parent, on, language) if issuer.parent else ""


def _acted(approval: Approval) -> Post | None:
    """The post of him who approved under a mandate, in the stead of the post that signs."""
    if approval.mandate_id is None:
        return None
    return Post.objects.get(holdings__mandates_received=approval.mandate_id)


def _newest(document: Document) -> Version:
    found = document.versions.order_by("-ordinal").first()
    assert found is not None  # a document is drafted with its first version
    return found


def _present_signer(document: Document) -> Holding | None:
    return holders(document.signer_post, on=clock.today()).first() if document.signer_post else None
