"""Rules of our own about safety: what is looked for, where, and the few places that may, each with its reason."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.architecture import tree

SECRET = r"(?:password|passphrase|secret|token|otp|recovery|session|credential|api_?key)"


@dataclass(frozen=True)
class Rule:
    """`find` names what is wrong in a text; `bad` are samples it must find; `may` are places that have a reason."""

    name: str
    files: Callable[[], list[Path]]
    find: Callable[[str], list[str]]
    bad: tuple[str, ...]
    may: dict[str, str] = field(default_factory=dict)


def python(check: Callable[[ast.Module], Iterator[str]]) -> Callable[[str], list[str]]:
    return lambda text: list(check(ast.parse(text)))


def pattern(expression: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[str], list[str]]:
    found = re.compile(expression, flags)
    return lambda text: [match[0] for match in found.finditer(text)]


def calls(module: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    return ((ast.unparse(node.func), node) for node in ast.walk(module) if isinstance(node, ast.Call))


def keywords(node: ast.Call) -> dict[str, str]:
    return {one.arg: ast.unparse(one.value) for one in node.keywords if one.arg}


def of_names(*names: str) -> Callable[[str], list[str]]:
    """Calls of these, however they are reached."""

    def check(module: ast.Module) -> Iterator[str]:
        yield from (name for name, _ in calls(module) if name in names or name.rsplit(".", 1)[-1] in names)

    return python(check)


def imports_of(*names: str) -> Callable[[str], list[str]]:
    def check(module: ast.Module) -> Iterator[str]:
        for node in ast.walk(module):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names if alias.name.split(".")[0] in names)
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in names:
                yield ast.unparse(node)

    return python(check)


READS = {
    "get",
    "all",
    "filter",
    "exclude",
    "values",
    "values_list",
    "first",
    "last",
    "latest",
    "in_bulk",
    "iterator",
}


def unscoped(module: ast.Module) -> Iterator[str]:
    """A read that does not begin with the words of a QuerySet which say whose rows these are."""
    for name, _node in calls(module):
        parts = name.split(".objects.")
        if len(parts) > 1 and parts[-1].split("(")[0].split(".")[0] in READS:
            yield name


def of_a_bare_model(module: ast.Module) -> Iterator[str]:
    """The name of a model, or all of its rows, where rows of somebody belong; a small name holds such rows."""
    for name, node in calls(module):
        if name.startswith("get_object_or_404") and node.args:
            whose = ast.unparse(node.args[0])
            if whose.endswith(".objects") or (whose.isidentifier() and whose[0].isupper()):
                yield ast.unparse(node)


def composed_sql(module: ast.Module) -> Iterator[str]:
    for name, node in calls(module):
        is_query = name.rsplit(".", 1)[-1] in (
            "execute",
            "executemany",
            "executescript",
            "RawSQL",
            "raw",
            "extra",
        )
        if is_query and node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
            yield ast.unparse(node)


def open_cookie(module: ast.Module) -> Iterator[str]:
    for name, node in calls(module):
        if (
            name.endswith("response.set_cookie")
            and not {"httponly", "samesite", "secure"} <= keywords(node).keys()
        ):
            yield ast.unparse(node)


def without_timeout(module: ast.Module) -> Iterator[str]:
    asks = ("urlopen", "requests.get", "requests.post", "requests.request", "create_connection")
    for name, node in calls(module):
        if name.endswith(asks) and "timeout" not in keywords(node):
            yield ast.unparse(node)


def unverified(module: ast.Module) -> Iterator[str]:
    for name, node in calls(module):
        if keywords(node).get("verify") == "False" or name.endswith("_create_unverified_context"):
            yield ast.unparse(node)
    yield from (
        ast.unparse(one)
        for one in ast.walk(module)
        if isinstance(one, ast.Attribute) and one.attr == "CERT_NONE"
    )


def shell(module: ast.Module) -> Iterator[str]:
    for name, node in calls(module):
        if keywords(node).get("shell") == "True" or name in ("os.system", "os.popen"):
            yield ast.unparse(node)


def wordy_log(module: ast.Module) -> Iterator[str]:
    """A log line is a fixed sentence with ids as arguments; nothing is woven into it."""
    for name, node in calls(module):
        is_log = re.fullmatch(
            r"(?:log|logger|logging)\.(?:debug|info|warning|error|exception|critical)", name
        )
        if is_log and node.args and not isinstance(node.args[0], ast.Constant):
            yield ast.unparse(node)


def unsafe_way_back(module: ast.Module) -> Iterator[str]:
    leads = ("see_other", "redirect", "HttpResponseRedirect")
    for name, node in calls(module):
        if (
            name in leads
            and node.args
            and re.match(r"request\.(GET|POST|META|headers)\b", ast.unparse(node.args[0]))
        ):
            yield ast.unparse(node)


def compared_openly(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq):
            sides = [ast.unparse(one).rsplit(".", 1)[-1] for one in (node.left, *node.comparators)]
            if any(re.fullmatch(rf"(?:\w+_)?(?:{SECRET}|signature|digest|hmac|mac)", side) for side in sides):
                yield ast.unparse(node)


def swallowed(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            is_silent = all(isinstance(one, ast.Pass) for one in node.body)
            if not caught or (caught in ("Exception", "BaseException") and is_silent):
                yield f"except {caught}"


def secret_asked_by_address(module: ast.Module) -> Iterator[str]:
    asked = [ast.unparse(node) for node in ast.walk(module) if isinstance(node, ast.Call | ast.Subscript)]
    named = re.compile(rf"""request\.GET.*["']\w*{SECRET}\w*["']""")
    yield from (one for one in asked if named.match(one))


def posts_without_token(text: str) -> list[str]:
    forms = re.findall(r"<form\b[^>]*\bmethod=\"post\"[^>]*>.*?</form>", text, re.DOTALL | re.IGNORECASE)
    return [form[:90] for form in forms if "{% csrf_token %}" not in form]


def scripts() -> list[Path]:
    return tree.files("*.js", tree.CODE)


def views() -> list[Path]:
    return tree.of_module("views")


def urls() -> list[Path]:
    return [path for path in tree.ours() if path.name in ("urls.py", "account_urls.py")]
