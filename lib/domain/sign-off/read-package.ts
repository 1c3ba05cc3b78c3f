/**
 * A signed package out of the text of a file. What is no package is refused with
 * the place where it is not, so that nothing is checked that was not understood.
 */
import { ROLES } from '../access/access-request';
import { PACKAGE_SCHEMA, type SignedPackage } from './signed-package';

type Rule = (value: unknown, path: string) => string | null;

const SHA256 = /^[0-9a-f]{64}$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const text: Rule = (value, path) => (typeof value === 'string' ? null : `${path} is no text`);
const count: Rule = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? null
    : `${path} is no whole number`;
const like =
  (pattern: RegExp, what: string): Rule =>
  (value, path) =>
    typeof value === 'string' && pattern.test(value) ? null : `${path} is no ${what}`;
const oneOf =
  (values: readonly string[]): Rule =>
  (value, path) =>
    typeof value === 'string' && values.includes(value)
      ? null
      : `${path} is none of the known ones`;
const orNull =
  (rule: Rule): Rule =>
  (value, path) =>
    value === null ? null : rule(value, path);
const list =
  (rule: Rule): Rule =>
  (value, path) => {
    if (!Array.isArray(value)) return `${path} is no list`;
    for (const [at, item] of value.entries()) {
      const problem = rule(item, `${path}[${at}]`);
      if (problem !== null) return problem;
    }
    return null;
  };
const record: Rule = (value, path) => (isObject(value) ? null : `${path} is no object`);
/** Exactly these members: what nobody checks must not be there to be believed. */
const object =
  (members: Readonly<Record<string, Rule>>): Rule =>
  (value, path) => {
    if (!isObject(value)) return `${path} is no object`;
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(members, name));
    if (unknown !== undefined) return `${path}.${unknown} is no part of a package`;
    for (const [name, rule] of Object.entries(members)) {
      if (!Object.hasOwn(value, name)) return `${path}.${name} is missing`;
      const problem = rule(value[name], `${path}.${name}`);
      if (problem !== null) return problem;
    }
    return null;
  };

const hash = like(SHA256, 'SHA-256');
const instant = like(INSTANT, 'instant');
const role = oneOf(ROLES);

const event = object({
  chainId: text,
  rev: count,
  newsroomId: text,
  articleId: orNull(text),
  roundId: orNull(text),
  ownerId: orNull(text),
  actorId: orNull(text),
  type: text,
  payload: record,
  occurredAt: instant,
  prevHash: hash,
  hash,
});

const signedPackage = object({
  payload: object({
    schema: oneOf([PACKAGE_SCHEMA]),
    exportedAt: instant,
    newsroom: object({ id: text, name: text }),
    article: object({ id: text, code: text, title: text }),
    round: object({ id: text, ordinal: count }),
    stages: object({
      version: count,
      list: list(object({ id: text, label: text, role, signatures: count })),
    }),
    seal: hash,
    contents: list(object({ sha256: hash, canonical: text })),
    signatures: list(
      object({
        id: text,
        stageId: text,
        signer: object({ id: text, name: text }),
        role,
        signedAt: instant,
        contentSha256: hash,
        voidedAt: orNull(instant),
        voidReason: text,
        event,
      }),
    ),
    chain: object({ chainId: text, rev: count, hash }),
  }),
  key: object({
    id: text,
    algorithm: oneOf(['Ed25519']),
    publicKey: like(BASE64, 'base64'),
  }),
  signature: like(BASE64, 'base64'),
});

/** Whether the text claims to be a package at all; any other file is somebody else's to read. */
export function looksLikePackage(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['payload'])) return false;
  const { schema } = value['payload'];
  return typeof schema === 'string' && schema.startsWith('obelus.signed-package/');
}

export function readPackage(
  value: unknown,
): { signed: SignedPackage; problem: null } | { signed: null; problem: string } {
  const problem = signedPackage(value, 'file');
  return problem === null
    ? { signed: value as SignedPackage, problem: null }
    : { signed: null, problem };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
