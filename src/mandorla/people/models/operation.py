from django.db import models

from mandorla.people.models.person import Person


class Operation(models.Model):
    """A form that was sent: a repeat of the same form gets the first one's result."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    uuid = models.UUIDField()
    kind = models.CharField(max_length=80)
    result = models.CharField(max_length=300)
    made_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "uuid"], name="operation_counts_once")]

    def __str__(self) -> str:
        return str(self.uuid)
