import { env } from '@/lib/server/env';
import { unsubscribe } from '@/lib/server/notifying/unsubscribe';
import { database } from '@/lib/server/runtime';

/**
 * The one click of a mail program (RFC 8058), and the button of the page. No session is
 * asked for: the link is signed, and can do nothing but this.
 */
export async function POST(request: Request): Promise<Response> {
  const token = tokenOf(request);
  const isDone = await unsubscribe(token, env().NEXTAUTH_SECRET, database());
  return leadTo(`/unsubscribe?t=${encodeURIComponent(token)}${isDone ? '&done' : ''}`);
}

/** Whoever opens the address of the click is asked first. */
export function GET(request: Request): Response {
  return leadTo(`/unsubscribe?t=${encodeURIComponent(tokenOf(request))}`);
}

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get('t') ?? '';
}

function leadTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
