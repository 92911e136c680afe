from bench.bare.models import Note
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path


@login_required
def notes(request: HttpRequest) -> HttpResponse:
    rows = Note.objects.filter(author=request.user).select_related("author").order_by("-id")[:20]
    return render(request, "notes.html", {"notes": rows})


@login_required
def note(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Note, pk=pk, author=request.user)
    if request.method == "POST":
        found.text = request.POST["text"]
        found.save()
        return redirect("note", pk=pk)
    return render(request, "note.html", {"note": found})


urlpatterns = [
    path("", notes, name="notes"),
    path("notes/<int:pk>/", note, name="note"),
]
