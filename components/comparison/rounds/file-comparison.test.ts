import { describe, expect, test } from 'vitest';

import type { RoundReadingsView } from '@/lib/contracts/file-comparison-page';
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import { anAnnotation } from '@/lib/testing/desk';

import { compareWithFile, readReadingsFile } from './file-comparison';

const TEXT = 'Turnout was 62 percent. The mayor called it a record.';

function aSide(...spans: readonly (readonly [number, number])[]): RoundReadingsView {
  return {
    round: {
      id: 'r1',
      articleId: 'a1',
      ordinal: 1,
      createdAt: '2025-03-11T09:00:00.000Z',
      scale: { ...DEFAULT_SCALE, id: 's1', version: 1 },
    } as unknown as RoundReadingsView['round'],
    version: { id: 'v1', ordinal: 2, language: 'en', text: TEXT },
    columns: [
      {
        id: 'r1:ana',
        roundId: 'r1',
        roundOrdinal: 1,
        versionOrdinal: 2,
        reviewer: { userId: 'ana', name: 'Ana', letter: 'A' },
      },
    ],
    annotations: spans.map(([start, end], index) => ({
      ...anAnnotation({ id: `m${index}`, start, end, exact: TEXT.slice(start, end) }),
      verdict: 'supported',
      columnId: 'r1:ana',
    })),
  };
}

const fileOf = (value: unknown) => new File([JSON.stringify(value)], 'readings.json');

const reading = (text: string, ...annotations: readonly object[]) =>
  fileOf({ text, reviewers: [{ id: 'wire desk', annotations }] });

describe('a round against a file', () => {
  test('pairs what both mark, and takes the verdict by its name', async () => {
    const file = reading(TEXT, { id: 'm0', start: 12, end: 22, verdict: 'Disputed' });
    const view = compareWithFile(aSide([12, 22], [24, 33]), await readReadingsFile(file));
    expect(view.columns.map(({ id, isFromFile }) => [id, isFromFile])).toEqual([
      ['r1:ana', undefined],
      ['file:wire desk', true],
    ]);
    expect(view.groups.map(({ exact, markedBy }) => [exact, markedBy])).toEqual([
      ['62 percent', ['r1:ana', 'file:wire desk']],
      ['The mayor', ['r1:ana']],
    ]);
    expect(view.groups[0]?.differences.map(({ kind }) => kind)).toContain('verdict');
    expect(view.annotations.find(({ columnId }) => columnId !== 'r1:ana')?.verdict).toBe(
      'disputed',
    );
  });

  test('finds passages of another text in that of the round, and lists what is not there', async () => {
    const other = `An hour ago: ${TEXT.replace(' The mayor called it a record.', ' Polls are open.')}`;
    const at = (words: string) => ({
      start: other.indexOf(words),
      end: other.indexOf(words) + words.length,
    });
    const file = reading(
      other,
      { id: 'x', ...at('62 percent') },
      { id: 'y', ...at('Polls are open') },
    );
    const view = compareWithFile(aSide([12, 22]), await readReadingsFile(file));
    expect(view.groups).toMatchObject([{ start: 12, end: 22, agreed: false, missedBy: [] }]);
    expect(view.unplaced.map(({ annotation, status }) => [annotation.exact, status])).toEqual([
      ['Polls are open', 'orphaned'],
    ]);
  });

  test('keeps a verdict that the scale has not, in the words of the file', async () => {
    const file = reading(TEXT, { id: 'm', start: 12, end: 22, verdict: 'Half true' });
    const view = compareWithFile(aSide([12, 22]), await readReadingsFile(file));
    expect(view.second.scale.verdicts.find(({ id }) => id === 'Half true')?.label).toBe(
      'Half true',
    );
  });

  test('refuses a file that is none, and says where it is wrong', async () => {
    await expect(readReadingsFile(new File(['{"text":'], 'a.json'))).rejects.toThrow('not JSON');
    await expect(readReadingsFile(fileOf({ articles: [] }))).rejects.toThrow('without the text');
    await expect(readReadingsFile(reading(TEXT, { id: 'm', start: 12, end: 900 }))).rejects.toThrow(
      'reviewers[0].annotations[0].end is 900, but the text has 53 characters.',
    );
  });
});
