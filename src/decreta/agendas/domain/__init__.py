"""The acts before a sitting."""

from decreta.agendas.domain.positions import adopt_by_consent, put_back, state_positions, take_out

__all__ = ["adopt_by_consent", "put_back", "state_positions", "take_out"]
