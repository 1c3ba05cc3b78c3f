import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { UsageError } from '../say';
import { agreement } from './agreement';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'agreement-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

afterEach(() => vi.restoreAllMocks());

type Printed = {
  measures: {
    name: string;
    params: Record<string, string | null>;
    value: number | null;
    undefined?: string;
    n: number;
    observed?: number;
    expected?: number;
    interval: [number, number] | null;
  }[];
};

async function measured(content: unknown, measure?: string): Promise<Printed['measures']> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  const code = await agreement(await fileOf(content), measure === undefined ? {} : { measure });
  expect(code).toBe(0);
  const { measures } = JSON.parse(lines.join('')) as Printed;
  return measures;
}

async function fileOf(content: unknown): Promise<string> {
  const file = path.join(folder, 'votes.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function refusalOf(content: unknown, measure?: string): Promise<string> {
  const file = await fileOf(content);
  const refused = await agreement(file, measure === undefined ? {} : { measure }).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(UsageError);
  return refused instanceof Error ? refused.message : '';
}

const CODING = {
  units: [
    [1, 2],
    [2, 2],
    [3, 3],
    [1, 1],
    [2, null],
  ],
};
const SPANS = {
  length: 40,
  raters: [
    [
      { start: 0, end: 5, category: 'fact' },
      { start: 20, end: 30, category: 'quote' },
    ],
    [
      { start: 0, end: 5, category: 'fact' },
      { start: 22, end: 30, category: 'quote' },
    ],
  ],
};

describe('a file of codings', () => {
  test('gives every measure of values by its name and parameters', async () => {
    const measures = await measured(CODING);
    expect(measures.map(({ name, params }) => [name, ...Object.values(params)].join(' '))).toEqual([
      'percent_agreement',
      'cohen_kappa',
      'weighted_kappa linear',
      'weighted_kappa quadratic',
      'fleiss_kappa',
      'scott_pi',
      'krippendorff_alpha nominal',
      'krippendorff_alpha ordinal',
      'krippendorff_alpha interval',
      'krippendorff_alpha ratio',
      'gwet_ac1',
      'gwet_ac2 linear',
      'gwet_ac2 quadratic',
    ]);
    expect(measures[0]).toMatchObject({ value: 0.75, n: 4, observed: 0.75 });
    for (const { value, interval } of measures) {
      expect(value).not.toBeNull();
      expect(interval).toHaveLength(2);
    }
  });

  test('gives the one that is asked for, also where it is undefined', async () => {
    const three = { units: [['a', 'b', 'a']] };
    expect(await measured(three, 'cohen_kappa')).toEqual([
      {
        name: 'cohen_kappa',
        params: {},
        value: null,
        undefined: 'needs_two_raters',
        n: 0,
        interval: null,
      },
    ]);
  });

  test('takes words in the order of the categories', async () => {
    const units = [
      ['low', 'mid'],
      ['mid', 'mid'],
      ['high', 'high'],
      ['low', 'low'],
    ];
    const without = await measured({ units }, 'weighted_kappa');
    expect(without.map((one) => one.undefined)).toEqual(['order_unknown', 'order_unknown']);
    const inOrder = await measured({ units, categories: ['low', 'mid', 'high'] }, 'weighted_kappa');
    expect(inOrder.map(({ value }) => value !== null)).toEqual([true, true]);
  });

  test('of one value throughout says that it is undefined, and what was observed', async () => {
    const measures = await measured(
      {
        units: [
          ['a', 'a'],
          ['a', 'a'],
        ],
      },
      'gwet_ac1',
    );
    expect(measures).toMatchObject([{ value: null, undefined: 'one_value_only', observed: 1 }]);
  });

  test('without a unit has nothing to compare', async () => {
    for (const one of await measured({ units: [] })) {
      expect(one).toMatchObject({ value: null, undefined: 'nothing_to_compare', n: 0 });
    }
  });
});

describe('a file of spans', () => {
  test('gives unitized alpha of all and of each category, and F1 in three ways', async () => {
    const measures = await measured(SPANS);
    expect(measures.map(({ name, params }) => [name, ...Object.values(params)])).toEqual([
      ['krippendorff_alpha_u', null],
      ['krippendorff_alpha_u', 'fact'],
      ['krippendorff_alpha_u', 'quote'],
      ['span_f1', 'exact'],
      ['span_f1', 'overlap'],
      ['span_f1', 'token'],
    ]);
    expect(measures[1]).toMatchObject({ value: 1, observed: 0 });
    expect(measures[3]).toMatchObject({ value: 0.5, precision: 0.5, recall: 0.5 });
    expect(measures[5]?.value).toBeCloseTo((2 * 13) / 28, 12);
  });

  test('without a mark is undefined', async () => {
    for (const one of await measured({ length: 10, raters: [[], []] })) {
      expect(one).toMatchObject({ value: null, undefined: 'nothing_to_compare', interval: null });
    }
  });
});

describe('a file that is wrong is told in one line', () => {
  test.each([
    ['[1, 2', 'votes.json: is not JSON: '],
    ['{"units": [[1, 1e400]]}', 'votes.json: units[0][1] is too large a number; a value is'],
    ['[]', 'votes.json: is to be an object with "units", or "length" and "raters"'],
    [{}, 'votes.json: has neither "units"'],
    [{ units: 3 }, 'votes.json: units is to be a list'],
    [{ units: [[1, 2], 3] }, 'votes.json: units[1] is to be a list'],
    [
      {
        units: [
          [1, 2, 3],
          [1, 2],
        ],
      },
      'votes.json: units[1] has 2 values, units[0] has 3',
    ],
    [{ units: [[1, true]] }, 'votes.json: units[0][1] is true; a value is a string or a number'],
    [{ units: [['a', 'c']], categories: ['a'] }, 'votes.json: units[0][1] is "c", which is not in'],
    [
      { units: [], categories: ['a', 'a'] },
      'votes.json: categories[1] is the same as categories[0]',
    ],
    [{ raters: [] }, 'votes.json: length is to be a whole number'],
    [{ length: 5, raters: [{}] }, 'votes.json: raters[0] is to be a list of spans'],
    [
      { length: 5, raters: [[3]] },
      'votes.json: raters[0][0] is to be {"start", "end", "category"}',
    ],
    [
      { length: 5, raters: [[{ start: 1.5, end: 2 }]] },
      'votes.json: raters[0][0].start is to be a whole number from 0',
    ],
    [
      { length: 5, raters: [[], [{ start: 1, end: 9 }]] },
      'votes.json: raters[1][0] ends at 9, beyond the length of 5',
    ],
    [
      { length: 5, raters: [[{ start: 3, end: 2 }]] },
      'votes.json: raters[0][0] ends at 2, before it starts at 3',
    ],
    [
      { length: 5, raters: [[{ start: 1, end: 2, category: [] }]] },
      'votes.json: raters[0][0].category is a list',
    ],
  ])('%j', async (content, message) => {
    const refusal = await refusalOf(content);
    expect(refusal).toContain(message);
    expect(refusal).not.toContain('\n');
  });

  test('a measure that there is not is answered with those there are', async () => {
    const refusal = await refusalOf(CODING, 'kappa');
    expect(refusal).toContain('There is no measure "kappa"');
    expect(refusal).toContain('cohen_kappa, weighted_kappa');
  });

  test('a measure of spans of a coding is refused, and the other way round', async () => {
    expect(await refusalOf(CODING, 'span_f1')).toContain('is a measure of spans');
    expect(await refusalOf(SPANS, 'gwet_ac2')).toContain('is a measure of codings');
  });

  test('a file that is not there, and a folder, are told apart', async () => {
    await expect(agreement(path.join(folder, 'none.json'), {})).rejects.toThrow('no such file');
    await expect(agreement(folder, {})).rejects.toThrow('this is a folder');
  });
});
