import 'server-only';

/**
 * A ZIP archive with the time of its making taken out of every entry, so that what
 * has not changed is written byte for byte the same. The bytes are changed in place.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function withoutTimes(archive: Buffer): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0) throw new Error('This is no ZIP archive');
  let place = bytes.readUInt32LE(end + 16);
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    if (bytes.readUInt32LE(place) !== DIRECTORY_ENTRY) throw new Error('The ZIP is damaged');
    bytes.writeUInt32LE(FIRST_DAY, place + 12);
    bytes.writeUInt32LE(FIRST_DAY, bytes.readUInt32LE(place + 42) + 10);
    const [name, extra, comment] = [28, 30, 32].map((at) => bytes.readUInt16LE(place + at));
    place += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return bytes;
}

const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;

/** Midnight of 1 January 1980, the first that the format can tell. */
const FIRST_DAY = 0x00210000;
