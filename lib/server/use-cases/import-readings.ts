import 'server-only';

import type { Actor } from '@/lib/domain/access/access-request';
import { anchorQuote } from '@/lib/domain/anchoring/anchor-target';
import { type OffsetMap, offsetMap } from '@/lib/domain/anchoring/article-text';
import type { Citation } from '@/lib/domain/claims/claim';
import { rationaleFromText } from '@/lib/domain/claims/rationale';
import { findVerdict } from '@/lib/domain/claims/verdict-scale';
import type { RecordReading } from '@/lib/domain/reports/round-record';
import type { RoundPhase } from '@/lib/domain/rounds/round-phase';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { uuidv7 } from '../new-id';
import {
  findOpenBlindRound,
  type ImportedFile,
  listCheckers,
  listImportedFiles,
} from '../repositories/readings-repository';
import { lockArticle, type LockedRound, lockRound } from '../repositories/round-repository';
import { appendEvents, insertClaims } from '../repositories/taking-up-repository';
import { carryReadings, type LeftClaim, versionRead } from './carry-readings';
import { refuseSubmitted } from './change-round';
import { submitReading } from './close-round';
import type { UseCaseContext } from './context';
import { createRound } from './create-round';
import { eventsOfReading } from './events-of-adopted';
import {
  asStored,
  chainOf,
  clip,
  type FileClaim,
  oneLine,
  type ReadingsFile,
} from './readings-file';

export type ReadingTakenUp = {
  code: string;
  title: string;
  articleId: string;
  roundId: string;
  /** How many of its claims were taken up. */
  claims: number;
  /** The version of the article that they stand in now. */
  versionOrdinal: number;
  /**
   * Claims of a file that was read in an older version, whose words the newest one
   * does not have: they are not taken up, because nobody has read the words there.
   */
  left: readonly LeftClaim[];
  /** A round was made for it. */
  isNewRound: boolean;
  phase: RoundPhase;
};

type Reader = { context: UseCaseContext; organizer: Actor; story: string | null };

/**
 * Take up one reviewer's readings from a file, whole or not at all, and submit
 * them. Runs in the reviewer's name; where an article has no open blind round,
 * `organizer` assigns one to the reviewer and the newsroom's first checkers.
 *
 * A round is always of the newest version. Where the file names an older one, its
 * claims are found in the text that was read and carried on from there.
 *
 * @throws AppError that says where in the file something is wrong, and what.
 */
export async function importReadings(
  { file, story, organizer }: { file: ReadingsFile; story: string | null; organizer: Actor },
  context: UseCaseContext,
): Promise<ReadingTakenUp[]> {
  const reader = { context, organizer, story };
  const taken: ReadingTakenUp[] = [];
  for (const [index, entry] of file.articles.entries()) {
    const place = `articles[${index}]`;
    const article = versionRead(await getArticle(entry.file, place, reader), entry.claims);
    await lockArticle(context.tx, article.articleId);
    const { roundId, isNewRound } = await getOpenRound(article, reader);
    const round = await lockRound(context.tx, roundId);
    if (!round) throw notFound();
    const cited = findCited(context, article.story);
    const left = await fillReading(entry.claims, {
      place: `${place}.claims`,
      article,
      round,
      cited,
      ...reader,
    });
    const { phase } = await submitReading({ roundId }, context);
    const { code, title, articleId } = article;
    const claims = entry.claims.length - left.length;
    const versionOrdinal = article.newest.ordinal;
    taken.push({
      code,
      title,
      articleId,
      roundId,
      claims,
      versionOrdinal,
      left,
      isNewRound,
      phase,
    });
  }
  return taken;
}

async function getArticle(
  fileName: string,
  place: string,
  { context, story }: Reader,
): Promise<ImportedFile> {
  const found = await listImportedFiles(context.tx, { fileName, story });
  const [only, second] = found;
  if (only === undefined) {
    throw new AppError(
      'invalid_input',
      `${place}.file: no article was imported from “${fileName}”${story === null ? '' : ` into “${story}”`}. Import it first.`,
    );
  }
  if (second === undefined) return only;
  const places = found.map(({ code, story: name }) => `${code} of “${name}”`).join(', ');
  throw new AppError(
    'invalid_input',
    `${place}.file: “${fileName}” was imported more than once (${places}). Name the story that is meant.`,
  );
}

async function getOpenRound(
  article: ImportedFile,
  { context, organizer }: Reader,
): Promise<{ roundId: string; isNewRound: boolean }> {
  const { tx, actor, now } = context;
  const open = await findOpenBlindRound(tx, article.newest.versionId);
  if (open) return { roundId: open.id, isNewRound: false };
  const [first, second] = (await listCheckers(tx))
    .map(({ userId }) => userId)
    .filter((userId) => userId !== actor.userId);
  if (first === undefined) {
    throw new AppError(
      'invalid_input',
      'A blind round needs two checkers, and this newsroom has one. Add another first.',
    );
  }
  // Letters follow the order of joining, whichever of the readings comes first.
  const checkers = (await listCheckers(tx)).map(({ userId }) => userId);
  const others = checkers.indexOf(actor.userId) <= 1 ? [first] : [first, second ?? first];
  const reviewerIds = [...new Set([actor.userId, ...others])].sort(
    (a, b) => orderIn(checkers, a) - orderIn(checkers, b),
  );
  const round = await createRound(
    {
      articleId: article.articleId,
      articleVersionId: article.newest.versionId,
      mode: 'blind',
      reviewerIds,
      dueAt: null,
    },
    { tx, actor: organizer, now },
  );
  return { roundId: round.id, isNewRound: true };
}

