/** The place on the page of two verdicts that are taken for each other. */
export function pairId([first, second]: readonly [string, string]): string {
  return `pair-${first}-${second}`;
}
