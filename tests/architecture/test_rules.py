"""Rules of our own, as a scanner would hold them: each finds its bad samples, and nothing in the product."""

import pytest

from tests.architecture import rules, tree
from tests.architecture.rules import Rule, of_names, pattern, python

RULES = [
    Rule(
        "a view reads rows through words that say whose they are",
        rules.views,
        python(rules.unscoped),
        ("Answer.objects.get(pk=pk)", "Answer.objects.filter(pk=pk).first()", "list(Answer.objects.all())"),
        {"src/mandorla/demo/views.py": "the demonstration, in which everybody is made up"},
    ),
    Rule(
        "a row is looked for among one's own",
        rules.views,
        python(rules.of_a_bare_model),
        ("get_object_or_404(Answer, pk=pk)", "get_object_or_404(Answer.objects, pk=pk)"),
    ),
    Rule(
        "markup is made by templates",
        tree.ours,
        of_names("mark_safe", "SafeString", "format_html_join"),
        ("mark_safe(text)", "return SafeString(text)"),
        {
            "src/mandorla/prompts/markup.py": "parts joined by format_html_join, which escapes what is put in",
            "src/mandorla/shared/qr.py": "a drawing of squares; no word of anybody's is in it",
            "src/mandorla/templatetags/icons.py": "Lucide's own drawings",
        },
    ),
    Rule(
        "no address has a place for a secret",
        rules.urls,
        pattern(rf"<[^>]*:\w*{rules.SECRET}\w*>|\(\?P<\w*{rules.SECRET}\w*>"),
        ('path("x/<str:password>/", v)', 'path("x/<str:session_id>/", v)', 're_path(r"(?P<api_key>.+)", v)'),
        {
            "src/mandorla/notices/urls.py": "a random number that opens nothing without signing in, and a signed link"
            " that ends one kind of notice (RFC 8058)",
        },
    ),
    Rule(
        "no secret is taken from the query of an address",
        tree.ours,
        python(rules.secret_asked_by_address),
        ('request.GET["token"]', 'request.GET.get("password", "")'),
    ),
    Rule(
        "every form proves where it comes from",
        tree.ours,
        pattern(r"@csrf_exempt\b"),
        ("@csrf_exempt\ndef v(request): pass",),
        {"src/mandorla/notices/views.py": "a mail program ends a notice by a signed link (RFC 8058)"},
    ),
    Rule(
        "a form that posts carries the token",
        tree.templates,
        rules.posts_without_token,
        ('<form method="post"><button>x</button></form>',),
        {"src/mandorla/notices/templates/notices/ending.html": "the signed link, as above"},
    ),
    Rule(
        "nothing is run or loaded from text",
        tree.ours,
        of_names("eval", "exec", "yaml.load", "pickle.loads", "pickle.load", "marshal.loads", "__import__"),
        ("eval(text)", "yaml.load(text)", "pickle.loads(body)"),
        {"src/mandorla/library/reading.py": "a safe loader that knows lines; content of ours alone"},
    ),
    Rule(
        "no shell is asked", tree.ours, python(rules.shell), ("subprocess.run(x, shell=True)", "os.system(x)")
    ),
    Rule(
        "chance that matters is cryptographic",
        tree.ours,
        rules.imports_of("random"),
        ("import random", "from random import choice"),
        {
            "src/mandorla/demo/looking_back.py": "made-up days, the same in every demonstration",
            "src/mandorla/demo/plot.py": "made-up people, the same in every demonstration",
            "src/mandorla/live/pubsub.py": "how long to wait before trying again",
            "src/mandorla/suggestions/gathering.py": "which of the things that may be suggested anyway",
        },
    ),
    Rule(
        "no broken hash or cipher",
        tree.ours,
        of_names("md5", "sha1", "DES", "ARC4", "ECB", "new_md5"),
        ("hashlib.md5(x)", "hashes.sha1(x)", "modes.ECB()"),
    ),
    Rule(
        "no query is put together from text",
        tree.ours,
        python(rules.composed_sql),
        ('cursor.execute(f"SELECT {x}")', 'cursor.execute("SELECT " + x)', 'M.objects.raw("a %s" % x)'),
    ),
    Rule(
        "other servers are waited for, not for ever",
        tree.ours,
        python(rules.without_timeout),
        ("urlopen(address)", "requests.post(address, body)"),
    ),
    Rule(
        "certificates are checked",
        tree.ours,
        python(rules.unverified),
        ("requests.get(x, verify=False)", "context.verify_mode = ssl.CERT_NONE"),
    ),
    Rule(
        "a cookie says to whom it goes",
        tree.ours,
        python(rules.open_cookie),
        ('response.set_cookie("a", "b")', 'response.set_cookie("a", "b", httponly=True, secure=True)'),
    ),
    Rule(
        "a log line is a fixed sentence",
        tree.ours,
        python(rules.wordy_log),
        ('log.info(f"{name} came")', "log.warning(text)"),
    ),
    Rule(
        "nobody is led where a request says",
        tree.ours,
        python(rules.unsafe_way_back),
        ('see_other(request.GET["next"])', 'redirect(request.POST.get("back"))'),
    ),
    Rule(
        "secrets are compared in constant time",
        tree.ours,
        python(rules.compared_openly),
        ("given == self.token", "request.session_secret != known", "digest == sent"),
        {"src/mandorla/backups/media.py": "whether a copied file is whole; no secret is compared"},
    ),
    Rule(
        "no error is swallowed whole",
        tree.ours,
        python(rules.swallowed),
        ("try: a()\nexcept: b()", "try: a()\nexcept Exception: pass"),
    ),
    Rule(
        "a script makes no markup from text",
        rules.scripts,
        pattern(r"\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\("),
        ("x.innerHTML = text", "eval(text)"),
    ),
    Rule(
        "a script stores nothing by itself",
        rules.scripts,
        pattern(r"\b(?:local|session)Storage\b|document\.cookie"),
        ("localStorage.setItem('a', text)", "document.cookie = 'a'"),
        {
            "src/mandorla/static/js/quick-exit.js": "that this browser has left, as the server will say it too",
        },
    ),
    Rule(
        "messages between windows name their receiver",
        rules.scripts,
        pattern(r"postMessage\([^)]*[\"']\*[\"']"),
        ("w.postMessage(text, '*')",),
    ),
    Rule(
        "the settings open no door",
        lambda: [tree.CODE / "settings.py"],
        pattern(
            r"DEBUG = True|ALLOWED_HOSTS\D*=\s*\[\"\*\"|SESSION_COOKIE_HTTPONLY = False|unsafe-(?:inline|eval)"
        ),
        ("DEBUG = True", 'ALLOWED_HOSTS = ["*"]', '"script-src": ["unsafe-inline"]'),
    ),
    Rule(
        "no file has a name that somebody else chose",
        tree.ours,
        of_names("mktemp", "tempnam", "tmpnam"),
        ("tempfile.mktemp()",),
    ),
]
assert len(RULES) >= 15


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_product_keeps_the_rule(rule: Rule) -> None:
    files = rule.files()
    assert files, "nothing was looked at"
    found = {tree.short(path): rule.find(path.read_text(encoding="utf-8")) for path in files}
    broken = {name: faults for name, faults in found.items() if faults}
    assert {name: faults for name, faults in broken.items() if name not in rule.may} == {}
    assert broken.keys() >= rule.may.keys(), "an exception that nothing needs any more"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_what_it_is_for(rule: Rule) -> None:
    assert [sample for sample in rule.bad if not rule.find(sample)] == []
