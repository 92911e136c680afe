from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_look'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='may_ask_model',
            field=models.BooleanField(default=False),
        ),
    ]
