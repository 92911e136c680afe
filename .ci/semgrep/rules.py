# Samples for rules.yaml: what is found, and beside it what is not. Nobody runs this.

# ruleid: read-that-says-whose-rows-they-are
Answer.objects.get(pk=pk)
# ruleid: read-that-says-whose-rows-they-are
Answer.objects.filter(pk=pk).first()
# ok: read-that-says-whose-rows-they-are
Answer.objects.of(request.pair).filter(pk=pk)

# ruleid: row-of-a-bare-model
get_object_or_404(Answer, pk=pk)
# ok: row-of-a-bare-model
get_object_or_404(Answer.objects.of(request.pair), pk=pk)

# ruleid: write-in-a-view
answer.save()
# ruleid: write-in-a-view
Answer.objects.of(pair).update(day=day)
# ok: write-in-a-view
actions.take_back(member=request.member, answer=answer, now=now)


# ruleid: view-without-a-policy
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    return None


# ok: view-without-a-policy
@require_GET
@paired
def ours(request: PairRequest) -> HttpResponse:
    return None


# ruleid: markup-made-of-text
mark_safe(text)
# ok: markup-made-of-text
format_html("<b>{}</b>", text)

# ruleid: secret-in-an-address
path("reset/<str:password>/", view)
# ok: secret-in-an-address
path("with/<uuid:pair>/", view)

# ruleid: secret-from-the-query
request.GET["token"]
# ok: secret-from-the-query
request.GET.get("page", "1")

# ruleid: form-from-anywhere
csrf_exempt(view)

# ruleid: code-from-text
pickle.loads(body)
# ok: code-from-text
json.loads(body)

# ruleid: shell
subprocess.run(words, shell=True)
# ok: shell
subprocess.run(words)

# ruleid: chance-that-can-be-foreseen
import random
# ok: chance-that-can-be-foreseen
import secrets

# ruleid: broken-hash-or-cipher
hashlib.md5(content)
# ok: broken-hash-or-cipher
hashlib.sha256(content)

# ruleid: query-put-together-from-text
cursor.execute(f"SELECT {name} FROM people")
# ok: query-put-together-from-text
cursor.execute("SELECT name FROM people WHERE id = %s", [pk])

# ruleid: waiting-for-ever
urllib.request.urlopen(address)
# ok: waiting-for-ever
urllib.request.urlopen(address, timeout=10)

# ruleid: certificate-not-checked
requests.get(address, verify=False, timeout=1)

# ruleid: open-cookie
response.set_cookie("left", "1", httponly=True)
# ok: open-cookie
response.set_cookie("left", "1", secure=True, httponly=True, samesite="Lax")

# ruleid: wordy-log
log.info(f"{name} came")
# ok: wordy-log
log.info("no key of %s", pk)

where = request.GET["next"]
# ruleid: led-where-a-request-says
see_other(where)
# ok: led-where-a-request-says
see_other(reverse("home:today", args=[request.GET["pair"]]))

# ruleid: secret-compared-openly
self.token == given
# ok: secret-compared-openly
hmac.compare_digest(self.token, given)

# ruleid: error-swallowed
try:
    act()
except Exception:
    pass


class Answer(models.Model):
    # ruleid: text-kept-open
    words = models.TextField()
    # ruleid: model-that-watches
    seen_at = models.DateTimeField(null=True)
    # ok: model-that-watches
    sealed_at = models.DateTimeField()


# ruleid: clock-read-within
datetime.now(UTC)
# ok: clock-read-within
clock.now()
