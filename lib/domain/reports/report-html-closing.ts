/** The end of the report: sources, disagreements, signatures, and what the seal vouches for. */
import { CAUSE_LABELS, TIER_LABELS } from '../claims/labels';
import type { Verdict } from '../claims/verdict-scale';
import { type Html, markup } from './html';
import { sourceHtml } from './report-html-findings';
import type { Report, ReportDisagreement } from './report';
import { stageStandings, type StageStanding } from './standing';
import { OBELUS_MARK, verdictHtml } from './verdict-drawings';
import {
  DECISION_WORDS,
  DIFFERENCE_WORDS,
  SEAL_WORDS,
  dateWords,
  instantWords,
  measureWords,
  shortHash,
} from './words';

export function sourcesHtml({ sources }: Report): Html | null {
  if (sources.length === 0) return null;
  const rows = sources.map(
    (one) =>
      markup`<tr><td>${sourceHtml(one)}</td><td>${TIER_LABELS[one.tier]}</td><td>${one.cited}</td><td>${one.passages.join(', ')}</td><td>${one.accessedOn === null ? '' : dateWords(one.accessedOn)}</td></tr>`,
  );
  return markup`<section>
<h2>Sources</h2>
<table><thead><tr><th>Source</th><th>Tier</th><th>Cited</th><th>Passages</th><th>Last seen</th></tr></thead><tbody>${rows}</tbody></table>
</section>`;
}

export function disagreementsHtml(report: Report): Html | null {
  const { agreement, disagreements, record } = report;
  if (agreement === null) return null;
  const heads = record.reviewers.map(({ letter }) => markup`<th>Reviewer ${letter}</th>`);
  const table = markup`<table><thead><tr><th>Passage</th>${heads}<th>Decided</th><th>Cause</th></tr></thead><tbody>${disagreements.map((one) => disagreementRow(one, report))}</tbody></table>`;
  return markup`<section>
<h2>Disagreements and decisions</h2>
${disagreements.length === 0 ? markup`<p class="lead">The reviewers agreed on every passage.</p>` : table}
<p class="lead">${agreementWords(report)}</p>
</section>`;
}

function disagreementRow(one: ReportDisagreement, { nameOf }: Report): Html {
  const cells = one.byReviewer.map(
    ({ verdicts }) =>
      markup`<td>${verdicts.length === 0 ? markup`not marked` : list(verdicts)}</td>`,
  );
  const numbers = one.decisions.flatMap(({ number }) => number ?? []);
  const differences = one.differences.map((kind) => DIFFERENCE_WORDS[kind]).join(', ');
  const decided = one.decisions.map(
    ({ decision, number }) =>
      markup`<small>${number === null ? '' : `${number}: `}${DECISION_WORDS[decision.decision]}, <bdi>${nameOf(decision.reviewerId)}</bdi>${decision.reason === '' ? null : markup`. <bdi>${decision.reason}</bdi>`}</small>`,
  );
  const causes = [...new Set(one.decisions.flatMap(({ decision }) => decision.cause ?? []))];
  return markup`<tr><td><b>${numbers.join(', ')}</b> <span dir="auto">${one.exact}</span><small>${differences}</small></td>${cells}<td>${one.decisions.length === 0 ? 'not decided' : decided}</td><td>${causes.map((cause) => CAUSE_LABELS[cause]).join(', ')}</td></tr>`;
}

function list(verdicts: readonly (Verdict | null)[]): Html[] {
  return verdicts.map((verdict) => markup`<div>${verdictHtml(verdict)}</div>`);
}

/** The measures in one line. Those of each two reviewers name them. */
export function agreementWords({ agreement, letterOf }: Report): string {
  if (agreement === null) return '';
  const pairs = agreement.pairs.map(({ reviewerIds: [first, second], cohensKappa, spanF1 }) => {
    const pair = `${letterOf(first)} and ${letterOf(second)}`;
    return `${pair}: Cohen’s κ ${measureWords(cohensKappa)}, span F1 ${measureWords(spanF1.overlap)}.`;
  });
  return [
    `Same verdict ${measureWords(agreement.percentAgreement)}.`,
    `Krippendorff’s α ${measureWords(agreement.krippendorffsAlpha)}.`,
    `Unitized α ${measureWords(agreement.unitizedAlpha)}.`,
    ...pairs,
  ].join(' ');
}

export function signOffHtml(report: Report): Html {
  const { record, nameOf } = report;
  const voided = record.signatures.filter(({ voidedAt }) => voidedAt !== null);
  const labels = new Map(record.stages.map(({ id, label }) => [id, label]));
  const rows = voided.map(
    ({ stageId, signerId, signedAt, voidedAt, voidReason, contentSha256 }) =>
      markup`<tr><td>${labels.get(stageId) ?? stageId}</td><td><bdi>${nameOf(signerId)}</bdi></td><td>${instantWords(signedAt)}</td><td>${instantWords(voidedAt ?? signedAt)}<small dir="auto">${voidReason}</small></td><td><code>${shortHash(contentSha256)}</code></td></tr>`,
  );
  return markup`<section>
<h2>Sign-off</h2>
<ul class="signs">${stageStandings(record).map((stage) => stageHtml(stage, nameOf))}</ul>
${voided.length === 0 ? null : markup`<p class="lead">Signatures that a later change voided:</p><table><thead><tr><th>Stage</th><th>Name</th><th>Signed</th><th>Voided</th><th>Seal</th></tr></thead><tbody>${rows}</tbody></table>`}
<p class="lead">${SEAL_WORDS}</p>
<dl class="facts"><div><dt>Seal</dt><dd><code>${record.seal}</code></dd></div><div><dt>SHA-256 of the text</dt><dd><code>${record.version.textSha256}</code></dd></div><div><dt>Event ${record.asOf.rev} of the article’s record</dt><dd><code>${record.asOf.hash}</code></dd></div></dl>
</section>`;
}

function stageHtml({ label, signature }: StageStanding, nameOf: (userId: string) => string): Html {
  if (signature === null) {
    return markup`<li class="unsigned"><b>${label}</b><span></span><small>not signed</small></li>`;
  }
  return markup`<li><b>${label}</b><span><bdi>${nameOf(signature.signerId)}</bdi></span><small>${instantWords(signature.signedAt)}</small><code>${shortHash(signature.contentSha256)}</code></li>`;
}

export function closingHtml({ record: { article, version, seal, asOf } }: Report): Html {
  return markup`<footer class="end"><span>${OBELUS_MARK} Fact-check report, article <bdi>${article.code}</bdi>, version ${version.ordinal}</span><code>seal ${shortHash(seal)}</code><span>${instantWords(asOf.occurredAt)}</span></footer>`;
}
