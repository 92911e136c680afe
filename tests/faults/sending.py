"""Whoever wishes in these tests: a browser that sends the same form again until somebody answers."""

from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from django.conf import settings

from tests.faults.wishes import Wish
from tests.running.conftest import House, Visitor

MAKE_A_PAIR = (
    "from mandorla.demo import cast; from mandorla.shared import clock; from tests.cast import make_person;"
    "noor, sam = (make_person(one) for one in (cast.NOOR, cast.SAM));"
    "print(cast.make_pair(noor, sam, now=clock.now())[0].pair_id)"
)


class Sender:
    """Somebody signed in; `port` is where their forms go, which may be a bad network."""

    def __init__(self, house: House, name: str, password: str, *, port: int = 0) -> None:
        self._port = port or house.port
        browser = Visitor(house)
        assert browser.send("/sign-in/", login=name, password=password)[0] == 200
        browser.open("/me/")
        known = {
            one: browser.cookie(one) for one in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
        }
        self._token = known[settings.CSRF_COOKIE_NAME]
        self._head = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in known.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            "Connection": "close",
        }

    def send(self, wish: Wish) -> int:
        """The status that came back; 0 where none did."""
        body = urlencode({**wish.fields, "csrfmiddlewaretoken": self._token}, doseq=True)
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            connection.request("POST", wish.path, body, self._head)
            return connection.getresponse().status
        except (OSError, HTTPException):
            return 0
        finally:
            connection.close()
