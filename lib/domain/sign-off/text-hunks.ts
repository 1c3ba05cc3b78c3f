/** The changed places of a long text, each with a little of what stands around it. */
import type { DiffPart } from '../anchoring/word-diff';

/** Characters kept on either side of a change. */
const CONTEXT = 60;

/** One list of parts for each place that changed, in reading order. Places close together are one. */
export function hunksOf(parts: readonly DiffPart[]): DiffPart[][] {
  const hunks: DiffPart[][] = [];
  let current: DiffPart[] | null = null;
  for (const [at, part] of parts.entries()) {
    if (part.op !== 'same') {
      if (current === null) hunks.push((current = contextBefore(parts[at - 1])));
      current.push(part);
      continue;
    }
    if (current === null) continue;
    const isBetween = at < parts.length - 1 && part.text.length <= 2 * CONTEXT;
    if (isBetween) {
      current.push(part);
    } else {
      current.push({ op: 'same', text: startOf(part.text) });
      current = null;
    }
  }
  return hunks;
}

function contextBefore(part: DiffPart | undefined): DiffPart[] {
  return part?.op === 'same' ? [{ op: 'same', text: endOf(part.text) }] : [];
}

/** Cut at a space, so that no word is cut; a single long word is cut where it must be, between characters. */
function startOf(text: string): string {
  if (text.length <= CONTEXT) return text;
  const cut = text.lastIndexOf(' ', CONTEXT);
  if (cut > 0) return text.slice(0, cut);
  return text.slice(0, CONTEXT).replace(/[\uD800-\uDBFF]$/u, '');
}

function endOf(text: string): string {
  if (text.length <= CONTEXT) return text;
  const from = text.length - CONTEXT;
  const cut = text.indexOf(' ', from);
  if (cut !== -1) return text.slice(cut + 1);
  return text.slice(from).replace(/^[\uDC00-\uDFFF]/u, '');
}
