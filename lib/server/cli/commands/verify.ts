import 'server-only';

import { looksLikePackage, readPackage } from '@/lib/domain/sign-off/read-package';
import { verifyPackage } from '@/lib/domain/sign-off/verify-package';

import { sha256 } from '../../hash';
import { NODE_CRYPTO } from '../../signing/node-crypto';
import { readReportFile, verifyReport } from '../../use-cases/verify-report';
import { plain, remark, say, UsageError } from '../say';
import { readCallersFile } from './read-callers-file';
import type { VerifyOptions } from './verify-options';

/**
 * Work the record out again, or check a file that was exported. A file needs neither
 * database nor server. Exit code 1: something is broken.
 */
export async function verify(file: string | undefined, options: VerifyOptions): Promise<number> {
  if (file !== undefined) return verifyFile(file, options);
  if (options.key !== undefined) throw new UsageError('--key goes with a file.');
  const { verifyDatabase } = await import('./verify-record');
  return verifyDatabase(options);
}

async function verifyFile(path: string, options: VerifyOptions): Promise<number> {
  const bytes = await readCallersFile(path);
  const text = bytes.toString('utf8');
  const value = jsonOf(text);
  if (looksLikePackage(value)) return verifyPackageFile(value, options);
  if (options.key !== undefined) {
    throw new UsageError(`${path} is no signed package, so it holds no key.`);
  }
  const isKnown = options.record === true ? await saysRecord(sha256(bytes)) : false;
  const { file, problem } = readReportFile(text);
  if (file === null) {
    if (isKnown) return 0;
    remark(
      options.record === true
        ? `${path} can be checked by its hash alone. As a report: ${problem}`
        : `${path}: ${problem} Whether exactly these bytes were exported, --record says where the newsroom’s database is.`,
    );
    return 1;
  }
  const { held, faults } = verifyReport(file);
  const noted = options.record === true ? await saysHead(file.article.id, file.asOf) : [];
  return tell(held, [...faults, ...noted]);
}

async function verifyPackageFile(value: unknown, options: VerifyOptions): Promise<number> {
  const { signed, problem } = readPackage(value);
  if (signed === null) {
    remark(plain(`This is no whole package: ${problem}.`));
    return 1;
  }
  const trustedKeyIds = options.key?.split(',').map((id) => id.trim()) ?? null;
  const { held, faults, standing, keyId } = await verifyPackage(signed, NODE_CRYPTO, {
    trustedKeyIds,
  });
  const { newsroom, article, round, exportedAt, chain } = signed.payload;
  say(plain(`${newsroom.name}: ${article.code}, ${article.title}, round ${round.ordinal}.`));
  say(`Written on ${exportedAt} with the key ${keyId}.`);
  if (trustedKeyIds === null) {
    say('Compare the key with the one that the newsroom publishes, or name it with --key.');
  }
  for (const sentence of standing) say(plain(sentence));
  const noted = options.record === true ? await saysHead(chain.chainId, chain) : [];
  return tell(held, [...faults, ...noted]);
}

function tell(held: readonly string[], faults: readonly string[]): number {
  for (const sentence of held) say(plain(sentence));
  for (const sentence of faults) remark(plain(sentence));
  return faults.length === 0 ? 0 : 1;
}

async function saysRecord(hash: string): Promise<boolean> {
  const { sayExport } = await import('./verify-record');
  return sayExport(hash);
}

async function saysHead(chainId: string, head: { rev: number; hash: string }): Promise<string[]> {
  const { faultOfHead } = await import('./verify-record');
  return faultOfHead(chainId, head);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
