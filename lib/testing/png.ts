import { deflateSync } from 'node:zlib';

/** A PNG picture of these pixels, each red, green and blue. */
export function aPng(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly [number, number, number],
): { png: Buffer; pixels: Buffer } {
  const rows = Array.from({ length: height }, (_none, y) =>
    Buffer.from(Array.from({ length: width }, (_one, x) => [...pixel(x, y)]).flat()),
  );
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  const png = Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])])),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flatMap((row) => [Buffer.from([0]), row])))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { png, pixels: Buffer.concat(rows) };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const edges = Buffer.alloc(8);
  edges.writeUInt32BE(data.length);
  edges.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([edges.subarray(0, 4), body, edges.subarray(4)]);
}

/** CRC-32, bit by bit. */
function checksum(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1)
      sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
