/** How often a number may change its place, for each number there is, before sorting begins anew. */
const PATIENCE = 8;

/**
 * Sort numbers of which most stand where they belong, such as the ends of passages in
 * reading order: by insertion as long as that takes few steps, else as usual.
 */
export function sortNearlySorted(numbers: Float64Array | Int32Array): void {
  let stepsLeft = numbers.length * PATIENCE;
  for (let at = 1; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    let place = at;
    for (; place > 0 && (numbers[place - 1] ?? 0) > number; place -= 1) {
      numbers[place] = numbers[place - 1] ?? 0;
    }
    numbers[place] = number;
    stepsLeft -= at - place;
    if (stepsLeft >= 0) continue;
    numbers.sort();
    return;
  }
}
