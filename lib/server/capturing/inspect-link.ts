import 'server-only';

import { isSamePlace, type LinkFinding } from '@/lib/domain/evidence/link-health';

import { sha256 } from '../hash';
import { CaptureFailure } from './capture-failure';
import { fetchOriginal, type GuardedFetch, headerOf, type Original } from './fetch-original';
import { readText } from './read-text';
import { isHtml, mediaTypeOfPage } from './take-page';

export type Inspection = {
  finding: LinkFinding;
  status: number | null;
  etag: string;
  lastModified: string;
};

type CheckedLink = { url: string; etag: string; lastModified: string };

/**
 * One look at a cited page. The server is asked first whether it is there and the same
 * (HEAD); only where that does not tell, the page itself is fetched and its words compared.
 */
export async function inspectLink(link: CheckedLink, options: GuardedFetch): Promise<Inspection> {
  const kept = { etag: link.etag, lastModified: link.lastModified };
  try {
    const first = await ask(link, options);
    if (isSame(first, link)) {
      return { finding: { kind: 'unmodified' }, status: first.status, ...kept };
    }
    const original = isWhole(first) ? first : await fetchOriginal(link.url, options);
    const finding = await findingOf(original);
    if (finding.kind !== 'page') return { finding, status: original.status, ...kept };
    const { etag, lastModified } = validatorsOf(original);
    return { finding, status: original.status, etag, lastModified };
  } catch (error) {
    if (!(error instanceof CaptureFailure)) throw error;
    return { finding: findingOfFailure(error, link.url), status: null, ...kept };
  }
}

/**
 * The answer to HEAD, or where a server refuses that or says that nothing is there, to a
 * GET for the first byte: many answer HEAD otherwise than they answer a reader.
 */
async function ask(link: CheckedLink, options: GuardedFetch): Promise<Probe> {
  const headers = conditionsOf(link);
  try {
    const head = await fetchOriginal(link.url, options, { method: 'HEAD', headers });
    if (isGood(head.status)) return { ...head, isHead: true };
  } catch (error) {
    // An address that may not be reached is not reached by another question either.
    if (!(error instanceof CaptureFailure) || error.code !== 'url_unreachable') throw error;
  }
  const range: [string, string] = ['range', 'bytes=0-0'];
  const original = await fetchOriginal(link.url, options, { headers: [...headers, range] });
  return { ...original, isHead: false };
}

type Probe = Original & { isHead: boolean };

function conditionsOf({ etag, lastModified }: CheckedLink): [string, string][] {
  return [
    ...(etag === '' ? [] : [['if-none-match', etag] as [string, string]]),
    ...(lastModified === '' ? [] : [['if-modified-since', lastModified] as [string, string]]),
  ];
}

function isGood(status: number): boolean {
  return status === 304 || (status >= 200 && status <= 299);
}

/** Whether the server says that it is what it was. A page that moved is looked at. */
function isSame(probe: Probe, link: CheckedLink): boolean {
  if (probe.status === 304) return true;
  if (!isGood(probe.status) || !isSamePlace(link.url, probe.url)) return false;
  const { etag, lastModified } = validatorsOf(probe);
  return link.etag === ''
    ? lastModified !== '' && lastModified === link.lastModified
    : etag === link.etag;
}

/** Whether there is nothing more to be had: a refusal, or the page although a byte was asked for. */
function isWhole({ isHead, status }: Probe): boolean {
  return !isHead && status !== 206 && status !== 416;
}

function validatorsOf({ exchanges }: Original): { etag: string; lastModified: string } {
  const { headers } = exchanges.at(-1) ?? { headers: [] };
  return {
    etag: clip(headerOf(headers, 'etag')),
    lastModified: clip(headerOf(headers, 'last-modified')),
  };
}

async function findingOf(original: Original): Promise<LinkFinding> {
  const { status, url, bytes, contentType } = original;
  if (status === 304) return { kind: 'unmodified' };
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status >= 500) {
    return { kind: 'silent', reason: `The site answers with an error of its own (${status}).` };
  }
  if (status < 200 || status > 299) {
    return { kind: 'withheld', reason: `The site does not show it to a program (${status}).` };
  }
  const mediaType = mediaTypeOfPage(original);
  const { text, isRead } = await readText(bytes, { mediaType, contentType, url, fileName: '' });
  if (text !== '') return { kind: 'page', finalUrl: url, textSha256: sha256(text) };
  // A page without readable words has ones that scripts put there; its bytes say nothing of them.
  const saysNothing = isHtml(mediaType) || !isRead;
  return { kind: 'page', finalUrl: url, textSha256: saysNothing ? null : sha256(bytes) };
}

function findingOfFailure({ code, message }: CaptureFailure, url: string): LinkFinding {
  switch (code) {
    case 'url_too_large':
      return { kind: 'page', finalUrl: url, textSha256: null };
    case 'url_invalid':
    case 'url_scheme':
    case 'url_port':
    case 'url_credentials':
    case 'url_private_address':
      return { kind: 'withheld', reason: 'The address is none that is checked from here.' };
    default:
      return { kind: 'silent', reason: message };
  }
}

function clip(header: string | null): string {
  return header !== null && header.length <= 300 ? header : '';
}
