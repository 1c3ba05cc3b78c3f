'use client';

import { useSyncExternalStore } from 'react';

/** How much of the instant is printed; the whole of it, with its zone, is on hover. */
type TimeFormat = 'date' | 'day' | 'time' | 'date_time';

const PARTS: Record<TimeFormat, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit' },
  date_time: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
};

type TimeTextProps = {
  /** An instant, as ISO 8601 with a zone. */
  at: string;
  format?: TimeFormat;
  className?: string;
};

/**
 * An instant in the reader's own time zone. The server does not know it and
 * prints UTC; the browser corrects the words once it has taken over.
 */
export function TimeText({ at, format = 'date_time', className }: TimeTextProps) {
  const isInBrowser = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return <span className={className}>{at}</span>;

  const zone = isInBrowser ? {} : { timeZone: 'UTC' };
  const words = new Intl.DateTimeFormat('en-GB', { ...PARTS[format], ...zone });
  const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', ...zone });
  return (
    <time dateTime={instant.toISOString()} title={whole.format(instant)} className={className}>
      {words.format(instant)}
    </time>
  );
}

function subscribeToNothing() {
  return () => undefined;
}
