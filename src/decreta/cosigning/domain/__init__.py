"""The acts of this area. Only they save."""

from decreta.cosigning.domain.answering import agree, refuse
from decreta.cosigning.domain.naming import drop, name

__all__ = ["agree", "drop", "name", "refuse"]
