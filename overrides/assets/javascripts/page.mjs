// On every page: the choice of colours, and an honest word when the site has not been rebuilt for long.

const DAY = 24 * 60 * 60 * 1000;
const ASK_FIRST_DAYS = 45;
const SAY_SO_DAYS = 180;

/**
 * Whole days between the date a page was built and now; 0 where the date cannot be read.
 * @param {string} built a date such as 2026-11-23
 * @param {Date} now
 * @returns {number}
 */
export function daysSince(built, now) {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(built) ? Date.parse(`${built}T00:00:00Z`) : NaN;
  return Number.isNaN(start) ? 0 : Math.max(0, Math.floor((now.getTime() - start) / DAY));
}

/**
 * How old a page counts as: "" while fresh, "45" when cards should say "ask before you go", "180" when every page should.
 * @param {number} days
 * @returns {"" | "45" | "180"}
 */
export function ageOf(days) {
  if (days > SAY_SO_DAYS) return "180";
  return days > ASK_FIRST_DAYS ? "45" : "";
}

/**
 * The line shown on every page of an old site.
 * @param {string} built a date such as 2026-11-23
 * @returns {string}
 */
export function ageWords(built) {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return `This site has not been updated since ${day.format(new Date(`${built}T00:00:00Z`))}. Ask before you go.`;
}

/**
 * The scheme a stored or clicked word stands for; anything unknown follows the device.
 * @param {string | null | undefined} word
 * @returns {"auto" | "light" | "dark"}
 */
export function schemeOf(word) {
  return word === "light" || word === "dark" ? word : "auto";
}

/** @param {Document} page @param {Date} now */
function showAge(page, now) {
  const built = page.querySelector('meta[name="site-built"]')?.getAttribute("content") ?? "";
  const age = ageOf(daysSince(built, now));
  if (!age) return;
  page.documentElement.dataset.age = age;
  if (age !== "180") return;
  const line = page.createElement("p");
  line.className = "strip age";
  line.textContent = ageWords(built);
  page.querySelector(".age-notice")?.replaceChildren(line);
}

/** A shared or locked-down browser may refuse storage: the choice then holds for this page only. */
const store = {
  read() {
    try {
      return localStorage.getItem("scheme");
    } catch {
      return null;
    }
  },
  /** @param {"auto" | "light" | "dark"} scheme */
  write(scheme) {
    try {
      if (scheme === "auto") localStorage.removeItem("scheme");
      else localStorage.setItem("scheme", scheme);
    } catch {
      // refused: nothing to keep
    }
  },
};

/** @param {Document} page @param {"auto" | "light" | "dark"} scheme */
function applyScheme(page, scheme) {
  if (scheme === "auto") delete page.documentElement.dataset.scheme;
  else page.documentElement.dataset.scheme = scheme;
  for (const button of page.querySelectorAll("[data-scheme-choice]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-scheme-choice") === scheme));
  }
}

/** @param {Document} page */
function offerSchemes(page) {
  const group = page.querySelector(".scheme");
  if (!group) return;
  applyScheme(page, schemeOf(store.read()));
  group.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-scheme-choice]") : null;
    if (!button) return;
    const scheme = schemeOf(button.getAttribute("data-scheme-choice"));
    store.write(scheme);
    applyScheme(page, scheme);
  });
  group.removeAttribute("hidden");
}

if (typeof document !== "undefined") {
  showAge(document, new Date());
  offerSchemes(document);
}
