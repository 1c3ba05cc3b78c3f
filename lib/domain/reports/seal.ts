/**
 * What a signature given for a round as it is recorded would vouch for. Whoever
 * holds a record can take the hash of this text and compare it with the
 * signatures: nothing but the record is needed.
 */
import { canonicalBytesOf, signOffContentOf } from '../sign-off/content';
import {
  isCompared,
  type RecordDecision,
  type RecordReading,
  type RoundRecord,
} from './round-record';

type Unsealed = Omit<RoundRecord, 'seal'>;

/**
 * The text whose SHA-256 is the record's seal.
 *
 * @throws Error if a claim does not quote the words of the text at its place.
 */
export function sealedTextOf(record: Unsealed): string {
  const { article, version, scale, round, queries, withheldQueries } = record;
  const isOpen = ({ state }: { state: string }) => state === 'open';
  const open = queries.filter(isOpen).length;
  const content = signOffContentOf({
    article,
    version,
    scale,
    round,
    // A rejection is signed too: to withdraw it changes what was decided.
    claims: isCompared(record) ? record.decisions : record.readings,
    queries: {
      open: open + withheldQueries.open,
      closed: queries.length - open + withheldQueries.closed,
    },
    also: record.alsoCovered ?? {},
  });
  return canonicalBytesOf(content);
}

/** The claims that the desk stands by, in reading order. */
export function decidedClaims(
  record: Pick<RoundRecord, 'round' | 'reviewers' | 'readings' | 'decisions'>,
): readonly (RecordReading | RecordDecision)[] {
  return isCompared(record)
    ? record.decisions.filter(({ decision }) => decision !== 'rejected')
    : record.readings;
}
