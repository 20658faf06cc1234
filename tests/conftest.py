"""What all tests share: no example of a property is judged by the time that it took."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
