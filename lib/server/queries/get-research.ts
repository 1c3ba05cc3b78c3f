import 'server-only';

import type { StoryView } from '@/lib/contracts/article';
import type { PersonView } from '@/lib/contracts/common';
import type { MeasureView } from '@/lib/contracts/comparison';
import {
  type DistanceView,
  MOST_CLAIMS,
  MOST_MONTHS,
  type ResearchQuery,
  type ResearchView,
  type VerdictCountsView,
} from '@/lib/contracts/research';
import type { ScaleView } from '@/lib/contracts/round';
import { STANDARD_BOOTSTRAP } from '@/lib/domain/agreement/bootstrap';
import type { Measure } from '@/lib/domain/agreement/measure';
import { compareIds, inTurn } from '@/lib/domain/comparison/comparison-group';
import { verdictsMet, type VerdictsMet } from '@/lib/domain/research/confused-verdicts';
import {
  agreementByMonth,
  agreementByType,
  agreementOf,
  type DeskAgreement,
} from '@/lib/domain/research/desk-agreement';
import { judgedUnits, ofMonth, type Readings } from '@/lib/domain/research/judged-units';
import { knownVerdicts } from '@/lib/domain/research/known-verdicts';
import { type Month, monthOf, monthsBetween, shiftMonth } from '@/lib/domain/research/months';
import { reviewerPairs } from '@/lib/domain/research/reviewer-pairs';
import { verdictCounts, type VerdictCounts } from '@/lib/domain/research/verdict-counts';
import { type VerdictDrift, verdictDrift } from '@/lib/domain/research/verdict-drift';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { listStories } from '../repositories/article-repository';
import { findPeople, personOf } from '../repositories/person-repository';
import {
  lengthsOfVersions,
  listClosedBlindRounds,
  readingsOfRounds,
  wordsOf,
} from '../repositories/research-repository';
import { listScales } from '../repositories/scale-repository';
import type { UseCaseContext } from '../use-cases/context';

/** A year, the month that has begun being its last. */
const MONTHS = 12;

/** Agreement, verdicts and confusions of the newsroom's blind rounds, by the month of their closing. */
export async function getResearch(
  query: ResearchQuery,
  { tx, actor, now }: UseCaseContext,
): Promise<ResearchView> {
  authorize(actor, { action: 'research:read', newsroom: actor });
  const { from, to, months } = periodOf(query, now);
  const rows = await listClosedBlindRounds(tx, { from, to, storyId: query.story });
  const rounds = rows.filter(({ reviewerIds }) => reviewerIds.length >= 2);
  const readings = await readingsOfRounds(tx, idsOf(rounds));
  const lengths = await lengthsOfVersions(
    tx,
    rounds.map(({ articleVersionId }) => articleVersionId),
  );
  const scales = await listScales(tx);
  const people = await findPeople(
    tx,
    rounds.flatMap(({ reviewerIds }) => reviewerIds),
  );

  const chosen = query.reviewers ?? [];
  const all = judgedUnits(
    rounds.map(({ id, month, articleVersionId, reviewerIds }) => ({
      id,
      month,
      length: lengths.get(articleVersionId) ?? 0,
      reviewerIds,
      annotations: readings.get(id)?.annotations ?? [],
      decisions: readings.get(id)?.decisions ?? [],
    })),
    chosen.length === 0 ? null : new Set(chosen),
  );
  const reviewers = byName(rounds, people);
  const shown = reviewers.map(({ userId }) => userId).filter((id) => all.isChosen(id));
  const known = knownVerdicts(scales);
  const used = verdictsInUse(all);
  const met = verdictsMet(
    all,
    known.map(({ id }) => id),
  );
  return {
    from,
    to,
    zone: 'UTC',
    reviewers,
    chosen: [...chosen],
    story: query.story ?? null,
    verdicts: known.filter(({ id }) => used.has(id)),
    scales: scalesInUse(scales, rounds),
    whole: toAgreementView(agreementOf(all, STANDARD_BOOTSTRAP)),
    months: agreementByMonth(all, months, STANDARD_BOOTSTRAP).map(({ month, ...agreement }) => ({
      month,
      ...toAgreementView(agreement),
      verdicts: toCountsView(verdictCounts(ofMonth(all, month).rounds, all.isChosen)),
    })),
    byType: agreementByType(all, STANDARD_BOOTSTRAP).map(({ type, measures }) => ({
      type,
      percentAgreement: toMeasureView(measures.percentAgreement),
      krippendorffsAlpha: toMeasureView(measures.krippendorffsAlpha),
    })),
    drift: shown.map((reviewerId) => driftOf(all, reviewerId, months)),
    met: await toMetView(met, rounds, tx),
    pairs: reviewerPairs(all, shown, STANDARD_BOOTSTRAP).map(
      ({ reviewerIds: [first, second], ...pair }) => ({
        reviewerIds: [first, second],
        rounds: pair.rounds,
        percentAgreement: toMeasureView(pair.percentAgreement),
        cohensKappa: toMeasureView(pair.cohensKappa),
      }),
    ),
  };
}

