from django.urls import path

from mandorla.ownership.views import account, leaving, privacy

app_name = "ownership"
urlpatterns = [
    path("me/export/", account.export, name="export"),
    path("me/erasing/", account.erasing, name="erasing"),
    path("erased/", account.erased, name="erased"),
    path("kept/together/", leaving.together, name="together"),
    path("kept/together/<uuid:keepsake>/<str:sound>/", leaving.sound, name="sound"),
    path("with/<uuid:pair>/departure/stays/", leaving.staying, name="staying"),
    path("with/<uuid:pair>/departure/stays/<str:kind>/<uuid:row>/", leaving.taking_back, name="taking_back"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("privacy/<slug:room>/", privacy.privacy_room, name="privacy_room"),
]
