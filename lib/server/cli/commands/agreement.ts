import 'server-only';

import { UsageError } from '../say';

export function agreement(_file: string, _options: { measure?: string }): Promise<number> {
  throw new UsageError('Not yet.');
}
