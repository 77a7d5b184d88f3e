from decreta.agendas.models.positions import Adoption, Position, TakenOut

__all__ = ["Adoption", "Position", "TakenOut"]
