/** The particulars of a report as names and values, for the head of every written form. */
import { codePointLength } from '../anchoring/article-text';
import type { Report } from './report';
import { isCompared } from './round-record';
import { dateWords, instantWords, measureWords } from './words';

type Fact = readonly [name: string, value: string];

export function articleFacts({ record, nameOf }: Report): Fact[] {
  const { article, version } = record;
  const characters = codePointLength(version.text);
  const facts: Fact[] = [
    ['Story', article.story],
    ['Article', `${article.code}, version ${version.ordinal}, ${characters} characters`],
    ['Outlet', article.outlet],
    ['Byline', article.byline],
    ['Published', article.publishedOn === null ? '' : dateWords(article.publishedOn)],
    ['Address', article.url],
    ['Writer', article.writerId === null ? '' : nameOf(article.writerId)],
  ];
  return facts.filter(([, value]) => value !== '');
}

export function roundFacts({ record, nameOf }: Report): Fact[] {
  const { round, scale, reviewers, decisions, asOf, newsroom } = record;
  const checkers = reviewers.map(({ userId, letter }) => `Reviewer ${letter}, ${nameOf(userId)}`);
  const deciders = [...new Set(decisions.map(({ reviewerId }) => nameOf(reviewerId)))];
  const facts: Fact[] = [
    ['Newsroom', newsroom.name],
    ['Round', `${round.ordinal}, ${round.mode}`],
    ['Checked by', checkers.join('; ')],
    ['Decided by', deciders.join('; ')],
    ['Verdict scale', `${scale.name}, version ${scale.version}`],
    ['As of', instantWords(asOf.occurredAt)],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** What was done and what it rests on. */
export function workFacts({ record, counts, coverage, agreement }: Report): Fact[] {
  const open =
    record.queries.filter(({ state }) => state === 'open').length + record.withheldQueries.open;
  const all = record.queries.length + record.withheldQueries.open + record.withheldQueries.closed;
  const [origin] = counts.sharedOrigins;
  const facts: Fact[] = [
    ['Claims', String(counts.claims)],
    ['Checked', `${counts.checked} of ${counts.claims}`],
    ['Sentences examined', `${coverage.examined} of ${coverage.total}`],
    ['Queries', `${open} open, ${all - open} closed`],
    ['Without a citation', String(counts.uncited)],
    ['On a single source', String(counts.singleSource)],
    [
      'Origin repeated most',
      origin === undefined ? 'none repeated' : `${origin.name}, ${origin.claims} claims`,
    ],
  ];
  if (isCompared(record) && agreement !== null) {
    facts.push(['Same verdict', measureWords(agreement.percentAgreement)]);
  }
  return facts;
}
