/** What a page says of itself, and lists of citations. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  citationList,
  citationListBody,
  createSourceBody,
  exportCitationsQuery,
  lookUpBody,
  mergeSourceBody,
  pageParticulars,
  protectSourceBody,
  sourceDetail,
  sourceList,
  sourceName,
  sourceReadersBody,
  updateSourceBody,
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
  summary: 'What the claims of a round cite, or one of them, for a program that keeps references',
  params: z.strictObject({ roundId: id }),
  query: exportCitationsQuery,
  status: 200,
  produces: [
    'application/vnd.citationstyles.csl+json',
    'application/x-research-info-systems',
    'application/x-bibtex',
  ],
});

const sourceParams = z.strictObject({ sourceId: id });

export const listSources = defineEndpoint({
  id: 'listSources',
  method: 'GET',
  path: '/sources',
  tag,
  summary: 'Sources that the newsroom knows, and how many claims rest on each',
  status: 200,
  response: sourceList,
});
export const createSource = defineEndpoint({
  id: 'createSource',
  method: 'POST',
  path: '/sources',
  tag,
  summary: 'Add a source; with `secret` a confidential one, that goes by its alias',
  body: createSourceBody,
  status: 201,
  response: sourceDetail,
  problems: ['already_exists'],
});
export const getSource = defineEndpoint({
  id: 'getSource',
  method: 'GET',
  path: '/sources/{sourceId}',
  tag,
  summary: 'One source, where it has it from, and the claims that rest on it',
  params: sourceParams,
  status: 200,
  response: sourceDetail,
});
export const updateSource = defineEndpoint({
  id: 'updateSource',
  method: 'PATCH',
  path: '/sources/{sourceId}',
  tag,
  summary: 'Change what is known of a source',
  params: sourceParams,
  body: updateSourceBody,
  ifMatch: true,
  status: 200,
  response: sourceDetail,
  problems: ['stale_version', 'version_required'],
});
export const mergeSource = defineEndpoint({
  id: 'mergeSource',
  method: 'POST',
  path: '/sources/{sourceId}/merge',
  tag,
  summary: 'Say that it is another one; its names become names of that',
  params: sourceParams,
  body: mergeSourceBody,
  status: 200,
  response: sourceDetail,
});
export const protectSource = defineEndpoint({
  id: 'protectSource',
  method: 'POST',
  path: '/sources/{sourceId}/protection',
  tag,
  summary: 'Make it confidential: everyone calls it by an alias, its names are told to few',
  params: sourceParams,
  body: protectSourceBody,
  ifMatch: true,
  status: 200,
  response: sourceDetail,
  problems: ['stale_version', 'version_required'],
});
export const readSourceName = defineEndpoint({
  id: 'readSourceName',
  method: 'POST',
  path: '/sources/{sourceId}/name',
  tag,
  summary: 'Who a confidential source is; that it was read is put on record',
  params: sourceParams,
  holdsSecret: true,
  status: 200,
  response: sourceName,
});
export const letIntoSource = defineEndpoint({
  id: 'letIntoSource',
  method: 'PUT',
  path: '/sources/{sourceId}/readers',
  tag,
  summary: 'Say who, beside those who may anyway, may know who a confidential source is',
  params: sourceParams,
  body: sourceReadersBody,
  status: 200,
  response: sourceDetail,
});
