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

/** An address as it compares: scheme, case of the host, fragment and a last slash say nothing about what was read. */
export function foldUrl(url: string): string {
  const [address = ''] = url
    .trim()
    .replace(/^https?:\/\//iu, '')
    .split('#');
  const host = /^[^/?]*/u.exec(address)?.[0] ?? '';
  return host.toLowerCase() + address.slice(host.length).replace(/\/$/u, '');
}

/** Both foldings, each string folded once: reviewers of one article cite the same few sources. */
export type Folding = { text: (raw: string) => string; url: (raw: string) => string };

export function newFolding(): Folding {
  return { text: remembered(foldText), url: remembered(foldUrl) };
}

function remembered(fold: (raw: string) => string): (raw: string) => string {
  const known = new Map<string, string>();
  return (raw) => {
    const earlier = known.get(raw);
    if (earlier !== undefined) return earlier;
    const folded = fold(raw);
    known.set(raw, folded);
    return folded;
  };
}
