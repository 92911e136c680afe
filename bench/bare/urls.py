from bench.bare import views
from django.urls import path

urlpatterns = [
    path("<int:pair>/", views.today, name="today"),
    path("<int:pair>/shelf/", views.Shelf.as_view(), name="shelf"),
    path("<int:pair>/prompts/<slug:slug>/", views.prompt, name="prompt"),
    path("<int:pair>/prompts/<slug:slug>/answer/", views.answer, name="answer"),
]
