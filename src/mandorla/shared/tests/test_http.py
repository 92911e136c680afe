import pytest

from mandorla.shared.http import safe_path, see_other


def test_after_a_change_the_browser_is_told_to_look_with_get() -> None:
    response = see_other("/with/")
    assert (response.status_code, response.headers["Location"]) == (303, "/with/")


@pytest.mark.parametrize("address", ["/", "/with/1/?page=2#end", "/a//b"])
def test_a_path_on_this_server_is_kept(address: str) -> None:
    assert safe_path(address, otherwise="/start/") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "with/1/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "https://elsewhere.example/",
        "javascript:alert(1)",
    ],
)
def test_an_address_elsewhere_becomes_the_one_we_know(address: str) -> None:
    assert safe_path(address, otherwise="/start/") == "/start/"
