/** The particulars of a report as names and values, for the head of every written form. */
import { codePointLength } from '../anchoring/article-text';
import { maskedParts } from './masking';
import type { Report } from './report';
import { isCompared } from './round-record';
import type { ReportWords } from './report-language';
import { measureWords } from './words';

type Fact = readonly [name: string, value: string];

export function articleFacts({ record, nameOf, words: { say, date } }: Report): Fact[] {
  const { article, version } = record;
  const characters = codePointLength(version.text);
  const facts: Fact[] = [
    ['Story', article.story],
    [
      'Article',
      say('{code}, version {ordinal}, {characters} characters', {
        code: article.code,
        ordinal: version.ordinal,
        characters,
      }),
    ],
    ['Outlet', article.outlet],
    ['Byline', article.byline],
    ['Published', article.publishedOn === null ? '' : date(article.publishedOn)],
    ['Address', article.url],
    ['Writer', article.writerId === null ? '' : nameOf(article.writerId)],
  ];
  return named(facts, say);
}

export function roundFacts({ record, nameOf, words: { say, instant } }: Report): Fact[] {
  const { round, scale, reviewers, decisions, asOf, newsroom } = record;
  const checkers = reviewers.map(
    ({ userId, letter }) => `${say('Reviewer {letter}', { letter })}, ${nameOf(userId)}`,
  );
  const deciders = [...new Set(decisions.map(({ reviewerId }) => nameOf(reviewerId)))];
  const facts: Fact[] = [
    ['Newsroom', newsroom.name],
    ['Round', say(`{ordinal}, ${round.mode}`, { ordinal: round.ordinal })],
    ['Checked by', checkers.join('; ')],
    ['Decided by', deciders.join('; ')],
    [
      'Verdict scale',
      say('{name}, version {version}', { name: scale.name, version: scale.version }),
    ],
    ['As of', instant(asOf.occurredAt)],
    [
      'Left out of this copy',
      record.masking === undefined
        ? ''
        : maskedParts(record.masking)
            .map((part) => say(part))
            .join(', '),
    ],
  ];
  return named(facts, say);
}

/** What was done and what it rests on. */
export function workFacts({ record, counts, coverage, agreement, words: { say } }: Report): Fact[] {
  const open =
    record.queries.filter(({ state }) => state === 'open').length + record.withheldQueries.open;
  const all = record.queries.length + record.withheldQueries.open + record.withheldQueries.closed;
  const [origin] = counts.sharedOrigins;
  const facts: Fact[] = [
    ['Claims', String(counts.claims)],
    ['Checked', say('{count} of {total}', { count: counts.checked, total: counts.claims })],
    [
      'Sentences examined',
      say('{count} of {total}', { count: coverage.examined, total: coverage.total }),
    ],
    ['Queries', say('{open} open, {closed} closed', { open, closed: all - open })],
    ['Without a citation', String(counts.uncited)],
    ['On a single source', String(counts.singleSource)],
    [
      'Origin repeated most',
      origin === undefined
        ? say('none repeated')
        : say('{name}, {count} claims', { name: origin.name, count: origin.claims }),
    ],
  ];
  if (isCompared(record) && agreement !== null) {
    facts.push(['Same verdict', measureWords(agreement.percentAgreement)]);
  }
  return named(facts, say);
}

/** Those that have a value, by the names that the report gives them. */
function named(facts: readonly Fact[], say: ReportWords['say']): Fact[] {
  return facts.filter(([, value]) => value !== '').map(([name, value]) => [say(name), value]);
}
