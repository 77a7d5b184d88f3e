"""The acts of this area. Only they save."""

from decreta.cadence.domain.reminding import remind
from decreta.cadence.domain.setting import end_rule, set_rule

__all__ = ["end_rule", "remind", "set_rule"]
