import { build } from 'esbuild';

import { chance } from '@/bench/random';
import { prose } from '@/bench/anchoring/prose';
import { EXTENTS, revise } from '@/bench/anchoring/revision';
import { passagesOf } from '@/bench/anchoring/truth';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import type { PassageToCarry } from '@/lib/domain/anchoring/carried-passage';
import { carryPassages } from '@/lib/domain/anchoring/carry-passages';

import { expect, test } from './fixtures';

const ENTRY = `
  import { toArticleText } from '@/lib/domain/anchoring/article-text';
  import { carryPassages } from '@/lib/domain/anchoring/carry-passages';
  globalThis.carry = (before, after, passages) =>
    JSON.stringify(carryPassages(toArticleText(before), toArticleText(after), passages));
`;

test('passages are carried the same in the browser as on the server', async ({ browser }) => {
  const random = chance(90_030);
  const language = prose(random);
  const { before, after, ...rest } = revise(language.paragraphs(40_000), EXTENTS.heavy, {
    prose: language,
    chance: random,
  });
  const passages = passagesOf({ before, after, ...rest }, 800, random) as PassageToCarry[];
  const onServer = JSON.stringify(
    carryPassages(toArticleText(before), toArticleText(after), passages),
  );

  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2023',
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const inBrowser = await page.evaluate(
    ([old, fresh, marked]) => {
      const { carry } = globalThis as unknown as {
        carry: (before: string, after: string, passages: unknown) => string;
      };
      return carry(old, fresh, marked);
    },
    [before, after, passages] as const,
  );
  await page.close();

  expect(inBrowser).toBe(onServer);
  // The control: there was something to agree on.
  const statuses = new Set((JSON.parse(onServer) as { status: string }[]).map((one) => one.status));
  expect([...statuses].sort()).toEqual(
    expect.arrayContaining(['anchored', 'changed', 'moved', 'orphaned']),
  );
});
