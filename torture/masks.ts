/**
 * What may differ between two answers to one question: the name of the request, the moment,
 * ids and secrets made in that moment, the opaque places of a stream and the time after which
 * a client comes back. Nothing older is masked.
 */
const MASKED_HEADERS = new Set(['x-request-id', 'date', 'keep-alive', 'connection']);
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/gu;
const UUID7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/gu;

export function maskedHeaders(headers: Headers): string {
  return [...headers]
    .filter(([name]) => !MASKED_HEADERS.has(name))
    .map(([name, value]) =>
      ['content-security-policy', 'link'].includes(name)
        ? `${name}: ${nonceless(value)}`
        : `${name}: ${value}`,
    )
    .sort()
    .join('\n');
}

/** @param since what is from before stays as it is. */
export function masked(text: string, since: Date): string {
  return inNoOrder(nonceless(text))
    .replace(/"requestId":"[^"]*"/gu, '"requestId":"masked"')
    .replace(/report [0-9a-f-]{36}/gu, 'report masked')
    .replace(/^id: .*$/gmu, 'id: masked')
    .replace(/^retry: \d+$/gmu, 'retry: masked')
    .replace(/obelus_[\w-]{20,}/gu, 'a new token')
    .replace(/whsec_[\w+/=]{20,}/gu, 'a new secret')
    .replace(/"confirmation":"[^"]*"/gu, '"confirmation":"masked"')
    .replace(INSTANT, (instant) => (new Date(instant) >= since ? 'now' : instant))
    .replace(UUID7, (id) => (bornAt(id) >= since.getTime() ? 'new id' : id));
}

/**
 * Streams that are carried together come each in its own time: the frames are compared,
 * and not which of two streams was the quicker one.
 */
function inNoOrder(text: string): string {
  if (!/^event: /mu.test(text)) return text;
  return text.split('\n\n').sort().join('\n\n');
}

/** Also that of a page within a page, whose quotation marks are written out. */
function nonceless(text: string): string {
  return text.replace(/nonce(?:-|=\\?"|=&quot;|\\?":\\?")[\w+/=-]+/gu, 'nonce');
}

/** The milliseconds that a UUIDv7 begins with. */
function bornAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
