from django.urls import path

from mandorla.notices import views

app_name = "notices"
urlpatterns = [
    path("me/notices/", views.choices, name="choices"),
    path("me/notices/end/", views.end, name="end"),
    path("me/notices/browser/", views.browser, name="browser"),
    path("me/notices/browser/<uuid:browser>/end/", views.browser_end, name="browser_end"),
    path("me/notices/<uuid:token>/", views.notice, name="notice"),
    path("notices/ending/<str:token>/", views.ending, name="ending"),
]
