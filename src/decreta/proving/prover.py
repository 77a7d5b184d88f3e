"""What documents ask when a number is taken and when a paper is made."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from decreta.documents.models import Document
from decreta.proving.domain import give
from decreta.proving.models import Code


class Prover:
    """Codes for papers that are no secret, where the installation has an address that others can reach."""

    def give(self, document: Document) -> None:
        """A code for a paper that takes its number, once."""
        give(document)

    def address_of(self, document: Document) -> str:
        """Where the paper answers for itself; empty where nobody could ask."""
        if not settings.DECRETA_PUBLIC_URL:
            return ""
        found = Code.objects.filter(document=document).values_list("code", flat=True).first()
        return settings.DECRETA_PUBLIC_URL + reverse("proving:paper", args=[found]) if found else ""
