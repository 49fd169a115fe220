"""Django's entry for people."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from declic.design import slots


class PeopleConfig(AppConfig):
    """Accounts and organisations."""

    name = "declic.people"
    label = "people"

    def ready(self) -> None:
        """Say to the office's head who may do what, to the post whose mails are only shown."""
        # Models can be imported only now.
        from allauth.account.signals import user_logged_in  # noqa: PLC0415

        from declic.people.access import rights_held  # noqa: PLC0415
        from declic.people.browsers import on_sign_in  # noqa: PLC0415
        from declic.people.models import Right  # noqa: PLC0415
        from declic.people.queries import demonstrates  # noqa: PLC0415
        from declic.post.actions import never_send_for  # noqa: PLC0415

        user_logged_in.connect(on_sign_in, dispatch_uid="declic.people.browsers")
        slots.say_who_holds(rights_held)
        administer = {Right.ADMINISTER}
        slots.add_page("people", _("People"), "/office/people", rights=administer, order=60)
        slots.add_page(
            "programmes", _("Programmes"), "/office/programmes", rights=administer, order=62
        )
        never_send_for(demonstrates)
