/**
 * What a new version makes of a passage, given what the step before has left to
 * say of it.
 *
 * A passage is compared with the words that a person last vouched for, and not
 * with those of the version before: a claim whose words changed and that nobody
 * has looked at still waits after the next version, also where that one leaves
 * its words alone. Where the words are again those that were vouched for, there
 * is nothing left to look at.
 */
import type { CodePointOffset, CodePointSpan } from '../anchoring/article-text';
import type { CarriedPassage, CarriedStatus, PassageToCarry } from '../anchoring/carried-passage';
import type { CheckStatus } from '../claims/claim';

export type CarriedOutcome = 'confirmed' | 'verdict_kept' | 'reopened' | 'attached' | 'retired';

export type StandingPassage = CodePointSpan & {
  id: string;
  exact: string;
  /** Whether the span is of the version that is left; else it is of an older one. */
  isPlaced: boolean;
  checkStatus: CheckStatus;
  verdict: string | null;
  /** What a person has still to say of the step before; `null` where nothing is left. */
  waits: Waiting | null;
};

export type Waiting = {
  status: CarriedStatus;
  /** The words that a person last vouched for. */
  vouchedExact: string;
  candidates: readonly CodePointSpan[];
  stoodAt: CodePointOffset | null;
  checkStatusBefore: CheckStatus;
  verdictBefore: string | null;
};

export type CarriedOn = {
  id: string;
  status: CarriedStatus;
  isIdentical: boolean;
  /** In the new text; `null` where the passage has no place there. */
  place: CodePointSpan | null;
  vouchedExact: string;
  candidates: readonly CodePointSpan[];
  stoodAt: CodePointOffset | null;
  checkStatus: CheckStatus;
  checkStatusBefore: CheckStatus;
  verdictBefore: string | null;
};

/** Between the id of a passage without a place and the number of one of its candidates. */
const CANDIDATE = '#';

/** What is looked for in the new text: each passage, and of those without a place what they may be. */
export function passagesToCarry(standing: readonly StandingPassage[]): PassageToCarry[] {
  return standing.flatMap(({ id, start, end, isPlaced, waits }): PassageToCarry[] =>
    isPlaced
      ? [{ id, start, end }]
      : (waits?.candidates ?? []).map((span, at) => ({ ...span, id: `${id}${CANDIDATE}${at}` })),
  );
}

export type NewText = {
  found: readonly CarriedPassage[];
  /** The words of a span of the new text. */
  wordsAt: (span: CodePointSpan) => string;
  /** Where a place of the old text has come to. */
  placeOf: (place: CodePointOffset) => CodePointOffset;
};

/** @throws Error if a passage was not looked for, or stands on other words than it says. */
export function carryOn(
  standing: readonly StandingPassage[],
  { found, wordsAt, placeOf }: NewText,
): CarriedOn[] {
  const byId = new Map(found.map((one) => [one.id, one]));
  return standing.map((passage): CarriedOn => {
    const common = {
      id: passage.id,
      vouchedExact: passage.waits?.vouchedExact ?? passage.exact,
      checkStatusBefore: passage.waits?.checkStatusBefore ?? passage.checkStatus,
      verdictBefore: passage.waits === null ? passage.verdict : passage.waits.verdictBefore,
    };
    if (!passage.isPlaced) return { ...common, ...withoutPlace(passage, byId, placeOf) };
    const result = byId.get(passage.id);
    if (result === undefined) throw new Error(`Passage ${passage.id} was not carried`);
    switch (result.status) {
      case 'ambiguous':
        return { ...common, ...nowhere('ambiguous'), candidates: result.candidates.map(spanOf) };
      case 'orphaned':
        return { ...common, ...nowhere('orphaned'), stoodAt: result.stood };
      case 'anchored':
      case 'moved':
      case 'changed': {
        const place = spanOf(result);
        const words = wordsAt(place);
        const keepsWords = result.status !== 'changed';
        if (keepsWords && result.isIdentical !== (words === passage.exact)) {
          throw new Error(`Passage ${passage.id} was carried to other words: “${words}”`);
        }
        return { ...common, ...withPlace(passage, result.status, words), place };
      }
    }
  });
}

