"""The acts of this area. Only they save."""

from decreta.circulation.domain.following import recall, remind, urge
from decreta.circulation.domain.reading import acknowledge
from decreta.circulation.domain.sending import circulate

__all__ = ["acknowledge", "circulate", "recall", "remind", "urge"]
