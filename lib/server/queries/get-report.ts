import 'server-only';

import type { RoundFrame } from '@/lib/contracts/desk';
import type { PublicLinkView } from '@/lib/contracts/public-reports';
import type { QueryView, RoundView } from '@/lib/contracts/round';
import { denialOf } from '@/lib/domain/access/policy';
import { countProtected, maskRecord, toldSources } from '@/lib/domain/reports/masking';
import type { Masking } from '@/lib/domain/reports/masking-choice';
import { buildReport } from '@/lib/domain/reports/report';
import { reportHtml } from '@/lib/domain/reports/report-html';
import type { RoundRecord } from '@/lib/domain/reports/round-record';
import { sealedTextOf } from '@/lib/domain/reports/seal';
import type { AlsoCovered } from '@/lib/domain/sign-off/content';

import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import { listAnnotations, listUnplacedIds } from '../repositories/annotation-repository';
import { findArticle, getVersionContent } from '../repositories/article-repository';
import { listCoverageMarks } from '../repositories/coverage-repository';
import { getNewsroomRow } from '../repositories/newsroom-repository';
import { listQueries } from '../repositories/query-repository';
import {
  getLastChange,
  getVersionOrigin,
  listRecordPeople,
} from '../repositories/report-repository';
import { listProtectedSources } from '../repositories/protected-source-repository';
import { readReportTemplate } from '../repositories/report-template-repository';
import { type ReadingNames, readingNamesOf } from '../reading-names';
import { getRoundView, type Round } from '../repositories/round-repository';
import { listSignatures } from '../repositories/sign-off-repository';
import { readSignOff } from '../repositories/sign-off-state-repository';
import { findStageSet } from '../repositories/stage-repository';
import type { UseCaseContext } from '../use-cases/context';
import { signOffStateOf } from '../use-cases/sign-off-state';
import { tellSources } from '../use-cases/tell-sources';
import { getRoundFrame } from './get-round-frame';
import { shownAnnotation, shownMarks, shownQuery } from './hidden-names';
import { listLinks } from './public-links';
import { recordedDecision, recordedQuery, recordedReading } from './recorded';

export type ReportPage = RoundFrame & {
  /** What an export would be now; `null` while an open blind round hides it. */
  report: {
    html: string;
    interim: readonly string[];
    claims: number;
    /** Citations that name a protected source. */
    protectedCitations: number;
    /** Whether the caller may be told who they are. */
    mayReveal: boolean;
    mayPublish: boolean;
    links: readonly PublicLinkView[];
  } | null;
};

/** What the page was asked to leave out; protected sources are left out until it is said otherwise. */
export type PreviewChoices = Partial<Record<keyof Masking, string | undefined>>;

/** The page of a report: the very file that an export writes, to be looked at. */
export async function getReportPage(
  roundId: string,
  context: UseCaseContext,
  choices: PreviewChoices = {},
): Promise<ReportPage> {
  const { frame, facts } = await getRoundFrame(roundId, context);
  if (!frame.may.exportReport) return { ...frame, report: null };
  const record = await getRoundRecord(facts, context);
  const may = (action: 'source:reveal' | 'report:publish') =>
    denialOf(context.actor, { action, round: facts }) === null;
  const words = JSON.stringify(record);
  const register = await listProtectedSources(context.tx, facts.newsroomId, words);
  const told = toldSources(record, register);
  const protectedCitations = countProtected(record, register);
  const mayReveal =
    may('source:reveal') &&
    told.every((source) => denialOf(context.actor, { action: 'source:name', source }) === null);
  const isShown = protectedCitations > 0 && choices.sources === 'shown' && mayReveal;
  if (isShown) await tellSources(told, context);
  const masking: Masking = {
    sources: protectedCitations > 0 && !isShown,
    rationales: choices.rationales === 'masked',
    names: choices.names === 'masked',
  };
  const template = await readReportTemplate(context.tx, facts.newsroomId);
  const report = buildReport(maskRecord(record, masking, isShown ? [] : register), template);
  const mayPublish = may('report:publish');
  return {
    ...frame,
    report: {
      html: reportHtml(report),
      interim: report.interim,
      claims: report.claims.length,
      protectedCitations,
      mayReveal,
      mayPublish,
      links: mayPublish ? await listLinks(facts, context) : [],
    },
  };
}