function orderIn(checkers: readonly string[], userId: string): number {
  const at = checkers.indexOf(userId);
  return at === -1 ? checkers.length : at;
}

type Stage = Reader & {
  place: string;
  article: ImportedFile;
  round: LockedRound;
  cited: ReturnType<typeof findCited>;
};

async function fillReading(
  claims: readonly FileClaim[],
  stage: Stage,
): Promise<readonly LeftClaim[]> {
  const { article, round, context } = stage;
  const { tx, actor, now } = context;
  authorize(actor, { action: 'annotation:create', round });
  refuseSubmitted(round);
  const offsets = offsetMap(article.text);
  const read: RecordReading[] = [];
  for (const [index, claim] of claims.entries()) {
    const place = `${stage.place}[${index}] (${claim.id})`;
    read.push(await toReading(claim, offsets, { ...stage, place }));
  }
  const { readings, left } = carryReadings(read, article);
  const ids = { newsroomId: round.newsroomId, articleId: round.articleId, roundId: round.id };
  const { text } = article.newest;
  await insertClaims(tx, readings, { ...ids, text, offsets: offsetMap(text) });
  await appendEvents(tx, readings.flatMap(eventsOfReading), {
    ...ids,
    actorId: actor.userId,
    now,
  });
  const claimOf = new Map(read.map(({ id }, index) => [id, claims[index]?.id ?? '']));
  return left.map(({ reading, because }) => ({
    id: claimOf.get(reading.id) ?? '',
    quote: reading.exact,
    because,
  }));
}

async function toReading(
  claim: FileClaim,
  offsets: OffsetMap,
  stage: Stage,
): Promise<RecordReading> {
  const { article, context, place } = stage;
  const anchor = anchorQuote(article.text, { exact: claim.quote, start: claim.start }, offsets);
  if (anchor.status !== 'anchored') {
    throw new AppError(
      'invalid_input',
      `${place}: the words “${clip(oneLine(claim.quote), 60)}” are not at ${claim.start}–${claim.end} of article ${article.code}${anchor.status === 'ambiguous' ? ', and stand in several places' : ''}.`,
    );
  }
  const citations: Citation[] = [];
  for (const [index, citation] of claim.citations.entries()) {
    citations.push(await toCitation(citation, { ...stage, place: `${place}.citations[${index}]` }));
  }
  const instant = context.now.toISOString();
  return {
    id: uuidv7(),
    reviewerId: context.actor.userId,
    start: anchor.position.start,
    end: anchor.position.end,
    exact: claim.quote,
    claimText: clip(oneLine(claim.quote), 1_000),
    claimType: claim.kind,
    priority: claim.severity,
    attribution: chainOf(claim),
    checkStatus: claim.verdict === null ? 'open' : 'checked',
    verdict: claim.verdict === null ? null : verdictOf(claim.verdict, stage),
    confidence: null,
    rationale: rationaleFromText(claim.rationale),
    suggestedFix: claim.suggested_fix,
    citations,
    createdAt: instant,
    updatedAt: instant,
  };
}

function verdictOf(given: string, { round, place }: Stage): string {
  const verdict = asStored(given);
  if (findVerdict(round.scale, verdict) !== null) return verdict;
  const known = round.scale.verdicts.map(({ id }) => id).join(', ');
  throw new AppError(
    'invalid_input',
    `${place}.verdict: “${given}” is no verdict of the round’s scale; there are ${known}.`,
  );
}

/** Finds the articles of a story by the names of their files; each is read once. */
function findCited({ tx }: UseCaseContext, story: string) {
  const known = new Map<string, { article: ImportedFile; characters: string[] } | null>();
  return async (fileName: string) => {
    const earlier = known.get(fileName);
    if (earlier !== undefined) return earlier;
    const article = (await listImportedFiles(tx, { fileName, story })).at(-1);
    const found = article ? { article, characters: Array.from(article.text) } : null;
    known.set(fileName, found);
    return found;
  };
}

/** What is cited is an article of the story, at a paragraph of it; else the file by its name. */
async function toCitation(
  { file, quote, start, end, relation }: FileClaim['citations'][number],
  { cited, place }: Stage,
): Promise<Citation> {
  const common = { id: uuidv7(), tier: 'secondary', relation, quote, accessedOn: null } as const;
  const found = await cited(file);
  if (found === null) {
    return { ...common, source: clip(file, 300), locator: `${start}–${end}`, url: '' };
  }
  const { article, characters } = found;
  if (characters.slice(start, end).join('') !== quote) {
    throw new AppError(
      'invalid_input',
      `${place}: the words “${clip(oneLine(quote), 60)}” are not at ${start}–${end} of “${file}”.`,
    );
  }
  const lines = characters.slice(0, end).join('').split('\n');
  const paragraph = lines.filter((line) => line.trim() !== '').length;
  const source = article.outlet === '' ? article.title : `${article.outlet}, “${article.title}”`;
  return {
    ...common,
    source: clip(source, 300),
    locator: `¶${paragraph}, ${start}–${end}`,
    url: article.url,
  };
}
