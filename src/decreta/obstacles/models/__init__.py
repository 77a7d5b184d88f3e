from decreta.obstacles.models.ladders import Ladder
from decreta.obstacles.models.obstacles import Link, Obstacle, Owner, Step

__all__ = ["Ladder", "Link", "Obstacle", "Owner", "Step"]
