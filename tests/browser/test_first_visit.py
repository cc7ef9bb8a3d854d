"""A first visit to the find page is light, and asks nobody but the site itself for anything."""

import gzip

from playwright.sync_api import Browser

from visiting import opened, wait_for_finder

MOST_BYTES = 250_000
"""As a host would compress them; fonts and pictures as they are."""
PACKED = (".woff2", ".png")


def test_a_first_visit_is_light_and_asks_nobody_else(browser: Browser, example_site, served) -> None:
    site = served(example_site).address
    with opened(browser) as page:
        answers = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(f"{site}find/#near=QX2&within=2")
        wait_for_finder(page)
        page.wait_for_selector("[data-at=results] .card .summary:not([hidden])")
        page.wait_for_load_state("networkidle")
        weights = {
            one.url: len(one.body()) if one.url.endswith(PACKED) else len(gzip.compress(one.body())) for one in answers
        }

    assert [url for url in weights if not url.startswith(site)] == []
    assert len(weights) > 5
    assert sum(weights.values()) <= MOST_BYTES, weights
