"""What works without a signal: the worker's list, made from the finished folder, the areas to save, and the app."""

from hereabouts.offline.app import write_app
from hereabouts.offline.write import write_offline

__all__ = ["write_app", "write_offline"]
