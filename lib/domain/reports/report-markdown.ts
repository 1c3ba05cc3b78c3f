/**
 * The report as Markdown, for a wiki, a ticket or a repository: the same parts in
 * the same order as on paper. A passage is followed by its number in brackets.
 */
import { CAUSE_LABELS, CLAIM_TYPE_LABELS, TIER_LABELS } from '../claims/labels';
import { offsetMap, toArticleText } from '../anchoring/article-text';
import { layOutPassages } from '../anchoring/passage-lanes';
import { rationaleMarkdown } from '../claims/rationale-text';
import { safeUrl, WEB_SCHEMES } from '../shared/safe-url';
import { captureWords } from './report-captures';
import { ENGLISH } from './report-language';
import { inline, lineOf, link, paragraph } from './markdown';
import { disagreementsMarkdown, signOffMarkdown, sourcesMarkdown } from './report-markdown-closing';
import { blocksOf, type Report, type ReportClaim } from './report';
import { repliesMarkdown } from './report-replies';
import { articleFacts, roundFacts, workFacts } from './report-facts';
import {
  CONFIDENCE_WORDS,
  CREDIT_WORDS,
  DECISION_WORDS,
  FURNITURE_WORDS,
  RELATION_WORDS,
  STATUS_WORDS,
  dateWords,
  instantWords,
} from './words';

