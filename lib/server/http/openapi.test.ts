import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { ALL_ENDPOINTS } from '@/lib/contracts/endpoints/all-endpoints';

import { openApiDocument } from './openapi';

type Document = { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };
const API = path.resolve('app/api/v1');

/** Each handler that a route file exports, as `GET /articles/{articleId}`. */
function routes(): { name: string; source: string }[] {
  return readdirSync(API, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !file.startsWith('openapi.json'))
    .flatMap((file) => {
      const source = readFileSync(path.join(API, file), 'utf8');
      const address = `/${path.dirname(file)}`.replace(/\[(\w+)\]/g, '{$1}');
      return [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
        ([, method]) => ({
          name: `${method ?? ''} ${address}`,
          source,
        }),
      );
    });
}

describe('the OpenAPI document', () => {
  const document = openApiDocument() as Document;

  test('describes every endpoint once', () => {
    const described = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(document.openapi).toBe('3.1.0');
    expect(described.sort()).toEqual(ALL_ENDPOINTS.map(({ id }) => id).sort());
    expect(new Set(described).size).toBe(described.length);
  });

  test('has a route for every endpoint, and an endpoint for every route', () => {
    const described = ALL_ENDPOINTS.map(({ method, path: address }) => `${method} ${address}`);
    expect(
      routes()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(described.sort());
  });

  test('is what the routes run on: each is made by the one route factory from its contract', () => {
    for (const { name, source } of routes()) {
      const endpoint = ALL_ENDPOINTS.find(
        (candidate) => `${candidate.method} ${candidate.path}` === name,
      );
      expect(source, name).toMatch(
        new RegExp(`defineRoute\\((?:\\w+\\.)?${endpoint?.id ?? 'no such endpoint'}\\b`),
      );
    }
  });
});
