import 'server-only';

import { hash, verify } from '@node-rs/argon2';

import { AppError } from '../app-error';

/** 64 MiB, three passes: about a tenth of a second. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** Of a password that nobody has: an unknown person costs the same work as a known one. */
const NOBODYS =
  '$argon2id$v=19$m=65536,t=3,p=1$fWwURc0+DxSKiOpdeK6Q9g$dbuk3t3mSEWFbzor7itVzhMDpVCOmguPajiM2yyHSsk';

/** Each holds 64 MiB, so that more at once would be a way to exhaust the machine. */
const AT_ONCE = 4;
const MAX_WAITING = 64;

/** Longer ones are refused before any work is done on them. */
const MAX_PASSWORD_LENGTH = 128;

let running = 0;
const waiting: (() => void)[] = [];

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalized(password), COST));
}

/** Whether this is the password; `null` where there is none to compare with, which is then no. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (password.length > MAX_PASSWORD_LENGTH) return false;
  const matches = await inTurn(() => verify(passwordHash ?? NOBODYS, normalized(password)));
  return matches && passwordHash !== null;
}

/** The same password typed on another keyboard has the same code points. */
function normalized(password: string): string {
  return password.normalize('NFKC');
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) {
      throw new AppError(
        'too_many_requests',
        'Too many people are signing in at this moment. Try again in a few seconds.',
      );
    }
    // Whoever finishes hands the turn on, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
