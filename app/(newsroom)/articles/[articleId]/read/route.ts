import type { NextRequest } from 'next/server';

import { THEME_COOKIE, themeOf } from '@/components/shell/theme';
import { nothingToReadHtml, readerHtml } from '@/lib/domain/reports/reader-html';
import { AppError } from '@/lib/server/app-error';
import { getReaderPage } from '@/lib/server/queries/get-reader-page';
import { readAsActor } from '@/lib/server/runtime';

/**
 * The reading view: a page of its own, because it is read on phones and slow
 * networks. It is HTML and nothing else, where every other page of the product
 * comes with the scripts that make it work.
 */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/articles/[articleId]/read'>,
): Promise<Response> {
  const { articleId } = await params;
  const { pathname, search, searchParams } = request.nextUrl;
  const surroundings = {
    nonce: request.headers.get('x-nonce') ?? '',
    theme: themeOf(request.cookies.get(THEME_COOKIE)?.value) ?? null,
  };
  try {
    const read = await readAsActor((context) =>
      getReaderPage({ articleId, roundId: searchParams.get('round') }, context),
    );
    if (read === null) return toSignIn(`${pathname}${search}`);
    return htmlResponse(readerHtml(read.data, surroundings), 200);
  } catch (error) {
    if (!(error instanceof AppError) || !NOT_THERE.has(error.code)) throw error;
    return htmlResponse(nothingToReadHtml(surroundings), 404);
  }
}

const NOT_THERE = new Set(['not_found', 'forbidden', 'round_closed']);

function htmlResponse(html: string, status: number): Response {
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** The address is the path alone: what the visitor calls the server is not known here. */
function toSignIn(next: string): Response {
  const location = `/sign-in?next=${encodeURIComponent(next)}`;
  return new Response(null, { status: 307, headers: { location } });
}
