/**
 * Loaded into every web process before Next.js (`--import`). Of each page the scripts wait
 * for the first paint, see held-scripts.mjs; and it is sent with Brotli, which finds again
 * what a page says twice, once as text and once as data, where gzip looks back 32 kB.
 *
 * The server is Next.js's own, with its way of starting and stopping: what it sends is
 * taken up where Node.js reports each request.
 */
import { subscribe } from 'node:diagnostics_channel';
import { constants, createBrotliCompress } from 'node:zlib';

import { holdScripts } from './held-scripts.mjs';

/** About as fast as gzip, and little is left to win above it. */
const QUALITY = 5;

subscribe('http.server.request.start', ({ request, response }) => {
  // A file of somebody else's is sent as it is.
  if (request.method !== 'GET' || request.url.startsWith('/api/')) return;
  const { accept = '', 'accept-encoding': encodings = '' } = request.headers;
  const isBrotli =
    accept.includes('text/html') && /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/u.test(encodings);
  // Else Next.js would compress it, and what is compressed cannot be looked at.
  if (isBrotli) delete request.headers['accept-encoding'];
  whenPage(response, () => send(response, isBrotli));
});

/** By then Next.js has wrapped the response to compress what is written, where it does. */
function whenPage(response, run) {
  const { setHeader } = response;
  let isPage = false;
  response.setHeader = (name, value) => {
    setHeader.call(response, name, value);
    if (isPage || String(name).toLowerCase() !== 'content-type') return response;
    isPage = String(value).startsWith('text/html');
    if (isPage) run();
    return response;
  };
}

function send(response, isBrotli) {
  const { writeHead, write, end } = response;
  const page = holdScripts();
  let brotli = null;
  /** False for a page that was made beforehand: its length is told, and it has no nonce. */
  let isOpen = true;

  response.writeHead = (...args) => {
    isOpen = !response.hasHeader('content-length');
    if (isOpen && isBrotli) {
      response.setHeader('Content-Encoding', 'br');
      response.appendHeader('Vary', 'Accept-Encoding');
      brotli = compressInto(response, { write, end });
    }
    return writeHead.apply(response, args);
  };
  response.write = (...args) => {
    if (!response.headersSent) response.flushHeaders();
    if (!isOpen) return write.apply(response, args);
    const [chunk, encoding] = args;
    const piece = Buffer.from(page.take(lettersOf(chunk, encoding)), 'latin1');
    if (brotli === null) return write.call(response, piece, ...callbackOf(args));
    brotli.write(piece, ...callbackOf(args));
    brotli.flush(constants.BROTLI_OPERATION_FLUSH);
    return true;
  };
  response.end = (...args) => {
    if (!response.headersSent) response.flushHeaders();
    if (!isOpen) return end.apply(response, args);
    const [chunk, encoding] = args;
    const isChunk = chunk !== undefined && chunk !== null && typeof chunk !== 'function';
    const last = (isChunk ? page.take(lettersOf(chunk, encoding)) : '') + page.rest();
    const piece = last === '' ? [] : [Buffer.from(last, 'latin1')];
    if (brotli === null) return end.call(response, ...piece, ...callbackOf(args));
    brotli.end(...piece, ...callbackOf(args));
    return response;
  };
}

/** A page is small beside what waits for it: it does not have to be made more slowly for a slow reader. */
function compressInto(response, { write, end }) {
  const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  brotli.on('data', (chunk) => write.call(response, chunk));
  brotli.on('end', () => end.call(response));
  // Whoever left before the end leaves the stream behind.
  response.once('close', () => brotli.destroy());
  brotli.on('error', (error) => response.destroy(error));
  return brotli;
}

/** A letter for a byte: no letter of several bytes is cut where a piece ends. */
function lettersOf(chunk, encoding) {
  const name = typeof encoding === 'string' ? encoding : 'utf8';
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, name) : Buffer.from(chunk);
  return bytes.toString('latin1');
}

function callbackOf(args) {
  return args.filter((one) => typeof one === 'function');
}
