/** A PostgreSQL for one run, whose user may make databases and roles. */
export type TestServer = {
  url: string;
  /** kill -9. */
  crash: () => Promise<void>;
  startAgain: () => Promise<void>;
  stop: () => Promise<void>;
};
export function startTestServer(options?: { isDurable?: boolean }): Promise<TestServer>;
