"""Where it is read and set who is told of obstacles: for one directive, one body, or the whole installation."""

from __future__ import annotations

from decreta.directives import whose


class Whose(whose.Whose):
    """The addresses of these ladders."""

    @property
    def page_url(self) -> str:
        """Where it is read."""
        return self.url("obstacles:directive_ladder", "obstacles:body_ladder", "obstacles:ladder")

    @property
    def set_url(self) -> str:
        """Where every level is set."""
        return self.url("obstacles:set_directive_ladder", "obstacles:set_body_ladder", "obstacles:set_ladder")

    @property
    def drop_url(self) -> str:
        """Where its own ladder is given up; the installation cannot."""
        return self.url("obstacles:drop_directive_ladder", "obstacles:drop_body_ladder", "obstacles:ladder")
