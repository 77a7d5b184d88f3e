from decreta.documents.models.admissions import Admission
from decreta.documents.models.arrivals import Arrival, Attachment, Mark, MarkTemplate, Reading, Reply
from decreta.documents.models.audience import Audience
from decreta.documents.models.checks import Check
from decreta.documents.models.correspondents import Correspondent
from decreta.documents.models.documents import Alias, Approval, Document, Version
from decreta.documents.models.registers import Number, Series

__all__ = [
    "Admission",
    "Alias",
    "Approval",
    "Arrival",
    "Attachment",
    "Audience",
    "Check",
    "Correspondent",
    "Document",
    "Mark",
    "MarkTemplate",
    "Number",
    "Reading",
    "Reply",
    "Series",
    "Version",
]
