import 'server-only';

import type { Actor } from '@/lib/domain/access/access-request';

import type { Db } from '../db/client';
import type { Doorbell } from './doorbell';
import type { PresenceBoard } from './presence-board';

/** What the streams of a process share. */
export type StreamParts = {
  db: Db;
  doorbell: Doorbell;
  secret: string;
  board: Pick<PresenceBoard, 'listen'>;
  readPresence: (actor: Actor, articleId: string) => Promise<string>;
  /** The same person, in the same newsroom, who may still read articles. */
  readmit: (headers: Headers, actor: Actor) => Promise<Actor | null>;
  /** Lets so many readings go on at once. */
  gate: <T>(work: () => Promise<T>) => Promise<T>;
  now: () => Date;
  onError: (error: unknown) => void;
  /** The process goes down. */
  closing: AbortSignal;
};

/** @param of As frames name it where one connection carries several. */
export type Follow = (request: Request, of?: string) => ReadableStream<Uint8Array<ArrayBuffer>>;
