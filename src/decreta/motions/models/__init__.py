from decreta.motions.models.motions import Motion, Voice

__all__ = ["Motion", "Voice"]
