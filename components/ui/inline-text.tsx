import type { ReactNode } from 'react';

import type { DocumentInline, DocumentMark } from '@/lib/domain/articles/document';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

/** The words of a block between two places (UTF-16 inside the block), with their formatting. */
export function inlineText(
  content: readonly DocumentInline[],
  from: number,
  to: number,
): ReactNode[] {
  const shown: ReactNode[] = [];
  let at = 0;
  for (const inline of content) {
    const length = inline.type === 'text' ? inline.text.length : 1;
    const begin = Math.max(from, at);
    const end = Math.min(to, at + length);
    if (begin < end) {
      const words =
        inline.type === 'text' ? inline.text.slice(begin - at, end - at) : <br key={begin} />;
      shown.push(formatted(words, inline.marks ?? [], begin));
    }
    at += length;
  }
  return shown;
}

function formatted(words: ReactNode, marks: readonly DocumentMark[], key: number): ReactNode {
  return marks.reduce<ReactNode>((inner, mark) => {
    switch (mark.type) {
      case 'bold':
        return <strong key={key}>{inner}</strong>;
      case 'italic':
        return <em key={key}>{inner}</em>;
      case 'underline':
        return <u key={key}>{inner}</u>;
      case 'strike':
        return <s key={key}>{inner}</s>;
      case 'link': {
        const href = safeUrl(mark.attrs.href, WEB_SCHEMES);
        if (href === null) return inner;
        return (
          <a key={key} href={href} target="_blank" rel="noopener noreferrer">
            {inner}
          </a>
        );
      }
    }
  }, words);
}