/** Everything on record of a round that the actor may see. */
export async function getRoundRecord(round: Round, context: UseCaseContext): Promise<RoundRecord> {
  const { tx, actor } = context;
  authorize(actor, { action: 'report:export', round });
  const view = await getRoundView(tx, round.id, actor);
  const article = await findArticle(tx, round.articleId);
  if (!view || !article) throw notFound();

  const version = await getVersionContent(tx, round.articleVersionId);
  const origin = await getVersionOrigin(tx, round.articleVersionId);
  const newsroom = await getNewsroomRow(tx, round.newsroomId);
  const stageSet = await findStageSet(tx, round.stageVersion);
  if (stageSet === null) throw new Error(`Round ${round.id} is signed under no stages`);
  const names = readingNamesOf(round, actor.userId);
  const read = await listAnnotations(tx, { roundId: round.id, origin: 'reviewer' });
  const readings = read.map((one) => shownAnnotation(one, names));
  const decisions = await listAnnotations(tx, { roundId: round.id, origin: 'adjudication' });
  const coverage = shownMarks(await listCoverageMarks(tx, round.id), names);
  const { queries, withheldQueries } = await queriesOf(round, names, context);
  const signatures = await listSignatures(tx, round.id);
  const last = await getLastChange(tx, { articleId: round.articleId, roundId: round.id });
  const known = await listRecordPeople(tx, [
    ...view.reviewers.map(({ userId }) => userId),
    ...[...readings, ...decisions].map(({ reviewerId }) => reviewerId),
    ...queries.flatMap(({ askedById, messages }) => [
      askedById,
      ...messages.map(({ authorId }) => authorId),
    ]),
    ...signatures.map(({ signerId }) => signerId),
    article.writer?.userId ?? null,
  ]);
  const people = [...known, ...numbersOf(view)];
  const unsealed = {
    newsroom: { name: newsroom.name },
    asOf: { rev: last.rev, hash: last.hash, occurredAt: last.occurredAt.toISOString() },
    article: {
      id: article.id,
      code: article.code,
      title: article.title,
      outlet: article.outlet,
      byline: article.byline,
      publishedOn: article.publishedOn,
      url: article.url,
      story: article.story.name,
      writerId: article.writer?.userId ?? null,
    },
    version: {
      id: version.id,
      ordinal: version.ordinal,
      language: version.language,
      format: origin.format,
      fileName: origin.fileName,
      sourceSha256: origin.sourceSha256,
      textSha256: version.textSha256,
      createdAt: origin.createdAt.toISOString(),
      document: version.document,
      text: version.text,
    },
    notes: version.notes,
    round: {
      id: view.id,
      ordinal: view.ordinal,
      mode: view.mode,
      phase: view.phase,
      createdAt: view.createdAt,
      closedAt: view.closedAt,
      dueAt: view.dueAt,
    },
    scale: {
      name: view.scale.name,
      version: view.scale.version,
      verdicts: view.scale.verdicts,
    },
    people,
    reviewers: view.reviewers.map(({ userId, letter, submittedAt }) => ({
      userId,
      letter,
      submittedAt,
    })),
    readings: readings.map(recordedReading),
    decisions: decisions.map(recordedDecision),
    coverage,
    queries,
    withheldQueries,
    alsoCovered: await alsoCoveredOfRound(round.id, context),
    stages: stageSet.stages.map(({ id, label, role, signatures: needed }) => ({
      ...{ id, label, role },
      // Absent where it is one, so that such a report is the same file as ever.
      ...(needed > 1 && { signatures: needed }),
    })),
    signatures: signatures.map(({ canonicalBytes: _, signedAt, voidedAt, ...signature }) => ({
      ...signature,
      signedAt: signedAt.toISOString(),
      voidedAt: voidedAt?.toISOString() ?? null,
    })),
    signedContents: [
      ...new Map(
        signatures.map((one) => [one.contentSha256, new TextDecoder().decode(one.canonicalBytes)]),
      ),
    ].map(([hash, canonical]) => ({ sha256: hash, canonical })),
  };
  return { ...unsealed, seal: sha256(sealedTextOf(unsealed)) };
}

/** Those whose names are hidden are in the record by their numbers. */
function numbersOf({ reviewers }: RoundView): RoundRecord['people'] {
  return reviewers
    .filter(({ nameHidden }) => nameHidden)
    .map(({ userId, name }) => ({ userId, name, email: '' }));
}

/** What a signature would cover besides, put together as for a signature. */
async function alsoCoveredOfRound(
  roundId: string,
  { tx, actor, now }: UseCaseContext,
): Promise<AlsoCovered | undefined> {
  const rows = await readSignOff(tx, roundId, actor);
  return rows === null ? undefined : signOffStateOf(rows, now).content.also;
}

/** Queries go to those they concern and to the desk; of the others only the number is told. */
async function queriesOf(
  round: Round,
  names: ReadingNames,
  { tx, actor }: UseCaseContext,
): Promise<Pick<RoundRecord, 'queries' | 'withheldQueries'>> {
  const unplaced = new Set(await listUnplacedIds(tx, round.id));
  const all = (await listQueries(tx, { roundId: round.id })).filter(
    ({ annotationId }) => !unplaced.has(annotationId),
  );
  const isShown = ({ askedBy, assignee }: QueryView) =>
    denialOf(actor, {
      action: 'query:read',
      round,
      query: {
        askedById: askedBy.userId,
        addresseeIds: assignee === null ? [] : [assignee.userId],
      },
    }) === null;
  const withheld = all.filter((query) => !isShown(query));
  const open = withheld.filter(({ state }) => state === 'open').length;
  return {
    queries: all.filter(isShown).map((query) => recordedQuery(shownQuery(query, names))),
    withheldQueries: { open, closed: withheld.length - open },
  };
}