type Fate = Omit<CarriedOn, 'id' | 'vouchedExact' | 'checkStatusBefore' | 'verdictBefore'>;

function withPlace(
  { exact, checkStatus, waits }: StandingPassage,
  status: 'anchored' | 'moved' | 'changed',
  words: string,
): Omit<Fate, 'place'> {
  const rest = { candidates: [], stoodAt: null };
  const isIdentical = status !== 'changed' && words === exact;
  if (waits === null) {
    return {
      ...rest,
      status,
      isIdentical,
      checkStatus: status === 'changed' ? 'changed' : checkStatus,
    };
  }
  if (words === waits.vouchedExact) {
    // Back to the words that were vouched for. Where it stood was last said by nobody but a person.
    const isInPlace = status !== 'moved' && waits.status === 'changed';
    return {
      ...rest,
      status: isInPlace ? 'anchored' : 'moved',
      isIdentical: true,
      checkStatus: waits.checkStatusBefore,
    };
  }
  // What moved without another word, and now at most looks otherwise, still only moved.
  if (waits.status === 'moved' && status !== 'changed') {
    return { ...rest, status: 'moved', isIdentical: false, checkStatus };
  }
  return { ...rest, status: 'changed', isIdentical: false, checkStatus: 'changed' };
}

function withoutPlace(
  { id, waits }: StandingPassage,
  byId: ReadonlyMap<string, CarriedPassage>,
  placeOf: NewText['placeOf'],
): Fate {
  const candidates = (waits?.candidates ?? []).flatMap((_, at): CodePointSpan[] => {
    const result = byId.get(`${id}${CANDIDATE}${at}`);
    if (result?.status === 'anchored' || result?.status === 'moved') return [spanOf(result)];
    return result?.status === 'ambiguous' ? result.candidates.map(spanOf) : [];
  });
  const distinct = [...new Map(candidates.map((span) => [span.start, span])).values()];
  if (distinct.length > 0) {
    return {
      ...nowhere('ambiguous'),
      candidates: distinct.sort((one, other) => one.start - other.start),
    };
  }
  const stood = waits?.stoodAt ?? waits?.candidates[0]?.start ?? (0 as CodePointOffset);
  return { ...nowhere('orphaned'), stoodAt: placeOf(stood) };
}

function nowhere(status: 'ambiguous' | 'orphaned'): Fate {
  return {
    status,
    isIdentical: false,
    place: null,
    candidates: [],
    stoodAt: null,
    checkStatus: 'changed',
  };
}

function spanOf({ start, end }: CodePointSpan): CodePointSpan {
  return { start, end };
}

/** Whether a person has still to say something of a carried passage. */
export function isWaiting({
  status,
  outcome,
}: {
  status: CarriedStatus;
  outcome: CarriedOutcome | null;
}): boolean {
  return status !== 'anchored' && waitsAfter(outcome);
}

/** What is attached to its words is still to be confirmed. */
export function waitsAfter(outcome: CarriedOutcome | null): boolean {
  return outcome === null || outcome === 'attached';
}

/** Whether many such passages can be confirmed in one go: the same words, in another place. */
export function isSafeToConfirm(passage: {
  status: CarriedStatus;
  outcome: CarriedOutcome | null;
}): boolean {
  return isWaiting(passage) && passage.outcome === null && passage.status === 'moved';
}

/** The check status of a claim once a person has vouched for its finding on the new words. */
export function statusOnceConfirmed({
  status,
  checkStatus,
  checkStatusBefore,
  verdict,
  hasOpenQuery,
}: {
  status: CarriedStatus;
  checkStatus: CheckStatus;
  checkStatusBefore: CheckStatus;
  verdict: string | null;
  hasOpenQuery: boolean;
}): CheckStatus {
  if (hasOpenQuery) return 'queried';
  if (status === 'moved' && checkStatus !== 'changed') return checkStatus;
  if (verdict !== null) return 'checked';
  return checkStatusBefore === 'cleared' ? 'cleared' : 'open';
}
