import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** Small PDFs, made from their words. */

type PdfOptions = {
  /** A page's lines; none make a page without words. */
  pages: readonly (readonly string[])[];
  title?: string;
  /** Locked with a password that nobody knows. */
  locked?: boolean;
  /** What stands as the number of pages, where it is not true. */
  count?: number;
  /** More objects, from number 100,000 on. */
  objects?: readonly (string | Buffer)[];
  /** The content of the pages in place of their lines: an object with a stream. */
  content?: Buffer;
};

export function aPdf(options: PdfOptions): Buffer {
  const { pages, title, locked = false, count, objects = [], content } = options;
  const kids = pages.map((_none, at) => `${10 + 2 * at} 0 R`).join(' ');
  const parts = new Map<number, string | Buffer>([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${count ?? pages.length} >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [4, `<< /Title (${(title ?? '').replace(/[()\\]/g, '\\$&')}) >>`],
  ]);
  if (locked) {
    const secret = '41'.repeat(32);
    parts.set(5, `<< /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -44 >>`);
  }
  for (const [at, lines] of pages.entries()) {
    parts.set(
      10 + 2 * at,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${11 + 2 * at} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
    );
    parts.set(11 + 2 * at, content ?? pdfStream(contentOf(lines)));
  }
  objects.forEach((object, at) => parts.set(100_000 + at, object));
  return written(parts, { title: title !== undefined, locked });
}

/** An object with a packed stream; `filter` says how it is packed where that is not told from the bytes. */
export function pdfStream(content: string | Buffer, filter = '/FlateDecode'): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const packed = filter === '/FlateDecode' ? deflateSync(bytes) : bytes;
  return Buffer.concat([
    Buffer.from(`<< /Length ${packed.length} /Filter ${filter} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

/** An empty line makes a paragraph. */
function contentOf(lines: readonly string[]): string {
  const shown = lines.map((line) =>
    line === '' ? 'T*' : `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`,
  );
  return `BT /F 11 Tf 14 TL 60 780 Td ${shown.join(' ')} ET`;
}

function written(
  parts: ReadonlyMap<number, string | Buffer>,
  { title, locked }: { title: boolean; locked: boolean },
): Buffer {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n', 'latin1')];
  let at = chunks[0]?.length ?? 0;
  const places: string[] = [];
  const push = (chunk: string | Buffer) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    chunks.push(bytes);
    at += bytes.length;
  };
  for (const [number, part] of parts) {
    places.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
    push(`${number} 0 obj\n`);
    push(part);
    push('\nendobj\n');
  }
  const xref = at;
  const id = '42'.repeat(16);
  push(`xref\n0 1\n0000000000 65535 f \n${places.join('')}`);
  push(
    `trailer\n<< /Size 200000 /Root 1 0 R${title ? ' /Info 4 0 R' : ''}${locked ? ' /Encrypt 5 0 R' : ''} /ID [<${id}> <${id}>] >>\n`,
  );
  push(`startxref\n${xref}\n%%EOF\n`);
  return Buffer.concat(chunks);
}

/** So many MiB of spaces, packed, without having been there unpacked: one block again and again. */
export function packedSpaces(mebibytes: number): Buffer {
  const one = Buffer.alloc(2 ** 20, ' ');
  const block = deflateRawSync(one, { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: mebibytes }, () => block);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...blocks, Buffer.from([0x03, 0x00])]);
}
