import 'server-only';

import type { ImportFailureCode } from '../importing/outcome';
import { sayBytes } from '../importing/limits';
import { captureLimits } from './limits';

/** A capture that could not be taken, in a sentence for the person who asked for it. */
export class CaptureFailure extends Error {
  constructor(
    readonly code: ImportFailureCode,
    message: string,
  ) {
    super(message);
    this.name = 'CaptureFailure';
  }
}

const HAND_OVER = 'Save it from a browser and hand the file over.';

const SENTENCES: Partial<Record<ImportFailureCode, string>> = {
  url_invalid: 'The citation has no complete web address. Give one that begins with https://.',
  url_scheme: `Only http and https addresses can be captured. ${HAND_OVER}`,
  url_credentials: `The address has a user name or password in it. Remove it from the citation.`,
  url_port: `The address names a port other than the web's own, 80 and 443. ${HAND_OVER}`,
  url_private_address: `The address leads to a private or reserved network, not to the public web, so it is not fetched. ${HAND_OVER}`,
  url_timeout: `The page did not arrive within ${Math.round(captureLimits.fetchMs / 1000)} seconds. Try again, or save it from a browser and hand the file over.`,
  url_certificate: `The site's certificate is not valid, so its answer cannot be trusted. ${HAND_OVER}`,
  url_redirects: `The address leads on to another more than ${captureLimits.redirects} times. Cite the address it ends at in a browser.`,
  url_too_large: `What is behind the address is larger than ${sayBytes(captureLimits.bytes)}. ${HAND_OVER}`,
};

export function sentenceOf(code: ImportFailureCode): string {
  return (
    SENTENCES[code] ??
    `The site could not be reached. Check the address, try again, or save the page from a browser and hand the file over.`
  );
}
