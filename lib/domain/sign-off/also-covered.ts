/**
 * What a signature covers besides the text and the claims: who was asked for a reply
 * and what they said, what a second reader holds against a claim as it stands, and what
 * was captured of the citations.
 */
import { type ReplyFacts, REPLY_MEANS_LABELS } from '../articles/right-of-reply';
import type { AlsoCovered } from './content';

export type CoveredReply = ReplyFacts & {
  id: string;
  annotationId: string | null;
  criticized: string;
  gist: string;
};

export type CoveredObjection = {
  annotationId: string;
  readerId: string;
  note: string;
};

/** The newest capture of a citation, by its bytes. */
export type CoveredCapture = {
  citationId: string;
  annotationId: string;
  captureId: string;
  takenAt: string;
  /** Of the page as it was sent, or of the file. */
  sha256: string;
};

export function alsoCoveredOf({
  replies,
  objections,
  captures,
}: {
  replies: readonly CoveredReply[];
  objections: readonly CoveredObjection[];
  captures: readonly CoveredCapture[];
}): AlsoCovered {
  return {
    replies: replies.map((reply) => ({
      id: reply.id,
      text: textOfReply(reply),
      annotationId: reply.annotationId,
      criticized: reply.criticized,
      gist: reply.gist,
      contact: reply.contact,
      askedAt: reply.askedAt,
      means: reply.means,
      dueAt: reply.dueAt,
      outcome: reply.outcome,
      answerQuote: reply.answerQuote,
      answerWhere: reply.answerWhere,
    })),
    objections: objections.map(({ annotationId, readerId, note }) => ({
      id: `${annotationId} ${readerId}`,
      text: `does not agree: ${note}`,
      annotationId,
      readerId,
      note,
    })),
    captures: captures.map(({ citationId, ...capture }) => ({
      id: citationId,
      text: `captured ${dayOf(capture.takenAt)}, SHA-256 ${capture.sha256}`,
      ...capture,
    })),
  };
}

function textOfReply(reply: CoveredReply): string {
  const { criticized, gist, contact, askedAt, means, dueAt, outcome, answerQuote, answerWhere } =
    reply;
  const parts = [
    gist === '' ? criticized : `${criticized}: ${gist}`,
    askedAt === null
      ? 'not asked'
      : `asked ${[contact, dayOf(askedAt), means === null ? '' : REPLY_MEANS_LABELS[means]]
          .filter((part) => part !== '')
          .join(', ')}`,
    dueAt === null ? '' : `due ${dayOf(dueAt)}`,
    outcome === null ? '' : outcome.replaceAll('_', ' '),
    answerQuote === '' ? '' : `“${answerQuote}”`,
    answerWhere,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}
