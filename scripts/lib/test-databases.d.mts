/** Databases on a server for tests. */
export function createDatabase(url: string, name: string): Promise<string>;
export function dropDatabase(url: string, name: string): Promise<void>;
/** Of a database that nobody is connected to; the address of the copy. */
export function copyDatabase(url: string, original: string, name: string): Promise<string>;
