import 'server-only';

import type { ImportOutcome, PdfWords } from '../outcome';
import { decodeFrame } from '../wire';
import { parse } from './parse';
import { ImportRefusal } from './refusal';

/** The answer to one framed request, as JSON. `onBegin` is called when everything is loaded. */
export async function answerFrame(frame: Buffer, onBegin: () => void): Promise<string> {
  const { request, bytes } = decodeFrame(frame);
  return JSON.stringify(
    await outcomeOf(async () => {
      if (request.kind !== 'pdf') return await parse(request, bytes, onBegin);
      const { readPdf } = await import('./read-pdf');
      return await readPdf(bytes, onBegin);
    }),
  );
}

async function outcomeOf(
  run: () => Promise<ImportOutcome | PdfWords>,
): Promise<ImportOutcome | PdfWords> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ImportRefusal) return error.toFailure();
    if (error instanceof RangeError && /call stack/i.test(error.message)) {
      return {
        ok: false,
        code: 'too_deep',
        detail:
          'The file is nested too deeply to be an article. Save it as plain text, or copy its text and paste it.',
      };
    }
    process.stderr.write(`${String(error)}\n`);
    return {
      ok: false,
      code: 'parser_failed',
      detail:
        'The file could not be read: it is damaged, or made in a way that is not understood. ' +
        'Open it in the program it was made with and save it again, or copy its text and paste it.',
    };
  }
}
