import 'server-only';

const MEBIBYTE = 1024 * 1024;

/** What taking one capture may cost. */
export const captureLimits = {
  /** Of the page or file behind an address, after decompression. */
  bytes: 20 * MEBIBYTE,
  redirects: 5,
  /** From the first look-up of the name to the last byte, of the page itself. */
  fetchMs: 15_000,
  /** For the browser to show the page, and again to draw it. */
  browserMs: 45_000,
  /** Of everything that the browser loads for one page. */
  browserBytes: 60 * MEBIBYTE,
  /** Requests and tunnels of the browser for one page. */
  browserConnections: 500,
  /** CSS pixels. A longer page is drawn to here, and that is said. */
  pictureHeight: 16_000,
  pictureWidth: 1_280,
  /** Of a file that is handed over as evidence. */
  uploadBytes: 20_000_000,
  /** UTF-16 units of readable text that are kept. */
  textUnits: 2_000_000,
} as const;
