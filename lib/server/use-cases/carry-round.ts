import 'server-only';

import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import {
  type CodePointSpan,
  offsetMap,
  type OffsetMap,
  type ArticleText,
} from '@/lib/domain/anchoring/article-text';
import type { CarriedPassage, KeptStretch } from '@/lib/domain/anchoring/carried-passage';
import { carryPassages } from '@/lib/domain/anchoring/carry-passages';
import { diffWords } from '@/lib/domain/anchoring/word-diff';
import { type CarriedOn, carryOn, passagesToCarry } from '@/lib/domain/articles/carry-on';
import { sentencesToCover } from '@/lib/domain/articles/coverage';
import { type ArticleDocument, textOfDocument } from '@/lib/domain/articles/document';
import { placeFinder } from '@/lib/domain/articles/version-changes';
import type { EventPayloads, NewsroomEvent } from '@/lib/domain/events/event-types';

import { uuidv7 } from '../new-id';
import {
  type CarriedRow,
  listMarksToCarry,
  listPassagesToCarry,
  type MarkToMove,
  type PassageToMove,
  placeCarried,
  placeMarks,
} from '../repositories/carrying-repository';
import { type Round, setRoundPhase } from '../repositories/round-repository';
import { appendEvents } from '../repositories/taking-up-repository';
import {
  getStoredVersion,
  setRoundVersion,
  type StoredVersion,
} from '../repositories/version-repository';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { voidOutdatedSignatures } from './void-outdated-signatures';

/** By annotation: where the fix stands in the new text, and who proposed what. */
export type AcceptedFixes = ReadonlyMap<
  string,
  {
    place: CodePointSpan;
    fixId: string;
    proposedBy: string;
    /** Who accepted it before the version was made; null where making it accepted it. */
    agreedBy: string | null;
    before: string;
    after: string;
  }
>;

type NextVersion = { id: string; ordinal: number; document: ArticleDocument; language: string };

type Step = {
  from: StoredVersion;
  to: NextVersion;
  after: ArticleText;
  offsets: OffsetMap;
  fixes: AcceptedFixes;
};

const MARK = 'mark:';

/**
 * Carry a round to a new version of its text: every annotation, decision and
 * mark, whoever made it. An annotation keeps its id, thread, citations and
 * history, and is placed on the words it was made on or waits for a person.
 *
 * The caller holds the article's lock and has stored the version.
 */
export async function carryRound(
  round: Round,
  {
    to,
    kept,
    fixes = new Map(),
  }: {
    to: NextVersion;
    kept: readonly KeptStretch[] | undefined;
    fixes: AcceptedFixes | undefined;
  },
  context: UseCaseContext,
): Promise<void> {
  const { tx, actor, now } = context;
  const from = await getStoredVersion(tx, round.articleVersionId);
  const after = textOfDocument(to.document);
  const step: Step = { from, to, after, offsets: offsetMap(after), fixes };
  const passages = await listPassagesToCarry(tx, round.id);
  const marks = await listMarksToCarry(tx, round.id);
  const found = carryPassages(
    from.text,
    after,
    [
      ...passagesToCarry(passages),
      ...marks.map(({ id, start, end }) => ({ id: MARK + id, start, end })),
    ],
    kept,
  );

  const rows = rowsOf(passages, found, step);
  await placeCarried(tx, { roundId: round.id, toVersionId: to.id, now }, rows);
  const keptMarks = marksThatStay(marks, found, step);
  if (marks.length > 0) await placeMarks(tx, round.id, keptMarks);
  await setRoundVersion(tx, round.id, to.id);

  const events = [
    ...eventsOfPassages(passages, rows, step),
    ...eventsOfMarks(marks, keptMarks, to),
  ];
  if (events.length > 0) {
    const place = { newsroomId: round.newsroomId, articleId: round.articleId, roundId: round.id };
    await appendEvents(tx, events, { ...place, actorId: actor.userId, now });
  }
  await unlock(round, to, context);
  await voidOutdatedSignatures(round.id, context);
}

/** A completely signed round is locked. The new version is the reason for which it is opened again. */
async function unlock(round: Round, to: NextVersion, context: UseCaseContext): Promise<void> {
  if (round.phase !== 'signed_off') return;
  await setRoundPhase(context.tx, round.id, { phase: 'adjudicated' });
  await recordInRound(round, context, {
    type: 'round.reopened',
    payload: { reason: `Version ${to.ordinal} of the article was added.` },
  });
}

function rowsOf(
  passages: readonly PassageToMove[],
  found: readonly CarriedPassage[],
  { from, to, after, offsets, fixes }: Step,
): CarriedRow[] {
  const carried = carryOn(passages, {
    found: found.map((one) => withFix(one, fixes)),
    wordsAt: ({ start, end }) => after.slice(offsets.toIndex(start), offsets.toIndex(end)),
    placeOf: placeFinder(from.document, to.document),
  });
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return carried.map((one) => {
    const before = byId.get(one.id);
    if (before === undefined) throw new Error(`Annotation ${one.id} is not of this round`);
    return rowOf(before, one, { after, offsets, isFix: fixes.has(one.id) });
  });
}

