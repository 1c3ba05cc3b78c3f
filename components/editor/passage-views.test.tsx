import { Editor, Extension, type JSONContent } from '@tiptap/core';
import { afterEach, expect, test, vi } from 'vitest';

import { type CodePointOffset, offsetMap } from '@/lib/domain/anchoring/article-text';
import { documentFromLines, textOfDocument } from '@/lib/domain/articles/document';
import { articleExtensions } from '@/lib/editor/article-extensions';

import { frameOf, modelOf } from './article-model';
import type { ShownPassage } from './block-model';
import { passagePlugin, showPassages } from './passage-views';

const LINES = ['The ferry left at nine.', 'Forty people were on board.', 'It came back empty.'];

function aPassage(words: string, number: number, state = 't'): ShownPassage {
  const start = LINES.join('\n').indexOf(words);
  return {
    id: words,
    start: start as CodePointOffset,
    end: (start + words.length) as CodePointOffset,
    number,
    look: 'v-disputed ln-wavy',
    state,
    description: `claim ${number}, Disputed, open`,
  };
}

let editor: Editor | null = null;

afterEach(() => {
  editor?.destroy();
  editor = null;
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** The article in an editor; only the blocks of `near` are close to the screen. */
function open(near: readonly number[], first: readonly ShownPassage[]) {
  const content = documentFromLines(
    LINES.map((text) => ({ text, kind: 'text', furniture: null, omitted: false })),
  );
  const offsets = offsetMap(textOfDocument(content));
  const frame = frameOf(content, offsets);
  const coverage = frame.spans.map(() => 'no' as const);
  let blocks = modelOf(frame, { passages: first, coverage, offsets });
  const place = document.createElement('div');
  document.body.append(place);
  const made = new Editor({
    element: place,
    extensions: [
      ...articleExtensions,
      Extension.create({
        name: 'passages',
        addProseMirrorPlugins: () => [passagePlugin(content, { blocks, near: new Set(near) })],
      }),
    ],
    content: JSON.parse(JSON.stringify(content)) as JSONContent,
    editable: false,
  });
  editor = made;
  return {
    block: (index: number) => made.view.dom.children[index] ?? document.body,
    show: (passages: readonly ShownPassage[]) => {
      blocks = modelOf(frame, { passages, coverage, offsets }, blocks);
      showPassages(made.view, { blocks });
    },
    look: (indexes: readonly number[]) => showPassages(made.view, { near: new Set(indexes) }),
  };
}

const marked = (block: Element) =>
  [...block.querySelectorAll('mark')].map(({ textContent }) => textContent);

test('only blocks near the screen have their marks, and the words are the same either way', () => {
  const { block, look } = open([0], [aPassage('ferry', 1), aPassage('Forty people', 2)]);
  expect(marked(block(0))).toEqual(['ferry']);
  expect(marked(block(1))).toEqual([]);
  look([1]);
  expect(marked(block(0))).toEqual([]);
  expect(marked(block(1)).join('')).toBe('Forty people');
  expect([0, 1, 2].map((index) => block(index).textContent)).toEqual(LINES);
});

test('another look or number of a passage leaves its elements where they are', () => {
  const { block, show } = open([0, 1, 2], [aPassage('Forty people', 1)]);
  const before = block(1).querySelector('mark');
  show([aPassage('Forty people', 1, 't on')]);
  expect(block(1).querySelector('mark')).toBe(before);
  expect(before?.className).toContain('on');
});

test('the numbers of later passages follow a new one with the next frame', () => {
  const frames: FrameRequestCallback[] = [];
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((run) => frames.push(run));
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { block, show } = open([0, 1, 2], [aPassage('Forty people', 1)]);
  const number = () => block(1).querySelector('[data-n]')?.getAttribute('data-n');
  show([aPassage('ferry', 1), aPassage('Forty people', 2)]);
  expect(marked(block(0))).toEqual(['ferry']);
  expect(number()).toBe('1');
  for (const run of frames.splice(0)) run(0);
  vi.runAllTimers();
  vi.useRealTimers();
  expect(number()).toBe('2');
  expect(block(1).querySelector('mark')?.getAttribute('aria-description')).toContain('claim 2');
});

test('words that are selected stay selected when their block is drawn anew', () => {
  const { block, show } = open([0, 1, 2], []);
  const words = block(1).firstChild;
  if (words === null) throw new Error('The block has no words');
  document.getSelection()?.setBaseAndExtent(words, 6, words, 12);
  document.dispatchEvent(new Event('selectionchange'));
  show([aPassage('were on', 1)]);
  expect(marked(block(1)).join('')).toBe('were on');
  expect(document.getSelection()?.toString()).toBe('people');
});
