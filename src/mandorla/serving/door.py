"""The addresses a server is reached at: the port it takes, and how the machine is called in its network."""

import errno
import socket
from contextlib import suppress

from django.utils.translation import gettext as _

from mandorla.serving.refusal import Refused

LOOPBACK = "127.0.0.1"
# Only if the host asked for it.
EVERYWHERE = "0.0.0.0"  # noqa: S104 # nosec B104
SOMEWHERE_ELSE = ("192.0.2.1", 9)  # an address for documentation (RFC 5737); nothing is sent there


def take(host: str, port: int, command: str) -> socket.socket:
    """A socket that is bound and not yet listening; a port that can't be had is refused."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except (OSError, OverflowError) as error:
        taken.close()
        raise Refused(_why(error, host, port, command)) from None
    return taken


def lan_addresses() -> list[str]:
    """This machine's IPv4 addresses in its networks, the one it goes out by first."""
    found: dict[str, None] = {}
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(SOMEWHERE_ELSE)
        found[probe.getsockname()[0]] = None
    with suppress(OSError):
        for *_rest, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            found[str(address[0])] = None
    return [address for address in found if not address.startswith(("127.", "0."))]


def lan_names() -> list[str]:
    """What phones in the same network may call this machine."""
    name = socket.gethostname().split(".")[0].lower()
    return [*lan_addresses(), name, f"{name}.local"]


def url(host: str, port: int) -> str:
    """The address a browser is given."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _why(error: OSError | OverflowError, host: str, port: int, command: str) -> str:
    names = {"host": host, "port": port, "other": port + 1, "command": command}
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return (
            _(
                "Port %(port)s is taken by another program. "
                "Stop that one, or choose another port: mandorla %(command)s --port %(other)s"
            )
            % names
        )
    if number in (errno.EACCES, errno.EPERM):
        return (
            _("Port %(port)s needs more rights than this account has. Choose one from 1024 up, such as 8000.")
            % names
        )
    if isinstance(error, OverflowError):
        return _("There is no port %(port)s. Choose one from 1024 to 65535, such as 8000.") % names
    return _("This machine has no address %(host)s. Leave --host out, or name one that it has.") % names
