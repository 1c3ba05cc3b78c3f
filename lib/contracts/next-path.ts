/**
 * Where to go after signing in, as it came in an address. Only a path of this
 * application is followed: an address that could lead elsewhere becomes the
 * front page.
 */
export function safeNextPath(given: string | null | undefined): string {
  if (given === null || given === undefined || !given.startsWith('/')) return '/';
  // Browsers drop tabs and line feeds and read a backslash as a slash.
  if (/[\u0000-\u0020\u007f\\]/u.test(given) || given.startsWith('//')) return '/';
  const base = 'http://obelus.invalid';
  let url: URL;
  try {
    url = new URL(given, base);
  } catch {
    return '/';
  }
  if (url.origin !== base || /^\/(?:sign-in|api)(?:\/|$)/.test(url.pathname)) return '/';
  // `/.//elsewhere` is a path here and an address once it is written out again.
  return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`;
}
