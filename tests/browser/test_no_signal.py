"""Without a signal: what works, what is kept, what is offered, and that none of it says what anybody looked for."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from building import PROJECT
from no_signal import KEPT, WORKERS, Town, core_of, phone, settle, until
from visiting import GARDEN, wait_for_finder

AXE = (PROJECT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
SAVED_DAY = r"saved on \d+ \w+ \d{4}"
CORE = {"home": "", "find": "find/", "my list": "my-list/", "urgent help": "help/", "no signal": "no-signal/"}
FORGET = "Forget everything on this device"
HELP = "These people answer."


@pytest.fixture
def town(example_site: Path, tmp_path: Path) -> Iterator[Town]:
    made = Town(example_site, tmp_path / "town")
    yield made
    made.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with phone(browser) as opened:
        yield opened


def test_the_first_pages_open_with_the_server_gone(page: Page, town: Town) -> None:
    settle(page, town.address)
    town.stop()
    for path in CORE.values():
        page.goto(town.address + path)
        expect(page.locator(".strip.offline")).to_have_text(re.compile(f"^You are offline: {SAVED_DAY}"))
        page.reload()
        expect(page.locator("h1")).to_be_visible()
    page.goto(town.address + "help/")
    expect(page.locator("main")).to_contain_text(HELP)
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Hyperlegible")


def test_a_search_goes_on_when_the_server_stops_half_way(page: Page, town: Town) -> None:
    page.goto(town.address)
    page.locator("#q-words").fill("gardening")
    page.locator("#q-place").fill("QX2 4AB")
    page.get_by_role("button", name="Find activities").click()
    wait_for_finder(page)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    town.stop()
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("Tuesday").check()
    expect(page.locator("[data-chip=day]")).to_have_count(1)
    page.locator("[data-group=needs] summary").click()
    page.locator("[data-facet=access] input[value=step-free]").evaluate("(each) => each.click()")
    expect(page.locator("[data-chip=access]")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Show")).click()
    page.reload()
    wait_for_finder(page)
    expect(page.locator(".result-line")).to_contain_text("gardening")
    page.locator("#q-place").fill("")
    page.locator("#q-words").fill("I want to die")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator(".urgent, [data-urgent]").first).to_be_visible()
    page.locator("#q-words").fill("qqqq")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator("[data-at=nothing]")).to_be_visible()


def test_the_map_opens_with_the_server_gone_though_it_was_never_opened_before(page: Page, town: Town) -> None:
    page.goto(f"{town.address}find/")
    wait_for_finder(page)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    town.stop()
    page.reload()
    wait_for_finder(page)
    page.get_by_role("button", name=re.compile("^Map of ")).click()
    expect(page.locator(".map-said")).to_have_text(re.compile(r"^\d+ activities on the map"))
    expect(page.locator(".map-mark").first).to_be_visible()


def test_what_was_looked_for_and_looked_at_is_not_kept(page: Page, browser: Browser, town: Town) -> None:
    settle(page, town.address + "find/#q=garden&near=QX2+2")
    wait_for_finder(page)
    for path in (GARDEN, "activity/trans-tea/", "area/riverside/", "teams/", "no-such-page/", "find/?q=secret"):
        page.goto(town.address + path)
        page.wait_for_load_state("networkidle")
    kept = page.evaluate(KEPT)
    with phone(browser) as other:
        settle(other, town.address)
        assert other.evaluate(KEPT) == kept
    assert list(kept) == ["hereabouts / core"]
    assert not [path for path in core_of(page) if "activity" in path or "area/" in path or "secret" in path]


def test_a_page_that_was_not_saved_says_so_and_leads_on(page: Page, town: Town) -> None:
    settle(page, town.address)
    page.goto(town.address + GARDEN)
    town.stop()
    answer = page.goto(town.address + "venue/the-old-fire-station/")
    assert answer
    assert answer.status == 503
    expect(page.locator("h1")).to_have_text("No signal, and this page was not saved")
    assert page.url == town.address + "venue/the-old-fire-station/"
    page.get_by_role("link", name="Urgent help", exact=True).click()
    expect(page.locator("main")).to_contain_text(HELP)


def test_a_lost_signal_is_said_and_a_new_one_too(page: Page, town: Town) -> None:
    settle(page, town.address + "find/")
    page.context.set_offline(True)
    expect(page.locator(".strip.offline")).to_have_text(re.compile(f"^You are offline: what you can .* {SAVED_DAY}"))
    page.context.set_offline(False)
    expect(page.locator(".strip.offline")).to_have_count(0)


def test_nothing_comes_before_the_page_is_useful(page: Page, town: Town) -> None:
    page.add_init_script(
        "new MutationObserver((_, watcher) => { if (!document.querySelector('.card')) return;"
        " globalThis.firstResults = performance.now(); watcher.disconnect(); })"
        ".observe(document, {childList: true, subtree: true})"
    )
    settle(page, town.address + "find/")
    asked = "performance.getEntriesByType('resource').filter(({name}) => /offline|sw.js/.test(name))"
    times = page.evaluate(f"{asked}.map((one) => one.startTime)")
    assert times
    assert min(times) > page.evaluate("firstResults")
    first = next(n for n, asked in enumerate(town.served.requests) if "offline" in asked)
    assert town.asked("sw.js") == 1
    assert not [asked for asked in town.served.requests[:first] if "sw.js" in asked or "my-list" in asked]


def test_a_newer_copy_is_offered_and_never_forced(page: Page, town: Town) -> None:
    settle(page, town.address)
    before = core_of(page)
    town.change("help/index.html", HELP, "These are new words.")
    town.list_again()
    town.served.requests.clear()

    page.goto(town.address + "my-list/")
    opened = page.evaluate("performance.timeOrigin")
    offer = page.locator(".strip.update")
    expect(offer).to_contain_text("A newer version of this site is ready.")
    assert page.evaluate("performance.timeOrigin") == opened
    fetched = [asked for asked in town.served.requests if asked.endswith(("woff2", "minisearch.mjs", "public.css"))]
    assert fetched == []

    with page.expect_navigation():
        offer.get_by_role("button", name="Use it now").click()
    until(page, "async () => !(await navigator.serviceWorker.getRegistration()).waiting")
    until(page, f"async () => (await (await caches.open('hereabouts / core')).keys()).length === {len(before)}")
    expect(page.locator(".strip.update")).to_have_count(0)
    after = core_of(page)
    assert len(after) == len(before)
    assert len(set(after) - set(before)) == 2  # the page that changed, and the day
    town.stop()
    page.goto(town.address + "help/")
    expect(page.locator("main")).to_contain_text("These are new words.")


@pytest.mark.parametrize("fault", ["missing", "not as listed"])
def test_a_newer_copy_that_did_not_all_come_leaves_the_older(page: Page, town: Town, fault: str) -> None:
    settle(page, town.address)
    town.change("help/index.html", HELP, "These are new words.")
    town.change("assets/javascripts/ways.mjs", "const", " const")
    town.list_again()
    if fault == "missing":
        (town.folder / "assets/javascripts/ways.mjs").unlink()
    else:
        town.change("assets/javascripts/ways.mjs", " const", "  const")
    # What the browser says of it once it has given the newer one up.
    page.goto(town.address + "my-list/")
    page.evaluate("""async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => {});
      const {installing} = registration;
      if (installing) await new Promise((done) => installing.addEventListener('statechange', done));
    }""")
    assert town.asked("ways.mjs") >= 1
    expect(page.locator(".strip.update")).to_have_count(0)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).waiting") is None
    town.stop()
    page.goto(town.address + "help/")
    expect(page.locator("main")).to_contain_text(HELP)
    page.goto(town.address + "find/#q=qqqq")
    expect(page.locator("[data-at=nothing]")).to_be_visible()


def test_a_page_that_is_newer_than_the_list_has_none_of_its_parts_from_there(page: Page, town: Town) -> None:
    settle(page, town.address)
    town.change("find/index.html", "</main>", "<p id='newer'></p></main>")
    town.change("assets/javascripts/find.mjs", "Getting the list …", "Getting it …")
    town.served.requests.clear()
    page.goto(town.address + "find/")
    wait_for_finder(page)
    assert page.locator("#newer").count() == 1
    assert town.asked("find.mjs") == 1


@pytest.mark.parametrize("switch", ["setting", "serving"])
def test_the_switch_takes_everything_away(page: Page, town: Town, switch: str) -> None:
    settle(page, town.address)
    page.evaluate("caches.open('hereabouts / saved riverside')")
    page.evaluate("caches.open('somebody else')")
    town.list_again(serving=switch == "serving", **({"offline": "no"} if switch == "setting" else {}))
    page.goto(town.address + "help/")
    until(page, "async () => !(await navigator.serviceWorker.getRegistrations()).length")
    until(page, "async () => (await caches.keys()).join() === 'somebody else'")
    page.goto(town.address + "find/")
    wait_for_finder(page)
    with page.expect_request("**/offline.mjs"):
        page.goto(town.address)
    until(page, "async () => !(await navigator.serviceWorker.getRegistrations()).length")
    town.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(town.address + "help/?now")  # no copy of the browser's own has this address


def test_it_keeps_to_its_own_folder_of_an_address(page: Page, example_site: Path, tmp_path: Path) -> None:
    town = Town(example_site, tmp_path / "town", "/town/")
    page.goto(town.address)
    page.evaluate("caches.open('hereabouts /other/ core')")
    settle(page, town.address)
    assert sorted(page.evaluate(KEPT)) == ["hereabouts /other/ core", "hereabouts /town/ core"]
    assert all(path.startswith("/town/") for path in core_of(page, "/town/"))
    town.stop()
    for path in CORE.values():
        page.goto(town.address + path)
        expect(page.locator(".strip.offline")).to_be_visible()
    page.get_by_role("link", name="What works now").click()
    expect(page.locator("h1")).to_have_text("When there is no signal")


def test_caches_of_earlier_kinds_go_and_saved_areas_stay(page: Page, town: Town) -> None:
    page.goto(town.address)
    for name in ("hereabouts / pages-1", "hereabouts / saved x", "other"):
        page.evaluate("(name) => caches.open(name)", name)
    settle(page, town.address)
    until(page, "async () => !(await caches.has('hereabouts / pages-1'))")
    assert sorted(page.evaluate(KEPT)) == ["hereabouts / core", "hereabouts / saved x", "other"]


REFUSE = "Promise.reject(new DOMException('no', 'SecurityError'))"
REFUSALS = {
    "no workers": "Object.defineProperty(navigator, 'serviceWorker', {value: undefined})",
    "no caches": "Object.defineProperty(globalThis, 'caches', {value: undefined})",
    "workers refused": f"navigator.serviceWorker.register = () => {REFUSE}",
    "caches refused": f"caches.open = caches.has = caches.keys = () => {REFUSE}",
    "no storage at all": "for (const kind of ['localStorage', 'sessionStorage'])"
    " Object.defineProperty(globalThis, kind, {get() { throw new DOMException('no', 'SecurityError'); }})",
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_browser_that_refuses_searches_as_before(page: Page, town: Town, refusal: str) -> None:
    faults: list[Any] = []
    page.on("pageerror", lambda fault: faults.append(fault))
    page.add_init_script(REFUSALS[refusal])
    with page.expect_response("**/offline.mjs"):
        page.goto(town.address + "find/#q=garden")
        wait_for_finder(page)
    page.goto(town.address + "no-signal/")
    if refusal in ("no workers", "no caches", "caches refused"):
        expect(page.locator("[data-kept]")).to_have_text("This browser does not let this site keep anything here.")
    page.goto(town.address + "area/riverside/")
    page.wait_for_load_state("networkidle")
    assert faults == []
    page.get_by_role("button", name=FORGET).click()
    expect(page.locator(".forget [role=status]")).to_contain_text("Done.")


@pytest.mark.parametrize("connection", ["{saveData: true}", "{effectiveType: '2g'}"])
def test_where_bytes_are_dear_it_asks_first(page: Page, town: Town, connection: str) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{value: {connection}}})")
    page.goto(town.address)
    offer = page.locator(".offline-offer")
    expect(offer).to_contain_text(re.compile(r"It takes at most \d+ KB\."))
    assert town.asked("sw.js") == 0
    assert page.evaluate(WORKERS) == 0
    offer.get_by_role("button", name="Keep it on this device").click()
    expect(offer).to_contain_text("Done.")
    town.stop()
    page.goto(town.address + "find/")
    wait_for_finder(page)
    expect(page.locator(".offline-offer")).to_have_count(0)


def save_riverside(page: Page, town: Town) -> None:
    page.goto(town.address + "area/riverside/")
    page.get_by_text("Save this area for offline").click()
    room = page.locator(".offline-area")
    expect(room.get_by_role("status")).to_have_text(re.compile(r"^It takes \d+ KB of this device’s room"))
    room.get_by_role("button", name="Save").click()
    expect(room.get_by_role("status")).to_have_text(re.compile(rf"^S{SAVED_DAY[1:]}: \d+ KB\.$"))


def test_an_area_is_saved_on_purpose_and_removed_again(page: Page, town: Town) -> None:
    save_riverside(page, town)
    town.stop()
    page.goto(town.address + GARDEN)
    expect(page.locator("h1")).to_have_text("Riverside Community Garden")
    expect(page.locator(".strip.offline")).to_have_text(re.compile(f"^You are offline: {SAVED_DAY}"))
    page.goto(f"{town.address}first-visit/#{GARDEN.split('/')[1]}")
    expect(page.locator("#visit-name")).to_have_text("Riverside Community Garden")
    assert page.locator(".scene img").evaluate_all("all => all.every((one) => one.complete && one.naturalWidth)")
    page.goto(town.address + "area/riverside/")
    expect(page.locator("h1")).to_have_text("Riverside")
    page.goto(town.address + "no-signal/")
    kept = page.locator("[data-kept]")
    expect(kept).to_contain_text(re.compile(rf"Riverside, {SAVED_DAY}: \d+ KB\."))
    kept.get_by_role("button", name="Remove Riverside").click()
    expect(kept).to_contain_text("Riverside is removed.")
    assert list(page.evaluate(KEPT)) == ["hereabouts / core"]
    page.goto(town.address + GARDEN)
    expect(page.locator("h1")).to_have_text("No signal, and this page was not saved")


def test_a_saved_area_fetches_only_what_has_changed(page: Page, town: Town) -> None:
    save_riverside(page, town)
    rows = town.folder / "offline/area-riverside.json"
    listed = rows.read_text()
    key = re.search(r'"activity/riverside-community-garden/","(\w+)"', listed)
    assert key
    rows.write_text(listed.replace(key[1], "0123456789ab"))
    town.change(GARDEN + "index.html", "Riverside Community Garden</h1>", "Riverside Garden, new</h1>")
    town.served.requests.clear()
    page.goto(town.address + "area/riverside/")
    page.get_by_text("Save this area for offline").click()
    room = page.locator(".offline-area")
    expect(room.get_by_role("status")).to_contain_text("Since then 33 KB has changed.")
    room.get_by_role("button", name="Bring up to date").click()
    expect(room.get_by_role("status")).to_have_text(re.compile(r"KB\.$"))
    asked = sorted(asked for asked in town.served.requests if "/activity/" in asked)
    assert asked == [f"/{GARDEN}", f"/{GARDEN}index.json"]
    town.stop()
    page.goto(town.address + GARDEN)
    expect(page.locator("h1")).to_have_text("Riverside Garden, new")


def test_an_area_that_did_not_all_come_is_not_kept(page: Page, town: Town) -> None:
    shutil.rmtree(town.folder / GARDEN)
    page.goto(town.address + "area/riverside/")
    page.get_by_text("Save this area for offline").click()
    room = page.locator(".offline-area")
    room.get_by_role("button", name="Save").click()
    expect(room.get_by_role("status")).to_contain_text("That did not work.")
    assert list(page.evaluate(KEPT)) == ["hereabouts / core"]


def test_what_is_kept_can_be_refused_for_good_and_asked_for_again(page: Page, town: Town) -> None:
    settle(page, town.address + "no-signal/")
    kept = page.locator("[data-kept]")
    page.reload()
    kept.get_by_role("button", name="Remove everything").click()
    expect(kept).to_contain_text("Removed.")
    assert page.evaluate(KEPT) == {}
    assert page.evaluate(WORKERS) == 0
    with page.expect_response("**/offline.mjs"):
        page.goto(town.address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(WORKERS) == 0
    page.goto(town.address + "no-signal/")
    kept.get_by_role("button", name="Keep them on this device").click()
    expect(kept).to_contain_text("Done.")
    assert page.evaluate(WORKERS) == 1


@pytest.mark.parametrize("when", ["while it is being kept", "afterwards", "afterwards, without a signal"])
def test_forgetting_leaves_nothing(page: Page, town: Town, when: str) -> None:
    if when == "while it is being kept":
        page.goto(town.address)
        until(page, "async () => (await caches.keys()).length")
    else:
        save_riverside(page, town)
        page.evaluate("localStorage.setItem('offline', 'no')")
    if when.endswith("signal"):
        town.stop()
    page.get_by_role("button", name=FORGET).click()
    expect(page.locator(".forget [role=status]")).to_contain_text("Done.")
    left = "async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"
    assert page.evaluate(left) == [0, 0]
    assert page.evaluate("localStorage.length") == 0
    page.evaluate(
        "fetch('/assets/stylesheets/public.css').catch(() => {})"
    )  # through the worker, which stays till then
    page.wait_for_timeout(500)
    assert page.evaluate(left) == [0, 0]


def test_axe_finds_nothing_wrong_without_a_signal(page: Page, town: Town) -> None:
    def faults() -> list[str]:
        page.evaluate(AXE)
        found: list[str] = page.evaluate(
            "async () => (await axe.run()).violations.map(({id, help}) => `${id}: ${help}`)"
        )
        return found

    save_riverside(page, town)
    assert faults() == []
    town.change("help/index.html", HELP, "These are new words.")
    town.list_again()
    page.goto(town.address + "help/")
    expect(page.locator(".strip.update")).to_be_visible()
    assert faults() == []
    town.stop()
    for path in ("no-signal/", "venue/the-old-fire-station/"):
        page.goto(town.address + path)
        expect(page.locator("h1")).to_be_visible()
        page.emulate_media(color_scheme="dark")
        assert faults() == []
        page.emulate_media(color_scheme="light")


def test_leaving_quickly_is_as_quick(page: Page, town: Town) -> None:
    settle(page, town.address + "help/")
    page.context.route("**/*bbc.co.uk/**", lambda route: route.fulfill(body="The weather", content_type="text/html"))
    town.stop()
    page.reload()
    page.locator("main [data-exit]").click()
    page.wait_for_url("https://www.bbc.co.uk/**")


def test_the_page_of_the_app_can_be_put_on_a_first_screen(page: Page, town: Town) -> None:
    settle(page, town.address)
    asking = page.context.new_cdp_session(page)
    found = asking.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == town.address + "app.webmanifest"
    faults = asking.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [fault["errorId"] for fault in faults if fault["errorId"] != "in-incognito"] == []
    blob = "navigator.serviceWorker.register(URL.createObjectURL(new Blob([''])))"
    assert page.evaluate(f"{blob}.then(() => 'taken', () => 'refused')") == "refused"
