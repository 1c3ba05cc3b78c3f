import 'server-only';

import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { z } from 'zod';

import type { Endpoint } from '@/lib/contracts/endpoint';
import { ALL_ENDPOINTS } from '@/lib/contracts/endpoints/all-endpoints';
import { PROBLEM_STATUS, type ProblemCode, problemSchema } from '@/lib/contracts/problem';

/** The OpenAPI 3.1 document of the API, made from the same contracts that the routes run on. */
export function openApiDocument(): object {
  const paths: Record<string, ZodOpenApiPathsObject[string]> = {};
  for (const endpoint of ALL_ENDPOINTS) {
    const path = `/api/v1${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Obelus',
      version: '1',
      description:
        'Import, annotate, compare, sign off, export. Offsets count Unicode code points, end exclusive.',
    },
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  });
}

const EVERYWHERE: readonly ProblemCode[] = ['not_signed_in', 'forbidden', 'not_found'];

function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
  const isWrite = endpoint.method !== 'GET' && endpoint.holdsSecret !== true;
  const headers = z.object({
    ...(isWrite && {
      'Idempotency-Key': z.string().optional().meta({
        description:
          'The same for each repeat of one write: a repeat is answered as the first was.',
      }),
    }),
    ...(endpoint.resumes && {
      'Last-Event-ID': z.string().optional().meta({
        description: 'The id of the last frame that was read; what came since is sent first.',
      }),
    }),
    ...(endpoint.ifMatch && {
      'If-Match': z.string().meta({ description: 'The ETag that was read, such as "3".' }),
    }),
  });
  const problems = new Set([
    ...EVERYWHERE,
    ...(endpoint.body === undefined && endpoint.query === undefined
      ? []
      : (['invalid_input'] as const)),
    ...(endpoint.body === undefined ? [] : (['too_large', 'unsupported_media_type'] as const)),
    ...(endpoint.ifMatch === true ? (['version_required', 'stale_version'] as const) : []),
    ...(endpoint.problems ?? []),
  ]);
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    requestParams: {
      ...(endpoint.params instanceof z.ZodObject && { path: endpoint.params }),
      ...(endpoint.query instanceof z.ZodObject && { query: endpoint.query }),
      ...(Object.keys(headers.shape).length > 0 && { header: headers }),
    },
    ...(endpoint.body !== undefined && {
      requestBody: { content: bodyContent(endpoint), required: true },
    }),
    responses: {
      [`${endpoint.status}`]: { description: endpoint.summary, ...answerContent(endpoint) },
      ...Object.fromEntries(
        [...groupByStatus(problems)].map(([status, codes]) => [
          status,
          {
            description: codes.join(', '),
            content: { 'application/problem+json': { schema: problemSchema } },
          },
        ]),
      ),
    },
  };
}

function bodyContent({ body, takesFile }: Endpoint) {
  return {
    ...(body !== undefined && { 'application/json': { schema: body } }),
    ...(takesFile === true && {
      'multipart/form-data': {
        schema: z.object({
          file: z.string().meta({ override: { type: 'string', format: 'binary' } }),
        }),
      },
    }),
  };
}

function answerContent({ response, produces }: Endpoint) {
  if (response !== undefined) return { content: { 'application/json': { schema: response } } };
  if (produces === undefined) return {};
  return {
    content: Object.fromEntries(produces.map((type) => [type, { schema: z.string() }])),
  };
}

function groupByStatus(codes: Iterable<ProblemCode>): Map<string, ProblemCode[]> {
  const groups = new Map<string, ProblemCode[]>();
  for (const code of codes) {
    const status = String(PROBLEM_STATUS[code]);
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
}
