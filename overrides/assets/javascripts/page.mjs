// On every page: the choice of colours, an honest word when the site has not been rebuilt for long, and a way to
// forget everything on this device. That stands here and not in a module of its own: it must work without a signal.

const DAY = 24 * 60 * 60 * 1000;
const ASK_FIRST_DAYS = 45;
const SAY_SO_DAYS = 180;
const OFFLINE_MS = 1000;

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

/** Names of databases of ours, for Firefox before 126, which cannot list them. There are none so far. */
const DATABASES = [];

/** @param {string} name */
const dropDatabase = (name) =>
  new Promise((done, refuse) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = done;
    asked.onerror = asked.onblocked = refuse;
  });

/** There are none of ours; one that a web server set goes by the folder it was set for. */
function dropCookies() {
  const folders = location.pathname.split("/").flatMap((_, end, steps) => {
    const folder = steps.slice(0, end).join("/");
    return [folder, `${folder}/`];
  });
  for (const cookie of document.cookie.split("; ").filter(Boolean)) {
    for (const folder of folders) document.cookie = `${cookie.split("=")[0]}=; Max-Age=0; path=${folder}`;
  }
}

/** Every place where a browser may keep something for this site; workers first, for they fill caches. */
const PLACES = [
  async () => {
    const workers = await navigator.serviceWorker?.getRegistrations();
    await Promise.all((workers ?? []).map((worker) => worker.unregister()));
  },
  async () => {
    if (typeof caches === "undefined") return;
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  },
  async () => {
    const listed = await indexedDB.databases?.();
    await Promise.all((listed?.map(({ name }) => name) ?? DATABASES).map(dropDatabase));
  },
  dropCookies,
  () => sessionStorage.clear(),
  () => {
    localStorage.setItem("forget", ""); // other tabs hear of it only when there was something
    localStorage.clear();
  },
];

/**
 * Empties one place after the other, whatever happens to those before it.
 * @param {(() => unknown)[]} places
 * @returns {Promise<boolean>} false where one could not be emptied; one that the browser keeps shut holds nothing
 */
export async function emptyAll(places) {
  let all = true;
  for (const empty of places) {
    try {
      await empty();
    } catch (error) {
      all = all && error?.name === "SecurityError";
    }
  }
  return all;
}

/** What is said afterwards: what was done, and what a page cannot do. @param {boolean} all */
export function forgottenWords(all) {
  const done = all
    ? "Done. What this site had kept on this device is gone, and so is what was typed or chosen here."
    : "Some of it could not be removed. Close other tabs with this site, then press again.";
  return (
    `${done} Your browser has its own list of the pages you opened, and copies of them. Only you can clear those: ` +
    "open the browser’s menu, then History, then “Clear browsing data” or “Clear recent history”."
  );
}

/**
 * What this page itself holds: its fields, its colours, its address, and through `forget` what modules remember.
 * @returns {Promise<unknown>} until those modules are done that have more to take away
 */
function forgetPage() {
  for (const field of document.querySelectorAll("input, textarea")) {
    field.value = field.defaultValue;
    field.checked = field.defaultChecked;
  }
  for (const choice of document.querySelectorAll("option")) choice.selected = choice.defaultSelected;
  history.replaceState(null, "", location.pathname);
  applyScheme(document, "auto");
  const waited = [];
  // Nothing is kept anew by a page that was asked to forget.
  document.documentElement.dataset.forgotten = "";
  document.dispatchEvent(new CustomEvent("forget", { detail: waited }));
  return Promise.all(waited);
}

function offerForgetting() {
  const block = document.createElement("div");
  const button = document.createElement("button");
  const line = document.createElement("p");
  block.className = "forget no-print";
  button.type = "button";
  button.textContent = "Forget everything on this device";
  button.addEventListener("click", async () => {
    line.setAttribute("role", "status");
    line.textContent = "";
    const modules = forgetPage();
    line.textContent = forgottenWords(await emptyAll([() => modules, ...PLACES]));
  });
  block.append(button, line);
  document.querySelector(".scheme")?.after(block);
}

/** In other tabs, too; and in a page that stood aside while its tab forgot, once Back brings it to life again. */
function forgetWithOthers() {
  const kept = () => {
    try {
      return sessionStorage.length;
    } catch {
      return 0;
    }
  };
  let left = 0;
  addEventListener("storage", ({ key, storageArea }) => {
    if (key !== null || storageArea !== localStorage) return;
    forgetPage();
    sessionStorage.clear();
  });
  addEventListener("pagehide", () => {
    left = kept();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && left && !kept()) forgetPage();
  });
}

/** What is closed on a screen is open on paper: done here for browsers that cannot be told in the style sheet. */
function openForPaper() {
  if (CSS.supports("selector(::details-content)")) return;
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

/** What comes when the page is useful, which a page with a finder says itself: saving, ages, what works without a signal. */
function openLate() {
  if (document.querySelector(".listing, .results")) setTimeout(() => import("./save.mjs").catch(() => {}));
  setTimeout(() => import("./ages.mjs").catch(() => {}));
  setTimeout(() => import("./offline.mjs").catch(() => {}), OFFLINE_MS);
}

if (typeof document !== "undefined") {
  showAge(document, new Date());
  offerSchemes(document);
  openForPaper();
  offerForgetting();
  forgetWithOthers();
  addEventListener(document.querySelector("[data-finder]") ? "useful" : "load", openLate, { once: true });
}