/** An accepted fix stands exactly where it was written, and its claim was made on the words before it. */
function withFix(found: CarriedPassage, fixes: AcceptedFixes): CarriedPassage {
  const fix = fixes.get(found.id);
  if (fix === undefined) return found;
  const diff = diffWords(fix.before, fix.after);
  return { id: found.id, status: 'changed', ...fix.place, diff };
}

function rowOf(
  before: PassageToMove,
  { id, place, ...one }: CarriedOn,
  { after, offsets, isFix }: { after: ArticleText; offsets: OffsetMap; isFix: boolean },
): CarriedRow {
  const target = place === null ? null : describeTarget(after, place.start, place.end, offsets);
  const isChanged =
    isFix ||
    before.isPlaced !== (place !== null) ||
    before.checkStatus !== one.checkStatus ||
    (place !== null && (place.start !== before.start || place.end !== before.end)) ||
    (target !== null && target.quote.exact !== before.exact);
  return {
    ...one,
    id: uuidv7(),
    annotationId: id,
    start: place?.start ?? null,
    end: place?.end ?? null,
    exact: target?.quote.exact ?? null,
    prefix: target?.quote.prefix ?? null,
    suffix: target?.quote.suffix ?? null,
    fixAccepted: isFix,
    version: before.version + (isChanged ? 1 : 0),
  };
}

type OwnedEvent = NewsroomEvent & { ownerId: string | null };

function eventsOfPassages(
  passages: readonly PassageToMove[],
  rows: readonly CarriedRow[],
  { from, to, fixes }: Step,
): OwnedEvent[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return rows.flatMap((row): OwnedEvent[] => {
    const before = byId.get(row.annotationId);
    if (before === undefined) return [];
    // Hidden like the work itself: in an open blind round it is its owner's to know.
    const ownerId = before.isDecision ? null : before.reviewerId;
    const fix = fixes.get(row.annotationId);
    const accepted: OwnedEvent[] =
      fix === undefined
        ? []
        : [
            {
              ownerId,
              type: 'annotation.fix_accepted',
              payload: {
                annotationId: row.annotationId,
                versionId: to.id,
                fixId: fix.fixId,
                proposedBy: fix.proposedBy,
                agreedBy: fix.agreedBy,
                before: fix.before,
                after: fix.after,
              },
            },
          ];
    const isUntouched =
      row.status === 'anchored' && row.isIdentical && row.checkStatus === before.checkStatus;
    if (isUntouched) return accepted;
    const { start, end, exact, isPlaced, checkStatus, verdict } = before;
    return [
      ...accepted,
      {
        ownerId,
        type: 'annotation.carried',
        payload: {
          annotationId: row.annotationId,
          version: row.version,
          fromVersionId: from.id,
          toVersionId: to.id,
          status: row.status,
          why: whyOf(row),
          before: { start, end, exact, isPlaced, checkStatus, verdict },
          after: {
            start: row.start ?? start,
            end: row.end ?? end,
            exact: row.exact ?? exact,
            isPlaced: row.start !== null,
            checkStatus: row.checkStatus,
            verdict,
          },
        },
      },
    ];
  });
}

function whyOf({ status, isIdentical }: CarriedRow): EventPayloads['annotation.carried']['why'] {
  switch (status) {
    case 'anchored':
      return isIdentical ? 'words' : 'look';
    case 'moved':
      return isIdentical ? 'place' : 'look';
    case 'changed':
      return 'words';
    case 'ambiguous':
      return 'several_places';
    case 'orphaned':
      return 'gone';
  }
}

/** A mark stays where its sentence is unchanged and still a sentence; others are to be examined anew. */
function marksThatStay(
  marks: readonly MarkToMove[],
  found: readonly CarriedPassage[],
  { from, to, after, offsets }: Step,
): MarkToMove[] {
  if (marks.length === 0) return [];
  const old = keysOf(sentencesToCover(from.document, from.text, from));
  const fresh = keysOf(sentencesToCover(to.document, after, { language: to.language, offsets }));
  const byId = new Map(found.map((one) => [one.id, one]));
  return marks.flatMap((mark): MarkToMove[] => {
    const carried = byId.get(MARK + mark.id);
    if (carried?.status !== 'anchored' && carried?.status !== 'moved') return [];
    const { start, end } = carried;
    if (old.has(keyOf(mark)) && !fresh.has(keyOf(carried))) return [];
    return [{ ...mark, start, end }];
  });
}

function keysOf(spans: readonly CodePointSpan[]): ReadonlySet<string> {
  return new Set(spans.map(keyOf));
}

function keyOf({ start, end }: CodePointSpan): string {
  return `${start}-${end}`;
}

function eventsOfMarks(
  marks: readonly MarkToMove[],
  stay: readonly MarkToMove[],
  to: NextVersion,
): OwnedEvent[] {
  const kept = new Set(stay.map(({ id }) => id));
  const owners = [...new Set(marks.map(({ reviewerId }) => reviewerId))];
  return owners.map((ownerId): OwnedEvent => {
    const own = marks.filter(({ reviewerId }) => reviewerId === ownerId);
    return {
      ownerId,
      type: 'coverage.carried',
      payload: {
        versionId: to.id,
        kept: own.filter(({ id }) => kept.has(id)).length,
        dropped: own.filter(({ id }) => !kept.has(id)).map(({ start, end }) => ({ start, end })),
      },
    };
  });
}
