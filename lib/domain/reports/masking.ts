/**
 * A round as it is handed on with something left out: who protected sources are,
 * what was thought about the claims, who of the newsroom did what. Each is a
 * choice of whoever exports. The record itself is rewritten and every form is
 * made from what is left, so that nothing lies beneath a black bar.
 *
 * The text of the article stays as it is: it is what will be, or was, published.
 * The seal stays as well, but what was signed is left out with the rest, so that
 * a masked copy cannot be checked by itself, and says so.
 */
import type { Citation } from '../claims/claim';
import { rationaleFromText } from '../claims/rationale';
import { rationalePlainText } from '../claims/rationale-text';
import { foldText } from '../comparison/fold-text';
import type { AlsoCovered, SignOffContent } from '../sign-off/content';
import { foldName } from '../sources/source';
import { type ProtectedSource, protectedBy } from '../sources/protected-source';
import { createHider, type HiddenWords, mapTexts } from './hide-words';
import { hiddenNames, withoutNames } from './masked-names';
import type { Masking } from './masking-choice';
import type { RecordDecision, RecordReading, RoundRecord } from './round-record';

export const NOTHING_MASKED: Masking = { sources: false, rationales: false, names: false };

/** What is left out, for the record of the newsroom and for the head of the report. */
export function maskedParts(masking: Masking): string[] {
  return [
    ...(masking.sources ? ['protected sources'] : []),
    ...(masking.rationales ? ['rationales'] : []),
    ...(masking.names ? ['names of colleagues'] : []),
  ];
}

/** How often a source that was promised protection is cited, or is named in whatever was written. */
export function countProtected(
  record: RoundRecord,
  register: readonly ProtectedSource[] = [],
): number {
  const cited = citationsOf(record).filter(
    ({ confidential, source }) =>
      confidential === true || protectedBy(source, register) !== undefined,
  );
  return Math.max(cited.length, toldSources(record, register).length);
}

/** Whether what was signed, and is handed on as it is, names a source in words beside the article. */
export function isToldIn(canonical: string, source: ProtectedSource): boolean {
  const content = JSON.parse(canonical) as Partial<SignOffContent>;
  const { version, article: _, claims = [], ...rest } = content;
  const written = JSON.stringify({ ...rest, claims: claims.map((one) => ({ ...one, exact: '' })) });
  return createHider(hiddenOfRegister([source]), version?.text ?? '')(written) !== written;
}

/** Confidential sources whose names stand somewhere in the record. */
export function toldSources<Known extends ProtectedSource>(
  record: RoundRecord,
  register: readonly Known[],
): Known[] {
  if (register.length === 0) return [];
  const before = JSON.stringify(withoutWords(record, []));
  return register.filter((one) => {
    const hidden = hiddenOfRegister([one]);
    return (
      record.signedContents.some(({ canonical }) => isToldIn(canonical, one)) ||
      JSON.stringify(withoutWords(record, hidden)) !== before
    );
  });
}

/**
 * @param register confidential sources to leave out in any case, also where no citation says
 *   that it is to be protected.
 */
export function maskRecord(
  record: RoundRecord,
  masking: Masking,
  register: readonly ProtectedSource[] = [],
): RoundRecord {
  const isRegistered = countRegistered(record, register) > 0;
  const parts: Masking = { ...masking, sources: masking.sources || isRegistered };
  if (maskedParts(parts).length === 0) return record;
  const bare = masking.rationales ? withoutRationales(record) : record;
  const secrets = protectedSources(record, masking.sources, register);
  const quiet = secrets.length === 0 ? bare : withoutSources(bare, secrets, register);
  const hidden = [
    ...hiddenOfRegister(register),
    ...secrets.flatMap((one) => hiddenOfSource(one, secrets, register)),
    ...(masking.names ? hiddenNames(record) : []),
  ];
  const silent = hidden.length === 0 ? quiet : withoutWords(quiet, hidden);
  return {
    ...(masking.names ? withoutNames(silent) : silent),
    masking: parts,
    signedContents: [],
  };
}

function countRegistered(record: RoundRecord, register: readonly ProtectedSource[]): number {
  if (register.length === 0) return 0;
  const cited = citationsOf(record).filter(({ source }) => protectedBy(source, register));
  return cited.length + toldSources(record, register).length;
}

function hiddenOfRegister(register: readonly ProtectedSource[]): HiddenWords[] {
  return register.flatMap(({ alias, names }) =>
    names.map((words) => ({ words, standIn: alias, inParts: true })),
  );
}

type Claims = Pick<RoundRecord, 'readings' | 'decisions'>;

function citationsOf({ readings, decisions }: Claims): Citation[] {
  return [...readings, ...decisions].flatMap(({ citations }) => citations);
}

function withoutRationales(record: RoundRecord): RoundRecord {
  const bare = <Claim extends RecordReading>(claim: Claim): Claim => ({
    ...claim,
    rationale: null,
  });
  return {
    ...record,
    readings: record.readings.map(bare),
    decisions: record.decisions.map((one): RecordDecision => ({ ...bare(one), reason: '' })),
  };
}

const SOURCE_STAND_IN = 'Protected source';
const WORDS_STAND_IN = '[protected]';
/** Fewer words are too common to be anybody's. */
const FEWEST_WORDS = 4;

/** The same source is protected wherever it is cited, also where that was forgotten. */
function protectedSources(
  record: RoundRecord,
  isChosen: boolean,
  register: readonly ProtectedSource[],
): Citation[] {
  const all = citationsOf(record);
  const open = all.filter(
    ({ confidential, source }) =>
      (isChosen && confidential === true) || protectedBy(source, register) !== undefined,
  );
  const names = new Set(open.map(({ source }) => foldText(source)));
  const urls = new Set(open.map(({ url }) => url).filter((url) => url !== ''));
  return all.filter(
    ({ confidential, source, url }) =>
      (isChosen && confidential === true) || names.has(foldText(source)) || urls.has(url),
  );
}

