"""The acts of this area. Only they save."""

from decreta.programme.domain.changing import amend, begin, bind, take_off
from decreta.programme.domain.planning import Planning, adopt, draw_up, expect
from decreta.programme.domain.reminding import remind

__all__ = ["Planning", "adopt", "amend", "begin", "bind", "draw_up", "expect", "remind", "take_off"]
