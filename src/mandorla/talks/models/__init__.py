from mandorla.talks.models.line import Line
from mandorla.talks.models.talk import Stage, Talk
from mandorla.talks.models.understanding import Understanding
from mandorla.talks.models.voice_note import VoiceNote

__all__ = ["Line", "Stage", "Talk", "Understanding", "VoiceNote"]
