import 'server-only';

import { z } from 'zod';

import { type BibtexEntry, cslOfEntry } from '@/lib/domain/citations/bibtex';
import type { CslItem } from '@/lib/domain/citations/csl';
import { readRis } from '@/lib/domain/citations/ris';

import { AppError } from '../app-error';

/** Lists of references as other programs write them. */

export type CitationFormat = 'csl-json' | 'ris' | 'bibtex';

/** More is nobody's list of sources, and would be read for too long. */
const MOST = 2_000;

export function formatOf(content: string): CitationFormat {
  const text = content.replace(/^\uFEFF/u, '').trimStart();
  if (/^[[{]/u.test(text)) return 'csl-json';
  return /^TY\s{1,2}-/mu.test(text) ? 'ris' : 'bibtex';
}

/** @throws AppError that says what is wrong with the list, and what to do. */
export async function readCitations(content: string, format: CitationFormat): Promise<CslItem[]> {
  const items = await readersOf[format](content);
  if (items.length === 0) {
    throw new AppError(
      'import_failed',
      'No entry was found. Send CSL-JSON, RIS or BibTeX as a reference manager exports it.',
    );
  }
  if (items.length > MOST) {
    throw new AppError(
      'import_failed',
      `The list has ${items.length} entries; at most ${MOST} are read at once.`,
    );
  }
  return items;
}

const readersOf: Record<CitationFormat, (content: string) => CslItem[] | Promise<CslItem[]>> = {
  'csl-json': readCslJson,
  ris: readRis,
  bibtex: readBibtex,
};

const name = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
});
const date = z.object({
  'date-parts': z.array(z.array(z.coerce.number().int())).optional(),
  raw: z.string().optional(),
});
/** What is not as it should be is left out, and the rest is read. */
const cslItem = z.object({
  id: z.coerce.string().catch(''),
  type: z.string().catch('document'),
  title: z.string().optional().catch(undefined),
  author: z.array(name).optional().catch(undefined),
  'container-title': z.string().optional().catch(undefined),
  publisher: z.string().optional().catch(undefined),
  URL: z.string().optional().catch(undefined),
  issued: date.optional().catch(undefined),
  accessed: date.optional().catch(undefined),
  locator: z.coerce.string().optional().catch(undefined),
  label: z.string().optional().catch(undefined),
  note: z.string().optional().catch(undefined),
});

function readCslJson(content: string): CslItem[] {
  let given: unknown;
  try {
    given = JSON.parse(content.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new AppError(
      'import_failed',
      `This is no JSON: ${error instanceof Error ? error.message : 'it cannot be read'}. Export the list again.`,
    );
  }
  return (Array.isArray(given) ? given : [given]).map((one) => {
    const read = cslItem.safeParse(one);
    // An entry that is no item has nothing to be cited by, and is listed as such.
    return read.success ? withoutUndefined(read.data) : { id: '', type: 'document' };
  });
}

function withoutUndefined(item: z.output<typeof cslItem>): CslItem {
  const entries: [string, unknown][] = Object.entries(item);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as CslItem;
}

/** The grammar of BibTeX is the package's; what its fields mean is ours. It is never given an address to fetch. */
async function readBibtex(content: string): Promise<CslItem[]> {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  try {
    const entries = plugins.input.chain(content, {
      forceType: '@bibtex/text',
      target: '@bibtex/entries+list',
      generateGraph: false,
    });
    return z.array(bibtexEntry).parse(entries).map(cslOfEntry);
  } catch (error) {
    const where = /at line \d+/u.exec(error instanceof Error ? error.message : '')?.[0] ?? '';
    throw new AppError(
      'import_failed',
      `This cannot be read as BibTeX${where === '' ? '' : `: something is missing ${where}`}. Export the list again, or send CSL-JSON or RIS.`,
    );
  }
}

const bibtexEntry: z.ZodType<BibtexEntry> = z.object({
  type: z.string(),
  label: z.string(),
  properties: z.record(z.string(), z.union([z.string(), z.number()])),
});
