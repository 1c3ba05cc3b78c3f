/** Endpoints of assignments, second readers and notes to the adjudicator. */
import { z } from 'zod';

import {
  adjudicatorNoteBody,
  adjudicatorNoteList,
  assignedStory,
  assignStoryBody,
  changeAssignmentBody,
  changeReviewersBody,
  reopenReadingBody,
  secondReaderClaim,
  secondReaderList,
  secondReadingBody,
} from '../assignments';
import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import { roundView } from '../round';
import { roundRules } from '../round-rules';

const tag = 'Assignments';
const roundParams = z.strictObject({ roundId: id });
const annotationParams = z.strictObject({ annotationId: id });

export const assignStory = defineEndpoint({
  id: 'assignStory',
  method: 'POST',
  path: '/stories/{storyId}/rounds',
  tag,
  summary: 'Assign a round on each article of a story, or on those named; all in one step',
  params: z.strictObject({ storyId: id }),
  body: assignStoryBody,
  status: 201,
  response: assignedStory,
});
export const changeAssignment = defineEndpoint({
  id: 'changeAssignment',
  method: 'PATCH',
  path: '/rounds/{roundId}',
  tag,
  summary: 'Change the due date or the note of an open round',
  params: roundParams,
  body: changeAssignmentBody,
  status: 200,
  response: roundView,
  problems: ['round_closed'],
});
export const changeReviewers = defineEndpoint({
  id: 'changeReviewers',
  method: 'POST',
  path: '/rounds/{roundId}/reviewers',
  tag,
  summary: 'Put reviewers on an open round or take them off, with a reason',
  params: roundParams,
  body: changeReviewersBody,
  status: 200,
  response: roundView,
  problems: ['round_closed'],
});
export const reopenReading = defineEndpoint({
  id: 'reopenReading',
  method: 'POST',
  path: '/rounds/{roundId}/submission/reopen',
  tag,
  summary: 'Take a submitted reading up again, with a reason',
  params: roundParams,
  body: reopenReadingBody,
  status: 200,
  response: roundView,
  problems: ['round_closed'],
});
export const listSecondReaders = defineEndpoint({
  id: 'listSecondReaders',
  method: 'GET',
  path: '/rounds/{roundId}/second-readers',
  tag,
  summary: 'The claims that need a second reader, and what second readers said',
  params: roundParams,
  status: 200,
  response: secondReaderList,
});
export const giveSecondReading = defineEndpoint({
  id: 'giveSecondReading',
  method: 'POST',
  path: '/annotations/{annotationId}/second-readings',
  tag,
  summary: 'As second reader, confirm a claim as it stands or disagree with it',
  params: annotationParams,
  body: secondReadingBody,
  ifMatch: true,
  status: 201,
  response: secondReaderClaim,
  problems: ['stale_version', 'version_required', 'round_closed'],
});
export const listAdjudicatorNotes = defineEndpoint({
  id: 'listAdjudicatorNotes',
  method: 'GET',
  path: '/rounds/{roundId}/adjudicator-notes',
  tag,
  summary: 'Notes to the adjudicator: your own, and all of them for whoever settles the round',
  params: roundParams,
  status: 200,
  response: adjudicatorNoteList,
});
export const setAdjudicatorNote = defineEndpoint({
  id: 'setAdjudicatorNote',
  method: 'PUT',
  path: '/annotations/{annotationId}/adjudicator-note',
  tag,
  summary: 'Tell whoever settles this claim something that is no part of your reading',
  params: annotationParams,
  body: adjudicatorNoteBody,
  status: 200,
  response: adjudicatorNoteList,
  problems: ['round_closed'],
});
export const getRoundRules = defineEndpoint({
  id: 'getRoundRules',
  method: 'GET',
  path: '/round-rules',
  tag,
  summary: 'Which claims need a second reader, and when names stand beside readings',
  status: 200,
  response: roundRules,
});
export const changeRoundRules = defineEndpoint({
  id: 'changeRoundRules',
  method: 'PUT',
  path: '/round-rules',
  tag,
  summary: 'Change the rules for rounds',
  body: roundRules,
  status: 200,
  response: roundRules,
});
