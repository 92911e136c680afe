from django.urls import path

from mandorla.pairs.views import agreement, asking, spaces

app_name = "pairs"
urlpatterns = [
    path("pairs/new/", spaces.new, name="new"),
    path("welcome/", spaces.welcome, name="welcome"),
    path("invitations/<str:word>/", spaces.invited, name="invited"),
    path("invitations/<str:word>/acceptance/", spaces.acceptance, name="acceptance"),
    path("invitations/<str:word>/refusal/", spaces.refusal, name="refusal"),
    path("with/<uuid:pair>/invitation/", spaces.invitation, name="invitation"),
    path("with/<uuid:pair>/invitation/end/", spaces.invitation_end, name="invitation_end"),
    path("with/<uuid:pair>/boundaries/", spaces.boundaries, name="boundaries"),
    path("with/<uuid:pair>/question/", asking.asking, name="asking"),
    path("with/<uuid:pair>/resting/", asking.resting, name="resting"),
    path("with/<uuid:pair>/agreement/", agreement.agreement, name="agreement"),
    path("with/<uuid:pair>/agreement/review/", agreement.review, name="review"),
    path("with/<uuid:pair>/agreement/later/", agreement.later, name="later"),
    path("with/<uuid:pair>/agreement/history/", agreement.history, name="history"),
    path("with/<uuid:pair>/agreement/lines/<uuid:line>/", agreement.line, name="line"),
    path("with/<uuid:pair>/agreement/lines/<uuid:line>/more-days/", agreement.more_days, name="more_days"),
    path("with/<uuid:pair>/agreement/lines/<uuid:line>/ending/", agreement.ending, name="ending"),
    path("with/<uuid:pair>/agreement/lines/<uuid:line>/end/", agreement.end, name="line_end"),
    path("with/<uuid:pair>/agreement/<uuid:proposal>/consent/", agreement.consent, name="consent"),
    path("with/<uuid:pair>/agreement/<uuid:proposal>/end/", agreement.proposal_end, name="proposal_end"),
    path("with/<uuid:pair>/departure/", spaces.departure, name="departure"),
]
