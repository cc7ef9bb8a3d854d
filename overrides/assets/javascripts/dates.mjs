// On a listing's page: the next dates, worked out again for the day on which the page is read.
// What the sessions are stands in the page; nothing is fetched.

import { dayOf, formatDate, formatDay, formatTimes, fromCompact, fromCompactNotice, isoOf, londonNow, nextDates } from "./recurrence.mjs";

const SHOWN = 3;

/**
 * The next dates as they are written, the same as the page was built with.
 * @param {{sessions: any[][], notices?: any[][], venue?: string, places?: Record<string, string>, closures?: object}} data
 * @param {{day: number, minutes: number}} now
 * @returns {{iso: string, day: string, times: string, place: string, note: string, state: string}[]}
 */
export function rowsOf(data, now) {
  const sessions = data.sessions.map(fromCompact);
  const notices = (data.notices ?? []).map(fromCompactNotice);
  const found = nextDates(sessions, now, data.closures ?? {}, SHOWN, { notices, venue: data.venue });
  return found.map(({ day, start, end, session, note, notice }) => ({
    iso: isoOf(day),
    day: formatDate(day),
    times: formatTimes(start, end),
    place: data.places?.[sessions[session].venue] ?? "",
    // With one session, its note stands beside its times already.
    note: sessions.length > 1 ? note : "",
    state: notice?.what ?? "",
  }));
}

/**
 * An element with a class and children; texts become text nodes, so no data is ever read as HTML.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** @param {ReturnType<typeof rowsOf>[number]} row */
function toItem({ iso, day, times, place, note, state }) {
  const when = [make("time", { datetime: iso }, day), " ", make("span", {}, times)];
  if (state === "cancelled") return make("li", { class: "off" }, make("s", {}, ...when), " ", make("strong", {}, state));
  const rest = [];
  if (state) rest.push(" ", make("strong", {}, state));
  if (place) rest.push(" ", make("small", {}, "at ", make("bdi", { translate: "no" }, place)));
  if (note) rest.push(" ", make("small", {}, note));
  return make("li", {}, ...when, ...rest);
}

/** @param {Element} panel @param {{day: number, minutes: number}} now */
function showDates(panel, now) {
  const rows = rowsOf(JSON.parse(panel.querySelector("script.sessions").textContent), now);
  const list = panel.querySelector(".dates");
  if (rows.length) list.replaceChildren(...rows.map(toItem));
  else list.replaceWith(make("p", {}, "No dates are known now. Ask them."));
  panel.querySelector(".as-of").textContent = `As of ${formatDay(now.day)}`;
}

/** News whose last day is past goes by itself. @param {Document} page @param {number} day */
function dropPastNews(page, day) {
  for (const news of page.querySelectorAll(".notice[data-until]")) {
    if (dayOf(news.getAttribute("data-until")) < day) news.remove();
  }
}

/** Beside the calendar: the same with plain names or a reminder; what makes it comes when it is asked for. @param {Element} link */
function offerCalendar(link) {
  const slug = link.getAttribute("href").split("/").pop().replace(/\.ics$/, "");
  const offer = make("details", { class: "no-print" }, make("summary", {}, "With a reminder, or without names"));
  offer.addEventListener("toggle", async () => {
    if (!offer.open || offer.children.length > 1) return;
    const { drawOffer } = await import("./calendar-offer.mjs").catch(() => ({}));
    if (!drawOffer) offer.open = false;
    else if (offer.children.length === 1) offer.append(drawOffer(() => [slug], slug));
  });
  link.after(offer);
}

if (typeof document !== "undefined") {
  const now = londonNow();
  dropPastNews(document, now.day);
  const data = document.querySelector("script.sessions");
  const panel = data?.closest("section");
  if (panel) showDates(panel, now);
  const link = panel?.querySelector('a[href$=".ics"]');
  if (link) offerCalendar(link);
}
