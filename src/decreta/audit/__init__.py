"""The append-only, verifiable log of every act."""

from decreta.audit.acts import ACTS, act
from decreta.audit.recording import Ref, record

__all__ = ["ACTS", "Ref", "act", "record"]
