"""The same pages in the ordinary way: generic views, model forms, ordinary templates, plain text, no encryption."""

from typing import Any

from bench.bare.models import Answer, Exchange, Member, Pair, Reply
from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import ListView


class FinderForm(forms.Form):
    words = forms.CharField(required=False)
    rule = forms.ChoiceField(choices=[("", "All"), *Answer.RULES], required=False)


class AnswerForm(forms.ModelForm):
    class Meta:
        model = Answer
        fields = ("text", "rule")


class ReplyForm(forms.ModelForm):
    class Meta:
        model = Reply
        fields = ("kind", "text")


def pair_of(request: HttpRequest, pk: int) -> Pair:
    return get_object_or_404(Pair, pk=pk, members__user=request.user)


def other_of(request: HttpRequest, pair: Pair) -> Member | None:
    return pair.members.select_related("user").exclude(user=request.user).first()


@login_required
def today(request: HttpRequest, pair: int) -> HttpResponse:
    found = pair_of(request, pair)
    exchange = found.exchanges.order_by("-day", "-pk").first()
    answers = exchange.answers.filter(Q(author=request.user) | Q(is_open=True)) if exchange else []
    context = {"pair": found, "other": other_of(request, found), "exchange": exchange, "answers": answers}
    return render(request, "today.html", context)


class Shelf(LoginRequiredMixin, ListView):
    template_name = "shelf.html"
    paginate_by = 20

    def get_queryset(self) -> "QuerySet[Answer]":
        self.pair = pair_of(self.request, self.kwargs["pair"])
        visible = Q(author=self.request.user) | Q(is_open=True)
        rows = Answer.objects.filter(visible, exchange__pair=self.pair)
        return rows.select_related("exchange", "author").order_by("-day", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"pair": self.pair, "form": FinderForm(self.request.GET)}
        return super().get_context_data(**more, **kwargs)


@login_required
def prompt(request: HttpRequest, pair: int, slug: str) -> HttpResponse:
    found = pair_of(request, pair)
    exchange = found.exchanges.filter(slug=slug).first()
    visible = Q(author=request.user) | Q(is_open=True)
    rows = (
        Answer.objects.filter(visible, exchange=exchange).select_related("author").prefetch_related("replies")
    )
    mine = next((row for row in rows if row.author_id == request.user.pk), None)
    form = AnswerForm(request.POST or None, instance=mine)
    if request.method == "POST" and form.is_valid():
        save(request, found, slug, form)
        return redirect("prompt", pair=pair, slug=slug)
    context = {
        "pair": found,
        "other": other_of(request, found),
        "exchange": exchange,
        "answers": rows,
        "form": form,
        "reply_form": ReplyForm(),
    }
    return render(request, "prompt.html", context)


@transaction.atomic
def save(request: HttpRequest, pair: Pair, slug: str, form: AnswerForm) -> None:
    exchange, _made = Exchange.objects.get_or_create(pair=pair, slug=slug, defaults={"question": slug})
    form.instance.exchange, form.instance.author = exchange, request.user
    answer = form.save()
    if exchange.answers.exclude(pk=answer.pk).exclude(rule="keep").exists():
        exchange.answers.update(is_open=True)
