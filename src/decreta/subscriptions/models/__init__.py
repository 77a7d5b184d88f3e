from decreta.subscriptions.models.subscriptions import Subscription, Told

__all__ = ["Subscription", "Told"]
