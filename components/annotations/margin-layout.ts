/**
 * Where claims stand in the margin. Each wants to be beside its passage. The
 * selected one gets its place first, moved only as far as is needed to be fully
 * visible; those before it are pushed up and those after it down.
 */

/** From the top of the margin, in CSS pixels. */
export type MarginItem = {
  id: string;
  /** Where its passage begins. */
  want: number;
  height: number;
};

export type MarginInput = {
  /** In reading order. */
  items: readonly MarginItem[];
  selectedId: string | null;
  /** The part of the margin that is on the screen. */
  view: { top: number; bottom: number };
  /** Where the selected one stands already: it stays there while it can. */
  keepTop?: number | null;
};

export const MARGIN_GAP = 4;

/** The selected card begins a little above its passage, so that its head is on the line. */
const CARD_LEAD = 10;

/** The place of each item. Items before the selected one may be pushed above the margin. */
export function layOutMargin({
  items,
  selectedId,
  view,
  keepTop = null,
}: MarginInput): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  const selected = items.findIndex(({ id }) => id === selectedId);
  const card = items[selected];
  let next = 0;
  if (card !== undefined) {
    const top = placeOfCard(card, view, keepTop);
    tops.set(card.id, top);
    let above = top;
    for (const item of items.slice(0, selected).toReversed()) {
      above = Math.min(item.want, above - MARGIN_GAP - item.height);
      tops.set(item.id, above);
    }
    next = top + card.height + MARGIN_GAP;
  }
  for (const item of items.slice(selected + 1)) {
    const top = Math.max(item.want, next);
    tops.set(item.id, top);
    next = top + item.height + MARGIN_GAP;
  }
  return tops;
}

function placeOfCard(
  { want, height }: MarginItem,
  { top, bottom }: MarginInput['view'],
  keepTop: number | null,
): number {
  if (keepTop !== null) return Math.max(0, keepTop);
  const lowest = Math.max(top, bottom - height);
  return Math.max(0, Math.min(Math.max(want - CARD_LEAD, top), lowest));
}
