/** Databases on a server for tests. */
export function createDatabase(url: string, name: string): Promise<string>;
export function dropDatabase(url: string, name: string): Promise<void>;
