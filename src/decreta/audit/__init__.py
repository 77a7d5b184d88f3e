"""The append-only, verifiable log of every act."""

from decreta.audit.acts import ACTS, act
from decreta.audit.recording import Line, record, record_all
from decreta.audit.refs import Ref

__all__ = ["ACTS", "Line", "Ref", "act", "record", "record_all"]