export function reportMarkdown(report: Report): string {
  const { record, interim } = report;
  const parts = [
    `# ${inline(record.article.title)}`,
    interim.length > 0
      ? `**Interim fact-check report.** ${inline(interim.join(' '))}`
      : '**Fact-check report, signed off.**',
    factsMarkdown([...articleFacts(report), ...roundFacts(report), ...workFacts(report)]),
    verdictsMarkdown(report),
    '## The text as checked',
    ...articleMarkdown(report),
    omissionsMarkdown(report),
    '## Findings',
    ...report.claims.flatMap((claim) => claimMarkdown(claim, report)),
    ...sourcesMarkdown(report),
    ...disagreementsMarkdown(report),
    ...repliesMarkdown(report),
    ...signOffMarkdown(report),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function factsMarkdown(facts: readonly (readonly [string, string])[]): string {
  return facts.map(([name, value]) => `- ${name}: ${inline(value)}`).join('\n');
}

function verdictsMarkdown({ verdicts }: Report): string {
  const words = verdicts.map(
    ({ verdict, count }) => `${inline(verdict?.label ?? 'No verdict')} ${count}`,
  );
  return `Verdicts: ${words.join(', ')}`;
}

/** Every line of the article that is part of it, the numbers after the passages. */
function articleMarkdown({ record, claims }: Report): string[] {
  const text = toArticleText(record.version.text);
  const offsets = offsetMap(text);
  const blocks = blocksOf(record);
  const numbers = new Map(claims.map(({ claim, number }) => [claim.id, number]));
  const { pieces } = layOutPassages(
    claims.map(({ claim: { id, start, end } }) => ({ id, start, end })),
    blocks.map(({ span }) => span),
  );
  const lines = blocks.map(() => '');
  for (const { start, end, block, ends } of pieces) {
    const words = text.slice(offsets.toIndex(start), offsets.toIndex(end));
    const marks = ends.map((id) => `[${numbers.get(id) ?? ''}]`).join('');
    lines[block] = `${lines[block] ?? ''}${words}${marks}`;
  }
  return blocks.flatMap(({ block }, index) => {
    const line = paragraph(lines[index] ?? '');
    if (block.attrs.omitted || line === '') return [];
    const isHead = block.attrs.kind === 'headline' || block.attrs.kind === 'heading';
    // A heading is one line; a line break would end it.
    return [isHead ? `**${line.replaceAll('\\\n', ' ')}**` : line];
  });
}

function omissionsMarkdown({ omissions }: Report): string {
  if (omissions.length === 0) return '';
  const lines = omissions.map(
    ({ line, reason }) =>
      `- ${lineOf(line)} (${reason === null ? 'other' : FURNITURE_WORDS[reason]})`,
  );
  return `Left out of the article:\n\n${lines.join('\n')}`;
}

function claimMarkdown(one: ReportClaim, report: Report): string[] {
  const { claim, number, verdict, decision, isUndecided } = one;
  const particulars = [
    CLAIM_TYPE_LABELS[claim.claimType],
    `${claim.priority} priority`,
    ...(claim.confidence === null ? [] : [CONFIDENCE_WORDS[claim.confidence]]),
    STATUS_WORDS[claim.checkStatus],
    ...(decision !== null || isUndecided
      ? one.readings.map(
          (each) => `Reviewer ${each.letter}: ${each.verdict?.label ?? 'no verdict'}`,
        )
      : []),
    ...(isUndecided ? ['not decided'] : []),
  ];
  return [
    `### ${number}. ${inline(claim.exact)}`,
    `**${inline(verdict?.label ?? 'No verdict')}**, ${inline(particulars.join(', '))}`,
    `Checked as: ${inline(claim.claimText)}`,
    chainMarkdown(claim.attribution),
    rationaleMarkdown(claim.rationale),
    claim.citations.map((citation) => citationMarkdown(citation, one)).join('\n'),
    fixMarkdown(claim.suggestedFix),
    decisionMarkdown(one, report),
    ...one.queries.map((query) => queryMarkdown(query, report)),
  ];
}

function chainMarkdown(chain: ReportClaim['claim']['attribution']): string {
  if (chain.length === 0) return '';
  const names = chain.map(({ name, credit, detail }) => {
    const notes = [detail, CREDIT_WORDS[credit]].filter((words) => words !== '').join(', ');
    return inline(notes === '' ? name : `${name} (${notes})`);
  });
  return `The article, per ${names.join(', per ')}`;
}

function citationMarkdown(
  citation: ReportClaim['claim']['citations'][number],
  { captures }: Pick<ReportClaim, 'captures'>,
): string {
  const { relation, quote, source, url, locator, tier, accessedOn } = citation;
  const href = safeUrl(url, WEB_SCHEMES);
  const rest = [
    href === null && url !== '' ? url : '',
    locator,
    TIER_LABELS[tier].toLowerCase(),
    accessedOn === null ? '' : `seen ${dateWords(accessedOn)}`,
    captureWords(captures.get(citation.id), ENGLISH),
  ].filter((words) => words !== '');
  const words = quote === '' ? '' : `“${inline(quote)}” `;
  const name = href === null ? inline(source) : link(source, href);
  return `- *${RELATION_WORDS[relation]}*: ${words}${name}, ${inline(rest.join(', '))}`;
}

function fixMarkdown(fix: string | null): string {
  if (fix === null) return '';
  return `Suggested fix: ${fix === '' ? 'cut these words' : inline(fix)}`;
}

function decisionMarkdown({ decision }: ReportClaim, { nameOf }: Report): string {
  if (decision === null) return '';
  const cause =
    decision.cause === null ? '' : ` Cause: ${CAUSE_LABELS[decision.cause].toLowerCase()}.`;
  const reason = decision.reason === '' ? '' : ` ${inline(decision.reason)}`;
  return `Decided by ${inline(nameOf(decision.reviewerId))}: ${DECISION_WORDS[decision.decision]}.${cause}${reason}`;
}

function queryMarkdown(query: ReportClaim['queries'][number], { nameOf }: Report): string {
  const messages = query.messages.map(
    ({ authorId, body, createdAt }, index) =>
      `- ${index === 0 ? 'Query' : 'Answer'}, ${inline(nameOf(authorId))}, ${instantWords(createdAt)}: ${inline(body)}`,
  );
  return `Query, ${query.state}:\n\n${messages.join('\n')}`;
}
