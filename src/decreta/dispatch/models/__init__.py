from decreta.dispatch.models.deliveries import Delivery, Dispatch, Receipt
from decreta.dispatch.models.recalls import Recall, Relation

__all__ = ["Delivery", "Dispatch", "Recall", "Receipt", "Relation"]
