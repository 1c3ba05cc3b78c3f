/** What a page says of itself, and lists of citations. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  citationList,
  citationListBody,
  exportCitationsQuery,
  lookUpBody,
  pageParticulars,
} from '../sources';

const tag = 'Sources';

export const lookUpPage = defineEndpoint({
  id: 'lookUpPage',
  method: 'POST',
  path: '/page-look-ups',
  tag,
  summary: 'Title, author, publisher, day and own address of a page, as it says them itself',
  body: lookUpBody,
  status: 200,
  response: pageParticulars,
  problems: ['import_failed'],
});
export const readCitationList = defineEndpoint({
  id: 'readCitationList',
  method: 'POST',
  path: '/citation-lists',
  tag,
  summary: 'Read CSL-JSON, RIS or BibTeX; nothing is stored until its citations are added',
  body: citationListBody,
  status: 200,
  response: citationList,
  problems: ['import_failed'],
});
export const exportCitations = defineEndpoint({
  id: 'exportCitations',
  method: 'GET',
  path: '/rounds/{roundId}/citations',
  tag,
  summary: 'What the claims of a round cite, for a program that keeps references',
  params: z.strictObject({ roundId: id }),
  query: exportCitationsQuery,
  status: 200,
  produces: [
    'application/vnd.citationstyles.csl+json',
    'application/x-research-info-systems',
    'application/x-bibtex',
  ],
});
