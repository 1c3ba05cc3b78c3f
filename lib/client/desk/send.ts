/** A write of the desk as the call it stands for. */
import type { Endpoint, EndpointResult } from '@/lib/contracts/endpoint';
import {
  addCitation,
  createAnnotation,
  deleteAnnotation,
  getAnnotation,
  removeCitation,
  restoreAnnotation,
  updateAnnotation,
  updateCitation,
} from '@/lib/contracts/endpoints/annotations';
import { giveSecondReading, setAdjudicatorNote } from '@/lib/contracts/endpoints/assignments';
import {
  answerQuery,
  askQuery,
  clearCoverage,
  closeQuery,
  markCoverage,
  reopenQuery,
} from '@/lib/contracts/endpoints/rounds';

import { call, type CallResult } from '../call';
import type { Answer, Outcome, Send } from './outbox-types';

export const sendWrite: Send = async (write, version, { keepalive, idempotencyKey }) => {
  // The server answers 412 for a version it never gave, with the state as it is.
  const ifMatch = version ?? 0;
  const options = { idempotencyKey, ...(keepalive && { keepalive }) };
  switch (write.kind) {
    case 'create':
      return toOutcome(
        await call(
          createAnnotation,
          { params: { roundId: write.roundId }, body: write.body },
          options,
        ),
        withAnnotation,
      );
    case 'update':
      return toOutcome(
        await call(
          updateAnnotation,
          {
            params: { annotationId: write.annotationId },
            body: { ...write.patch, ...(write.target !== undefined && { target: write.target }) },
            ifMatch,
          },
          options,
        ),
        withAnnotation,
      );
    case 'delete':
      return toOutcome(
        await call(
          deleteAnnotation,
          { params: { annotationId: write.annotationId }, ifMatch },
          options,
        ),
        () => ({}),
      );
    case 'restore':
      return toOutcome(
        await call(restoreAnnotation, { params: { annotationId: write.annotationId } }, options),
        withAnnotation,
      );
    case 'add_citation':
      return toOutcome(
        await call(
          addCitation,
          { params: { annotationId: write.annotationId }, body: write.body, ifMatch },
          options,
        ),
        withAnnotation,
      );
    case 'update_citation': {
      const { annotationId, citationId, body } = write;
      return toOutcome(
        await call(
          updateCitation,
          { params: { annotationId, citationId }, body, ifMatch },
          options,
        ),
        withAnnotation,
      );
    }
    case 'remove_citation': {
      const { annotationId, citationId } = write;
      return toOutcome(
        await call(removeCitation, { params: { annotationId, citationId }, ifMatch }, options),
        withAnnotation,
      );
    }
    case 'ask': {
      const { annotationId, queryId, messageId, text } = write;
      return withPassage(
        annotationId,
        await call(
          askQuery,
          {
            params: { annotationId },
            body: {
              id: queryId,
              messageId,
              body: text,
              ...(write.assigneeId !== undefined && { assigneeId: write.assigneeId }),
              ...(write.dueAt !== undefined && { dueAt: write.dueAt }),
            },
          },
          options,
        ),
      );
    }
    case 'answer':
      return withPassage(
        write.annotationId,
        await call(
          answerQuery,
          { params: { queryId: write.queryId }, body: { id: write.messageId, body: write.text } },
          options,
        ),
      );
    case 'close_query':
      return withPassage(
        write.annotationId,
        await call(
          closeQuery,
          { params: { queryId: write.queryId }, body: { reason: write.reason ?? '' } },
          options,
        ),
      );
    case 'reopen_query':
      return withPassage(
        write.annotationId,
        await call(
          reopenQuery,
          { params: { queryId: write.queryId }, body: { reason: write.reason } },
          options,
        ),
      );
    case 'note':
      return toOutcome(
        await call(
          setAdjudicatorNote,
          { params: { annotationId: write.annotationId }, body: { body: write.body } },
          options,
        ),
        () => ({}),
      );
    case 'second_reading': {
      const { annotationId, readingId, agrees, note, seenVersion } = write;
      const result = await call(
        giveSecondReading,
        { params: { annotationId }, body: { id: readingId, agrees, note }, ifMatch: seenVersion },
        options,
      );
      // It had arrived; only the answer was lost, longer ago than its key is kept.
      if (!result.ok && result.problem?.code === 'already_exists') return { ok: true, answer: {} };
      return toOutcome(result, () => ({}));
    }
    case 'cover':
      return toOutcome(await call(markCoverage, coverageRequest(write), options), withMarks);
    case 'uncover':
      return toOutcome(await call(clearCoverage, coverageRequest(write), options), withMarks);
  }
};

function coverageRequest({ roundId, start, end }: { roundId: string; start: number; end: number }) {
  return { params: { roundId }, body: { start, end } };
}

function toOutcome<E extends Endpoint>(
  result: CallResult<E>,
  answerOf: (data: EndpointResult<E>) => Answer,
): Outcome {
  return result.ok ? { ok: true, answer: answerOf(result.data) } : result;
}

// Offsets come as numbers; the server counted them in code points.
function withAnnotation(data: EndpointResult<typeof updateAnnotation>): Answer {
  return { annotation: data };
}

/** A query changes the status of its passage too: both are read again. */
async function withPassage(
  annotationId: string,
  result: CallResult<typeof askQuery>,
): Promise<Outcome> {
  if (!result.ok) return result;
  const passage = await call(getAnnotation, { params: { annotationId } });
  return {
    ok: true,
    answer: { query: result.data, ...(passage.ok && withAnnotation(passage.data)) },
  };
}

function withMarks({ marks }: EndpointResult<typeof markCoverage>): Answer {
  return { marks: marks.map((mark) => mark) };
}
