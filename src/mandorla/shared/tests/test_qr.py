from mandorla.shared.qr import qr_of


def test_a_code_is_markup_that_the_content_policy_lets_through() -> None:
    svg = qr_of("https://mandorla.example/invitations/<script>")
    assert svg.startswith("<svg ")
    assert "style" not in svg
    assert "script" not in svg
    assert "mandorla.example" not in svg


def test_each_text_has_a_code_of_its_own() -> None:
    assert qr_of("one") == qr_of("one") != qr_of("two")
