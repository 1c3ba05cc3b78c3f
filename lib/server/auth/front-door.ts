import 'server-only';

import { type NextRequest, NextResponse } from 'next/server';

/**
 * In front of every request: the headers that keep a browser from doing what
 * nobody asked of it, and a short way to the sign-in page.
 *
 * Nothing here is a lock. Whoever gets past it meets the policy and the
 * database; the redirect only spares a signed-out person an empty page.
 */
export function frontDoor(
  request: NextRequest,
  { isHttps, isDevelopment }: { isHttps: boolean; isDevelopment: boolean },
): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (PUBLIC_FILE.test(pathname)) return withHeaders(NextResponse.next(), isHttps);

  if (isWithoutSession(request) && !OPEN_TO_ALL.test(pathname) && request.method === 'GET') {
    const target = request.nextUrl.clone();
    target.pathname = '/sign-in';
    target.search = pathname === '/' ? '' : `?next=${encodeURIComponent(`${pathname}${search}`)}`;
    return privately(withHeaders(NextResponse.redirect(target), isHttps));
  }

  if (PUBLIC_REPORT.test(pathname)) return toReaders(request, isHttps);

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64');
  const policy = STRANGERS_FILE.test(pathname)
    ? "sandbox; default-src 'none'"
    : contentSecurityPolicy(nonce, { isHttps, isDevelopment });
  // What a client sends under these names would be taken for ours.
  const headers = new Headers(request.headers);
  headers.delete('content-security-policy-report-only');
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return privately(withHeaders(response, isHttps));
}

const OPEN_TO_ALL = /^\/(?:sign-in|set-up|invitations|unsubscribe|api|public)(?:\/|$)/;
/** Built files with a hash in their name, and the icons: public, and kept by the browser. */
const PUBLIC_FILE = /^\/_next\/(?:static|image)\/|^\/[\w-]+\.(?:ico|png|svg|txt|webmanifest)$/;

/** Signed reports for readers without an account. */
const PUBLIC_REPORT = /^\/public\//;
const PUBLIC_CARD = /^\/public\/[^/]+\/embed$/;

/**
 * They run nothing and ask for nothing, whoever opens them. A card may stand in a
 * page of another site, which is what it is for; whether search engines keep a
 * report is said by the report.
 */
function toReaders(request: NextRequest, isHttps: boolean): NextResponse {
  const isCard = PUBLIC_CARD.test(request.nextUrl.pathname);
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${isCard ? '*' : "'none'"}`,
  ].join('; ');
  // Nobody is anybody here: what a browser knows of its person is not even passed on.
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  headers.delete('authorization');
  const response = privately(withHeaders(NextResponse.next({ request: { headers } }), isHttps));
  response.headers.set('content-security-policy', policy);
  response.headers.delete('x-robots-tag');
  if (isCard) {
    response.headers.delete('x-frame-options');
    response.headers.set('cross-origin-resource-policy', 'cross-origin');
  }
  return response;
}

/** Stored pages and files of others: whatever they are, they run nothing and reach nothing. */
const STRANGERS_FILE = /^\/api\/v1\/captures\/[^/]+\/parts\//;

function isWithoutSession(request: NextRequest): boolean {
  return !['', '__Secure-'].some((prefix) =>
    request.cookies.has(`${prefix}next-auth.session-token`),
  );
}

function contentSecurityPolicy(
  nonce: string,
  { isHttps, isDevelopment }: { isHttps: boolean; isDevelopment: boolean },
): string {
  return [
    "default-src 'none'",
    // The development server evaluates code to replace modules, and talks by WebSocket.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // It also writes styles into the page itself.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Positions and custom properties are written as style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** Articles before publication: no cache between here and the reader keeps them. */
function privately(response: NextResponse): NextResponse {
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

function withHeaders(response: NextResponse, isHttps: boolean): NextResponse {
  const { headers } = response;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('x-frame-options', 'DENY');
  headers.set('x-robots-tag', 'noindex, nofollow');
  headers.set('permissions-policy', PERMISSIONS);
  if (isHttps) {
    headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains; preload');
  }
  return response;
}

const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');
