import 'server-only';

import type { PageParticulars } from '@/lib/contracts/sources';
import type { Actor } from '@/lib/domain/access/access-request';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { env } from '../env';
import { type ImportOptions, lookUpPage as readParticulars } from '../importing/import-article';

/**
 * What the page at an address says of itself, for a citation of it. It is fetched as every
 * stranger's page is, and read in the parser's process; nothing of it is stored.
 *
 * @throws AppError that says why the page tells nothing, and what to do.
 */
export async function lookUpPage(
  { url }: { url: string },
  actor: Actor,
  options: ImportOptions = { allowHosts: env().FETCH_ALLOW_HOSTS },
): Promise<PageParticulars> {
  authorize(actor, { action: 'page:look_up', newsroom: actor });
  const found = await readParticulars(url, options);
  if ('ok' in found) {
    throw new AppError('import_failed', `${found.detail} The fields can be filled in by hand.`);
  }
  const address = found.url === null ? url : (safeUrl(found.url, WEB_SCHEMES) ?? url);
  return {
    source: clip(found.outlet ?? siteOf(address), 300),
    title: clip(found.title, 500),
    author: clip(found.byline ?? '', 300),
    publishedOn: found.publishedOn,
    url: address.length > 2_000 ? url : address,
  };
}

function siteOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./u, '') : '';
}

/** Cut at a whole character. */
function clip(text: string, max: number): string {
  return text.length <= max
    ? text
    : text
        .slice(0, max)
        .toWellFormed()
        .replace(/\uFFFD$/u, '');
}
