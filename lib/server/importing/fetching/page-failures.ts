import 'server-only';

import type { ImportFailure } from '../outcome';
import { PrivateAddressError } from './guarded-agent';

/** What a site's answer, or its silence, means to the person who wanted the article. */

export function failureOfStatus(status: number, host: string): ImportFailure | null {
  if (status >= 200 && status <= 299) return null;
  if (status === 404 || status === 410) {
    return {
      ok: false,
      code: 'url_not_found',
      detail: `${host} says that there is no page at this address (${status}). Check the address; if the article was taken down, import an archived copy or paste the text.`,
    };
  }
  if (status >= 500) {
    return {
      ok: false,
      code: 'url_server_error',
      detail: `${host} answers with an error of its own (${status}). Try again later, or open the page in a browser and paste the text.`,
    };
  }
  return {
    ok: false,
    code: 'url_not_allowed',
    detail: `${host} does not give the page to this program (${status}); it may need a subscription or a browser. Open it in a browser, copy the article and paste it.`,
  };
}

/**
 * Turn what a fetch threw into a sentence.
 *
 * @throws the error itself when it is none of a network's.
 */
export function failureOfError(error: unknown, timeoutMs: number): ImportFailure {
  const causes = causesOf(error);
  if (causes.some((cause) => cause instanceof PrivateAddressError)) {
    return {
      ok: false,
      code: 'url_private_address',
      detail:
        'The address leads to a private or reserved network, not to the public web, so it is not fetched. Open the page and paste the text.',
    };
  }
  if (
    causes.some((cause) => cause.name === 'TimeoutError' || cause.name === 'ConnectTimeoutError')
  ) {
    return {
      ok: false,
      code: 'url_timeout',
      detail: `The page did not arrive within ${Math.round(timeoutMs / 1000)} seconds. Try again, or open it in a browser and paste the text.`,
    };
  }
  const codes = causes.map(codeOf).filter((code) => code !== null);
  const certificate = codes.find((code) => CERTIFICATE.test(code));
  if (certificate !== undefined) {
    return {
      ok: false,
      code: 'url_certificate',
      detail: `The site's certificate is not valid (${certificate}), so its answer cannot be trusted. Open the page in a browser and paste the text.`,
    };
  }
  if (codes.includes('ENOTFOUND') || codes.includes('EAI_AGAIN')) {
    return {
      ok: false,
      code: 'url_unreachable',
      detail:
        'No site with this name was found. Check the spelling of the address, and that this machine is connected.',
    };
  }
  if (codes.length > 0 || error instanceof TypeError) {
    const reason = codes.at(-1);
    return {
      ok: false,
      code: 'url_unreachable',
      detail: `The site could not be read${reason === undefined ? '' : ` (${reason})`}. Try again, or open the page in a browser and paste the text.`,
    };
  }
  throw error;
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^ERR_TLS|^ERR_SSL|^EPROTO$/;

/** The error and what caused it, outermost first; of several attempts at once, all. */
function causesOf(error: unknown): Error[] {
  const found: Error[] = [];
  const open = [error];
  while (open.length > 0 && found.length < 20) {
    const current = open.shift();
    if (!(current instanceof Error)) continue;
    found.push(current);
    open.push(current.cause);
    if (current instanceof AggregateError) open.push(...(current.errors as unknown[]));
  }
  return found;
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}
