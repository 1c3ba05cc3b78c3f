/**
 * How the addresses that are cited answer, from one check to the next. A page can
 * be gone, stand elsewhere, or read otherwise than when it was cited; a server that
 * does not answer once is none of these yet.
 */

export const LINK_STATES = ['unchecked', 'alive', 'moved', 'changed', 'dead'] as const;
export type LinkState = (typeof LINK_STATES)[number];

export const LINK_LABELS: Readonly<Record<LinkState, string>> = {
  unchecked: 'Not checked yet',
  alive: 'Answers as before',
  moved: 'Moved',
  changed: 'Changed',
  dead: 'Gone',
};

/** What one check found. */
export type LinkFinding =
  | { kind: 'unmodified' }
  /** `textSha256` is null where it is no page of words, or was too much to read. */
  | { kind: 'page'; finalUrl: string; textSha256: string | null }
  /** The server says that there is no such page. */
  | { kind: 'gone'; status: number }
  /** It is there and is not shown to a program: says nothing about the page. */
  | { kind: 'withheld'; reason: string }
  | { kind: 'silent'; reason: string };

export type LinkRecord = {
  state: LinkState;
  detail: string;
  /** ISO 8601. */
  since: string | null;
  failures: number;
  finalUrl: string;
  /** What the page's words are compared with; empty before there are any. */
  baseline: string;
};

/** No answer so many times in a row, and the page counts as gone. */
const SILENCES = 3;

const HOUR = 3_600_000;

/** What is known after a check, made at `now` (ISO 8601), of an address that was cited as `url`. */
export function afterCheck(
  before: LinkRecord,
  finding: LinkFinding,
  { url, now }: { url: string; now: string },
): LinkRecord {
  const enter = (state: LinkState, detail: string, rest: Partial<LinkRecord> = {}): LinkRecord => ({
    ...before,
    failures: 0,
    ...rest,
    state,
    detail,
    since: before.state === state && before.since !== null ? before.since : now,
  });
  switch (finding.kind) {
    case 'gone':
      return enter('dead', `The site says that there is no such page (${finding.status}).`);
    case 'silent': {
      const failures = before.failures + 1;
      if (failures >= SILENCES) {
        return enter('dead', `No answer in ${failures} checks: ${finding.reason}`, { failures });
      }
      return { ...before, failures };
    }
    case 'withheld':
      // A page that was read before may have changed behind the door: what was known stays known.
      if (before.state !== 'unchecked' && before.state !== 'dead')
        return { ...before, failures: 0 };
      return enter('alive', finding.reason);
    case 'unmodified':
      if (before.state === 'changed' || before.state === 'moved') return { ...before, failures: 0 };
      return enter('alive', '');
    case 'page':
      return afterPage(before, finding, url, enter);
  }
}

function afterPage(
  before: LinkRecord,
  { finalUrl, textSha256 }: Extract<LinkFinding, { kind: 'page' }>,
  url: string,
  enter: (state: LinkState, detail: string, rest: Partial<LinkRecord>) => LinkRecord,
): LinkRecord {
  const baseline = before.baseline === '' ? (textSha256 ?? '') : before.baseline;
  const rest = { finalUrl, baseline };
  if (textSha256 !== null && textSha256 !== baseline) {
    return enter(
      'changed',
      'Its words are not those of when it was last captured or checked.',
      rest,
    );
  }
  if (!isSamePlace(url, finalUrl)) return enter('moved', `It leads on to ${finalUrl}`, rest);
  return enter('alive', '', rest);
}

/** Scheme, `www.`, fragment and a last slash make no other place. */
export function isSamePlace(a: string, b: string): boolean {
  return placeOf(a) === placeOf(b);
}

function placeOf(url: string): string {
  const [address = ''] = url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/iu, '')
    .split('#');
  const host = /^[^/?]*/u.exec(address)?.[0] ?? '';
  return host.toLowerCase() + address.slice(host.length).replace(/\/$/u, '');
}

/** How long until the next look, in milliseconds: soon where there was no answer, seldom where it is gone. */
export function untilNextCheck({
  state,
  failures,
}: Pick<LinkRecord, 'state' | 'failures'>): number {
  if (state === 'dead') return 7 * 24 * HOUR;
  if (failures > 0) return 4 * HOUR;
  return 24 * HOUR;
}

/** Whether a claim that rests on it has to be looked at again. */
export function needsLook(state: LinkState): boolean {
  return state === 'changed' || state === 'dead' || state === 'moved';
}
