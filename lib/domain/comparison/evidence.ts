/**
 * What annotations cite, as numbers: the address and the name of each source, folded,
 * and how it was read.
 */
import { newCoder, newFoldedCoder } from './coded';
import type { CitedSource } from './comparison-group';
import { foldText, foldUrl } from './fold-text';

export type Evidence = {
  /** The citations of an annotation are those from `offsets[annotation]` to `offsets[annotation + 1]`. */
  offsets: Int32Array;
  citations: readonly CitedSource[];
  /** By the place in `citations`. Two sources have the same name exactly if the number is the same. */
  names: Int32Array;
  /** Likewise; −1 where no address is given. */
  urls: Int32Array;
  relations: Int32Array;
};

/** Citations of several readings: those of the nth from `offsets[n]` to `offsets[n + 1]`. */
export type Lists = {
  /** Places in `Evidence.citations`. */
  numbers: readonly number[];
  offsets: readonly number[];
};

export function evidenceOf(
  annotations: readonly { citations: readonly CitedSource[] }[],
): Evidence {
  const offsets = new Int32Array(annotations.length + 1);
  const citations: CitedSource[] = [];
  for (let at = 0; at < annotations.length; at += 1) {
    for (const citation of annotations[at]?.citations ?? []) citations.push(citation);
    offsets[at + 1] = citations.length;
  }
  const names = new Int32Array(citations.length);
  const urls = new Int32Array(citations.length);
  const relations = new Int32Array(citations.length);
  const nameOf = newFoldedCoder(foldText);
  const urlOf = newFoldedCoder(foldUrl);
  const { codeOf: relationOf } = newCoder<string>();
  for (let at = 0; at < citations.length; at += 1) {
    const citation = citations[at];
    if (citation === undefined) continue;
    names[at] = nameOf(citation.source);
    urls[at] = citation.url === '' ? -1 : urlOf(citation.url);
    relations[at] = relationOf(citation.relation);
  }
  return { offsets, citations, names, urls, relations };
}
