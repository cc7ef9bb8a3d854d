"""Station 8, calendars: the dates of listings as iCalendar files (RFC 5545); ics.mjs makes the same in the browser."""
