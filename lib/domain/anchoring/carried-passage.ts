/**
 * What became of a passage when its article got a new version.
 *
 * `anchored` and `moved` hold the words that were marked; `changed` holds the
 * words they were edited into, and waits for a person. Nothing is ever placed on
 * other words in any other way.
 */
import type { CodePointOffset, CodePointSpan } from './article-text';
import type { DiffPart } from './word-diff';

export const CARRIED_STATUSES = ['anchored', 'moved', 'changed', 'ambiguous', 'orphaned'] as const;
export type CarriedStatus = (typeof CARRIED_STATUSES)[number];

/** A passage of the old version that is to be found in the new one. */
export type PassageToCarry = CodePointSpan & { id: string };

export type CarriedPassage = { id: string } & (
  | (CodePointSpan & {
      /** The same words, in the same place of the article or in another. */
      status: 'anchored' | 'moved';
      /**
       * Whether the passage is the same character for character. If not, only the
       * look of it changed: quotation marks, spaces, hyphenation, a first capital.
       */
      isIdentical: boolean;
    })
  | (CodePointSpan & {
      /** Its words were edited. Code points of the new version, and the old words against the new. */
      status: 'changed';
      diff: readonly DiffPart[];
    })
  /** The passage may be any of these, in the order of the text. */
  | { status: 'ambiguous'; candidates: readonly CodePointSpan[] }
  /** It was deleted; it stood here, between two characters of the new version. */
  | { status: 'orphaned'; stood: CodePointOffset }
);

/**
 * A stretch that both versions are known to hold, where the edit itself is known
 * and not only its result. In code points; the stretches ascend in both.
 */
export type KeptStretch = { oldStart: number; newStart: number; length: number };
