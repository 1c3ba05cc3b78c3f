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

const WHOLE: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeStyle: 'long' };

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

  const zone = isInBrowser ? 'own' : 'UTC';
  return (
    <time
      dateTime={instant.toISOString()}
      title={formatter('whole', zone).format(instant)}
      className={className}
    >
      {formatter(format, zone).format(instant)}
    </time>
  );
}

type Zone = 'own' | 'UTC';

/** Making one takes longer than everything else on a card. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(format: TimeFormat | 'whole', zone: Zone): Intl.DateTimeFormat {
  const key = `${format} ${zone}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...(format === 'whole' ? WHOLE : PARTS[format]),
    ...(zone === 'UTC' && { timeZone: 'UTC' }),
  });
  formatters.set(key, made);
  return made;
}

function subscribeToNothing() {
  return () => undefined;
}
