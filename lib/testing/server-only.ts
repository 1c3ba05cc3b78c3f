/** Stands in for the package `server-only`, which throws wherever Next.js does not bundle. */
export {};
