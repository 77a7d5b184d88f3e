"""Where what fires by itself is read and set: for one directive, one body, or the whole installation."""

from __future__ import annotations

from decreta.directives import whose


class Whose(whose.Whose):
    """The addresses of ladders and receipt clocks."""

    @property
    def page_url(self) -> str:
        """Where it is read."""
        return self.url("urging:directive_ladder", "urging:ladder", "urging:general")

    @property
    def set_url(self) -> str:
        """Where all rungs are set."""
        return self.url("urging:set_directive_ladder", "urging:set_ladder", "urging:set_general")

    @property
    def receipt_url(self) -> str:
        """Where the receipt clock is set."""
        return self.url("urging:set_directive_receipt", "urging:set_receipt", "urging:set_general_receipt")

    @property
    def drop_url(self) -> str:
        """Where its own ladder is given up; the installation cannot."""
        return self.url("urging:drop_directive_ladder", "urging:drop_ladder", "urging:general")
