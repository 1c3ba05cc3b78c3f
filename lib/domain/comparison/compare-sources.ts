/**
 * Whether reviewers rest on the same evidence. They do where they have a source in
 * common and read it the same way; further sources that only one of them found
 * are no disagreement.
 *
 * Two citations are of one source when they give the same address; where one of
 * them has no address, when they give the same name.
 */
import type { CitedSource, Difference } from './comparison-group';
import { trimmed } from './trimmed';
import type { Evidence, Lists } from './evidence';

type Why = Extract<Difference, { kind: 'citation' }>['why'];

/** Up to here, looking at each two citations costs less than an index of them. */
const FEW = 64;

/** In what two readings, by their places in the lists, differ; `null` where they do not. */
export function compareSources(
  evidence: Evidence,
  { numbers, offsets }: Lists,
  a: number,
  b: number,
): Why | null {
  const [from, to] = [offsets[a] ?? 0, offsets[a + 1] ?? 0];
  const [fromOther, toOther] = [offsets[b] ?? 0, offsets[b + 1] ?? 0];
  if (from === to && fromOther === toOther) return null;
  if (from === to || fromOther === toOther) return 'one_uncited';
  if ((to - from) * (toOther - fromOther) > FEW) {
    return byIndex(evidence, numbers.subarray(from, to), numbers.subarray(fromOther, toOther));
  }
  let why: Why = 'no_common_source';
  for (let at = from; at < to; at += 1) {
    const one = numbers[at] ?? 0;
    for (let place = fromOther; place < toOther; place += 1) {
      const other = numbers[place] ?? 0;
      if (!isSameSource(evidence, one, other)) continue;
      if (evidence.relations[one] === evidence.relations[other]) return null;
      why = 'relation';
    }
  }
  return why;
}

function isSameSource({ citations, names, urls }: Evidence, a: number, b: number): boolean {
  const isByName = citations[a]?.url === '' || citations[b]?.url === '';
  return isByName ? names.isSame(a, b) : urls.isSame(a, b);
}

/** The ways in which each source is read, a bit for each. There are few of them. */
type Readings = Map<number, number>;

function byIndex(
  { citations, names, urls, relations }: Evidence,
  own: Int32Array,
  others: Int32Array,
): Why | null {
  const byUrl: Readings = new Map();
  const byName: Readings = new Map();
  const byNameAlone: Readings = new Map();
  for (const other of others) {
    const [name, bit] = [names.codeOf(other), 1 << (relations[other] ?? 0)];
    note(byName, name, bit);
    if (citations[other]?.url === '') note(byNameAlone, name, bit);
    else note(byUrl, urls.codeOf(other), bit);
  }
  let why: Why = 'no_common_source';
  for (const one of own) {
    const [name, bit] = [names.codeOf(one), 1 << (relations[one] ?? 0)];
    const read =
      citations[one]?.url === ''
        ? (byName.get(name) ?? 0)
        : (byUrl.get(urls.codeOf(one)) ?? 0) | (byNameAlone.get(name) ?? 0);
    if ((read & bit) !== 0) return null;
    if (read !== 0) why = 'relation';
  }
  return why;
}

function note(readings: Readings, key: number, bit: number): void {
  readings.set(key, (readings.get(key) ?? 0) | bit);
}

/** Each source of a reading once for each relation, in the order in which they are cited first. */
export function distinctSources(
  evidence: Evidence,
  { numbers, offsets }: Lists,
  reading: number,
): CitedSource[] {
  const [from, to] = [offsets[reading] ?? 0, offsets[reading + 1] ?? 0];
  const distinct: CitedSource[] = [];
  const known = to - from > FEW ? new Set<string>() : null;
  for (let at = from; at < to; at += 1) {
    const citation = evidence.citations[numbers[at] ?? 0];
    if (citation === undefined) continue;
    if (known === null) {
      if (isAmong(evidence, numbers, from, at)) continue;
    } else {
      const key = keyOf(evidence, numbers[at] ?? 0);
      if (known.has(key)) continue;
      known.add(key);
    }
    const { source, url, relation } = citation;
    distinct.push({ source, url, relation });
  }
  return trimmed(distinct);
}

function keyOf({ citations, names, urls, relations }: Evidence, at: number): string {
  const source = citations[at]?.url === '' ? `name ${names.codeOf(at)}` : `url ${urls.codeOf(at)}`;
  return `${relations[at] ?? 0} ${source}`;
}

/** Whether one of those before it is the same source, named in the same way and read in the same way. */
function isAmong(
  { citations, names, urls, relations }: Evidence,
  numbers: Int32Array,
  from: number,
  at: number,
): boolean {
  const one = numbers[at] ?? 0;
  const isByName = citations[one]?.url === '';
  for (let before = from; before < at; before += 1) {
    const other = numbers[before] ?? 0;
    if (relations[one] !== relations[other]) continue;
    if ((citations[other]?.url === '') !== isByName) continue;
    if (isByName ? names.isSame(one, other) : urls.isSame(one, other)) return true;
  }
  return false;
}
