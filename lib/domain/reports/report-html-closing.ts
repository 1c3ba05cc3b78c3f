/** The end of the report: sources, disagreements, signatures, and what the seal vouches for. */
import { CAUSE_LABELS, TIER_LABELS } from '../claims/labels';
import type { Verdict } from '../claims/verdict-scale';
import { type Html, markup } from './html';
import { sourceHtml } from './report-html-findings';
import type { Report, ReportDisagreement } from './report';
import { stageStandings, type StageStanding } from './standing';
import type { ReportWords } from './report-language';
import { OBELUS_MARK, verdictHtml } from './verdict-drawings';
import { DECISION_WORDS, DIFFERENCE_WORDS, SEAL_WORDS, measureWords, shortHash } from './words';

export function sourcesHtml({ sources, words: { say, date } }: Report): Html | null {
  if (sources.length === 0) return null;
  const rows = sources.map(
    (one) =>
      markup`<tr><td>${sourceHtml(one)}</td><td>${say(TIER_LABELS[one.tier])}</td><td>${one.cited}</td><td>${one.passages.join(', ')}</td><td>${one.accessedOn === null ? '' : date(one.accessedOn)}</td></tr>`,
  );
  return markup`<section>
<h2>${say('Sources')}</h2>
<table><thead><tr>${heads(['Source', 'Tier', 'Cited', 'Passages', 'Last seen'], say)}</tr></thead><tbody>${rows}</tbody></table>
</section>`;
}

export function disagreementsHtml(report: Report): Html | null {
  const { agreement, disagreements, record, words } = report;
  const { say } = words;
  if (agreement === null) return null;
  const reviewers = record.reviewers.map(
    ({ letter }) => markup`<th>${say('Reviewer {letter}', { letter })}</th>`,
  );
  const table = markup`<table><thead><tr>${heads(['Passage'], say)}${reviewers}${heads(['Decided', 'Cause'], say)}</tr></thead><tbody>${disagreements.map((one) => disagreementRow(one, report))}</tbody></table>`;
  return markup`<section>
<h2>${say('Disagreements and decisions')}</h2>
${disagreements.length === 0 ? markup`<p class="lead">${say('The reviewers agreed on every passage.')}</p>` : table}
<p class="lead">${agreementWords(report)}</p>
</section>`;
}

function disagreementRow(one: ReportDisagreement, { nameOf, words }: Report): Html {
  const { say } = words;
  const cells = one.byReviewer.map(
    ({ verdicts }) =>
      markup`<td>${verdicts.length === 0 ? say('not marked') : list(verdicts, words)}</td>`,
  );
  const numbers = one.decisions.flatMap(({ number }) => number ?? []);
  const differences = one.differences.map((kind) => say(DIFFERENCE_WORDS[kind])).join(', ');
  const decided = one.decisions.map(
    ({ decision, number }) =>
      markup`<small>${number === null ? '' : `${number}: `}${say(DECISION_WORDS[decision.decision])}, <bdi>${nameOf(decision.reviewerId)}</bdi>${decision.reason === '' ? null : markup`. <bdi>${decision.reason}</bdi>`}</small>`,
  );
  const causes = [...new Set(one.decisions.flatMap(({ decision }) => decision.cause ?? []))];
  return markup`<tr><td><b>${numbers.join(', ')}</b> <span dir="auto">${one.exact}</span><small>${differences}</small></td>${cells}<td>${one.decisions.length === 0 ? say('not decided') : decided}</td><td>${causes.map((cause) => say(CAUSE_LABELS[cause])).join(', ')}</td></tr>`;
}

function list(verdicts: readonly (Verdict | null)[], words: ReportWords): Html[] {
  return verdicts.map((verdict) => markup`<div>${verdictHtml(verdict, words)}</div>`);
}

/** The measures in one line. Those of each two reviewers name them. */
export function agreementWords({ agreement, letterOf, words: { say } }: Report): string {
  if (agreement === null) return '';
  const pairs = agreement.pairs.map(({ reviewerIds: [first, second], cohensKappa, spanF1 }) => {
    const pair = say('{first} and {second}', {
      first: letterOf(first),
      second: letterOf(second),
    });
    return say('{pair}: Cohen’s κ {kappa}, span F1 {f1}.', {
      pair,
      kappa: measureWords(cohensKappa),
      f1: measureWords(spanF1.overlap),
    });
  });
  return [
    say('Same verdict {measure}.', { measure: measureWords(agreement.percentAgreement) }),
    say('Krippendorff’s α {measure}.', { measure: measureWords(agreement.krippendorffsAlpha) }),
    say('Unitized α {measure}.', { measure: measureWords(agreement.unitizedAlpha) }),
    ...pairs,
  ].join(' ');
}

export function signOffHtml(report: Report): Html {
  const { record, nameOf, words } = report;
  const { say, instant } = words;
  const voided = record.signatures.filter(({ voidedAt }) => voidedAt !== null);
  const labels = new Map(record.stages.map(({ id, label }) => [id, label]));
  const rows = voided.map(
    ({ stageId, signerId, signedAt, voidedAt, voidReason, contentSha256 }) =>
      markup`<tr><td>${labels.get(stageId) ?? stageId}</td><td><bdi>${nameOf(signerId)}</bdi></td><td>${instant(signedAt)}</td><td>${instant(voidedAt ?? signedAt)}<small dir="auto">${voidReason}</small></td><td><code>${shortHash(contentSha256)}</code></td></tr>`,
  );
  return markup`<section>
<h2>${say('Sign-off')}</h2>
<ul class="signs">${stageStandings(record).map((stage) => stageHtml(stage, report))}</ul>
${voided.length === 0 ? null : markup`<p class="lead">${say('Signatures that a later change voided:')}</p><table><thead><tr>${heads(['Stage', 'Name', 'Signed', 'Voided', 'Seal'], say)}</tr></thead><tbody>${rows}</tbody></table>`}
<p class="lead">${say(SEAL_WORDS)}</p>
<dl class="facts"><div><dt>${say('Seal')}</dt><dd><code>${record.seal}</code></dd></div><div><dt>${say('SHA-256 of the text')}</dt><dd><code>${record.version.textSha256}</code></dd></div><div><dt>${say('Event {rev} of the article’s record', { rev: record.asOf.rev })}</dt><dd><code>${record.asOf.hash}</code></dd></div></dl>
</section>`;
}

function stageHtml(
  { label, signature }: StageStanding,
  { nameOf, words: { say, instant } }: Pick<Report, 'nameOf' | 'words'>,
): Html {
  if (signature === null) {
    return markup`<li class="unsigned"><b>${label}</b><span></span><small>${say('not signed')}</small></li>`;
  }
  return markup`<li><b>${label}</b><span><bdi>${nameOf(signature.signerId)}</bdi></span><small>${instant(signature.signedAt)}</small><code>${shortHash(signature.contentSha256)}</code></li>`;
}

export function closingHtml({
  record: { article, version, seal, asOf },
  words: { say, instant },
}: Report): Html {
  const foot = say('Fact-check report, article {code}, version {ordinal}', {
    code: article.code,
    ordinal: version.ordinal,
  });
  return markup`<footer class="end"><span>${OBELUS_MARK} <bdi>${foot}</bdi></span><code>${say('seal')} ${shortHash(seal)}</code><span>${instant(asOf.occurredAt)}</span></footer>`;
}

function heads(columns: readonly string[], say: ReportWords['say']): Html[] {
  return columns.map((column) => markup`<th>${say(column)}</th>`);
}
