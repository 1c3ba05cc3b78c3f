import 'server-only';

import { v7 } from 'uuid';

/** An id for a row that the server makes. */
export function uuidv7(): string {
  return v7();
}
