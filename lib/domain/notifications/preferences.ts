/**
 * How a person is told: in the application, by mail at once, by mail in a daily
 * digest. A newsroom mails little by itself: at once what waits for somebody, in
 * the digest what is worth knowing.
 */
import { NOTICE_KINDS, type NoticeKind } from './kinds';

export const MAIL_WAYS = ['off', 'now', 'digest'] as const;
export type MailWay = (typeof MAIL_WAYS)[number];

export type NoticeChoice = { app: boolean; mail: MailWay };
export type NoticeChoices = Readonly<Record<NoticeKind, NoticeChoice>>;

const AT_ONCE: readonly NoticeKind[] = [
  'round_assigned',
  'reading_reopened',
  'round_due',
  'query_put',
  'query_due',
  'mention',
  'round_ready',
  'signature_wanted',
  'signature_voided',
  'reply_put',
  'reply_due',
];
const ONLY_IN_APPLICATION: readonly NoticeKind[] = ['query_closed', 'round_changed'];

function initialChoice(kind: NoticeKind): NoticeChoice {
  if (ONLY_IN_APPLICATION.includes(kind)) return { app: true, mail: 'off' };
  return { app: true, mail: AT_ONCE.includes(kind) ? 'now' : 'digest' };
}

/** What was chosen over what the application begins with. What is not understood counts as not chosen. */
export function choicesOf(stored: unknown): NoticeChoices {
  const given = isRecord(stored) ? stored : {};
  const entries = NOTICE_KINDS.map((kind) => {
    const { app, mail } = initialChoice(kind);
    const chosen = given[kind];
    if (!isRecord(chosen)) return [kind, { app, mail }] as const;
    const choice: NoticeChoice = {
      app: typeof chosen['app'] === 'boolean' ? chosen['app'] : app,
      mail: MAIL_WAYS.find((way) => way === chosen['mail']) ?? mail,
    };
    return [kind, choice] as const;
  });
  return Object.fromEntries(entries) as Record<NoticeKind, NoticeChoice>;
}

/** Only what differs from the beginning is kept, so that a better beginning reaches everybody. */
export function chosenOf(choices: NoticeChoices): Partial<Record<NoticeKind, NoticeChoice>> {
  return Object.fromEntries(
    NOTICE_KINDS.filter((kind) => {
      const initial = initialChoice(kind);
      return choices[kind].app !== initial.app || choices[kind].mail !== initial.mail;
    }).map((kind) => [kind, choices[kind]]),
  );
}

/** The calendar day and the hour at an instant in a time zone; UTC where there is no such zone. */
export function localTime(at: Date, timeZone: string): { day: string; hour: number } {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
}

export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
}

/** Whether a person's digest is to be sent now: once a day, from their hour on. */
export function isDigestDue(
  now: Date,
  {
    digestHour,
    timeZone,
    digestedOn,
  }: { digestHour: number; timeZone: string; digestedOn: string | null },
): boolean {
  const { day, hour } = localTime(now, timeZone);
  return hour >= digestHour && (digestedOn === null || digestedOn < day);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
