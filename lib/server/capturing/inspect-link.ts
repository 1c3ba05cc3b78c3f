import 'server-only';

import type { LinkFinding } from '@/lib/domain/evidence/link-health';

import { sha256 } from '../hash';
import { CaptureFailure } from './capture-failure';
import { fetchOriginal, type GuardedFetch, headerOf, type Original } from './fetch-original';
import { readText } from './read-text';

export type Inspection = {
  finding: LinkFinding;
  status: number | null;
  etag: string;
  lastModified: string;
};

/** One look at a cited page. Asks only for what has changed, where the server can tell. */
export async function inspectLink(
  link: { url: string; etag: string; lastModified: string },
  options: GuardedFetch,
): Promise<Inspection> {
  const conditions: [string, string][] = [
    ...(link.etag === '' ? [] : [['if-none-match', link.etag] as [string, string]]),
    ...(link.lastModified === ''
      ? []
      : [['if-modified-since', link.lastModified] as [string, string]]),
  ];
  const kept = { etag: link.etag, lastModified: link.lastModified };
  try {
    const original = await fetchOriginal(link.url, options, conditions);
    const finding = await findingOf(original);
    if (finding.kind !== 'page') return { finding, status: original.status, ...kept };
    const { headers } = original.exchanges.at(-1) ?? { headers: [] };
    return {
      finding,
      status: original.status,
      etag: clip(headerOf(headers, 'etag')),
      lastModified: clip(headerOf(headers, 'last-modified')),
    };
  } catch (error) {
    if (!(error instanceof CaptureFailure)) throw error;
    return { finding: findingOfFailure(error, link.url), status: null, ...kept };
  }
}

async function findingOf({ status, url, bytes, contentType }: Original): Promise<LinkFinding> {
  if (status === 304) return { kind: 'unmodified' };
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status >= 500) {
    return { kind: 'silent', reason: `The site answers with an error of its own (${status}).` };
  }
  if (status < 200 || status > 299) {
    return { kind: 'withheld', reason: `The site does not show it to a program (${status}).` };
  }
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const isPage =
    mediaType === '' || mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
  if (!isPage) return { kind: 'page', finalUrl: url, textSha256: sha256(bytes) };
  const { text } = await readText(bytes, {
    mediaType: 'text/html',
    contentType,
    url,
    fileName: '',
  });
  // A page without readable words has ones that scripts put there; its bytes say nothing of them.
  return { kind: 'page', finalUrl: url, textSha256: text === '' ? null : sha256(text) };
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
