import 'server-only';

import type { ProtectSourceBody, SourceDetail } from '@/lib/contracts/sources';
import { denialOf } from '@/lib/domain/access/policy';
import { foldName } from '@/lib/domain/sources/source';

import { AppError } from '../app-error';
import { getSource } from '../queries/get-sources';
import {
  listMergedInto,
  protectSourceRows,
  replaceReaders,
} from '../repositories/source-repository';
import {
  found,
  recordOfSource,
  refuseStale,
  refuseStrangers,
  refuseTelling,
  sourcesToChange,
} from './change-sources';
import type { UseCaseContext } from './context';

/**
 * A source that everyone knew is to be protected. Its names, those of entries that turned out
 * to be it, and the notes on it are told to few from now on. Claims keep the words in which
 * they cite it; whatever is handed on of them has the alias.
 */
export async function protectSource(
  { sourceId, ifMatch, ...body }: ProtectSourceBody & { sourceId: string; ifMatch: number },
  context: UseCaseContext,
): Promise<SourceDetail> {
  const { tx, actor, now } = context;
  const source = found(await sourcesToChange(context), sourceId);
  await refuseStale(source, ifMatch, context);
  if (source.confidential) {
    throw new AppError('invalid_input', 'This source is confidential already.');
  }
  await refuseStrangers(body.userIds, context);
  const merged = await listMergedInto(tx, sourceId);
  const { label: name } = source;
  const known = new Set([foldName(name)]);
  const otherNames = [source, ...merged]
    .flatMap((one) => [one.label, ...one.otherNames])
    .filter((one) => {
      const isNew = !known.has(foldName(one));
      known.add(foldName(one));
      return isNew;
    });
  const notes = [body.details, source.notes, ...merged.map((one) => one.notes)];
  const details = notes.filter((words) => words !== '').join('\n\n');
  const secret = { name, otherNames, details };
  refuseTelling(secret, [body.alias]);
  // Whoever protects it knows who it is, and goes on knowing.
  const isTold = denialOf(actor, { action: 'source:name', source }) === null;
  const userIds = [...new Set([...body.userIds, ...(isTold ? [] : [actor.userId])])];
  await protectSourceRows(tx, source, { alias: body.alias, secret, now });
  await replaceReaders(tx, source, userIds, { addedById: actor.userId, now });
  await recordOfSource(context, {
    type: 'source.protected',
    payload: { sourceId, label: body.alias, userIds },
  });
  return getSource(sourceId, context);
}
