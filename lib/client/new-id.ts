import { v7 } from 'uuid';

/** An id for a row that this browser makes: UUIDv7, so that rows made in order sort in order. */
export function newId(): string {
  return v7();
}
