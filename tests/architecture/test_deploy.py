"""The files of `deploy/`, held against the code: nobody has to build a container to see that they fit."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from django.core.management import CommandError, get_commands, load_command_class
from django.urls import resolve

from tests.architecture import tree
from tests.architecture.dockerfile import Image, instructions
from tests.architecture.test_documents import settings_read

DEPLOY = tree.ROOT / "deploy"
IMAGE = Image.read(DEPLOY / "Dockerfile")
COMPOSED = {
    file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in DEPLOY.glob("compose*.yaml")
}
UNIT = (DEPLOY / "mandorla.service").read_text(encoding="utf-8")
KEPT = ("MANDORLA_DATA", "MANDORLA_KEYS", "MANDORLA_BACKUPS")
Service = dict[str, Any]


def services() -> Iterator[tuple[str, str, Service]]:
    for name, composed in COMPOSED.items():
        for title, service in composed["services"].items():
            yield name, title, service


def ours() -> list[tuple[str, Service]]:
    """The services that run our image."""
    found = [(f"{name}: {title}", one) for name, title, one in services() if "build" in one]
    assert len(found) == 5
    return found


def known_settings() -> set[str]:
    return {name for found in tree.found_in(tree.ours(), settings_read).values() for name in found}


def understands(words: list[str]) -> bool:
    """Whether `mandorla` takes these words."""
    name = words[0].replace("-", "_")
    if get_commands().get(name) != "mandorla":
        return False
    try:
        load_command_class("mandorla", name).create_parser("mandorla", name).parse_args(words[1:])
    except CommandError:
        return False
    return True


def test_words_that_no_command_takes_are_noticed() -> None:
    assert understands(["serve", "--init"])
    assert not understands(["serve", "--backwards"])
    assert not understands(["sing"])


def test_every_container_starts_with_a_command_that_there_is() -> None:
    assert IMAGE.words("ENTRYPOINT") == ["mandorla"]
    assert understands(IMAGE.words("CMD"))
    for title, service in ours():
        assert understands(service.get("command", IMAGE.words("CMD"))), title


def test_the_image_holds_what_it_needs_and_nothing_that_is_not_in_the_repository() -> None:
    tracked = [tree.short(path) for path in tree.tracked()]
    for name in (name for names in IMAGE.copied for name in names):
        assert any(path == name or path.startswith(f"{name}/") for path in tracked), name
    assert {"src", "requirements.lock"} <= {name for names in IMAGE.copied for name in names}
    assert "--require-hashes requirements.lock" in str(IMAGE.stages)
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert ignored[0] == "*", "no key and no data goes to whoever builds"
    assert {line[1:] for line in ignored if line.startswith("!")} == {"src", "requirements.lock"}


def test_the_lock_holds_what_postgresql_and_redis_need() -> None:
    lock = (tree.ROOT / "requirements.lock").read_text(encoding="utf-8")
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for wanted in [*project["dependencies"], *project["optional-dependencies"]["scale"]]:
        name = re.split(r"[\[<>=~ ]", wanted)[0]
        assert re.search(rf"^{name}(\[|==)", lock, re.MULTILINE), name


def test_the_image_has_a_python_that_is_new_enough() -> None:
    versions = {rest.split()[0] for word, rest in IMAGE.stages if word == "FROM"}
    assert len(versions) == 1, "an environment made by one Python is of no use to another"
    (version,) = re.findall(r"python:3\.(\d+)", versions.pop())
    assert int(version) >= 11


def test_the_program_in_the_image_runs_the_code_that_was_copied() -> None:
    made = " ".join(IMAGE.all("RUN"))
    assert "exec /app/.venv/bin/python -m mandorla" in made
    assert "COPY --from=environment /app/.venv /app/.venv" in " ".join(
        f"COPY {rest}" for rest in IMAGE.all("COPY")
    )
    assert "src /app/src" in IMAGE.all("COPY")
    assert IMAGE.surroundings["PYTHONPATH"] == "/app/src"
    assert (tree.ROOT / "src" / "mandorla" / "__main__.py").exists()


def test_what_is_kept_lies_in_volumes_of_a_user_who_is_not_root() -> None:
    (user,) = IMAGE.all("USER")
    made = " ".join(IMAGE.all("RUN"))
    assert re.search(rf"useradd --uid [1-9]\d* .*{user}", made)
    places = {IMAGE.surroundings[name] for name in KEPT}
    assert set(IMAGE.words("VOLUME")) == places
    (folders,) = re.findall(rf"install -d -o {user} -g {user} -m 700 ((?:/\w+ )+)", made)
    assert set(folders.split()) == places
    for title, service in ours():
        mounted = {one.split(":")[1] for one in service["volumes"]}
        given = {**IMAGE.surroundings, **service["environment"]}
        assert mounted == {given[name] for name in KEPT if given[name]}, title


def test_every_volume_network_and_service_that_is_named_is_there() -> None:
    for name, title, service in services():
        composed, here = COMPOSED[name], f"{name}: {title}"
        for mounted in service.get("volumes", []):
            source = mounted.split(":")[0]
            there = (DEPLOY / source).exists() if source.startswith(".") else source in composed["volumes"]
            assert there, f"{here} {source}"
        assert set(service.get("networks", [])) <= composed["networks"].keys(), here
        for other, how in service.get("depends_on", {}).items():
            assert other in composed["services"], here
            if how["condition"] == "service_healthy":
                assert "healthcheck" in composed["services"][other], f"{here} {other}"


def test_every_service_of_ours_is_built_from_this_repository_as_the_same_image() -> None:
    for title, service in ours():
        built = service["build"]
        assert (DEPLOY / built["context"]).resolve() == tree.ROOT, title
        assert (tree.ROOT / built["dockerfile"]) == DEPLOY / "Dockerfile", title
        assert service["init"] is True, title


def test_every_setting_that_a_container_gets_is_one_that_code_reads() -> None:
    known = known_settings()
    given = [name for _title, service in ours() for name in service["environment"]]
    given += [name for name in IMAGE.surroundings if name.startswith("MANDORLA")]
    given += re.findall(r"MANDORLA_\w+(?==)", UNIT)
    assert len(given) > 10
    assert sorted(set(given) - known) == []


def test_the_proxy_is_believed_where_it_stands() -> None:
    for title, service in ours():
        composed = COMPOSED[title.split(":")[0]]
        (network,) = [
            composed["networks"][name]["ipam"]["config"][0]["subnet"] for name in service["networks"]
        ]
        assert service["environment"]["MANDORLA_PROXIES"] == network, title


def test_caddy_is_told_all_that_its_file_asks_for_and_finds_the_parts() -> None:
    asked = set(re.findall(r"\{\$(\w+)", (DEPLOY / "Caddyfile").read_text(encoding="utf-8")))
    for name, composed in COMPOSED.items():
        given = composed["services"]["caddy"]["environment"]
        assert given.keys() == asked, name
        for part in ("PAGES", "STREAM"):
            service, port = given[part].split(":")
            words = composed["services"][service].get("command", IMAGE.words("CMD"))
            assert ("--port" not in words and port == "8000") or words[words.index("--port") + 1] == port


def test_the_health_of_a_container_is_asked_at_an_address_that_is_there() -> None:
    (address,) = re.findall(r"http://127\.0\.0\.1:(\d+)(/[\w./]*)", IMAGE.words("HEALTHCHECK")[-1])
    assert [address[0]] == IMAGE.all("EXPOSE")
    assert resolve(address[1])
    for title, service in ours():
        answers = service.get("command", IMAGE.words("CMD"))[0] in ("serve", "web")
        is_asked = not service.get("healthcheck", {}).get("disable")
        assert answers == is_asked or service.get("restart") == "no", title


def test_the_service_of_systemd_starts_what_there_is_and_may_write_where_it_must() -> None:
    (words,) = re.findall(r"^ExecStart=/opt/mandorla/\.venv/bin/mandorla (.*)$", UNIT, re.MULTILINE)
    assert understands(words.split())
    assert "RestartPreventExitStatus=2" in UNIT
    (owned,) = re.findall(r"^StateDirectory=(.*)$", UNIT, re.MULTILINE)
    (data,) = re.findall(r"MANDORLA_DATA=(\S+)", UNIT)
    (kept,) = re.findall(r"MANDORLA_KEYS=(\S+)", UNIT)
    written = {Path(data), Path(kept), Path(f"{data}-backups")}
    assert {Path("/var/lib", name) for name in owned.split()} == written


def test_a_dockerfile_is_read_as_docker_reads_it() -> None:
    assert instructions('# A word\nRUN one && \\\n    two\nCMD ["a"]\n') == [
        ("RUN", "one && two"),
        ("CMD", '["a"]'),
    ]
