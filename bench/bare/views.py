"""The same pages in the ordinary way: generic views, model forms, ordinary templates, plain text, no encryption."""

from typing import Any

from bench.bare.models import Answer, Exchange, Keep, Member, Pair, Practice, Reply
from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import ListView

MORNING, EVENING = 4, 17
DECKS = (
    "Everyday",
    "Small rituals",
    "Kitchens and tables",
    "Things we keep",
    "Rest and ordinary bodies",
    "Weather and seasons",
    "Joys",
    "Play and silliness",
    "Music and songs",
    "Books, films, and stories",
    "Words and languages",
    "Places and journeys",
    "Strangers and neighbors",
    "Hands and work",
    "Learning and being wrong",
    "Money without numbers",
    "Who we were",
    "Time and growing older",
    "Hopes and dreams",
    "Us in ten years",
    "Family and friends",
    "Apart",
    "Thanks and small frictions",
    "Asking, and saying no",
    "Love and being loved",
    "Courage and luck",
    "Worries",
    "Fears and insecurities",
    "Secrets held back",
)
STEMS = {
    "thank": (
        "Thank you for telling me",
        "It means much to me",
        "I know you better now",
        "I imagine it took something",
    ),
    "reflect": (
        "What I heard is",
        "The part that stays with me is",
        "From where you stood",
        "No wonder you felt",
    ),
    "ask": (
        "What was it like when",
        "Tell me a little more about",
        "What mattered most",
        "What is it like now",
    ),
}


class AnswerForm(forms.ModelForm):
    class Meta:
        model = Answer
        fields = ("text", "rule")


def pair_of(request: HttpRequest, pk: int) -> Pair:
    return get_object_or_404(Pair, pk=pk, members__user=request.user)


def other_of(request: HttpRequest, pair: Pair) -> Member | None:
    return pair.members.select_related("user").exclude(user=request.user).first()


def visible_to(request: HttpRequest) -> QuerySet[Answer]:
    return Answer.objects.filter(Q(author=request.user) | Q(is_open=True))


def with_keeps(request: HttpRequest) -> Prefetch:
    return Prefetch("keeps", queryset=Keep.objects.filter(user=request.user), to_attr="kept")


@login_required
def today(request: HttpRequest, pair: int) -> HttpResponse:
    found, day = pair_of(request, pair), timezone.localdate()
    other = other_of(request, found)
    check_ins = list(found.check_ins.filter(day=day))
    offer = found.offers.filter(day=day).first()
    answers = visible_to(request).filter(exchange__pair=found, exchange__slug=offer.slug) if offer else ()
    authors = {answer.author_id for answer in answers}
    context = {
        "pair": found,
        "other": other,
        "has_mine": any(row.author_id == request.user.pk for row in check_ins),
        "theirs": next((row for row in check_ins if row.author_id != request.user.pk), None),
        "share": found.shares.exclude(author=request.user).order_by("-day", "-pk").first(),
        "habits": found.habits.order_by("place"),
        "offer": offer,
        "has_answered": request.user.pk in authors,
        "is_open": len(authors) == 2,
        "done": done_today(request, found),
        "ratings": Practice.RATINGS,
    }
    return render(request, "today.html", context)


def done_today(request: HttpRequest, pair: Pair) -> Practice | None:
    """What is asked about this evening, as ours asks: what one did last, if none of the day was rated yet."""
    if MORNING <= timezone.localtime().hour < EVENING:
        return None
    rows = pair.practices.filter(author=request.user, day=timezone.localdate()).order_by("-pk")
    return None if any(row.closer for row in rows) else next(iter(rows), None)


class Shelf(LoginRequiredMixin, ListView):
    template_name = "shelf.html"
    paginate_by = 20

    def get_queryset(self) -> QuerySet[Answer]:
        self.pair = pair_of(self.request, self.kwargs["pair"])
        rows = visible_to(self.request).filter(exchange__pair=self.pair)
        keeps = with_keeps(self.request)
        return rows.select_related("exchange", "author").prefetch_related(keeps).order_by("-day", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"pair": self.pair, "shelves": Keep.SHELVES, "decks": DECKS}
        return super().get_context_data(**more, **kwargs)


@login_required
def prompt(request: HttpRequest, pair: int, slug: str, form: AnswerForm | None = None) -> HttpResponse:
    found = pair_of(request, pair)
    exchange = found.exchanges.filter(slug=slug).first()
    rows = visible_to(request).filter(exchange=exchange).select_related("author")
    rows = list(rows.prefetch_related("replies", with_keeps(request)))
    mine = next((row for row in rows if row.author_id == request.user.pk), None)
    if form is None and not (mine and mine.is_open):
        form = AnswerForm(instance=mine)
    context = {
        "pair": found,
        "other": other_of(request, found),
        "slug": slug,
        "exchange": exchange,
        "answers": rows,
        "form": form,
        "shelves": Keep.SHELVES,
        "kinds": [(kind, label, STEMS[kind]) for kind, label in Reply.KINDS],
    }
    return render(request, "prompt.html", context)


@require_POST
@login_required
def answer(request: HttpRequest, pair: int, slug: str) -> HttpResponse:
    found, form = pair_of(request, pair), AnswerForm(request.POST)
    if not form.is_valid():
        return prompt(request, pair, slug, form)
    save(request, found, slug, form)
    return redirect("prompt", pair=pair, slug=slug)


@transaction.atomic
def save(request: HttpRequest, pair: Pair, slug: str, form: AnswerForm) -> None:
    exchange, _made = Exchange.objects.get_or_create(pair=pair, slug=slug, defaults={"question": slug})
    rows = list(exchange.answers.all())
    mine = next((row for row in rows if row.author_id == request.user.pk), None)
    mine = mine or Answer(exchange=exchange, author=request.user)
    mine.text, mine.rule = form.cleaned_data["text"], form.cleaned_data["rule"]
    mine.save()
    if any(row.author_id != request.user.pk and row.rule != "keep" for row in rows):
        exchange.answers.update(is_open=True)
