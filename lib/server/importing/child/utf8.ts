import 'server-only';

/**
 * Where bytes stop being UTF-8, or `null`. Overlong forms, surrogates and
 * numbers beyond Unicode are not UTF-8.
 * @see https://www.unicode.org/versions/latest/core-spec/chapter-3/ Table 3-7
 */
export function firstInvalidUtf8(bytes: Uint8Array): number | null {
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      at += 1;
      continue;
    }
    const shape = shapeOf(first);
    if (shape === null) return at;
    const second = bytes[at + 1] ?? 0;
    if (second < shape.from || second > shape.to) return at;
    for (let next = 2; next < shape.length; next += 1) {
      const byte = bytes[at + next] ?? 0;
      if (byte < 0x80 || byte > 0xbf) return at;
    }
    at += shape.length;
  }
  return null;
}

/** How long the sequence is and what may come second. */
function shapeOf(first: number): { length: number; from: number; to: number } | null {
  if (first >= 0xc2 && first <= 0xdf) return { length: 2, from: 0x80, to: 0xbf };
  if (first === 0xe0) return { length: 3, from: 0xa0, to: 0xbf };
  if (first === 0xed) return { length: 3, from: 0x80, to: 0x9f };
  if (first >= 0xe1 && first <= 0xef) return { length: 3, from: 0x80, to: 0xbf };
  if (first === 0xf0) return { length: 4, from: 0x90, to: 0xbf };
  if (first >= 0xf1 && first <= 0xf3) return { length: 4, from: 0x80, to: 0xbf };
  if (first === 0xf4) return { length: 4, from: 0x80, to: 0x8f };
  return null;
}
