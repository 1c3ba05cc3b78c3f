import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';

import { frontDoor } from './front-door';

const HTTP = { isHttps: false, isDevelopment: false };
const HTTPS = { isHttps: true, isDevelopment: false };
const SESSION = { cookie: 'next-auth.session-token=anything' };

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new NextRequest(`http://localhost:3000${path}`, { headers, method });
}

/** What the proxy tells the pages: Next.js carries it in headers of this form. */
function passedOn(response: Response, name: string): string | null {
  return response.headers.get(`x-middleware-request-${name}`);
}

describe('the way to the sign-in page', () => {
  it('is shown to whoever has no session, and leads back', () => {
    const response = frontDoor(ask('/rounds/7?claim=3'), HTTP);

    expect(response.status).toBe(307);
    expect(response.headers.get('location')).toBe(
      'http://localhost:3000/sign-in?next=%2Frounds%2F7%3Fclaim%3D3',
    );
  });

  it('is not shown to whoever has one, by either name of the cookie', () => {
    expect(frontDoor(ask('/rounds/7', SESSION), HTTP).status).toBe(200);
    const secure = { cookie: '__Secure-next-auth.session-token=anything' };
    expect(frontDoor(ask('/rounds/7', secure), HTTP).status).toBe(200);
  });

  it.each([
    '/sign-in',
    '/set-up',
    '/invitations/abc',
    '/api/v1/newsroom',
    '/api/health',
    '/_next/static/chunks/main.js',
    '/icon.svg',
  ])('does not stand before %s', (path) => {
    expect(frontDoor(ask(path), HTTP).status).toBe(200);
  });

  it.each(['/sign-internal', '/settings', '/apiary', '/invitationsx'])(
    'stands before %s',
    (path) => {
      expect(frontDoor(ask(path), HTTP).status).toBe(307);
    },
  );
});

describe('the content security policy', () => {
  const nonceOf = (response: Response) =>
    /'nonce-([\w+/=]+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];

  it('allows scripts by a nonce that the page is told of, and nothing inline', () => {
    const response = frontDoor(ask('/', SESSION), HTTP);
    const policy = response.headers.get('content-security-policy') ?? '';

    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'nonce-[\w+/]{24}' 'strict-dynamic'(?:;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(passedOn(response, 'x-nonce')).toBe(nonceOf(response));
    expect(passedOn(response, 'content-security-policy')).toBe(policy);
  });

  it('lets stored files of others run nothing and reach nothing', () => {
    const policyOf = (path: string) =>
      frontDoor(ask(path, SESSION), HTTP).headers.get('content-security-policy');

    expect(policyOf('/api/v1/captures/1/parts/page')).toBe("sandbox; default-src 'none'");
    expect(policyOf('/captures/1')).not.toContain('sandbox');
  });

  it('has another nonce for each request', () => {
    const nonces = new Set(
      Array.from({ length: 2000 }, () => nonceOf(frontDoor(ask('/', SESSION), HTTP))),
    );

    expect(nonces.size).toBe(2000);
  });

  it('does not take over what a client sends in its name', () => {
    const response = frontDoor(
      ask('/', {
        ...SESSION,
        'x-nonce': 'chosen',
        'content-security-policy': "script-src 'nonce-chosen'",
        'content-security-policy-report-only': "script-src 'nonce-chosen'",
      }),
      HTTP,
    );

    expect(passedOn(response, 'x-nonce')).not.toBe('chosen');
    expect(passedOn(response, 'content-security-policy')).not.toContain('chosen');
    expect(passedOn(response, 'content-security-policy-report-only')).toBeNull();
  });

  it('leads to https only where the address is https', () => {
    const plain = frontDoor(ask('/', SESSION), HTTP);
    const secure = frontDoor(ask('/', SESSION), HTTPS);

    expect(plain.headers.get('content-security-policy')).not.toContain('upgrade-insecure');
    expect(plain.headers.has('strict-transport-security')).toBe(false);
    expect(secure.headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=63072000');
  });
});

describe('every answer', () => {
  it.each(['/', '/rounds/7', '/sign-in', '/api/v1/newsroom', '/_next/static/x.css'])(
    'to %s carries the headers that protect it',
    (path) => {
      const { headers } = frontDoor(ask(path), HTTP);

      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
    },
  );

  it('is kept by no cache, but for built files', () => {
    expect(frontDoor(ask('/', SESSION), HTTP).headers.get('cache-control')).toBe(
      'private, no-store',
    );
    expect(frontDoor(ask('/api/v1/newsroom'), HTTP).headers.get('cache-control')).toBe(
      'private, no-store',
    );
    expect(frontDoor(ask('/_next/static/x.css'), HTTP).headers.has('cache-control')).toBe(false);
  });
});
