/** The person at the desk. */
export type Viewer = { userId: string; name: string; roles: readonly string[] };
