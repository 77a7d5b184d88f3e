from decreta.circulation.models.circulations import Circulation, Reader

__all__ = ["Circulation", "Reader"]
