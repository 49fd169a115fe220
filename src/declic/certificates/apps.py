"""Django's entry for certificates."""

from __future__ import annotations

from django.apps import AppConfig

from declic.design import slots


class CertificatesConfig(AppConfig):
    """Certificates, and the public page that says what a code stands for."""

    name = "declic.certificates"
    label = "certificates"

    def ready(self) -> None:
        """Lead from somebody's own account to their certificates."""
        # Models can be imported only now.
        from declic.certificates.corners import on_account  # noqa: PLC0415

        slots.add_corner("account", "certificates/on_account.html", on_account)
