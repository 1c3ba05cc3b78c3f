/**
 * The sources of a report as plain text: what was relied on, for which passages,
 * and the origins on which several claims rest. To be kept, mailed or printed.
 */
import { TIER_LABELS } from '../claims/labels';
import type { Report } from './report';
import type { ReportSource } from './report-counts';
import { countWords, dateWords, instantWords } from './words';

export function reportSources({ record, interim, sources, counts }: Report): string {
  const { article, version, round, asOf } = record;
  const lines = [
    `Sources: ${oneLine(article.title)}`,
    `Article ${oneLine(article.code)}, version ${version.ordinal}, round ${round.ordinal}, ${oneLine(article.story)}`,
    interim.length === 0 ? 'Signed off' : `Interim. ${oneLine(interim.join(' '))}`,
    `As of ${instantWords(asOf.occurredAt)}`,
    `Seal ${record.seal}`,
    '',
    ...(sources.length === 0 ? ['No source is cited.'] : sources.flatMap(sourceLines)),
  ];
  if (counts.sharedOrigins.length > 0) {
    lines.push('Origins behind more than one claim', '');
    for (const { name, claims } of counts.sharedOrigins) {
      lines.push(`- ${oneLine(name)}: ${countWords(claims, 'claim')}`);
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function sourceLines(
  { source, tier, url, cited, passages, accessedOn }: ReportSource,
  index: number,
): string[] {
  const mark = `${index + 1}. `;
  const indent = ' '.repeat(mark.length);
  const where = passages.length === 1 ? 'passage' : 'passages';
  const seen = accessedOn === null ? '' : ` Last seen ${dateWords(accessedOn)}.`;
  return [
    `${mark}${oneLine(source)}`,
    ...(url === '' ? [] : [`${indent}${oneLine(url)}`]),
    `${indent}${TIER_LABELS[tier]}. Cited ${countWords(cited, 'time')}, for ${where} ${passages.join(', ')}.${seen}`,
    '',
  ];
}

/** What a person wrote stays on its line. */
function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
