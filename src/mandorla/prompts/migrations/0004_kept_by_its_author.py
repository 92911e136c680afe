from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def name_the_question(apps: Any, schema_editor: Any) -> None:
    answers = apps.get_model("prompts", "Answer").objects.filter(pk=models.OuterRef("answer"))
    replies = apps.get_model("prompts", "Reply").objects.using(schema_editor.connection.alias)
    replies.update(slug=models.Subquery(answers.values("exchange__slug")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('prompts', '0003_dealt'),
    ]

    operations = [
        migrations.AddField(
            model_name='reply',
            name='slug',
            field=models.CharField(default='', max_length=80),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='reply',
            name='answer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replies', to='prompts.answer'),
        ),
        migrations.RunPython(name_the_question, migrations.RunPython.noop),
    ]
