/**
 * What annotations cite: the address and the name of each source, folded where it is
 * compared, and how it was read.
 */
import { type Folded, newCoder, newFolded } from './coded';
import type { CitedSource } from './comparison-group';
import { foldText, foldUrl } from './fold-text';

export type Evidence = {
  /** The citations of an annotation are those from `offsets[annotation]` to `offsets[annotation + 1]`. */
  offsets: Int32Array;
  citations: readonly CitedSource[];
  /** By the place in `citations`. */
  names: Folded;
  urls: Folded;
  relations: Int32Array;
};

/** Citations of several readings: those of the nth from `offsets[n]` to `offsets[n + 1]`. */
export type Lists = {
  /** Places in `Evidence.citations`. */
  numbers: Int32Array;
  offsets: Int32Array;
};

/** @param citations as many as the lists together can hold. */
export function newLists(citations: number, readings: number): Lists {
  return { numbers: new Int32Array(citations), offsets: new Int32Array(readings + 1) };
}

export function evidenceOf(
  annotations: readonly { citations: readonly CitedSource[] }[],
): Evidence {
  const offsets = new Int32Array(annotations.length + 1);
  const citations: CitedSource[] = [];
  for (let at = 0; at < annotations.length; at += 1) {
    for (const citation of annotations[at]?.citations ?? []) citations.push(citation);
    offsets[at + 1] = citations.length;
  }
  const relations = new Int32Array(citations.length);
  const { codeOf: relationOf } = newCoder<string>();
  for (let at = 0; at < citations.length; at += 1) {
    relations[at] = relationOf(citations[at]?.relation ?? '');
  }
  return {
    offsets,
    citations,
    relations,
    names: newFolded(citations.length, (at) => citations[at]?.source ?? '', foldText),
    urls: newFolded(citations.length, (at) => citations[at]?.url ?? '', foldUrl),
  };
}
