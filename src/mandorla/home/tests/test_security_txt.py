from datetime import datetime, timedelta

from django.test import Client
from pytest_django import Settings

from mandorla.shared import clock

PAGE = "/.well-known/security.txt"


def test_whom_to_tell_of_a_weakness_stands_where_it_is_looked_for(client: Client, settings: Settings) -> None:
    settings.MANDORLA_SECURITY_CONTACT = "mailto:val@example.org"
    answer = client.get(PAGE)
    said = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert said["Contact"] == "mailto:val@example.org"
    left = datetime.fromisoformat(said["Expires"]) - clock.now()
    assert timedelta(days=100) < left < timedelta(days=365)


def test_without_an_address_there_is_no_such_file(client: Client) -> None:
    assert client.get(PAGE).status_code == 404
