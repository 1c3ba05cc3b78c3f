/** The findings: for each numbered passage what was found, on what evidence, and what was asked. */
import { CAUSE_LABELS, TERMS_LABELS, TIER_LABELS } from '../claims/labels';
import type { AttributionNode, Citation } from '../claims/claim';
import { rationaleHtml } from '../claims/rationale-text';
import { safeUrl, WEB_SCHEMES } from '../shared/safe-url';
import { captureWords, type ReportCaptures } from './report-captures';
import { locatorWords, particularsOf, wordingOf } from './finding-words';
import { type Html, markup, trusted } from './html';
import type { Report, ReportClaim } from './report';
import type { ReportSource } from './report-counts';
import type { RecordQuery } from './round-record';
import { verdictHtml } from './verdict-drawings';
import { ENGLISH, type ReportWords } from './report-language';
import { CREDIT_WORDS, DECISION_WORDS, RELATION_WORDS } from './words';

export function findingsHtml(report: Report): Html {
  const { nameOf, words, template } = report;
  const { say } = words;
  const names = { nameOf, words, hasQueries: template.parts.includes('queries') };
  return markup`<section>
<h2>${say('Findings')}</h2>
<p class="lead">${say('Each number is a passage of the text above. A citation gives its relation to the claim, the words relied on, and where they stand.')}</p>
${report.claims.map((claim) => claimHtml(claim, names))}
</section>`;
}

type Names = Pick<Report, 'nameOf'> & {
  words?: ReportWords;
  /** Whether queries to the writer are shown; left out: yes. */
  hasQueries?: boolean;
};

function claimHtml(one: ReportClaim, names: Names): Html {
  const { number } = one;
  const { say } = names.words ?? ENGLISH;
  return markup`<article class="claim" id="finding-${number}"><a href="#passage-${number}" aria-label="${say('Passage {number}', { number })}">${number}</a><div>
${findingHtml(one, names)}
</div></article>`;
}

/** What was found on one passage, under its words. */
export function findingHtml(one: ReportClaim, names: Names): Html {
  const { claim } = one;
  const words = names.words ?? ENGLISH;
  const { say } = words;
  const wording = wordingOf(one);
  // The report stays open when a source is looked at.
  const why = rationaleHtml(claim.rationale).replaceAll('<a href=', '<a target="_blank" href=');
  return markup`<h3 dir="auto">${claim.exact}</h3>
<p class="meta">${verdictHtml(one.verdict, words)}${particularsOf(one, words).map((part) => markup`<bdi>${part}</bdi>`)}</p>
${wording === '' ? null : markup`<p class="as-claimed" dir="auto">${say('Checked as: {words}', { words: wording })}</p>`}
${claim.attribution.length > 0 ? markup`<p class="chain">${say('The article')}, ${say('per')} ${chainHtml(claim.attribution, words)}</p>` : null}
${why === '' ? null : markup`<div class="why" dir="auto">${trusted(why)}</div>`}
${claim.citations.length > 0 ? markup`<ul class="cited">${claim.citations.map((citation) => citationHtml(citation, one.captures, words))}</ul>` : null}
${fixHtml(claim.suggestedFix, words)}
${decisionHtml(one, names)}
${names.hasQueries === false ? null : one.queries.map((query) => queryHtml(query, names))}`;
}

function chainHtml(chain: readonly AttributionNode[], { say }: ReportWords): Html[] {
  return chain.map(({ name, credit, detail }, index) => {
    const notes = [detail, say(CREDIT_WORDS[credit])].filter((words) => words !== '').join(', ');
    const noted = notes === '' ? null : markup` <bdi>(${notes})</bdi>`;
    return markup`${index === 0 ? null : `, ${say('per')} `}<bdi>${name}</bdi>${noted}`;
  });
}

function citationHtml(
  citation: Citation,
  captures: ReportCaptures,
  { say, date }: ReportWords,
): Html {
  const { quote, relation, tier, terms, accessedOn } = citation;
  const rest = [
    locatorWords(citation, { say }),
    say(TIER_LABELS[tier].toLowerCase()),
    terms === undefined ? '' : say(TERMS_LABELS[terms].toLowerCase()),
    accessedOn === null ? '' : say('seen {date}', { date: date(accessedOn) }),
    captureWords(captures.get(citation.id), { say, date }),
  ].filter((words) => words !== '');
  return markup`<li><b>${say(RELATION_WORDS[relation])}</b><span>${quote === '' ? null : markup`<q dir="auto">${quote}</q> `}${sourceHtml(citation)}${rest.map((words) => markup`, <bdi>${words}</bdi>`)}</span></li>`;
}

/** The name of a source, linked where its address is one that may be linked. */
export function sourceHtml({ source, url }: Pick<ReportSource, 'source' | 'url'>): Html {
  const href = url === '' ? null : safeUrl(url, WEB_SCHEMES);
  if (href === null)
    return markup`<bdi>${source}</bdi>${url === '' ? null : markup` <bdi>${url}</bdi>`}`;
  return markup`<a href="${href}" target="_blank" rel="noopener noreferrer nofollow"><bdi>${source}</bdi></a>`;
}

function fixHtml(fix: string | null, { say }: ReportWords): Html | null {
  if (fix === null) return null;
  return markup`<p class="fix" dir="auto"><b>${say('Suggested fix')}</b> ${fix === '' ? say('cut these words') : fix}</p>`;
}

function decisionHtml(
  { decision }: ReportClaim,
  { nameOf, words: { say } = ENGLISH }: Names,
): Html | null {
  if (decision === null || (decision.cause === null && decision.reason === '')) return null;
  const cause =
    decision.cause === null
      ? ''
      : ` ${say('Cause: {cause}.', { cause: say(CAUSE_LABELS[decision.cause].toLowerCase()) })}`;
  return markup`<p class="ask" dir="auto"><b>${say('Decided')}</b> ${say('by')} <bdi>${nameOf(decision.reviewerId)}</bdi>: ${say(DECISION_WORDS[decision.decision])}.${cause}${decision.reason === '' ? null : ` ${decision.reason}`}</p>`;
}

function queryHtml(
  { state, messages }: RecordQuery,
  { nameOf, words: { say, instant } = ENGLISH }: Names,
): Html {
  const thread = messages.map(
    ({ authorId, body, createdAt }, index) =>
      markup`<p dir="auto"><b>${say(index === 0 ? 'Query' : 'Answer')}</b> <bdi>${nameOf(authorId)}</bdi>, ${instant(createdAt)}: ${body}</p>`,
  );
  return markup`<div class="ask">${thread}<p>${say(state === 'open' ? 'Open.' : 'Closed.')}</p></div>`;
}