function aliasOf(
  { source, alias = '' }: Citation,
  secrets: readonly Citation[],
  register: readonly ProtectedSource[],
): string {
  if (alias !== '') return alias;
  const registered = protectedBy(source, register);
  if (registered !== undefined) return registered.alias;
  const same = secrets.find(
    (one) => foldText(one.source) === foldText(source) && (one.alias ?? '') !== '',
  );
  return same?.alias ?? SOURCE_STAND_IN;
}

/** Tier, relation and terms stay: a reader may know how good the evidence is. */
function withoutSources(
  record: RoundRecord,
  secrets: readonly Citation[],
  register: readonly ProtectedSource[],
): RoundRecord {
  const ids = new Set(secrets.map(({ id }) => id));
  const quiet = <Claim extends RecordReading>(claim: Claim): Claim => ({
    ...claim,
    citations: claim.citations.map((citation): Citation => {
      if (!ids.has(citation.id)) return citation;
      const { id, tier, relation, terms } = citation;
      return {
        id,
        source: aliasOf(citation, secrets, register),
        tier,
        relation,
        quote: '',
        locator: '',
        url: '',
        accessedOn: null,
        ...(terms !== undefined && { terms }),
        confidential: true,
      };
    }),
  });
  return {
    ...record,
    readings: record.readings.map(quiet),
    decisions: record.decisions.map(quiet),
    ...(record.alsoCovered !== undefined && {
      alsoCovered: withoutCapturesOf(ids, record.alsoCovered),
    }),
  };
}

/** The hash of a public page tells which page it is. */
function withoutCapturesOf(ids: ReadonlySet<string>, covered: AlsoCovered): AlsoCovered {
  const { captures = [], ...rest } = covered;
  const left = captures.filter(({ id }) => !ids.has(id));
  return left.length === 0 ? rest : { ...rest, captures: left };
}

function hiddenOfSource(
  citation: Citation,
  all: readonly Citation[],
  register: readonly ProtectedSource[],
): HiddenWords[] {
  const standIn = aliasOf(citation, all, register);
  const { url, quote } = citation;
  // What everyone calls it tells nobody who it is.
  const isAlias = protectedBy(citation.source, register)?.aliases.some(
    (alias) => foldName(alias) === foldName(citation.source),
  );
  const source = isAlias === true ? '' : citation.source;
  const isLong = (quote.match(/\p{L}+/gu) ?? []).length >= FEWEST_WORDS;
  return [
    { words: source, standIn, inParts: true },
    { words: url, standIn: WORDS_STAND_IN, inParts: false },
    { words: isLong ? quote : '', standIn: WORDS_STAND_IN, inParts: false },
  ];
}

/** Out of all that people wrote beside the article. */
function withoutWords(record: RoundRecord, all: readonly HiddenWords[]): RoundRecord {
  const { text } = record.version;
  // What the article prints of a quotation is no secret, and a stand-in would tell where it stands.
  const hidden = all.filter(
    ({ words, standIn }) => standIn !== WORDS_STAND_IN || !text.includes(words),
  );
  const change = createHider(hidden, text);
  // Field by field: what is stored in one word of ours is no text of anybody.
  const claim = <Claim extends RecordReading>(one: Claim): Claim => ({
    ...one,
    claimText: change(one.claimText),
    suggestedFix: one.suggestedFix === null ? null : change(one.suggestedFix),
    rationale: rationaleWithout(one.rationale, change),
    attribution: one.attribution.map((node) => ({
      ...node,
      name: change(node.name),
      detail: change(node.detail),
    })),
    citations: one.citations.map((citation) => ({
      ...citation,
      source: change(citation.source),
      quote: change(citation.quote),
      ...placeWithout(citation, change),
      url: change(citation.url),
      ...(citation.alias !== undefined && { alias: change(citation.alias) }),
      ...(citation.title !== undefined && { title: change(citation.title) }),
      ...(citation.author !== undefined && { author: change(citation.author) }),
    })),
  });
  return {
    ...record,
    version: { ...record.version, fileName: change(record.version.fileName) },
    notes: record.notes.map((note) => ({
      ...note,
      author: change(note.author),
      body: change(note.body),
    })),
    readings: record.readings.map(claim),
    decisions: record.decisions.map((one) => ({ ...claim(one), reason: change(one.reason) })),
    queries: record.queries.map((query) => ({
      ...query,
      messages: query.messages.map((message) => ({ ...message, body: change(message.body) })),
    })),
    signatures: record.signatures.map((one) => ({ ...one, voidReason: change(one.voidReason) })),
    ...(record.alsoCovered !== undefined && { alsoCovered: mapTexts(record.alsoCovered, change) }),
  };
}

/** A place of which words were taken is of no kind any more. */
function placeWithout(
  { locator, locatorKind }: Citation,
  change: (words: string) => string,
): Pick<Citation, 'locator' | 'locatorKind'> {
  const left = change(locator);
  if (locatorKind === undefined) return { locator: left };
  return { locator: left, locatorKind: left === locator ? locatorKind : undefined };
}

/** A name that is split by its formatting, or stands in an address, is found in the words as they are read. */
function rationaleWithout(
  rationale: RecordReading['rationale'],
  change: (words: string) => string,
): RecordReading['rationale'] {
  const words = rationalePlainText(rationale);
  const quiet = change(words);
  const hasNothing = JSON.stringify(mapTexts(rationale, change)) === JSON.stringify(rationale);
  return quiet === words && hasNothing ? rationale : rationaleFromText(quiet);
}
