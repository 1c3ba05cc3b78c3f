/** Every route there is: who gets how far, and what a blind reviewer is told. */
import { afterEach, describe, expect, test } from 'vitest';

import { ALL_ENDPOINTS } from '@/lib/contracts/endpoints/all-endpoints';

import { ACCESS_TABLE } from './access-table';
import { clearUp } from './ground';
import { handlerPaths, loadRoutes } from './routes';
import { tortureAccess } from './torture-access';
import { tortureBlindness } from './torture-blindness';

const quiet = { size: 'short', say: () => undefined } as const;

describe('every route', () => {
  afterEach(clearUp);

  test('is described by a contract, with its method', async () => {
    const described = ALL_ENDPOINTS.map(({ method, path }) => `${method} /api/v1${path}`);
    const there = (await loadRoutes()).map(({ method, path }) => `${method} ${path}`);
    expect(there.filter((route) => route !== 'GET /api/v1/openapi.json').sort()).toEqual(
      described.sort(),
    );
    expect(handlerPaths().length).toBeGreaterThan(60);
  });

  test('lets in whom the table says, and nobody else', { timeout: 180_000 }, async () => {
    const { goals } = await tortureAccess(quiet);
    expect(goals.filter(({ reached }) => !reached)).toEqual([]);
    expect(Object.keys(ACCESS_TABLE).length).toBeGreaterThan(100);
  });

  test('tells a blind reviewer nothing of another’s work', { timeout: 240_000 }, async () => {
    const { goals } = await tortureBlindness(quiet);
    expect(goals.filter(({ reached }) => !reached)).toEqual([]);
  });
});
