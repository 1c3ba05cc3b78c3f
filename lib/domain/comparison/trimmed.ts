/**
 * The same list in no more room than it needs. One that has grown keeps room for more,
 * and of the many short lists of a comparison that would be most of the memory.
 */
export function trimmed<Value>(list: readonly Value[]): Value[] {
  return list.slice();
}
