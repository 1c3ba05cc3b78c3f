import 'server-only';

import type { MemberView } from '@/lib/contracts/newsroom';
import { type ImportedReport, type ImportReportBody, recordOf } from '@/lib/contracts/report';
import { offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import { type Adopted, adoptRecord } from '@/lib/domain/reports/adopt-record';
import { namedPeople, recordProblem } from '@/lib/domain/reports/record-problem';
import { isCompared, type RoundRecord } from '@/lib/domain/reports/round-record';
import type { RoundPhase } from '@/lib/domain/rounds/round-phase';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { sha256 } from '../hash';
import { uuidv7 } from '../new-id';
import { findStory, listCodes, updateArticleRow } from '../repositories/article-repository';
import { recordEvent } from '../repositories/event-repository';
import { listMembers } from '../repositories/membership-repository';
import { lockNewsroom } from '../repositories/newsroom-repository';
import { insertRound, lockArticle, setRoundPhase } from '../repositories/round-repository';
import * as takingUp from '../repositories/taking-up-repository';
import type { UseCaseContext } from './context';
import { createArticle } from './create-article';
import { eventsOfAdopted } from './events-of-adopted';

/**
 * Take up a report that was exported as JSON, here or elsewhere: a new article
 * and a new round with its readings, decisions, coverage and queries. Signatures
 * vouch for the record they were given on and are not taken over: they are noted
 * in the event, and the round waits to be signed here.
 */
export async function importReport(
  { report, story, people }: ImportReportBody,
  context: UseCaseContext,
): Promise<ImportedReport> {
  const { tx, actor, now } = context;
  const { newsroomId } = actor;
  authorize(actor, { action: 'article:import', newsroom: { newsroomId } });
  authorize(actor, { action: 'round:create', newsroom: { newsroomId } });
  const record = recordOf(report);
  const problem = recordProblem(record) ?? hashProblem(record);
  if (problem !== null) throw new AppError('invalid_input', problem);
  const userOf = userFinder(record, await listMembers(tx, newsroomId), people);

  await lockNewsroom(tx, newsroomId);
  const scale = await takingUp.findOrInsertScale(tx, record.scale, { newsroomId, now });
  if (scale.isNew) {
    const { scaleId, version } = scale;
    await recordEvent(tx, {
      newsroomId,
      articleId: null,
      actor,
      now,
      type: 'scale.changed',
      payload: { scaleId, name: record.scale.name, version },
    });
  }
  const article = await importArticleOf(record, story ?? record.article.story, context);
  const version = article.versions[0];
  if (version === undefined) throw new Error(`Article ${article.id} has no version`);
  await lockArticle(tx, article.id);
  const writerId = record.article.writerId === null ? null : userOf.find(record.article.writerId);
  if (writerId !== null) await updateArticleRow(tx, article.id, { writerId });

  const adopted = adoptRecord(record, { userOf: userOf.get, newId: uuidv7 });
  const roundId = uuidv7();
  await insertRound(tx, {
    id: roundId,
    newsroomId,
    articleId: article.id,
    articleVersionId: version.id,
    verdictScaleId: scale.scaleId,
    ordinal: 1,
    mode: record.round.mode,
    dueAt: record.round.dueAt === null ? null : new Date(record.round.dueAt),
    createdById: actor.userId,
    createdAt: now,
    reviewerIds: adopted.reviewers.map(({ userId }) => userId),
  });
  const place = { newsroomId, articleId: article.id, roundId };
  const phase = await fillRound(record, adopted, { ...place, writerId }, context);
  await takingUp.appendEvents(
    tx,
    eventsOfAdopted(record, adopted, { versionId: version.id, phase }),
    { ...place, actorId: actor.userId, now },
  );
  return {
    articleId: article.id,
    code: article.code,
    title: article.title,
    roundId,
    phase,
    readings: adopted.readings.length,
    decisions: adopted.decisions.length,
    queries: adopted.queries.length,
    signaturesNotTaken: record.signatures.length,
  };
}

function hashProblem({ version }: RoundRecord): string | null {
  if (sha256(version.text) === version.textSha256) return null;
  return 'The text of the report is not the one its hash was taken over: it was changed on the way.';
}

async function importArticleOf(record: RoundRecord, story: string, context: UseCaseContext) {
  const { article, version, notes } = record;
  const known = await findStory(context.tx, { name: story });
  const taken = known === null ? [] : await listCodes(context.tx, known.id);
  return createArticle(
    {
      story: { name: story },
      code: taken.includes(article.code) ? '' : article.code,
      metadata: {
        title: article.title,
        outlet: article.outlet,
        byline: article.byline,
        publishedOn: article.publishedOn,
        url: article.url,
      },
      document: version.document,
      language: version.language,
      // The contract has read these offsets as what they are.
      notes: notes as Parameters<typeof createArticle>[0]['notes'],
      source: {
        format: version.format as Parameters<typeof createArticle>[0]['source']['format'],
        fileName: version.fileName,
        sha256: version.sourceSha256,
      },
    },
    context,
  );
}

async function fillRound(
  record: RoundRecord,
  adopted: Adopted,
  place: {
    newsroomId: string;
    articleId: string;
    roundId: string;
    writerId: string | null;
  },
  { tx, now }: UseCaseContext,
): Promise<RoundPhase> {
  const { writerId, ...ids } = place;
  const text = toArticleText(record.version.text);
  await takingUp.insertClaims(tx, [...adopted.readings, ...adopted.decisions], {
    ...ids,
    text,
    offsets: offsetMap(text),
  });
  await takingUp.insertCoverage(tx, adopted.coverage, { ...ids, now });
  await takingUp.insertSubmissions(tx, adopted.reviewers, ids);
  await takingUp.insertQueries(tx, adopted.queries, { ...ids, assigneeId: writerId });
  const phase = phaseOf(record, adopted);
  if (phase !== 'open') {
    const closedAt = record.round.closedAt === null ? now : new Date(record.round.closedAt);
    await setRoundPhase(tx, place.roundId, { phase, closedAt });
  }
  return phase;
}

/** A signed round comes as an adjudicated one: it has no signature here. */
function phaseOf(record: RoundRecord, { readings, decisions }: Adopted): RoundPhase {
  if (record.round.phase === 'open') return 'open';
  if (!isCompared(record)) return 'adjudicated';
  const settled = new Set(decisions.flatMap(({ derivedFrom }) => derivedFrom));
  return readings.every(({ id }) => settled.has(id)) ? 'adjudicated' : 'comparison';
}

/** Who the people of the report are here: as the caller says, else by id, else by e-mail. */
function userFinder(
  record: RoundRecord,
  members: readonly MemberView[],
  named: Readonly<Record<string, string>>,
): { get: (userId: string) => string; find: (userId: string) => string | null } {
  const byId = new Set(members.map(({ userId }) => userId));
  const byEmail = new Map(members.map(({ email, userId }) => [email.toLowerCase(), userId]));
  const people = new Map(record.people.map((person) => [person.userId, person]));

  const find = (userId: string): string | null => {
    const explicit = named[userId];
    if (explicit !== undefined) return byId.has(explicit) ? explicit : null;
    if (byId.has(userId)) return userId;
    return byEmail.get((people.get(userId)?.email ?? '').toLowerCase()) ?? null;
  };
  const missing = namedPeople(record).filter((userId) => find(userId) === null);
  if (missing.length > 0) {
    const names = missing.map((userId) => {
      const { name = '', email = '' } = people.get(userId) ?? {};
      return email === '' ? `${name} (${userId})` : `${name} (${email})`;
    });
    throw new AppError(
      'invalid_input',
      `Not found among the members of this newsroom: ${names.join(', ')}. Invite them, or say in “people” who they are here.`,
    );
  }
  const reviewers = record.reviewers.map(({ userId }) => find(userId));
  if (new Set(reviewers).size !== reviewers.length) {
    throw new AppError('invalid_input', 'Two reviewers of the report are one person here.');
  }
  return { find, get: (userId) => find(userId) ?? userId };
}