/** What the page shows: the numbers, and the stories to choose from. */
export async function getResearchPage(
  query: ResearchQuery,
  context: UseCaseContext,
): Promise<{ research: ResearchView; stories: StoryView[]; present: Month }> {
  const research = await getResearch(query, context);
  const stories = await listStories(context.tx);
  return { research, stories, present: monthOf(context.now) };
}

function periodOf({ from, to }: ResearchQuery, now: Date) {
  const last = to ?? monthOf(now);
  const first = from ?? shiftMonth(last, 1 - MONTHS);
  if (first > last) {
    throw new AppError('invalid_input', 'The period ends before it begins. Exchange its months.');
  }
  if (first < shiftMonth(last, 1 - MOST_MONTHS)) {
    throw new AppError(
      'invalid_input',
      `A period has ${MOST_MONTHS} months at most. Begin it later.`,
    );
  }
  return { from: first, to: last, months: monthsBetween(first, last) };
}

type RoundRow = Awaited<ReturnType<typeof listClosedBlindRounds>>[number];

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function byName(
  rounds: readonly RoundRow[],
  people: ReadonlyMap<string, PersonView>,
): PersonView[] {
  const ids = new Set(rounds.flatMap(({ reviewerIds }) => reviewerIds));
  return [...ids]
    .map((id) => personOf(people, id))
    .sort((a, b) => inTurn(a.name.localeCompare(b.name, 'en'), compareIds(a.userId, b.userId)));
}

/** By everybody who read these rounds: those of the chosen stand beside those of the others. */
function verdictsInUse({ rounds }: Readings): ReadonlySet<string | null> {
  return new Set(rounds.flatMap(({ annotations }) => annotations.map(({ verdict }) => verdict)));
}

function scalesInUse(
  scales: readonly ScaleView[],
  rounds: readonly RoundRow[],
): ResearchView['scales'] {
  return scales
    .map(({ id, version, name }) => ({
      version,
      name,
      rounds: rounds.filter(({ verdictScaleId }) => verdictScaleId === id).length,
    }))
    .filter((scale) => scale.rounds > 0);
}

function driftOf(
  all: Readings,
  reviewerId: string,
  months: readonly Month[],
): ResearchView['drift'][number] {
  const read = all.rounds.filter(({ reviewerIds }) => reviewerIds.includes(reviewerId));
  const isOwn = (id: string) => id === reviewerId;
  return {
    reviewerId,
    whole: toDistanceView(verdictDrift(all.units, reviewerId, STANDARD_BOOTSTRAP)),
    own: toCountsView(verdictCounts(read, isOwn)),
    others: toCountsView(verdictCounts(read, (id) => !isOwn(id))),
    months: months.map((month) => {
      const { rounds, units } = ofMonth(all, month);
      return {
        month,
        distance: toDistanceView(verdictDrift(units, reviewerId, STANDARD_BOOTSTRAP)),
        own: toCountsView(verdictCounts(rounds, isOwn)),
      };
    }),
  };
}

/** With the words and the article of the newest claims: rounds come newest first, and so do their claims. */
async function toMetView(
  { pairs, same, verdicts, counts, confused }: VerdictsMet,
  rounds: readonly RoundRow[],
  tx: UseCaseContext['tx'],
): Promise<ResearchView['met']> {
  const roundOf = new Map(rounds.map((round) => [round.id, round]));
  const newest = confused.map(({ claims }) => claims.slice(0, MOST_CLAIMS));
  const words = await wordsOf(tx, [
    ...new Set(newest.flat().map(({ annotationId }) => annotationId)),
  ]);
  return {
    pairs,
    same,
    verdicts: [...verdicts],
    counts: counts.map((row) => [...row]),
    confused: confused.map((one, at) => ({
      verdicts: [one.verdicts[0], one.verdicts[1]],
      pairs: one.pairs,
      claims: one.claims.length,
      decided: { ...one.decided },
      byType: one.byType.map((entry) => ({ ...entry })),
      newest: (newest[at] ?? []).flatMap(({ roundId, annotationId }) => {
        const round = roundOf.get(roundId);
        if (round === undefined) return [];
        const { month, article } = round;
        return [{ roundId, annotationId, month, article, exact: words.get(annotationId) ?? '' }];
      }),
    })),
  };
}

function toAgreementView(agreement: DeskAgreement) {
  return {
    rounds: agreement.rounds,
    percentAgreement: toMeasureView(agreement.percentAgreement),
    krippendorffsAlpha: toMeasureView(agreement.krippendorffsAlpha),
    unitizedAlpha: toMeasureView(agreement.unitizedAlpha),
  };
}

function toMeasureView({ interval, ...measure }: Measure): MeasureView {
  return { ...measure, interval: interval === null ? null : [interval[0], interval[1]] };
}

function toDistanceView({ chanceLimit, ...measure }: VerdictDrift): DistanceView {
  return { ...toMeasureView(measure), chanceLimit };
}

function toCountsView({ total, without, counts }: VerdictCounts): VerdictCountsView {
  return { total, without, counts: [...counts] };
}
