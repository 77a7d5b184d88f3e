"""Everything that changes what is presented, one function each."""

from decreta.presenting.domain.presenting import ask_to_present, present_page, stop_presenting

__all__ = ["ask_to_present", "present_page", "stop_presenting"]
