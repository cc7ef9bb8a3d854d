"""Two ways to use a page: a finger on the glass, or keys and nothing else."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 150
# Where an element is from what has the focus: there, before it, or after it.
WHERE = """(each) => {
  const at = document.activeElement;
  if (each === at) return "there";
  const before = at !== document.body && at.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING;
  return before ? "before" : "after";
}"""


@dataclass(frozen=True)
class Touch:
    """Taps what is in sight; the phone's own keyboard types, and its own wheel chooses."""

    page: Page

    def press(self, wanted: Locator) -> None:
        """Press a link, a button, or a name that opens something."""
        wanted.tap()

    def tick(self, wanted: Locator) -> None:
        """Tick a box."""
        wanted.tap()
        expect(wanted).to_be_checked()

    def write(self, wanted: Locator, text: str) -> None:
        """Write into a box, in place of what is there."""
        wanted.tap()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def choose(self, wanted: Locator, words: str) -> None:
        """Choose from a list by its words."""
        wanted.select_option(label=words)


@dataclass(frozen=True)
class Keys:
    """Goes by Tab, and presses, ticks, types and chooses by keys; nothing is clicked or given the focus."""

    page: Page

    def press(self, wanted: Locator) -> None:
        """Press a link, a button, or a name that opens something."""
        self.reach(wanted)
        self.page.keyboard.press("Enter")

    def tick(self, wanted: Locator) -> None:
        """Tick a box."""
        self.reach(wanted)
        self.page.keyboard.press("Space")
        expect(wanted).to_be_checked()
        expect(wanted).to_be_focused()

    def write(self, wanted: Locator, text: str) -> None:
        """Write into a box, in place of what is there."""
        self.reach(wanted)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def choose(self, wanted: Locator, words: str) -> None:
        """Choose from a list by its words."""
        self.reach(wanted)
        self.page.keyboard.type(words)

    def reach(self, wanted: Locator) -> None:
        """Tab on, or back, until it has the focus, in sight."""
        for _ in range(MOST_TABS):
            where = wanted.evaluate(WHERE)
            if where == "there":
                expect(wanted).to_be_in_viewport()
                return
            self.page.keyboard.press("Tab" if where == "after" else "Shift+Tab")
        raise AssertionError(f"{MOST_TABS} times Tab did not reach {wanted}")


Hands = Touch | Keys
