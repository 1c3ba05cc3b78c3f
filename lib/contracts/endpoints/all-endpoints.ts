/** Every endpoint of the API, in the order in which the OpenAPI document shows them. */
import type { Endpoint } from '../endpoint';
import * as annotations from './annotations';
import * as articles from './articles';
import * as assignments from './assignments';
import * as audit from './audit';
import * as decisions from './decisions';
import * as evidence from './evidence';
import * as exchange from './exchange';
import * as newsroom from './newsroom';
import * as notifications from './notifications';
import * as replies from './replies';
import * as presence from './presence';
import * as publicReports from './public-reports';
import * as research from './research';
import * as rounds from './rounds';
import * as search from './search';
import * as sources from './sources';
import * as signOff from './sign-off';
import * as suggestions from './suggestions';
import * as talk from './talk';
import * as versions from './versions';

export const ALL_ENDPOINTS: readonly Endpoint[] = [
  newsroom,
  articles,
  versions,
  rounds,
  assignments,
  presence,
  suggestions,
  annotations,
  exchange,
  evidence,
  decisions,
  signOff,
  audit,
  talk,
  notifications,
  replies,
  publicReports,
  research,
  search,
  sources,
].flatMap((module) => Object.values(module as Record<string, unknown>).filter(isEndpoint));

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'method' in value;
}
