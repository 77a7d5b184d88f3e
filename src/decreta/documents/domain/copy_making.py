"""The paper of a copy: the copied one with the organ's signature behind it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.errors import NotNow
from decreta.documents.models import Document, Version
from decreta.documents.numbering import rules_of
from decreta.documents.rendering.copies import appearance, excerpt
from decreta.files.queries import read
from decreta.organisation.queries.naming import name_on
from decreta.signing.authority import Identity, installed


def copy_bytes(document: Document, version: Version) -> bytes:
    """The signed copy of what its version names: the very bytes that were copied, whatever became of the original since."""
    # Here, since most processes never sign: the library takes a third of what starting one costs.
    from decreta.signing.copying import sign_copy
    from decreta.signing.signing import CannotSignError

    original = document.copy_of
    assert original is not None and original.paper is not None and document.issued_on is not None
    pdf, pages = read(original.paper), version.content["copy_of"]["pages"]
    issuer, language = document.issuer, "vi" if document.regime.startswith("vn-") else document.language
    form = rules_of(issuer, on=document.issued_on).copies[document.type_code].name(language)
    moment = clock.now().astimezone(clock.zone())
    shown = appearance(form, name_on(issuer, document.issued_on, language), moment, language=language)
    organ = Identity(f"organ-{issuer.pk}", issuer.name_vi, issuer.name_vi)
    try:
        return sign_copy(
            excerpt(pdf, pages) if pages else pdf,
            key=installed().key_of(organ),
            appearance=shown,
            reason=document.symbol,
            place=issuer.place,
        )
    except CannotSignError as error:
        raise NotNow.of(
            _("This paper allows no signature to be added: %(why)s") % {"why": error}, code="closed"
        ) from error
