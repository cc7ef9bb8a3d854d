"""Whether the web addresses in the listings still answer: asked politely, now and then, and remembered."""
