import secrets
from typing import Any

from django.core.management.base import CommandParser

from mandorla.people import actions
from mandorla.people.models import Person
from mandorla.serving import readiness
from mandorla.serving.command import HouseCommand
from mandorla.serving.refusal import Refused
from mandorla.shared import clock

BYTES = 12


class Command(HouseCommand):
    help = "Give an account a new password. Whoever signs in with it is told that you did."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the sign-in name")
        parser.add_argument(
            "--second-step", action="store_true", help="also take passkeys, codes and recovery codes off it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        readiness.check()
        name = options["name"].lower()
        person = Person.objects.filter(username=name, erased_on=None).first()
        if person is None:
            raise Refused(f"Nobody here signs in as {name}.")
        password = secrets.token_urlsafe(BYTES)
        if options["second_step"]:
            actions.drop_second_steps(person=person)
        actions.reset_password(person=person, password=password, now=clock.now())
        self.say(f"{name} signs in with this password now: {password}")
        self.say("Everywhere else that account is signed out. Whoever signs in is told that you reset it.")
