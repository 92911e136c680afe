import sys
from typing import Any

from mandorla.serving import checkup
from mandorla.serving.command import HouseCommand
from mandorla.shared import clock


class Command(HouseCommand):
    help = "Say what is fine here and what is not."

    def handle(self, *args: Any, **options: Any) -> None:
        findings = list(checkup.findings(clock.now()))
        for finding in findings:
            self.say(f"{'fine' if finding.is_fine else 'LOOK'}  {finding.sentence}")
        sys.exit(0 if all(finding.is_fine for finding in findings) else 1)
