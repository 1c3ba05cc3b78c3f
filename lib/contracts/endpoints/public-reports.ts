/** Endpoints of the look of reports, and of links by which they are read without an account. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  createdPublicLink,
  createPublicLinkBody,
  publicLinkList,
  reportTemplate,
} from '../public-reports';

const tag = 'Report';
const roundParams = z.strictObject({ roundId: id });

export const getReportTemplate = defineEndpoint({
  id: 'getReportTemplate',
  method: 'GET',
  path: '/report-template',
  tag,
  summary: 'Name, logo, color, parts and language of the newsroom’s reports',
  status: 200,
  response: reportTemplate,
});
export const changeReportTemplate = defineEndpoint({
  id: 'changeReportTemplate',
  method: 'PUT',
  path: '/report-template',
  tag,
  summary: 'Change how reports look from now on; public copies keep the look of their day',
  body: reportTemplate,
  status: 200,
  response: reportTemplate,
});
export const listPublicLinks = defineEndpoint({
  id: 'listPublicLinks',
  method: 'GET',
  path: '/rounds/{roundId}/public-links',
  tag,
  summary: 'The links by which the signed report is read without an account, newest first',
  params: roundParams,
  status: 200,
  response: publicLinkList,
});
export const createPublicLink = defineEndpoint({
  id: 'createPublicLink',
  method: 'POST',
  path: '/rounds/{roundId}/public-links',
  tag,
  summary: 'Open a masked copy of the signed report to whoever has the link',
  params: roundParams,
  body: createPublicLinkBody,
  holdsSecret: true,
  status: 201,
  response: createdPublicLink,
  problems: ['masking_not_chosen', 'round_closed'],
});
export const revokePublicLink = defineEndpoint({
  id: 'revokePublicLink',
  method: 'DELETE',
  path: '/public-links/{linkId}',
  tag,
  summary: 'Revoke a link: what it led to is gone at once',
  params: z.strictObject({ linkId: id }),
  status: 204,
});
