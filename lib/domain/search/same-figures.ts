/** Whether two texts, in the spelling of the index, name the same figures: 12 killed is not 14 killed. */
export function sameFigures(one: string, other: string): boolean {
  return figuresOf(one) === figuresOf(other);
}

function figuresOf(text: string): string {
  return [...new Set(text.match(/\d+(?:\.\d+)?/gu) ?? [])].sort().join(' ');
}
