/**
 * Whether reviewers rest on the same evidence. They do where they have a source in
 * common and read it the same way; further sources that only one of them found
 * are no disagreement.
 *
 * Two citations are of one source when they give the same address; where one of
 * them has no address, when they give the same name.
 */
import type { CitedSource, Difference } from './comparison-group';
import type { Folding } from './fold-text';

type Why = Extract<Difference, { kind: 'citation' }>['why'];

/** Up to here, looking at each two citations costs less than an index of them. */
const FEW = 64;

/** In what two reviewers differ; `null` where they do not. */
export function compareSources(
  a: readonly CitedSource[],
  b: readonly CitedSource[],
  folding: Folding,
): Why | null {
  if (a.length === 0 && b.length === 0) return null;
  if (a.length === 0 || b.length === 0) return 'one_uncited';
  const answers = a.length * b.length <= FEW ? oneByOne(b, folding) : byIndex(b, folding);
  let why: Why = 'no_common_source';
  for (const citation of a) {
    const answer = answers(citation);
    if (answer === 'alike') return null;
    if (answer === 'otherwise') why = 'relation';
  }
  return why;
}

/** Whether anybody cites the same source, and whether they read it the same way. */
type Answers = (citation: CitedSource) => 'alike' | 'otherwise' | 'no';

function oneByOne(others: readonly CitedSource[], folding: Folding): Answers {
  return (citation) => {
    let answer: ReturnType<Answers> = 'no';
    for (const other of others) {
      if (!isSameSource(citation, other, folding)) continue;
      if (citation.relation === other.relation) return 'alike';
      answer = 'otherwise';
    }
    return answer;
  };
}

function isSameSource(a: CitedSource, b: CitedSource, folding: Folding): boolean {
  if (a.url !== '' && b.url !== '')
    return a.url === b.url || folding.url(a.url) === folding.url(b.url);
  return a.source === b.source || folding.text(a.source) === folding.text(b.source);
}

function byIndex(others: readonly CitedSource[], folding: Folding): Answers {
  /** The relations with which each key is cited. */
  const known = new Map<string, Set<string>>();
  const note = (key: string, { relation }: CitedSource) => {
    known.set(key, (known.get(key) ?? new Set()).add(relation));
  };
  for (const other of others) {
    note(`name ${folding.text(other.source)}`, other);
    if (other.url === '') note(`no url ${folding.text(other.source)}`, other);
    else note(`url ${folding.url(other.url)}`, other);
  }
  return ({ source, url, relation }) => {
    const keys =
      url === ''
        ? [`name ${folding.text(source)}`]
        : [`url ${folding.url(url)}`, `no url ${folding.text(source)}`];
    const relations = keys.flatMap((key) => known.get(key) ?? []);
    if (relations.some((one) => one.has(relation))) return 'alike';
    return relations.length === 0 ? 'no' : 'otherwise';
  };
}

/** Each source once for each relation, in the order in which they are cited first. */
export function distinctSources(
  citations: readonly CitedSource[],
  folding: Folding,
): CitedSource[] {
  if (citations.length <= 1) return citations.map(toSource);
  const distinct = new Map<string, CitedSource>();
  for (const citation of citations) {
    const { source, url, relation } = citation;
    const name = url === '' ? `name ${folding.text(source)}` : `url ${folding.url(url)}`;
    const key = `${relation} ${name}`;
    if (!distinct.has(key)) distinct.set(key, toSource(citation));
  }
  return [...distinct.values()];
}

function toSource({ source, url, relation }: CitedSource): CitedSource {
  return { source, url, relation };
}
