import 'server-only';

import type { ForeignImport } from '@/lib/contracts/exchange';
import { type CodePointSpan, offsetMap } from '@/lib/domain/anchoring/article-text';
import { CLAIM_TYPES, PRIORITIES } from '@/lib/domain/claims/claim';
import { rationaleFromText } from '@/lib/domain/claims/rationale';
import { activeVerdicts, type VerdictScale } from '@/lib/domain/claims/verdict-scale';
import type { ForeignPassage } from '@/lib/domain/exchange/foreign-passage';
import { type PlacedForeign, placeForeign } from '@/lib/domain/exchange/place-foreign';
import type { RecordReading } from '@/lib/domain/reports/round-record';

import { authorize } from '../authorize';
import type { ForeignFile } from '../exchange/read-foreign';
import { uuidv7 } from '../new-id';
import { getVersionText, type LockedRound, type Round } from '../repositories/round-repository';
import { appendEvents, insertClaims } from '../repositories/taking-up-repository';
import { changeRound, refuseSubmitted } from './change-round';
import type { UseCaseContext } from './context';
import { eventsOfReading } from './events-of-adopted';
import { asStored, clip, oneLine } from './readings-file';

type Input = { roundId: string; file: ForeignFile };

/**
 * Take up what another tool marked, in the reviewer's own name, in an open round. What
 * stands in the text is marked there; everything else is listed with the reason, and
 * nothing of the file is dropped unseen.
 */
export async function importAnnotations(
  { roundId, file }: Input,
  context: UseCaseContext,
): Promise<ForeignImport> {
  return changeRound(roundId, context, async (round) => {
    const { text, offsets, exactOf, results } = await placed(file, round, context);
    const readings = results.flatMap((result) =>
      result.span === null
        ? []
        : [toReading(result.passage, result.span, exactOf(result.span), round, context)],
    );
    const { newsroomId, articleId, id } = round;
    const place = { newsroomId, articleId, roundId: id };
    await insertClaims(context.tx, readings, { ...place, text, offsets });
    await appendEvents(context.tx, readings.flatMap(eventsOfReading), {
      ...place,
      actorId: context.actor.userId,
      now: context.now,
    });
    return outcome(file, results, readings, { scale: round.scale, exactOf });
  });
}

/** The same, and nothing is stored. */
export async function previewAnnotationImport(
  { roundId, file }: Input,
  context: UseCaseContext,
): Promise<ForeignImport> {
  return changeRound(roundId, context, async (round) => {
    const { exactOf, results } = await placed(file, round, context);
    return outcome(file, results, [], { scale: round.scale, exactOf });
  });
}

async function placed(file: ForeignFile, round: LockedRound, context: UseCaseContext) {
  authorize(context.actor, { action: 'annotation:create', round });
  refuseSubmitted(round);
  const text = await getVersionText(context.tx, round.articleVersionId);
  const offsets = offsetMap(text);
  const exactOf = ({ start, end }: CodePointSpan) =>
    text.slice(offsets.toIndex(start), offsets.toIndex(end));
  return { text, offsets, exactOf, results: placeForeign(text, file.passages) };
}

function toReading(
  passage: ForeignPassage,
  span: CodePointSpan,
  exact: string,
  { scale }: Round,
  { actor, now }: UseCaseContext,
): RecordReading {
  const verdict = verdictOf(passage, scale);
  const instant = now.toISOString();
  return {
    id: uuidv7(),
    reviewerId: actor.userId,
    ...span,
    exact,
    claimText: clip(oneLine(passage.claim === '' ? exact : passage.claim), 1_000),
    claimType: CLAIM_TYPES.find((type) => type === asStored(passage.type)) ?? 'fact',
    priority: PRIORITIES.find((priority) => priority === asStored(passage.priority)) ?? 'medium',
    attribution: [],
    checkStatus: verdict === null ? 'open' : 'checked',
    verdict,
    confidence: null,
    rationale: rationaleFromText(clip(rationaleOf(passage, verdict), 19_000)),
    suggestedFix: passage.suggestedFix === null ? null : clip(passage.suggestedFix, 5_000),
    citations: passage.sources.slice(0, 50).map(({ source, url, quote }) => ({
      id: uuidv7(),
      source: clip(oneLine(source), 300),
      tier: 'secondary',
      relation: 'context',
      quote: clip(quote, 5_000),
      locator: '',
      url: clip(url, 2_000),
      accessedOn: null,
    })),
    createdAt: instant,
    updatedAt: instant,
  };
}

/** By its id or its label, else by a tag that is one of them. */
export function verdictOf({ verdict, tags }: ForeignPassage, scale: VerdictScale): string | null {
  for (const given of [verdict, ...tags]) {
    const found = activeVerdicts(scale).find(
      ({ id, label }) => id === asStored(given) || label.toLowerCase() === given.toLowerCase(),
    );
    if (found !== undefined) return found.id;
  }
  return null;
}

/** What the file says that has no field of its own is kept in words. */
export function rationaleOf(
  { rationale, verdict, tags, author }: ForeignPassage,
  known: string | null,
) {
  const tagged = tags.filter((tag) => asStored(tag) !== known);
  return [
    rationale,
    verdict !== '' && known === null ? `Verdict in the file: ${verdict}` : '',
    tagged.length === 0 ? '' : `Tags in the file: ${tagged.join(', ')}`,
    author === '' ? '' : `Marked by ${author}`,
  ]
    .filter((words) => words !== '')
    .join('\n\n');
}

function outcome(
  { form, leftOut }: ForeignFile,
  results: readonly PlacedForeign[],
  readings: readonly RecordReading[],
  { scale, exactOf }: { scale: VerdictScale; exactOf: (span: CodePointSpan) => string },
): ForeignImport {
  const stood = results.flatMap((result) => (result.span === null ? [] : [result]));
  return {
    form,
    leftOut: [...leftOut],
    placed: stood.map(({ passage, span }, index) => ({
      name: passage.name,
      annotationId: readings[index]?.id ?? null,
      start: span.start,
      end: span.end,
      exact: exactOf(span),
      verdict: verdictOf(passage, scale),
    })),
    listed: results.flatMap((result) => {
      if (result.span !== null) return [];
      const { passage, because, near } = result;
      const said = [passage.claim, passage.verdict, rationaleOf(passage, null)];
      return [
        {
          name: passage.name,
          exact: passage.exact,
          because,
          near,
          said: said.filter((words) => words !== '').join('\n'),
        },
      ];
    }),
  };
}
