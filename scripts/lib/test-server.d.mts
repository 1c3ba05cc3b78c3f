/** A PostgreSQL for one run, whose user may make databases and roles. */
export function startTestServer(): Promise<{ url: string; stop: () => Promise<void> }>;
