"""The papers that somebody must sign: what is worked out for them from settings, listings, tests and code."""
