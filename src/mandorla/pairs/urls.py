from django.urls import path

from mandorla.pairs import views

app_name = "pairs"
urlpatterns = [
    path("pairs/new/", views.new, name="new"),
    path("welcome/", views.welcome, name="welcome"),
    path("invitations/<str:word>/", views.invited, name="invited"),
    path("invitations/<str:word>/acceptance/", views.acceptance, name="acceptance"),
    path("invitations/<str:word>/refusal/", views.refusal, name="refusal"),
    path("with/<uuid:pair>/us/", views.us, name="us"),
    path("with/<uuid:pair>/invitation/", views.invitation, name="invitation"),
    path("with/<uuid:pair>/invitation/end/", views.invitation_end, name="invitation_end"),
    path("with/<uuid:pair>/boundaries/", views.boundaries, name="boundaries"),
    path("with/<uuid:pair>/departure/", views.departure, name="departure"),
]
