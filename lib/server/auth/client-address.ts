import 'server-only';

/**
 * The address that failed sign-ins are counted for.
 *
 * `X-Forwarded-For` is believed only as far as proxies of our own wrote it: the
 * entry that the outermost of them saw. Without a proxy anyone could write it,
 * so all direct requests share one count.
 */
export function clientAddressOf(headers: Headers, trustedProxyHops: number): string {
  if (trustedProxyHops === 0) return 'direct';
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const seen = entries.at(-trustedProxyHops);
  return seen !== undefined && /^[0-9a-f.:]{2,45}$/i.test(seen) ? seen.toLowerCase() : 'unknown';
}
