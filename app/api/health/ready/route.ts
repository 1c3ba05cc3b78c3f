import { readiness } from '@/lib/server/queries/readiness';
import { database } from '@/lib/server/runtime';

/** Whether the product can be used: database, migrations and worker. 503 names what is missing. */
export async function GET(): Promise<Response> {
  const state = await readiness(() => database());
  return Response.json(state, {
    status: state.status === 'ready' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
