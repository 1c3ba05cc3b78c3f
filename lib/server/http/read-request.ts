import 'server-only';

import type { z } from 'zod';

import { isStorable } from '@/lib/contracts/common';
import type { Endpoint, EndpointInput } from '@/lib/contracts/endpoint';

import { AppError } from '../app-error';

const MAX_JSON_BYTES = 8_000_000;
const MAX_FILE_BYTES = 20_000_000;

type Body = {
  /** The bytes as they came, for the hash that tells one request from another. */
  raw: Uint8Array;
  json: unknown;
  file: File | null;
};

/** @throws AppError for a body that is too large or no JSON. */
export async function readBody(request: Request, endpoint: Endpoint): Promise<Body> {
  if (endpoint.body === undefined) return { raw: new Uint8Array(), json: undefined, file: null };

  const type = mediaTypeOf(request);
  if (type === 'multipart/form-data' && endpoint.takesFile === true) return readForm(request);
  if (type !== '' && type !== 'application/json') {
    throw new AppError(
      'unsupported_media_type',
      `This takes application/json${endpoint.takesFile === true ? ' or multipart/form-data' : ''}, not ${type}. Say so with Content-Type.`,
    );
  }

  const raw = await readBytes(request, MAX_JSON_BYTES);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(raw);
    return { raw, json: JSON.parse(text), file: null };
  } catch {
    throw new AppError('invalid_input', 'The body is not valid JSON in UTF-8.');
  }
}

/** Without parameters such as the character set; empty where the request does not say. */
function mediaTypeOf(request: Request): string {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}

async function readForm(request: Request): Promise<Body> {
  // The form wraps the file in a few hundred bytes.
  const raw = await readBytes(request, MAX_FILE_BYTES + 10_000);
  const type = request.headers.get('content-type') ?? '';
  let form: FormData;
  try {
    form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  } catch {
    throw new AppError('invalid_input', 'The form is malformed. Send one field named “file”.');
  }
  const file = form.get('file');
  if (!(file instanceof File)) {
    throw new AppError(
      'invalid_input',
      'No file came with the request. Send one field named “file”.',
    );
  }
  return { raw, json: undefined, file };
}

/** Counts while reading: the length a client states is not trusted. */
async function readBytes(request: Request, max: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new AppError(
      'too_large',
      `This is larger than ${Math.floor(max / 1_000_000)} MB. Send a smaller file, or only the article's text.`,
    );
  if (Number(request.headers.get('content-length') ?? 0) > max) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > max) throw tooLarge();
    chunks.push(chunk);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** @throws AppError where the endpoint asks for `If-Match` and there is none, or it names no version. */
export function expectedVersionOf(request: Request, endpoint: Endpoint): number | undefined {
  if (endpoint.ifMatch !== true) return undefined;
  const header = request.headers.get('if-match');
  if (header === null) {
    throw new AppError(
      'version_required',
      'Say which version this change was made on: send If-Match with the ETag that was read.',
    );
  }
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (match === null) {
    throw new AppError('invalid_input', 'If-Match takes one ETag as it was read, such as "3".');
  }
  return Number(match[1]);
}

/** @throws AppError naming each field that is missing or malformed. */
export function parseInput<E extends Endpoint>(
  endpoint: E,
  given: {
    params: unknown;
    query: unknown;
    body: unknown;
    ifMatch: number | undefined;
    lastEventId?: string | null;
  },
): EndpointInput<E> {
  const parsed = {
    params: parse(endpoint.params, given.params, 'params'),
    query: parse(endpoint.query, given.query, 'query'),
    body:
      given.body === undefined && endpoint.takesFile === true
        ? undefined
        : parse(endpoint.body, given.body, 'body'),
    ifMatch: given.ifMatch,
    lastEventId: endpoint.resumes === true ? (given.lastEventId ?? null) : null,
  };
  return parsed as EndpointInput<E>;
}

function parse(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) {
    if (part !== 'params') refuseUnstorable(result.data);
    return result.data;
  }
  // An address that names no id names nothing: the same answer as for an id that does not exist.
  if (part === 'params') {
    throw new AppError('not_found', 'There is nothing here, or it is not yours to see.');
  }
  const issues = result.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }));
  const first = issues[0];
  throw new AppError(
    'invalid_input',
    first === undefined
      ? 'Some fields are missing or malformed.'
      : `${first.path === '' ? 'The request' : `“${first.path}”`}: ${first.message}`,
    { issues },
  );
}

/**
 * No field of any endpoint may hold what the database cannot: it would be refused there
 * without a word of where it stood, or stored as another character.
 */
function refuseUnstorable(data: unknown): void {
  const left: { value: unknown; path: string }[] = [{ value: data, path: '' }];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { value, path } = one;
    if (typeof value === 'string') {
      if (isStorable(value)) continue;
      const message = 'The text holds a character that cannot be stored.';
      throw new AppError('invalid_input', `“${path}”: ${message}`, { issues: [{ path, message }] });
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      left.push({ value: inner, path: path === '' ? key : `${path}.${key}` });
      if (!isStorable(key)) left.push({ value: key, path });
    }
  }
}
