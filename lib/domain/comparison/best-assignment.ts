/**
 * The assignment problem: of all ways to give each row at most one column and
 * each column to at most one row, the one with the largest sum of weights.
 *
 * Rows are taken one after another, each with a shortest augmenting path over
 * reduced costs (Dijkstra with potentials, as Jonker and Volgenant have it), over
 * the edges that there are and not over a full matrix. A row may stay free, which
 * weighs 0, so a search ends at a free column or at a row that is better left.
 * With whole numbers for weights the result is exact.
 *
 * A search stays near its row: among passages of a text it seldom looks at more
 * than a handful. One that has gone through {@link MOST_SETTLED} columns takes
 * the best end it knows, so that the cost stays in proportion to the number of
 * rows; only then may the sum be less than the largest.
 */
import { newHeap } from './heap';

export type AssignmentInput = {
  /** In the order in which they are taken. Rows and columns are numbers below `size`. */
  rows: readonly number[];
  size: number;
  /** The edges of a row are those from `offsets[row]` to `offsets[row + 1]`. */
  offsets: Int32Array;
  columns: Int32Array;
  /** Whole numbers above 0. */
  weights: Float64Array;
};

const MOST_SETTLED = 2_000;

/** @returns for each row of `rows` its edge, or -1 where it stays free. */
export function bestAssignment(input: AssignmentInput): Int32Array {
  const { rows, size, offsets, columns, weights } = input;
  const edgeOf = new Int32Array(size).fill(-1);
  const rowOf = new Int32Array(size).fill(-1);
  const rowPrice = new Float64Array(size);
  const columnPrice = new Float64Array(size);
  const distance = new Float64Array(size);
  const cameBy = new Int32Array(size);
  const cameFrom = new Int32Array(size);
  const reachedFor = new Int32Array(size).fill(-1);
  const heap = newHeap();
  const settled: number[] = [];

  for (const source of rows) {
    // The best end so far: a free column, or a row that leaves its column. To stay free costs nothing.
    let [endsAt, endColumn, leaving] = [0, -1, -1];
    let [row, base, priced] = [source, 0, 0];
    heap.clear();
    settled.length = 0;

    for (;;) {
      const from = base - (rowPrice[row] ?? 0);
      for (let edge = offsets[row] ?? 0; edge < (offsets[row + 1] ?? 0); edge += 1) {
        const column = columns[edge] ?? 0;
        const reached = from - (weights[edge] ?? 0) - (columnPrice[column] ?? 0);
        if (reached >= endsAt) continue;
        if (reachedFor[column] === source && (distance[column] ?? 0) <= reached) continue;
        reachedFor[column] = source;
        distance[column] = reached;
        cameBy[column] = edge;
        cameFrom[column] = row;
        if (rowOf[column] === -1) [endsAt, endColumn, leaving] = [reached, column, -1];
        else heap.push(reached, column);
      }
      let next = heap.pop();
      while (next !== null && next.key > (distance[next.value] ?? 0)) next = heap.pop();
      priced = next === null ? endsAt : Math.min(next.key, endsAt);
      if (next === null || priced === endsAt || settled.length === MOST_SETTLED) break;
      settled.push(next.value);
      base = next.key;
      row = rowOf[next.value] ?? 0;
      const left = base - (rowPrice[row] ?? 0);
      if (left < endsAt) [endsAt, endColumn, leaving] = [left, next.value, row];
    }

    for (const column of settled) {
      const change = priced - (distance[column] ?? 0);
      const holder = rowOf[column] ?? 0;
      columnPrice[column] = (columnPrice[column] ?? 0) - change;
      rowPrice[holder] = (rowPrice[holder] ?? 0) + change;
    }
    rowPrice[source] = priced;

    if (leaving !== -1) edgeOf[leaving] = -1;
    // Hand the columns on, from the end of the path back to where it began.
    for (let column = endColumn; column !== -1;) {
      const taker = cameFrom[column] ?? 0;
      const givenUp = edgeOf[taker] ?? -1;
      edgeOf[taker] = cameBy[column] ?? -1;
      rowOf[column] = taker;
      column = taker === source ? -1 : (columns[givenUp] ?? -1);
    }
  }
  return Int32Array.from(rows, (row) => edgeOf[row] ?? -1);
}
