/**
 * Calendar months, in UTC. A newsroom has no time zone of its own, and the same
 * round has to fall into the same month for everybody who looks.
 */

/** `YYYY-MM`: sorts as text in the order of time. */
export type Month = string;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/u;

export function isMonth(value: string): boolean {
  return MONTH.test(value);
}

export function monthOf(instant: Date): Month {
  return instant.toISOString().slice(0, 7);
}

/** The instant at which the month begins. */
export function startOf(month: Month): Date {
  return new Date(`${month}-01T00:00:00.000Z`);
}

/** The month so many later; earlier where the number is below zero. */
export function shiftMonth(month: Month, by: number): Month {
  const start = startOf(month);
  start.setUTCMonth(start.getUTCMonth() + by);
  return monthOf(start);
}

/** All months from the first to the last, both included; none where they are the wrong way round. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = shiftMonth(month, 1)) months.push(month);
  return months;
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The month without its year, in three letters. */
export function monthName(month: Month): string {
  return NAMES[Number(month.slice(5)) - 1] ?? month;
}

/** As it is read: `Mar 2025`. */
export function monthInWords(month: Month): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}
