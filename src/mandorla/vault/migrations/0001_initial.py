from django.db import migrations, models

import mandorla.shared.ids


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel(
            name="DataKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=mandorla.shared.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("owner", models.UUIDField(unique=True)),
                ("wrapped", models.BinaryField()),
                ("host_key_id", models.CharField(max_length=16)),
            ],
        ),
    ]
