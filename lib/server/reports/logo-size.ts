import 'server-only';

import type { Logo } from '@/lib/domain/reports/report-template';

/** Height and width of a logo in pixels, as its own bytes say. A square where they do not. */
export function logoSize({ mediaType, base64 }: Logo): { width: number; height: number } {
  const bytes = Buffer.from(base64, 'base64');
  if (mediaType === 'image/png' && bytes.length >= 24) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  // A JPEG is a row of segments; the frame header holds the size.
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return { width: 100, height: 100 };
}
