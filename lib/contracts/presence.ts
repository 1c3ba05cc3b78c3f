/** Who is in a round, and where in its text: told for a while, kept nowhere. */
import { z } from 'zod';

import { ROLES } from '@/lib/domain/access/access-request';

import { id, offset } from './common';

/** The parts of a claim that somebody can be writing. */
const WRITTEN_PARTS = [
  'claim',
  'chain',
  'rationale',
  'citation',
  'fix',
  'query',
  'comment',
  'criticism',
] as const;

const place = {
  /** The claim whose card is open. */
  annotationId: id.nullable(),
  /** Selected words, or where the caret is. */
  start: offset.nullable(),
  end: offset.nullable(),
  /** The part of the claim that is being written; null where it is read. */
  writes: z.enum(WRITTEN_PARTS).nullable(),
};

export const presenceBody = z.strictObject({
  /** Of the open page: a person may have several. */
  page: id,
  ...place,
  /** The page was closed. */
  isLeaving: z.boolean().default(false),
});
export type PresenceInput = z.input<typeof presenceBody>;

const presentPerson = z.strictObject({
  userId: id,
  name: z.string(),
  /** The place of a reviewer in the round: 0 is A. Null for everybody else. */
  reviewerIndex: z.int().nullable(),
  role: z.enum(ROLES),
  roundId: id,
  ...place,
});
export type PresentPerson = z.output<typeof presentPerson>;

export const presenceFrame = z.strictObject({ people: z.array(presentPerson) }).meta({
  id: 'Presence',
  description: 'The data of a `presence` frame: everyone else who is there now.',
});
