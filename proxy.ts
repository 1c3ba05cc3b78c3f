import type { NextRequest, NextResponse } from 'next/server';

import { frontDoor } from './lib/server/auth/front-door';
import { env } from './lib/server/env';

/** Next.js calls this before every request. */
export function proxy(request: NextRequest): NextResponse {
  return frontDoor(request, {
    isHttps: env().NEXTAUTH_URL.startsWith('https://'),
    // eslint-disable-next-line no-restricted-properties -- set by the build and not by whoever runs it
    isDevelopment: process.env.NODE_ENV === 'development',
  });
}
