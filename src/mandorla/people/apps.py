from allauth.account.signals import password_changed, password_reset, password_set
from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import pre_save


class PeopleConfig(AppConfig):
    name = "mandorla.people"
    label = "people"

    def ready(self) -> None:
        from mandorla.people import seams  # models must be loaded first

        user_logged_in.connect(seams.begin_device, dispatch_uid="people.begin_device")
        user_logged_out.connect(seams.end_device, dispatch_uid="people.end_device")
        for changed in (password_changed, password_set, password_reset):
            changed.connect(seams.end_other_devices, dispatch_uid="people.end_other_devices")
        pre_save.connect(
            seams.forget_last_use, sender="mfa.Authenticator", dispatch_uid="people.forget_last_use"
        )
