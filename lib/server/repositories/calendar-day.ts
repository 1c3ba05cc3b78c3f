import 'server-only';

/** A calendar date in a `date` column: midnight in UTC, so that no zone moves it. */
export function toDay(date: string | null): Date | null {
  return date === null ? null : new Date(`${date}T00:00:00.000Z`);
}

export function fromDay(day: Date | null): string | null {
  return day === null ? null : day.toISOString().slice(0, 10);
}
