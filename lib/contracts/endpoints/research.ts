/** The readings of the newsroom over time. */
import { defineEndpoint } from '../endpoint';
import { researchQuery, researchView } from '../research';

export const getResearch = defineEndpoint({
  id: 'getResearch',
  method: 'GET',
  path: '/research',
  tag: 'Research',
  summary: 'Agreement by month, verdict drift, confused verdicts, pairs of reviewers',
  query: researchQuery,
  status: 200,
  response: researchView,
});
