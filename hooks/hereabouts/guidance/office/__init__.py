"""The guidance pack as files to fill in on a computer: plans and templates for Word, slides for the training day.

`word.py` writes a page's element tree, `slides.py` the list of slides; `write.py` says which files there are. What both
need is beside them: colours, plain text, properties, pictures, addresses, and equal bytes for equal input.
"""
