"""Station 7, the form: what the page `/add/` asks, made from the schema, the terms and the settings."""

from __future__ import annotations

from hereabouts.form.write import write_form

__all__ = ["write_form"]
