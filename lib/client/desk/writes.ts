/**
 * The writes of the desk as data: what a person did, not yet acknowledged by
 * the server. Data, because they are kept through a lost connection and a
 * reload, laid over what the server last said, and compared with it when both
 * have changed the same thing.
 */
import type {
  AnnotationView,
  CreateAnnotationInput,
  CreateCitationBody,
  UpdateAnnotationInput,
  UpdateCitationBody,
} from '@/lib/contracts/annotation';
import type { CoverageMarkView, QueryView } from '@/lib/contracts/round';

/** Fields of an annotation that a reviewer changes one by one. */
export type Patch = Omit<UpdateAnnotationInput, 'target'>;
export type PatchField = keyof Patch;
type Target = NonNullable<UpdateAnnotationInput['target']>;

export type CitationFields = Omit<CreateCitationBody, 'id'>;

export type DeskWrite =
  | { kind: 'create'; annotationId: string; roundId: string; body: CreateAnnotationInput }
  /** `before` holds the values the person saw: what a change by somebody else is told by. */
  | {
      kind: 'update';
      annotationId: string;
      patch: Patch;
      before: Patch;
      target?: Target;
      targetBefore?: { start: number; end: number };
    }
  | { kind: 'delete'; annotationId: string }
  | { kind: 'restore'; annotationId: string }
  | { kind: 'add_citation'; annotationId: string; body: CreateCitationBody }
  | {
      kind: 'update_citation';
      annotationId: string;
      citationId: string;
      body: UpdateCitationBody;
      /** The values the person saw. */
      before?: CitationFields;
    }
  | {
      kind: 'remove_citation';
      annotationId: string;
      citationId: string;
      /** What the person saw and took off. */
      before?: CitationFields;
    }
  | {
      kind: 'ask';
      annotationId: string;
      queryId: string;
      messageId: string;
      text: string;
      /** The article's writer where left out. */
      assigneeId?: string | null;
      dueAt?: string | null;
    }
  | { kind: 'answer'; annotationId: string; queryId: string; messageId: string; text: string }
  | { kind: 'close_query'; annotationId: string; queryId: string; reason?: string }
  | { kind: 'reopen_query'; annotationId: string; queryId: string; reason: string }
  /** What stands beside the claim and is no part of it: the last note is the one that counts. */
  | { kind: 'note'; annotationId: string; body: string }
  | {
      kind: 'second_reading';
      annotationId: string;
      readingId: string;
      agrees: boolean;
      note: string;
      /** Of the claim as the person read it. On another one their word does not stand. */
      seenVersion: number;
    }
  | { kind: 'cover'; roundId: string; start: number; end: number }
  | { kind: 'uncover'; roundId: string; start: number; end: number };

/** Writes beside a claim that have not arrived. */
export type BesideWrite = Extract<DeskWrite, { kind: 'note' | 'second_reading' }>;

export function isBeside(write: DeskWrite): write is BesideWrite {
  return write.kind === 'note' || write.kind === 'second_reading';
}

/** Writes of one key go one after another; different keys do not wait for each other. */
export function keyOf(write: DeskWrite): string {
  return 'annotationId' in write ? write.annotationId : 'coverage';
}

/** Whether the endpoint wants the version of the annotation. */
export function needsVersion(write: DeskWrite): boolean {
  switch (write.kind) {
    case 'update':
    case 'delete':
    case 'add_citation':
    case 'update_citation':
    case 'remove_citation':
      return true;
    default:
      return false;
  }
}

/** Two changes of one annotation as one, or `null` when they have to stay apart. */
export function mergeWrites(earlier: DeskWrite, later: DeskWrite): DeskWrite | null {
  if (earlier.kind === 'note' && later.kind === 'note') return later;
  if (earlier.kind !== 'update' || later.kind !== 'update') return null;
  const target = later.target ?? earlier.target;
  const targetBefore = earlier.targetBefore ?? later.targetBefore;
  return {
    kind: 'update',
    annotationId: earlier.annotationId,
    patch: { ...earlier.patch, ...later.patch },
    before: { ...later.before, ...earlier.before },
    ...(target !== undefined && { target }),
    ...(targetBefore !== undefined && { targetBefore }),
  };
}

/** An annotation with a write laid over it. */
export function applyToAnnotation(annotation: AnnotationView, write: DeskWrite): AnnotationView {
  switch (write.kind) {
    case 'update': {
      const { target } = write;
      const moved =
        target === undefined
          ? {}
          : {
              start: target.position.start as AnnotationView['start'],
              end: target.position.end as AnnotationView['end'],
              exact: target.quote.exact,
            };
      return { ...annotation, ...definedOf(write.patch), ...moved };
    }
    case 'add_citation':
      return annotation.citations.some(({ id }) => id === write.body.id)
        ? annotation
        : { ...annotation, citations: [...annotation.citations, write.body] };
    case 'update_citation':
      return {
        ...annotation,
        citations: annotation.citations.map((citation) =>
          citation.id === write.citationId ? { ...citation, ...definedOf(write.body) } : citation,
        ),
      };
    case 'remove_citation':
      return {
        ...annotation,
        citations: annotation.citations.filter(({ id }) => id !== write.citationId),
      };
    default:
      return annotation;
  }
}

export function definedOf<T extends object>(
  patch: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

type Author = { userId: string; name: string };

/** Queries with a write laid over them; the time is the browser's until the server answers. */
export function applyToQueries(
  queries: readonly QueryView[],
  write: DeskWrite,
  { author, at, annotation }: { author: Author; at: string; annotation: AnnotationView | null },
): readonly QueryView[] {
  switch (write.kind) {
    case 'ask': {
      if (annotation === null || queries.some(({ id }) => id === write.queryId)) return queries;
      const asked: QueryView = {
        id: write.queryId,
        articleId: annotation.articleId,
        roundId: annotation.roundId,
        annotationId: annotation.id,
        askedBy: author,
        assignee: null,
        state: 'open',
        exact: annotation.exact,
        dueAt: write.dueAt ?? null,
        createdAt: at,
        closedAt: null,
        messages: [
          { id: write.messageId, author, kind: 'question', body: write.text, createdAt: at },
        ],
      };
      return [...queries, asked];
    }
    case 'answer':
      return change(queries, write.queryId, (query) =>
        query.messages.some(({ id }) => id === write.messageId)
          ? query
          : {
              ...query,
              messages: [
                ...query.messages,
                { id: write.messageId, author, kind: 'answer', body: write.text, createdAt: at },
              ],
            },
      );
    case 'close_query':
      return change(queries, write.queryId, (query) => ({
        ...query,
        state: 'closed',
        closedAt: query.closedAt ?? at,
      }));
    case 'reopen_query':
      return change(queries, write.queryId, (query) => ({
        ...query,
        state: 'open',
        closedAt: null,
      }));
    default:
      return queries;
  }
}

function change(
  queries: readonly QueryView[],
  id: string,
  to: (query: QueryView) => QueryView,
): readonly QueryView[] {
  return queries.map((query) => (query.id === id ? to(query) : query));
}

export function applyToCoverage(
  marks: readonly CoverageMarkView[],
  write: DeskWrite,
  reviewerId: string,
): readonly CoverageMarkView[] {
  if (write.kind !== 'cover' && write.kind !== 'uncover') return marks;
  const others = marks.filter(
    (mark) =>
      mark.reviewerId !== reviewerId || mark.start !== write.start || mark.end !== write.end,
  );
  if (write.kind === 'uncover') return others;
  const mark = { reviewerId, start: write.start, end: write.end } as CoverageMarkView;
  return [...others, mark];
}
