/** The endpoint by which an open page says where its reader is. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import { presenceBody } from '../presence';

export const announcePresence = defineEndpoint({
  id: 'announcePresence',
  method: 'POST',
  path: '/rounds/{roundId}/presence',
  tag: 'Rounds',
  summary: 'Say where in a round’s text you are; it is forgotten within half a minute',
  params: z.strictObject({ roundId: id }),
  body: presenceBody,
  status: 204,
});
