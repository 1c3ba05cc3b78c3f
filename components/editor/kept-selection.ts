/**
 * Blocks are drawn anew without taking the person's selection from them: its ends
 * are kept as places in the text of their block and found again in what is drawn.
 *
 * Asking the page for its selection lays the page out. So it is asked when the
 * selection has changed, and not while blocks are drawn.
 */
import { lengthOf, textsOf } from './dom-text';

export type KeptSelection = {
  /** Before the first change of what is drawn. */
  read: () => void;
  /** After the last one. */
  restore: () => void;
};

type Place = readonly [node: Node, offset: number];

type End = {
  place: Place;
  /** The block it stands in, and how much of its text stands before it. */
  block: Element | null;
  before: number;
};

/** @param root the element whose children are the blocks. */
export function watchSelection(root: Element) {
  let places: readonly [Place, Place] | null = null;

  function look(): void {
    const selection = document.getSelection();
    const { anchorNode = null, focusNode = null } = selection ?? {};
    const isInside = root.contains(anchorNode) || root.contains(focusNode);
    places =
      selection === null || anchorNode === null || focusNode === null || !isInside
        ? null
        : [
            [anchorNode, selection.anchorOffset],
            [focusNode, selection.focusOffset],
          ];
  }

  document.addEventListener('selectionchange', look);
  look();
  return {
    /** For one time of drawing. */
    keep: (): KeptSelection => {
      let ends: readonly [End, End] | null = null;
      return {
        read(): void {
          if (ends !== null || places === null) return;
          const [anchor, focus] = places;
          ends = [endAt(root, anchor), endAt(root, focus)];
        },

        restore(): void {
          if (ends === null || ends.every(({ place: [node] }) => node.isConnected)) return;
          const selection = document.getSelection();
          // It was given up since: nothing is selected again.
          if (selection === null || selection.rangeCount === 0) return;
          const [anchor, focus] = [placeOf(ends[0]), placeOf(ends[1])];
          selection.setBaseAndExtent(...anchor, ...focus);
          places = [anchor, focus];
        },
      };
    },

    stop(): void {
      document.removeEventListener('selectionchange', look);
    },
  };
}

function endAt(root: Element, place: Place): End {
  const [node, offset] = place;
  let block: Node | null = node;
  while (block !== null && block.parentNode !== root) block = block.parentNode;
  if (!(block instanceof Element)) return { place, block: null, before: 0 };
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return { place, block, before: lengthOf(range.cloneContents()) };
}

function placeOf({ place, block, before }: End): Place {
  if (place[0].isConnected || block === null) return place;
  const texts = textsOf(block);
  const text = texts.find(({ from, node: { length } }) => before <= from + length) ?? texts.at(-1);
  if (text === undefined) return [block, 0];
  return [text.node, Math.min(Math.max(0, before - text.from), text.node.length)];
}
