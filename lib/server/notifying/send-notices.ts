import 'server-only';

import { isDigestDue, localTime } from '@/lib/domain/notifications/preferences';

import type { Db, Tx } from '../db/client';
import { asSystem } from '../db/transactions';
import { findPreferences, setDigested } from '../repositories/notice-preference-repository';
import {
  findToMail,
  listDigestPeople,
  listForDigest,
  type NoticeRow,
  setMailed,
} from '../repositories/notification-repository';
import { digestMail, type Mail, noticeMail } from './mail';
import type { Mailer } from './mailer';
import { sayNotices } from './say';
import { isStillTold } from './still-told';

type MailingDependencies = {
  db: Db;
  mailer: Mailer;
  origin: string;
  secret: string;
  now: () => Date;
};

/**
 * Mail one notification. Written as sent after the server has taken it: where the
 * worker dies in between, the mail goes out again under the same message id.
 *
 * @throws where the server does not take it: the job is tried again.
 */
export async function sendNotice(id: string, deps: MailingDependencies): Promise<void> {
  const mail = await asSystem(deps.db, 'worker', async (tx) => {
    const row = await findToMail(tx, id);
    if (row === null) return null;
    if (await isStillTold(tx, row)) {
      const letter = await letterOf(tx, row, deps);
      const [notice] = await sayNotices(tx, [row]);
      if (letter !== null && notice !== undefined) return noticeMail(notice, letter);
    }
    await setMailed(tx, [id], deps.now());
    return null;
  });
  if (mail === null) return;
  await deps.mailer.send(mail);
  await asSystem(deps.db, 'worker', (tx) => setMailed(tx, [id], deps.now()));
}

/** Mail each digest whose hour has come. One that cannot be sent holds up no other. */
export async function sendDigests(deps: MailingDependencies): Promise<void> {
  const people = await asSystem(deps.db, 'worker', listDigestPeople);
  const failures: unknown[] = [];
  for (const person of people) {
    try {
      await sendDigest(person, deps);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some digests were not sent');
}

type Whose = { userId: string; newsroomId: string };

async function sendDigest(whose: Whose, deps: MailingDependencies): Promise<void> {
  const now = deps.now();
  const prepared = await asSystem(deps.db, 'worker', async (tx) => {
    const preferences = await findPreferences(tx, whose);
    if (!isDigestDue(now, preferences)) return null;
    const { day } = localTime(now, preferences.timeZone);
    const rows = await listForDigest(tx, whose);
    const mail = await prepareDigest(tx, whose, { rows, day }, deps);
    return { mail, day, ids: rows.map(({ id }) => id) };
  });
  if (prepared === null) return;
  const { mail, day, ids } = prepared;
  if (mail !== null) await deps.mailer.send(mail);
  await asSystem(deps.db, 'worker', async (tx) => {
    await setMailed(tx, ids, now);
    await setDigested(tx, whose, day);
  });
}

/** Null where nothing is left to say: it was read meanwhile, or is not to be seen any more. */
async function prepareDigest(
  tx: Tx,
  whose: Whose,
  { rows, day }: { rows: readonly NoticeRow[]; day: string },
  deps: MailingDependencies,
): Promise<Mail | null> {
  const told: NoticeRow[] = [];
  for (const row of rows) if (row.readAt === null && (await isStillTold(tx, row))) told.push(row);
  const letter = await letterOf(tx, whose, deps);
  const notices = await sayNotices(tx, told);
  return letter === null || notices.length === 0 ? null : digestMail(notices, letter, day);
}

async function letterOf(
  tx: Tx,
  { userId, newsroomId }: Whose,
  { origin, secret }: MailingDependencies,
) {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { email: true, disabledAt: true, isSample: true },
  });
  const newsroom = await tx.newsroom.findUnique({
    where: { id: newsroomId },
    select: { id: true, name: true },
  });
  if (user === null || newsroom === null || user.disabledAt !== null || user.isSample) return null;
  return { to: { email: user.email, userId }, newsroom, origin, secret };
}
