/** Endpoints of suggestions: where a reviewer may look first. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import { suggestionList } from '../suggestions';

export const listSuggestions = defineEndpoint({
  id: 'listSuggestions',
  method: 'GET',
  path: '/rounds/{roundId}/suggestions',
  tag: 'Rounds',
  summary: 'Sentences of the text with a reason to be looked at; found from the text alone',
  params: z.strictObject({ roundId: id }),
  status: 200,
  response: suggestionList,
});
