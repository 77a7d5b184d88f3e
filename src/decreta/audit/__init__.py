"""The append-only, verifiable log of every act."""

from decreta.audit.acts import ACTS, act
from decreta.audit.recording import Line, belonging_to, record, record_all
from decreta.audit.refs import Ref

__all__ = ["ACTS", "Line", "Ref", "act", "belonging_to", "record", "record_all"]
