from mandorla.prompts.addresses import PromptConverter
from mandorla.talks.addresses import ScriptConverter
from mandorla.talks.scripts import scripts


def test_each_script_is_found_by_its_number_and_told_apart_from_questions() -> None:
    one = ScriptConverter()
    assert {one.to_python(one.to_url(slug)) for slug in scripts()} == set(scripts())
    assert not {slug for slug in scripts() if PromptConverter().to_python(one.to_url(slug))}
    assert one.to_python("0" * 10) == ""
