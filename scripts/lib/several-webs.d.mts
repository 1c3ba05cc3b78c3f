/** Several web processes behind one proxy, and a worker. */
export type Web = {
  address: string;
  /** kill -9. */
  kill: () => Promise<void>;
  startAgain: () => void;
  untilReady: () => Promise<void>;
  logTail: () => string;
};
export type SeveralWebs = {
  /** Of the proxy. */
  address: string;
  secret: string;
  webs: Web[];
  stop: () => Promise<void>;
};
export function startSeveralWebs(options: {
  databaseUrl: string;
  count: number;
  withWorker?: boolean;
  secret?: string;
}): Promise<SeveralWebs>;
