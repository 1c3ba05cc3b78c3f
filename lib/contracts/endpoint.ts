/**
 * An endpoint of the API as data: what it takes, what it answers. Routes, the
 * browser's client and the OpenAPI document are all made from it, so that the
 * three cannot differ.
 */
import type { z } from 'zod';

import type { ProblemCode } from './problem';

export type Endpoint = {
  /** OpenAPI's operationId, and the name of the use case. */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, with parameters in braces. */
  path: string;
  tag: string;
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Also takes multipart/form-data with one field `file`. */
  takesFile?: true;
  /** The answer holds a secret that is shown once: it is kept for no repeat. */
  holdsSecret?: true;
  /** The write names the version it was made on, by `If-Match`. */
  ifMatch?: true;
  /** A stream that goes on after the frame named by `Last-Event-ID`. */
  resumes?: true;
  status: 200 | 201 | 204;
  /** Absent for 204 and where `produces` says what comes instead of JSON. */
  response?: z.ZodType;
  produces?: readonly string[];
  /** Problems of its own, beside those every endpoint can answer with. */
  problems?: readonly ProblemCode[];
};

export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What a handler is given. */
export type EndpointInput<E extends Endpoint> = {
  params: Parsed<E['params']>;
  query: Parsed<E['query']>;
  body: Parsed<E['body']>;
  /** The version named by `If-Match`; only where the endpoint asks for one. */
  ifMatch: E extends { ifMatch: true } ? number : undefined;
  /** The frame named by `Last-Event-ID`; null where none is, or the endpoint does not resume. */
  lastEventId: string | null;
};

/** What a client sends. */
export type EndpointRequest<E extends Endpoint> = (E['params'] extends z.ZodType
  ? { params: Sent<E['params']> }
  : { params?: undefined }) &
  (E['query'] extends z.ZodType ? { query?: Sent<E['query']> } : { query?: undefined }) &
  (E['body'] extends z.ZodType ? { body: Sent<E['body']> } : { body?: undefined }) &
  (E extends { ifMatch: true } ? { ifMatch: number } : { ifMatch?: undefined });

/** What comes back. */
export type EndpointResult<E extends Endpoint> = E['response'] extends z.ZodType
  ? z.output<E['response']>
  : undefined;
