/**
 * A request to each endpoint that is whole: what refuses it is who sends it, or when. What is
 * read needs no line: its address is made of the parameters. An endpoint that is written to
 * and has no line here makes the trials fail, and is named.
 */
import { documentFromText } from '@/lib/domain/articles/plain-text';
import type { Endpoint } from '@/lib/contracts/endpoint';
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import { choicesOf } from '@/lib/domain/notifications/preferences';
import { DEFAULT_SETTINGS } from '@/lib/server/use-cases/default-settings';
import { uuidv7 } from '@/lib/server/new-id';
import { targetOf } from '@/lib/testing/factories';

import type { Ids } from './world';
import type { WireRequest } from './wire';

type Given = {
  body?: unknown;
  query?: string;
  /** Where a parameter is not what its name says in general. */
  params?: Record<string, string>;
  headers?: Record<string, string>;
};

const TEXT = 'Turnout was 62 percent. The mayor called it a record.\nNobody else did.';
const FOREIGN = {
  fileName: 'marks.json',
  content: JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    body: { type: 'TextualBody', value: 'Says who?' },
    target: { selector: { type: 'TextQuoteSelector', exact: 'a record' } },
  }),
};
const CLAIMS = { fileName: 'claims.csv', content: 'Claim,Status\nThe dam is new.,False\n' };
const nothing = (): Given => ({});
const newId = () => ({ id: uuidv7() });
const SOURCE = { format: 'paste', fileName: '', sha256: 'a'.repeat(64) };

