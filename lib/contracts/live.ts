/** What a live stream says of an article: that something happened and to what, never its words. */
import { z } from 'zod';

import { id } from './common';
import { MOST_FOLLOWED, NEWSROOM } from './followed';

/**
 * - `change`: an event, in the order of the record.
 * - `start`: the stream could not go on from where the client stood, or the client
 *   named no place. What is shown has to be read afresh; events follow from here.
 * - `presence`: who else is there now, in place of who was named before. It has no id:
 *   it is no part of the record.
 * - `gone`: among several, an article that is not there for the caller.
 * - `end`: the caller may no longer follow the article. It makes no sense to come back.
 */
export type LiveFrameName = 'change' | 'start' | 'presence' | 'gone' | 'end';

/** An id of a frame, as streams give them. */
const placeId = z.string().max(64);

const followed = z.tuple([z.union([id, z.literal(NEWSROOM)]), placeId.nullable()]);

/** `ID`, `ID~LAST`, `newsroom` and `newsroom~LAST`, separated by commas. */
export const severalQuery = z.strictObject({
  of: z
    .string()
    .transform((text) =>
      text.split(',').map((one) => {
        const [what = '', after] = one.split('~', 2);
        return [what, after ?? null];
      }),
    )
    .pipe(z.array(followed).min(1).max(MOST_FOLLOWED))
    .meta({
      description:
        'Ids of articles, and `newsroom`, separated by commas; each with `~` and the id of the last frame of it that was read.',
      override: { type: 'string' },
    }),
});

/** The data of a frame on a connection that carries several streams. */
export const severalData = z.object({ of: z.string(), data: z.unknown() });

export const liveChange = z
  .strictObject({
    type: z.string().meta({ description: 'Such as annotation.updated; more may be added.' }),
    roundId: id.nullable(),
    annotationId: id.nullable(),
    queryId: id.nullable(),
    version: z.int().nullable().meta({ description: 'Of the annotation, after the change.' }),
  })
  .meta({ id: 'LiveChange', description: 'The data of a `change` frame.' });
export type LiveChange = z.output<typeof liveChange>;

export const newsroomChange = z.strictObject({ articleId: id }).meta({
  id: 'NewsroomChange',
  description:
    'The data of a `change` frame of the stream of a newsroom: something of it you may see is new.',
});
export type NewsroomChange = z.output<typeof newsroomChange>;
