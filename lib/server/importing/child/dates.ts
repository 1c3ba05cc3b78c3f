import 'server-only';

/**
 * The day an article was published, from whatever a page writes. The day is
 * taken as written, in the publisher's own time zone: a converted instant can
 * land on the day before. A date that could be read in two ways is no date.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const ISO = /(?:^|\D)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/;
const DAY_FIRST =
  /(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})(?!\d)/;
const MONTH_FIRST =
  /(?:^|[^A-Za-z])([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/;
const DOTTED = /(?:^|\D)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/;
const SLASHED_YEAR_FIRST = /(?:^|\D)(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/;

/** `YYYY-MM-DD`, or `null` where there is no certain day. */
export function dayOf(written: string): string | null {
  const text = written.trim().slice(0, 200);
  const year = ISO.exec(text) ?? COMPACT.exec(text) ?? SLASHED_YEAR_FIRST.exec(text);
  if (year !== null) return toDay(year[1], year[2], year[3]);
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return toDay(dotted[3], dotted[2], dotted[1]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return toDay(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return toDay(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  return null;
}

function monthOf(word: string | undefined): string | undefined {
  const month = MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase());
  return month === -1 ? undefined : String(month + 1);
}

function toDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  // The thirtieth of February parses as March; only a day that reads back as itself exists.
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
  return exists && Number(year) >= 1600 && Number(year) <= 2200 ? written : null;
}