export const REQUESTS: Partial<Record<string, (ids: Ids) => Given>> = {
  changeScale: () => ({
    body: { name: 'Another', verdicts: DEFAULT_SCALE.verdicts.map((verdict) => ({ ...verdict })) },
  }),
  changeSettings: () => ({ body: DEFAULT_SETTINGS }),
  createInvitation: () => ({ body: { email: 'eva@daily.example', roles: ['checker'] } }),
  createToken: () => ({ body: { name: 'Script', scopes: ['read'] } }),
  revokeInvitation: nothing,
  revokeToken: nothing,
  updateMember: () => ({ body: { roles: ['viewer', 'legal'] } }),
  updateNewsroom: () => ({ body: { name: 'The Daily News' } }),
  createArticle: ({ storyId }) => ({
    body: {
      story: { id: storyId },
      metadata: { title: 'Another', outlet: '', byline: '', publishedOn: null, url: '' },
      document: documentFromText('Another article.'),
      source: SOURCE,
    },
  }),
  createStory: () => ({ body: { name: 'Another story' } }),
  previewImport: () => ({ body: { kind: 'paste', text: 'Some words.' } }),
  updateArticle: () => ({ body: { title: 'Turnout, again' } }),
  acceptFixes: ({ articleVersionId, annotationId }) => ({
    body: { basedOn: articleVersionId, annotationIds: [annotationId] },
  }),
  addEditedVersion: ({ articleVersionId }) => ({
    body: {
      basedOn: articleVersionId,
      steps: [
        {
          stepType: 'replace',
          from: 1,
          to: 1,
          slice: { content: [{ type: 'text', text: 'Last year, ' }] },
        },
      ],
    },
  }),
  addVersion: ({ articleVersionId }) => ({
    body: { basedOn: articleVersionId, document: documentFromText('Other words.'), source: SOURCE },
  }),
  confirmCarried: ({ annotationId }) => ({ body: { annotationIds: [annotationId] } }),
  decideCarried: () => ({ body: { outcome: 'confirm' } }),
  takeBackConfirmed: ({ annotationId, version }) => ({
    body: { passages: [{ annotationId, version }] },
  }),
  undoCarried: nothing,
  answerQuery: () => ({ body: { ...newId(), body: 'The county did.' } }),
  askQuery: () => ({ body: { ...newId(), messageId: uuidv7(), body: 'Who says so?' } }),
  updateQuery: () => ({ body: { dueAt: '2031-01-01T12:00:00Z' } }),
  closeQuery: () => ({ body: { reason: 'It was answered by telephone.' } }),
  reopenQuery: () => ({ body: { reason: 'It was not answered.' } }),
  markCoverage: () => ({ body: { start: 0, end: 23 } }),
  clearCoverage: () => ({ body: { start: 0, end: 23 } }),
  closeRound: nothing,
  createRound: ({ reviewerIds }) => ({ body: { mode: 'blind', reviewerIds: [...reviewerIds] } }),
  reopenRound: () => ({ body: { reason: 'The register was corrected.' } }),
  submitReading: nothing,
  assignStory: ({ reviewerIds }) => ({ body: { mode: 'blind', reviewerIds: [...reviewerIds] } }),
  changeAssignment: () => ({ body: { note: 'Mind the figures.' } }),
  changeReviewers: ({ userId }) => ({ body: { add: [userId], reason: 'One more reads.' } }),
  changeRoundRules: () => ({ body: {} }),
  changeReportTemplate: () => ({ body: {} }),
  createPublicLink: () => ({ body: {} }),
  revokePublicLink: nothing,
  giveSecondReading: () => ({ body: { ...newId(), agrees: true } }),
  reopenReading: ({ reviewerIds }) => ({
    body: { reviewerId: reviewerIds[0], reason: 'Something was missed.' },
  }),
  setAdjudicatorNote: () => ({ body: { body: 'The register is of March.' } }),
  announcePresence: () => ({
    body: { page: uuidv7(), annotationId: null, start: 0, end: 4, writes: null },
  }),
  addCitation: () => ({ body: { ...newId(), source: 'Another register' } }),
  createAnnotation: () => ({ body: { ...newId(), target: targetOf(TEXT, 'a record') } }),
  deleteAnnotation: nothing,
  removeCitation: nothing,
  restoreAnnotation: nothing,
  updateAnnotation: () => ({ body: { claimText: 'Turnout was 62 percent of voters' } }),
  updateCitation: () => ({ body: { quote: '62 percent' } }),
  askCapture: () => ({ body: newId() }),
  uploadEvidence: () => ({ body: {} }),
  acceptAgreed: nothing,
  decide: ({ readingId }) => ({
    body: { decision: 'rejected', ...newId(), settles: [readingId], reason: 'Not a claim.' },
  }),
  importReport: ({ report }) => ({ body: { report } }),
  confirmSignature: ({ contentSha256 }) => ({
    body: { stageId: 'checker', contentSha256, password: null },
  }),
  sign: ({ contentSha256 }) => ({
    body: { stageId: 'checker', contentSha256, confirmation: 'x'.repeat(43) },
  }),
  takeUnopposed: ({ reviewerIds }) => ({ body: { reviewerId: reviewerIds[0] } }),
  withdrawDecision: nothing,
  withdrawDecisions: ({ annotationId, version }) => ({
    body: { decisions: [{ id: annotationId, version }] },
  }),
  changeRoundStages: () => ({ body: { version: 1 } }),
  acceptFix: nothing,
  addComment: () => ({ body: { ...newId(), body: 'Is this the last count?' } }),
  counterFix: () => ({ body: { ...newId(), after: '64 percent' } }),
  declineFix: () => ({ body: { reason: 'The figure stands.' } }),
  deleteComment: nothing,
  editComment: () => ({ body: { body: 'Is this the first count?' } }),
  resolveComment: () => ({ body: { resolved: true } }),
  markCriticism: ({ annotationId }) => ({
    body: { ...newId(), annotationId, criticized: 'The mayor' },
  }),
  removeReply: () => ({ headers: { 'if-match': '"1"' } }),
  updateReply: () => ({
    headers: { 'if-match': '"1"' },
    body: { gist: 'That the count was wrong.' },
  }),
  markNotification: () => ({ body: { read: true } }),
  markAllNotifications: () => ({ body: { upTo: uuidv7() } }),
  changeNotificationPreferences: () => ({
    body: { choices: choicesOf(null), digestHour: 8, timeZone: 'Europe/Vienna' },
  }),
  createWebhook: () => ({
    body: { name: 'Script', url: 'https://hooks.daily.example/in', kinds: ['round.closed'] },
  }),
  updateWebhook: () => ({ body: { name: 'Another script' } }),
  removeWebhook: nothing,
  renewWebhookSecret: nothing,
  tryWebhook: nothing,
  replayDelivery: nothing,
  importAnnotations: () => ({ body: FOREIGN }),
  importClaims: () => ({ body: { ...CLAIMS, story: 'Claims of the week' } }),
  previewClaimImport: () => ({ body: CLAIMS }),
  previewAnnotationImport: () => ({ body: FOREIGN }),
  // Both ask for words that another's blind claim holds.
  followSeveral: ({ articleId }) => ({ query: `?of=${articleId},newsroom` }),
  search: () => ({ query: '?q=turnout' }),
  // An address that is refused before anything is fetched.
  lookUpPage: () => ({ body: { url: 'http://127.0.0.1:1/' } }),
  readCitationList: () => ({ body: { content: '[{"title":"A register"}]' } }),
  createSource: () => ({ body: { ...newId(), label: 'The register' } }),
  updateSource: () => ({ body: { notes: 'Of March.' } }),
  mergeSource: () => ({ body: { intoId: uuidv7() } }),
  protectSource: () => ({ body: { alias: 'A clerk' } }),
  readSourceName: nothing,
  letIntoSource: () => ({ body: { userIds: [] } }),
  findEarlierClaims: () => ({ query: '?text=Turnout%20was%2062%20percent' }),
};

/** What stands for a parameter that the world has nothing for: the id of nothing. */
const NOWHERE = '018f0000-0000-7000-8000-000000000001';

export function requestTo(
  endpoint: Endpoint,
  ids: Ids,
): Pick<WireRequest, 'method' | 'path' | 'body' | 'headers'> {
  const given = REQUESTS[endpoint.id]?.(ids) ?? {};
  const known: Record<string, unknown> = { ...ids, ...given.params };
  const path = endpoint.path.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = known[name];
    return typeof value === 'string' ? value : name === 'part' ? 'text' : NOWHERE;
  });
  return {
    method: endpoint.method,
    path: `/api/v1${path}${given.query ?? ''}`,
    headers: {
      ...(endpoint.ifMatch === true && { 'if-match': `"${ids.version}"` }),
      ...given.headers,
    },
    ...(given.body !== undefined && { body: given.body }),
  };
}

/** Endpoints that are written to and have no request here. */
export function withoutRequest(endpoints: readonly Endpoint[]): string[] {
  return endpoints
    .filter(({ id, method }) => method !== 'GET' && REQUESTS[id] === undefined)
    .map(({ id }) => id);
}
