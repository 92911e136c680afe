import re

from tests.running.conftest import House, Visitor, said

ACCOUNT = {
    "display_name": "Noor",
    "username": "noor",
    "password1": "seven quiet herons",
    "time_zone": "Europe/Berlin",
    "is_adult": "on",
    "kind": "partners",
    "place": "together",
}


def may_sign_up(visitor: Visitor) -> bool:
    return 'name="username"' in visitor.open("/sign-up/")[1]


def test_the_first_account_belongs_to_whoever_has_the_link(ready: House) -> None:
    served = ready.serve("--lan", "--host", "127.0.0.1")
    word = (ready.keys / "setup.word").read_text()
    noor, rae = Visitor(ready), Visitor(ready)
    assert not may_sign_up(rae)
    assert rae.open("/begin/another-word/")[0] == 404

    assert noor.open(f"/begin/{word}/")[0] == 200
    assert may_sign_up(noor)
    status, page = noor.send("/sign-up/", **ACCOUNT)
    assert status == 200, page
    assert ready.python("from mandorla.people.models import Person; print(Person.objects.count())") == "1"

    assert rae.open(f"/begin/{word}/")[0] == 404
    assert not may_sign_up(rae)
    served.terminate()
    address = ready.address("")
    assert said(served).splitlines() == [
        f"Mandorla is at {address}",
        "Others on this Wi-Fi can read what is sent; docs/run-it.md says how to get https.",
        f"Open this once to make the first account: {address}/begin/{word}/",
    ]

    again = ready.serve("--lan", "--host", "127.0.0.1")
    assert not (ready.keys / "setup.word").exists()
    again.terminate()
    assert "begin" not in said(again)


def test_on_this_machine_alone_no_link_is_needed(ready: House) -> None:
    served = ready.serve()
    assert may_sign_up(Visitor(ready))
    served.terminate()
    assert re.fullmatch(r"Mandorla is at http://127\.0\.0\.1:\d+\n", said(served))


def test_a_server_that_others_can_reach_by_name_asks_for_the_link_too(ready: House) -> None:
    served = ready.serve(
        MANDORLA_ORIGIN="https://mandorla.example.org", MANDORLA_HOSTS="127.0.0.1,mandorla.example.org"
    )
    assert not may_sign_up(Visitor(ready))
    served.terminate()
    word = (ready.keys / "setup.word").read_text()
    assert said(served).splitlines() == [
        "Mandorla is at https://mandorla.example.org",
        f"Open this once to make the first account: https://mandorla.example.org/begin/{word}/",
    ]
