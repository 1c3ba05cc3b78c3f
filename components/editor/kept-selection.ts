/**
 * Blocks are drawn anew without taking the person's selection from them: its ends
 * are kept as places in the text of their block and found again in what is drawn.
 */
import { lengthOf, textsOf } from './dom-text';

export type KeptSelection = ReturnType<typeof keepSelection>;

/** @param root the element whose children are the blocks. */
export function keepSelection(root: Element) {
  let ends: readonly [End, End] | null = null;
  let isRead = false;
  return {
    /** Before the first change of what is drawn. */
    read(): void {
      if (isRead) return;
      isRead = true;
      const selection = document.getSelection();
      if (selection === null || selection.rangeCount === 0) return;
      const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
      if (anchorNode === null || focusNode === null) return;
      const anchor = endAt(root, anchorNode, anchorOffset);
      const focus = endAt(root, focusNode, focusOffset);
      if (anchor.block !== null || focus.block !== null) ends = [anchor, focus];
    },

    /** After the last one. */
    restore(): void {
      if (ends === null || ends.every(({ node }) => node.isConnected)) return;
      const [anchor, focus] = ends;
      document.getSelection()?.setBaseAndExtent(...placeOf(anchor), ...placeOf(focus));
    },
  };
}

type End = {
  node: Node;
  offset: number;
  /** The block it stands in, and how much of its text stands before it. */
  block: Element | null;
  before: number;
};

function endAt(root: Element, node: Node, offset: number): End {
  let block: Node | null = node;
  while (block !== null && block.parentNode !== root) block = block.parentNode;
  if (!(block instanceof Element)) return { node, offset, block: null, before: 0 };
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return { node, offset, block, before: lengthOf(range.cloneContents()) };
}

function placeOf({ node, offset, block, before }: End): [Node, number] {
  if (node.isConnected || block === null) return [node, offset];
  const texts = textsOf(block);
  const text = texts.find(({ from, node: { length } }) => before <= from + length) ?? texts.at(-1);
  if (text === undefined) return [block, 0];
  return [text.node, Math.min(Math.max(0, before - text.from), text.node.length)];
}
