import { crc32, deflateRawSync } from 'node:zlib';

/**
 * ZIP archives for tests, the honest and the hostile: what an archive says of
 * an entry can be set apart from what the entry is.
 */

export type ZipEntry = {
  name: string;
  content: string | Buffer;
  /** Pack it; else it is stored as it is. */
  deflate?: boolean;
  /** A Unix file mode, such as 0o120777 for a symbolic link. */
  mode?: number;
  isEncrypted?: boolean;
};

export function aZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const content =
      typeof entry.content === 'string' ? Buffer.from(entry.content, 'utf8') : entry.content;
    const packed = entry.deflate === true ? deflateRawSync(content, { level: 9 }) : content;

    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800 | (entry.isEncrypted === true ? 1 : 0), 2);
    common.writeUInt16LE(entry.deflate === true ? 8 : 0, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);

    const place = Buffer.alloc(14);
    place.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    place.writeUInt32LE(offset, 10);

    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, name, packed]);
    // Version "made by": 20 on Unix, so that the mode counts.
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), common, place, name]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}
