/**
 * Checking a signed package by itself. Every sentence that comes out says what
 * was checked; the first fault of each thing is named with the thing.
 */
import { FIRST_PREV_HASH, hashInput } from '../events/event-chain';
import { canonicalJson } from '../events/canonical-json';
import type { Json } from '../shared/json';
import type { SignOffContent } from './content';
import {
  KEY_ID_DIGITS,
  type PackageCrypto,
  type PackagedSignature,
  type PackagePayload,
  packageText,
  type SignedPackage,
} from './signed-package';
import { ladderOf } from './stages';

export type PackageCheck = {
  /** What was found in order, each a sentence. */
  held: readonly string[];
  /** Empty exactly if the file is whole. */
  faults: readonly string[];
  /** Which stages have signed what stands in the file, and which have not. */
  standing: readonly string[];
  keyId: string;
};

export async function verifyPackage(
  { payload, key, signature }: SignedPackage,
  crypto: PackageCrypto,
  { trustedKeyIds = null }: { trustedKeyIds?: readonly string[] | null } = {},
): Promise<PackageCheck> {
  const held: string[] = [];
  const faults: string[] = [];
  const check = (isSo: boolean, yes: string, no: string): boolean => {
    (isSo ? held : faults).push(isSo ? yes : no);
    return isSo;
  };

  const keyId = (await crypto.sha256(key.publicKey)).slice(0, KEY_ID_DIGITS);
  if (key.id !== keyId) {
    faults.push(`The file says that its key is ${key.id}, and the key it holds is ${keyId}.`);
  }
  if (trustedKeyIds !== null) {
    check(
      trustedKeyIds.includes(keyId),
      `The key ${keyId} is one that you trust.`,
      `The key ${keyId} is none of those that you trust.`,
    );
  }
  check(
    await crypto.isSignedBy(packageText(payload), key.publicKey, signature),
    `The installation with the key ${keyId} wrote this file, and nothing in it was changed since.`,
    'The signature of the installation does not fit: something in the file was changed after it was written.',
  );

  const contents = await checkContents(payload, crypto, check);
  for (const one of payload.signatures) {
    const fault = await faultOfSignature(one, payload, contents, crypto);
    const name = nameOf(one, payload);
    check(
      fault === null,
      `${name}: vouches for the bytes that came with it, as event ${one.event.rev} of the record says.`,
      `${name}: ${fault ?? ''}`,
    );
  }
  if (!contents.has(payload.seal)) {
    faults.push('What stood when the file was written is not in the file.');
  }
  return { held, faults, standing: standingOf(payload), keyId };
}

type Check = (isSo: boolean, yes: string, no: string) => boolean;

async function checkContents(
  payload: PackagePayload,
  crypto: PackageCrypto,
  check: Check,
): Promise<ReadonlySet<string>> {
  const whole = new Set<string>();
  for (const { sha256, canonical } of payload.contents) {
    const name = `The content ${sha256.slice(0, 8)}`;
    if ((await crypto.sha256(canonical)) !== sha256) {
      check(false, '', `${name} does not have the hash that the file names.`);
      continue;
    }
    const fault = await faultOfContent(canonical, payload, crypto);
    const isWhole = check(
      fault === null,
      `${name} has its hash, its text has its own, and every claim quotes the text.`,
      `${name}: ${fault ?? ''}`,
    );
    if (isWhole) whole.add(sha256);
  }
  return whole;
}

async function faultOfContent(
  canonical: string,
  { article, round }: PackagePayload,
  crypto: PackageCrypto,
): Promise<string | null> {
  let content: SignOffContent;
  try {
    const parsed = JSON.parse(canonical) as Json;
    if (canonicalJson(parsed) !== canonical) return 'it is not written in the canonical way.';
    content = parsed as unknown as SignOffContent;
    if (content.article.id !== article.id) return 'it is of another article than the file names.';
    if (content.round.id !== round.id) return 'it is of another round than the file names.';
    if ((await crypto.sha256(content.version.text)) !== content.version.textSha256) {
      return 'its text does not have the hash that it names.';
    }
    const characters = Array.from(content.version.text);
    const misquoted = content.claims.find(
      ({ start, end, exact }) => characters.slice(start, end).join('') !== exact,
    );
    return misquoted === undefined
      ? null
      : `the claim ${misquoted.id} does not quote the text at its place.`;
  } catch {
    return 'it cannot be read as what a signature vouches for.';
  }
}

async function faultOfSignature(
  signature: PackagedSignature,
  { article, round, newsroom, chain }: PackagePayload,
  contents: ReadonlySet<string>,
  crypto: PackageCrypto,
): Promise<string | null> {
  const { event, contentSha256 } = signature;
  if (!contents.has(contentSha256)) return 'the bytes it vouches for are not whole in the file.';
  if ((await crypto.sha256(hashInput(event))) !== event.hash) {
    return `event ${event.rev} is not what was recorded: its hash differs.`;
  }
  const { payload } = event;
  const said: readonly [boolean, string][] = [
    [event.type === 'sign_off.signed', 'the event is not that of a signature.'],
    [payload['signOffId'] === signature.id, 'the event is that of another signature.'],
    [payload['stageId'] === signature.stageId, 'the event names another stage.'],
    [payload['contentSha256'] === contentSha256, 'the event names other bytes.'],
    [event.actorId === signature.signer.id, 'the event names another person.'],
    [event.occurredAt === signature.signedAt, 'the event names another time.'],
    [event.articleId === article.id, 'the event belongs to another article.'],
    [event.roundId === round.id, 'the event belongs to another round.'],
    [event.newsroomId === newsroom.id, 'the event belongs to another newsroom.'],
    [event.chainId === chain.chainId, 'the event stands in another record.'],
    [event.rev <= chain.rev, `the record ends at event ${chain.rev}, before event ${event.rev}.`],
    [
      event.rev !== chain.rev || event.hash === chain.hash,
      'the event is not the last one of the record that the file names.',
    ],
    [
      event.rev > 1 || event.prevHash === FIRST_PREV_HASH,
      'the first event of a record follows none.',
    ],
  ];
  return said.find(([isSo]) => !isSo)?.[1] ?? null;
}

function nameOf({ stageId, signer }: PackagedSignature, { stages }: PackagePayload): string {
  const label = stages.list.find(({ id }) => id === stageId)?.label ?? stageId;
  return `The signature of ${signer.name} as ${label}`;
}

function standingOf({ stages, signatures, seal }: PackagePayload): string[] {
  const names = new Map(signatures.map(({ signer }) => [signer.id, signer.name]));
  const ladder = ladderOf(
    stages.list.map((stage) => ({ ...stage, gates: [] })),
    signatures.map(({ signer, signedAt, voidedAt, ...one }) => ({
      ...one,
      signerId: signer.id,
      signedAt: new Date(signedAt),
      voidedAt: voidedAt === null ? null : new Date(voidedAt),
    })),
    seal,
  );
  return ladder.map(({ stage, state, standing }) => {
    const by = standing
      .map(({ signerId, signedAt }) => `${names.get(signerId) ?? ''} on ${dayOf(signedAt)}`)
      .join(' and ');
    if (state === 'signed') return `${stage.label}: signed by ${by}.`;
    if (standing.length > 0) {
      return `${stage.label}: signed by ${by}; ${stage.signatures - standing.length} more to come.`;
    }
    return state === 'outdated'
      ? `${stage.label}: was signed, for something else than this.`
      : `${stage.label}: not signed.`;
  });
}

function dayOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
