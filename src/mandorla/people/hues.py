from django.utils.translation import gettext_lazy as _

NAMES = (
    _("Rose"),
    _("Coral"),
    _("Terracotta"),
    _("Apricot"),
    _("Amber"),
    _("Honey"),
    _("Straw"),
    _("Olive"),
    _("Moss"),
    _("Fern"),
    _("Leaf"),
    _("Jade"),
    _("Mint"),
    _("Lagoon"),
    _("Teal"),
    _("River"),
    _("Sky"),
    _("Denim"),
    _("Bluebell"),
    _("Iris"),
    _("Lavender"),
    _("Plum"),
    _("Orchid"),
    _("Peony"),
)
CHOICES = list(enumerate(NAMES, start=1))
