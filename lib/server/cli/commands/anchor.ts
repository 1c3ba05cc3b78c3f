import 'server-only';

import { UsageError } from '../say';

export type AnchorOptions = { new: string; old?: string; selectorsOnly?: true };

export function anchor(_options: AnchorOptions): Promise<number> {
  throw new UsageError('Not yet.');
}
