from django.urls import path

from mandorla.coach import views

app_name = "coach"
urlpatterns = [
    path("me/words/", views.words, name="words"),
    path("me/words/wordings/", views.wordings, name="wordings"),
]
