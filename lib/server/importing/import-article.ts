import 'server-only';

import { textProblem } from '@/lib/domain/anchoring/article-text';

import { fetchPage, type FetchOptions } from './fetching/fetch-page';
import { importLimits, type ParserLimits, sayBytes, sayNumber } from './limits';
import type { ImportFailure, ImportMetadata, ImportOutcome } from './outcome';
import { runParser } from './run-parser';
import type { ParseRequest } from './wire';

/**
 * Bringing an article in: pasted, uploaded, or from its address. This runs in
 * the web process and only weighs, fetches and hands over; what a file says is
 * read elsewhere. Nothing is stored here, so a refusal leaves nothing half-made.
 */

export type ImportInput =
  | { kind: 'paste'; html?: string | undefined; text: string }
  | { kind: 'file'; fileName: string; bytes: Uint8Array }
  | { kind: 'url'; url: string };

export type ImportOptions = {
  /** `host:port` pairs that may be fetched although they are private. Empty in a newsroom. */
  allowHosts?: readonly string[];
  parserLimits?: ParserLimits;
  fetchTimeoutMs?: number;
  resolve?: FetchOptions['resolve'];
};

export async function importArticle(
  input: ImportInput,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  switch (input.kind) {
    case 'paste':
      return await importPaste(input.html ?? '', input.text, options);
    case 'file':
      return await importFile(input.fileName, input.bytes, options);
    case 'url':
      return await importUrl(input.url, options);
  }
}

async function importPaste(
  html: string,
  text: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const isRich = html.trim() !== '';
  const pasted = isRich ? html : text;
  if (pasted.trim() === '' && text.trim() === '') {
    return {
      ok: false,
      code: 'empty',
      detail: 'Nothing was pasted. Copy the article, click into the field and paste again.',
    };
  }
  // Checked here, because the way into the other process would replace what is broken.
  const refusal = refuseString(pasted) ?? refuseString(text);
  if (refusal !== null) return refusal;
  const request: ParseRequest = {
    ...EMPTY_REQUEST,
    kind: isRich ? 'pasted_html' : 'pasted_text',
    plainText: isRich ? text : null,
  };
  return await runParser(request, Buffer.from(pasted, 'utf8'), options.parserLimits);
}

async function importFile(
  fileName: string,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const refusal = refuseSize(bytes.byteLength);
  if (refusal !== null) return refusal;
  return await runParser({ ...EMPTY_REQUEST, fileName }, bytes, options.parserLimits);
}

/** What the page at an address says of itself: title, outlet, writer, day, its own address. */
export async function lookUpPage(
  url: string,
  options: ImportOptions = {},
): Promise<ImportMetadata | ImportFailure> {
  const outcome = await importUrl(url, options, 'particulars');
  return outcome.ok ? outcome.metadata : outcome;
}

async function importUrl(
  url: string,
  options: ImportOptions,
  kind: 'page' | 'particulars' = 'page',
): Promise<ImportOutcome> {
  const page = await fetchPage(url, {
    allowHosts: options.allowHosts ?? [],
    ...(options.resolve === undefined ? {} : { resolve: options.resolve }),
    ...(options.fetchTimeoutMs === undefined ? {} : { timeoutMs: options.fetchTimeoutMs }),
  });
  if (!page.ok) return page;
  if (page.bytes.length === 0) {
    return {
      ok: false,
      code: 'empty',
      detail: 'The address answers with an empty page. Open it in a browser and paste the text.',
    };
  }
  const request: ParseRequest = {
    ...EMPTY_REQUEST,
    kind,
    url: page.url,
    contentType: page.contentType,
  };
  return await runParser(request, page.bytes, options.parserLimits);
}

const EMPTY_REQUEST: ParseRequest = {
  kind: 'file',
  fileName: null,
  url: null,
  contentType: null,
  plainText: null,
};

/** Why a file of this size is not read, or `null`. */
function refuseSize(bytes: number): ImportFailure | null {
  if (bytes === 0) {
    return {
      ok: false,
      code: 'empty',
      detail: 'The file is empty. Save the article again and check that the file has a size.',
    };
  }
  if (bytes <= importLimits.uploadBytes) return null;
  return {
    ok: false,
    code: 'too_large',
    detail: `The file is ${sayBytes(bytes)}; at most ${sayBytes(importLimits.uploadBytes)} can be imported. Remove the pictures or save it as plain text, or paste the article's text.`,
  };
}

function refuseString(text: string): ImportFailure | null {
  if (text.length > importLimits.htmlBytes) {
    return {
      ok: false,
      code: 'text_too_long',
      detail: `What was pasted has ${sayNumber(text.length)} characters, more than any article. Paste it in parts, or save it as a file and import that.`,
    };
  }
  const problem = textProblem(text);
  if (problem === null) return null;
  return {
    ok: false,
    code: problem.includes('NUL') ? 'nul_character' : 'lone_surrogate',
    detail: `${problem} It cannot be stored. Remove the character there and paste again.`,
  };
}
