/** The examples of docs/api.md against the contract that the routes run on. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { ALL_ENDPOINTS } from '@/lib/contracts/endpoints/all-endpoints';
import { addEditedVersion } from '@/lib/contracts/endpoints/versions';
import { documentFromText } from '@/lib/domain/articles/plain-text';
import { textOfDocument } from '@/lib/domain/articles/document';
import { applySteps } from '@/lib/editor/steps';

const ID = '018f0000-0000-7000-8000-000000000001';

type Call = { method: string; path: string; body: unknown };

/** Each call of curl: what stands in quotes may go over several lines, a pipe ends it. */
function callsIn(markdown: string): Call[] {
  const blocks = [...markdown.matchAll(/^```sh\n([\s\S]*?)^```/gmu)].map(([, block = '']) => block);
  return blocks.flatMap((block) => {
    const plain = block
      .replace(/\\\n\s*/gu, ' ')
      .replaceAll("'$SEAL'", 'a'.repeat(64))
      .replace("'$PROOF'", 'a proof that was handed out')
      .replace(/'\$\([^)]*\)'|'\$[A-Z]+'/gu, ID)
      .replace(/\b[A-Z-]*-?ID\b/gu, ID);
    const calls = plain.matchAll(/\bcurl\b((?:'[^']*'|"[^"]*"|[^'"|\n])*)/gu);
    return [...calls].flatMap(([, words = '']): Call[] => {
      const address = /\$API\/([^\s"?)]+)/u.exec(words)?.[1];
      if (address === undefined) return [];
      const body = /-d '([^']*)'/u.exec(words)?.[1];
      const isWrite = /\s-d\s|\s-F\s/u.test(words);
      return [
        {
          method: /-X ([A-Z]+)/u.exec(words)?.[1] ?? (isWrite ? 'POST' : 'GET'),
          path: `/${address.replace(/\$[A-Z]+/gu, ID)}`,
          body: body === undefined ? null : (JSON.parse(body) as unknown),
        },
      ];
    });
  });
}

const calls = callsIn(readFileSync('docs/api.md', 'utf8'));

function endpointOf({ method, path }: Call) {
  return ALL_ENDPOINTS.find((endpoint) => {
    const pattern = new RegExp(`^${endpoint.path.replace(/\{\w+\}/gu, '[0-9a-f-]{36}')}$`, 'u');
    return endpoint.method === method && pattern.test(path);
  });
}

describe('the examples of the API', () => {
  test.for(calls)('$method $path is answered', (call) => {
    expect(endpointOf(call)).toBeDefined();
  });

  test.for(calls.filter(({ body }) => body !== null))('$method $path takes that body', (call) => {
    const endpoint = endpointOf(call);
    expect(endpoint?.body?.safeParse(call.body).error?.message).toBeUndefined();
  });

  test('write with the steps of an edit what they say', () => {
    const edit = calls.find((call) => endpointOf(call) === addEditedVersion);
    const { steps } = addEditedVersion.body.parse(edit?.body);
    const applied = applySteps(documentFromText('The bridge opened.'), steps);
    expect(applied.ok && textOfDocument(applied.document)).toBe('Last year, The bridge opened.');
  });

  test('are found in the text', () => {
    expect(calls.length).toBeGreaterThan(20);
  });
});
