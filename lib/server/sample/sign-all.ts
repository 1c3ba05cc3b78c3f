import 'server-only';
export async function signAll(_desk: unknown): Promise<void> {}
