from django.apps import AppConfig


class ProvingConfig(AppConfig):
    """Gives each paper the address at which it answers for itself."""

    name = "decreta.proving"
    label = "proving"

    def ready(self) -> None:
        from decreta.documents import proving
        from decreta.proving.prover import Prover

        proving.register(Prover())
