/** The end of the Markdown report: sources, disagreements and decisions, signatures. */
import { CAUSE_LABELS, TIER_LABELS } from '../claims/labels';
import { safeUrl, WEB_SCHEMES } from '../shared/safe-url';
import { inline, lineOf, link, tableHead, tableRow } from './markdown';
import { agreementWords } from './report-html-closing';
import type { Report } from './report';
import { stageStandings } from './standing';
import { DECISION_WORDS, DIFFERENCE_WORDS, dateWords, instantWords } from './words';

export function sourcesMarkdown({ sources }: Report): string[] {
  if (sources.length === 0) return [];
  const rows = sources.map(({ source, url, tier, cited, passages, accessedOn }) => {
    const href = safeUrl(url, WEB_SCHEMES);
    return tableRow([
      href === null ? inline(source) : link(source, href),
      TIER_LABELS[tier],
      String(cited),
      passages.join(', '),
      accessedOn === null ? '' : dateWords(accessedOn),
    ]);
  });
  const head = tableHead(['Source', 'Tier', 'Cited', 'Passages', 'Last seen']);
  return ['## Sources', [head, ...rows].join('\n')];
}

export function disagreementsMarkdown(report: Report): string[] {
  const { agreement, disagreements, record, nameOf } = report;
  if (agreement === null) return [];
  const letters = record.reviewers.map(({ letter }) => `Reviewer ${letter}`);
  const head = tableHead(['Passage', 'Differs in', ...letters, 'Decided', 'Cause and reason']);
  const rows = disagreements.map((one) =>
    tableRow([
      inline(one.exact),
      one.differences.map((kind) => DIFFERENCE_WORDS[kind]).join(', '),
      ...one.byReviewer.map(({ verdicts }) =>
        verdicts.length === 0
          ? 'not marked'
          : verdicts.map((verdict) => inline(verdict?.label ?? 'no verdict')).join(', '),
      ),
      one.decisions.length === 0
        ? 'not decided'
        : one.decisions
            .map(({ decision, number }) => {
              const words = `${DECISION_WORDS[decision.decision]}, ${inline(nameOf(decision.reviewerId))}`;
              return number === null ? words : `${number}: ${words}`;
            })
            .join('; '),
      one.decisions
        .map(({ decision: { cause, reason } }) =>
          [cause === null ? '' : CAUSE_LABELS[cause], inline(reason)]
            .filter((words) => words !== '')
            .join('. '),
        )
        .filter((words) => words !== '')
        .join('; '),
    ]),
  );
  const table =
    rows.length === 0 ? 'The reviewers agreed on every passage.' : [head, ...rows].join('\n');
  return ['## Disagreements and decisions', table, inline(agreementWords(report))];
}

export function signOffMarkdown({ record, nameOf }: Report): string[] {
  const standing = stageStandings(record).map(({ label, signature }) =>
    tableRow(
      signature === null
        ? [inline(label), 'not signed', '', '']
        : [
            inline(label),
            inline(nameOf(signature.signerId)),
            instantWords(signature.signedAt),
            `\`${signature.contentSha256}\``,
          ],
    ),
  );
  const labels = new Map(record.stages.map(({ id, label }) => [id, label]));
  const voided = record.signatures.flatMap((one) =>
    one.voidedAt === null
      ? []
      : [
          `- ${lineOf(labels.get(one.stageId) ?? one.stageId)}, ${inline(nameOf(one.signerId))}, ${instantWords(one.signedAt)}; voided ${instantWords(one.voidedAt)}: ${inline(one.voidReason)}`,
        ],
  );
  return [
    '## Sign-off',
    [tableHead(['Stage', 'Name', 'Signed', 'Seal']), ...standing].join('\n'),
    voided.length === 0 ? '' : `Voided by a later change:\n\n${voided.join('\n')}`,
    [
      `- Seal: \`${record.seal}\``,
      `- SHA-256 of the text: \`${record.version.textSha256}\``,
      `- Event ${record.asOf.rev} of the article’s record: \`${record.asOf.hash}\``,
    ].join('\n'),
  ];
}
