/** A binary heap of numbered things, the smallest key first; the lowest number first where keys are equal. */
export type Heap = {
  clear: () => void;
  push: (key: number, value: number) => void;
  /** Takes the smallest out. */
  pop: () => { key: number; value: number } | null;
};

export function newHeap(): Heap {
  const keys: number[] = [];
  const values: number[] = [];

  const isBefore = (a: number, b: number): boolean => {
    const difference = (keys[a] ?? 0) - (keys[b] ?? 0);
    return difference === 0 ? (values[a] ?? 0) < (values[b] ?? 0) : difference < 0;
  };
  const swap = (a: number, b: number): void => {
    [keys[a], keys[b]] = [keys[b] ?? 0, keys[a] ?? 0];
    [values[a], values[b]] = [values[b] ?? 0, values[a] ?? 0];
  };

  return {
    clear() {
      keys.length = 0;
      values.length = 0;
    },
    push(key, value) {
      keys.push(key);
      values.push(value);
      for (let at = keys.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!isBefore(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    pop() {
      const [key, value] = [keys[0], values[0]];
      if (key === undefined || value === undefined) return null;
      swap(0, keys.length - 1);
      keys.pop();
      values.pop();
      for (let at = 0; ;) {
        const left = 2 * at + 1;
        const right = left + 1;
        let least = at;
        if (left < keys.length && isBefore(left, least)) least = left;
        if (right < keys.length && isBefore(right, least)) least = right;
        if (least === at) break;
        swap(at, least);
        at = least;
      }
      return { key, value };
    },
  };
}
