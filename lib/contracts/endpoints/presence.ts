/** What an open page says of its reader, and what it hears of the newsroom. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import { severalQuery } from '../live';
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

export const followNewsroom = defineEndpoint({
  id: 'followNewsroom',
  method: 'GET',
  path: '/events',
  tag: 'Newsroom',
  summary: 'In which articles something happens that you may see, as it happens',
  resumes: true,
  status: 200,
  produces: ['text/event-stream'],
});

export const followSeveral = defineEndpoint({
  id: 'followSeveral',
  method: 'GET',
  path: '/events/several',
  tag: 'Newsroom',
  summary: 'Several articles and the newsroom over one connection, each from its own last frame',
  query: severalQuery,
  status: 200,
  produces: ['text/event-stream'],
});
