import 'server-only';

import { UsageError } from '../say';

export function compare(_what: readonly string[], _options: object): Promise<number> {
  throw new UsageError('Not yet.');
}
