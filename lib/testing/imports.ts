import { type DocumentBlock, textOfBlock } from '@/lib/domain/articles/document';
import { answerFrame } from '@/lib/server/importing/child/answer';
import { parse } from '@/lib/server/importing/child/parse';
import type { ImportedArticle, ImportOutcome } from '@/lib/server/importing/outcome';
import { encodeFrame, type ParseRequest } from '@/lib/server/importing/wire';

/** Reading files as the parser's process reads them, without the process. */

const FILE: ParseRequest = {
  kind: 'file',
  fileName: null,
  url: null,
  contentType: null,
  plainText: null,
};

const bytesOf = (content: string | Buffer): Buffer =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : content;

/** The article. Throws where the file is refused. */
export function parsed(
  content: string | Buffer,
  request: Partial<ParseRequest> = {},
): Promise<ImportedArticle> {
  return parse({ ...FILE, ...request }, bytesOf(content), () => undefined);
}

/** The article or the refusal, by way of the frame and the JSON between both processes. */
export async function parsedOrRefused(
  fileName: string,
  content: string | Buffer,
  request: Partial<ParseRequest> = {},
): Promise<ImportOutcome> {
  const frame = encodeFrame({ ...FILE, fileName, ...request }, bytesOf(content));
  return JSON.parse(await answerFrame(Buffer.concat(frame), () => undefined)) as ImportOutcome;
}

export const textsOf = ({ document }: ImportedArticle): string[] =>
  document.content.map(textOfBlock);

/** What each block is, or why it is furniture. */
export const kindsOf = ({ document }: ImportedArticle): string[] =>
  document.content.map(({ attrs }) => attrs.furniture ?? attrs.kind);

/** Each piece of a block's text with the marks on it, links by their address. */
export const piecesOf = (block: DocumentBlock | undefined): string[][] =>
  (block?.content ?? []).map((inline) => [
    inline.type === 'text' ? inline.text : '\n',
    ...(inline.marks ?? []).map((mark) => (mark.type === 'link' ? mark.attrs.href : mark.type)),
  ]);
