/**
 * The words of one block in the page with its marks. Where only the look of marks
 * or their numbers change, their elements stay and are written on; where the
 * words are cut otherwise, they are put together anew.
 */
import { DOMSerializer, type Node } from '@tiptap/pm/model';

import { claimElementId } from './block-attributes';
import type { Run } from './block-model';
import type { KeptSelection } from './kept-selection';

/** What of a block stands in the page. */
export type Drawing = readonly DrawnRun[];

type DrawnRun = { run: Run; numbers: readonly HTMLElement[]; marks: readonly HTMLElement[] };

/** The block without marks. */
export function drawWords(element: HTMLElement, node: Node, kept: KeptSelection): void {
  kept.read();
  element.replaceChildren(wordsOf(node, 0, node.content.size));
}

/** The block with its marks. `before` is what stands there, `null` for words without marks. */
export function drawRuns(
  element: HTMLElement,
  node: Node,
  runs: readonly Run[],
  before: Drawing | null,
  kept: KeptSelection,
): Drawing {
  if (before !== null && isCutAlike(before, runs)) {
    return before.map((drawn, index) => rewritten(drawn, runs[index] ?? drawn.run));
  }
  const content = document.createDocumentFragment();
  const drawing = runs.map((run) => drawRun(content, node, run));
  kept.read();
  element.replaceChildren(content);
  return drawing;
}

function isCutAlike(before: Drawing, runs: readonly Run[]): boolean {
  return (
    before.length === runs.length &&
    runs.every((run, index) => {
      const known = before[index]?.run;
      return (
        known?.from === run.from &&
        known.to === run.to &&
        areOfSame(known.lines, run.lines) &&
        areOfSame(known.numbers, run.numbers)
      );
    })
  );
}

function areOfSame(a: readonly { id: string }[], b: readonly { id: string }[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);
}

function rewritten(drawn: DrawnRun, run: Run): DrawnRun {
  if (drawn.run === run) return drawn;
  writeRun({ ...drawn, run });
  return { ...drawn, run };
}

/** Numbers are the innermost elements; then the lines, the inner lane first. */
function drawRun(content: DocumentFragment, node: Node, run: Run): DrawnRun {
  let inner = wordsOf(node, run.from, run.to);
  const around = (name: 'span' | 'mark') => {
    const element = document.createElement(name);
    element.append(inner);
    inner = element;
    return element;
  };
  const drawn = {
    run,
    numbers: run.numbers.map(() => around('span')),
    marks: run.lines.map(() => around('mark')),
  };
  writeRun(drawn);
  content.append(inner);
  return drawn;
}

function writeRun({ run, numbers, marks }: DrawnRun): void {
  for (const [index, { number, className }] of run.numbers.entries()) {
    const element = numbers[index];
    if (element === undefined) continue;
    write(element, 'class', className);
    write(element, 'data-n', String(number));
  }
  for (const [index, { id, className, description, isFirst }] of run.lines.entries()) {
    const element = marks[index];
    if (element === undefined) continue;
    write(element, 'class', className);
    write(element, 'data-c', id);
    if (!isFirst) continue;
    write(element, 'aria-description', description);
    write(element, 'aria-details', claimElementId(id));
  }
}

function write(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function wordsOf(node: Node, from: number, to: number): globalThis.Node {
  const only = node.childCount === 1 ? node.firstChild : null;
  if (only?.isText === true && only.marks.length === 0) {
    return document.createTextNode((only.text ?? '').slice(from, to));
  }
  return DOMSerializer.fromSchema(node.type.schema).serializeFragment(node.content.cut(from, to));
}
