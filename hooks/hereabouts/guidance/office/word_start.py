"""Begins a paragraph; on a new page where the block before asked for one."""

from __future__ import annotations

from docx.text.paragraph import Paragraph

from hereabouts.guidance.office.word_inline import Writing


def start_paragraph(writing: Writing, style: str) -> Paragraph:
    """An empty paragraph at the end of the file."""
    paragraph = writing.document.add_paragraph(style=style)
    if writing.new_page:
        paragraph.paragraph_format.page_break_before = True
        writing.new_page = False
    return paragraph
