import 'server-only';

import { createCitationBody } from '@/lib/contracts/annotation';
import type { CitationList } from '@/lib/contracts/sources';
import type { Actor } from '@/lib/domain/access/access-request';
import { citedFieldsOf } from '@/lib/domain/citations/csl';

import { authorize } from '../authorize';
import { type CitationFormat, formatOf, readCitations } from '../exchange/read-citations';
import { uuidv7 } from '../new-id';

/** Read a list of references into citations. Nothing is stored: each is added to a claim by whoever asked. */
export async function readCitationList(
  { format, content }: { format?: CitationFormat | undefined; content: string },
  actor: Actor,
): Promise<CitationList> {
  authorize(actor, { action: 'page:look_up', newsroom: actor });
  const known = format ?? formatOf(content);
  const items = await readCitations(content, known);
  const citations: CitationList['citations'] = [];
  const notRead: CitationList['notRead'] = [];
  for (const [index, item] of items.entries()) {
    const fields = citedFieldsOf(item);
    if ('reason' in fields) {
      notRead.push({ at: index + 1, reason: fields.reason });
      continue;
    }
    const read = createCitationBody.safeParse({ id: uuidv7(), ...fields });
    if (read.success) citations.push(read.data);
    else {
      const reason = read.error.issues[0]?.message ?? 'It holds what no citation can.';
      notRead.push({ at: index + 1, reason });
    }
  }
  return { format: known, citations, notRead };
}
