/** What every list of differences has in common: filters, and the way from one to the next. */

export type Direction = 'forward' | 'back';

type Listed = { key: string };

/** How many of the items answer to each filter. */
export function countByFilter<Item, Id extends string>(
  items: readonly Item[],
  filterIdsOf: (item: Item) => readonly Id[],
): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const id of items.flatMap(filterIdsOf)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Those that answer to a filter which is switched on. */
export function shownBy<Item, Id extends string>(
  items: readonly Item[],
  filterIdsOf: (item: Item) => readonly Id[],
  hidden: ReadonlySet<Id>,
): Item[] {
  return items.filter((item) => filterIdsOf(item).some((id) => !hidden.has(id)));
}

/** The next that is wanted after (or before) the given one, going round at the end. */
export function nextAround<Item extends Listed>(
  items: readonly Item[],
  fromKey: string | null,
  direction: Direction,
  isWanted: (item: Item) => boolean,
): string | null {
  const order = direction === 'forward' ? items : items.toReversed();
  const from = order.findIndex(({ key }) => key === fromKey);
  const around = [...order.slice(from + 1), ...order.slice(0, Math.max(from, 0))];
  return around.find(isWanted)?.key ?? null;
}

/** The neighbor in the list; where nothing is chosen, its first or its last. */
export function neighborOf(
  items: readonly Listed[],
  fromKey: string | null,
  by: 1 | -1,
): string | null {
  const at = items.findIndex(({ key }) => key === fromKey);
  const next = items[at === -1 ? (by === 1 ? 0 : items.length - 1) : at + by];
  return next?.key ?? null;
}
