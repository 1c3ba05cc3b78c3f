/** Words as they compare: case, white space and the look of quotation marks aside. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’‛]/gu, "'")
    .replace(/[“”„‟]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
