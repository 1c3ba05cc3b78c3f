/**
 * Whether citations stand on one source. Two pages that relay the same report
 * are one confirmation, not two.
 */
import type { CitationView } from '@/lib/contracts/annotation';

export type OriginNotice = { title: string; words: string };

export function originNotice(citations: readonly CitationView[]): OriginNotice | null {
  const bearing = citations.filter(
    ({ relation }) => relation !== 'context' && relation !== 'does_not_mention',
  );
  if (bearing.length < 2) return null;
  const sources = new Set(bearing.map(({ source }) => folded(source)));
  const [first] = bearing;
  if (sources.size === 1 && first !== undefined) {
    return {
      title: 'One origin.',
      words: `${count(bearing.length)} citations are of the same source, ${first.source}.`,
    };
  }
  const relayed = bearing.filter(({ relation }) => relation === 'same_source').length;
  if (relayed === 0) return null;
  if (bearing.length - relayed <= 1) {
    return {
      title: 'One origin.',
      words: 'The citations relay one source and confirm each other no further.',
    };
  }
  return {
    title: 'Origins overlap.',
    words: `${relayed} of ${bearing.length} citations relay a source that is already cited.`,
  };
}

function folded(source: string): string {
  return source.trim().replace(/\s+/gu, ' ').toLowerCase();
}

function count(citations: number): string {
  return citations === 2 ? 'Both' : `All ${citations}`;
}
