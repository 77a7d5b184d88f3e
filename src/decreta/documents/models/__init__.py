from decreta.documents.models.audience import Audience
from decreta.documents.models.documents import Alias, Approval, Document, Version
from decreta.documents.models.registers import Number, Series

__all__ = ["Alias", "Approval", "Audience", "Document", "Number", "Series", "Version"]
