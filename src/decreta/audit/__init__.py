"""The append-only, verifiable log of every act."""

from decreta.audit.acts import ACTS, act
from decreta.audit.recording import record
from decreta.audit.refs import Ref

__all__ = ["ACTS", "Ref", "act", "record"]
