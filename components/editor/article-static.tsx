import { memo, type ReactNode } from 'react';

import type { DocumentBlock, DocumentInline, DocumentMark } from '@/lib/domain/articles/document';
import { WEB_SCHEMES, safeUrl } from '@/lib/domain/shared/safe-url';

import type { ArticleFrame, BlockModel, Run } from './article-model';
import { blockAttributes, claimElementId } from './block-attributes';

type ArticleStaticProps = { frame: ArticleFrame; blocks: readonly BlockModel[] };

/**
 * The article as plain elements: what the server sends, and what stands in the
 * page until the editor has taken over its place.
 */
export function ArticleStatic({ frame, blocks }: ArticleStaticProps) {
  return blocks.map((model) => {
    const block = frame.document.content[model.index];
    return block === undefined ? null : <Block key={model.index} block={block} model={model} />;
  });
}

const Block = memo(function Block({ block, model }: { block: DocumentBlock; model: BlockModel }) {
  const { class: className, ...attributes } = blockAttributes(block, model);
  const Tag = block.type === 'heading' ? (`h${block.attrs.level}` as const) : 'p';
  return (
    <Tag {...attributes} className={className}>
      {model.runs.map((run) => (
        <RunText key={run.from} run={run} content={block.content ?? []} />
      ))}
    </Tag>
  );
});

function RunText({ run, content }: { run: Run; content: readonly DocumentInline[] }): ReactNode {
  let words: ReactNode = inlinesBetween(content, run.from, run.to);
  for (const { id, number, className } of run.numbers) {
    words = (
      <span key={id} className={className} data-n={number}>
        {words}
      </span>
    );
  }
  for (const { id, className, description, isFirst } of run.lines) {
    words = (
      <mark
        key={id}
        className={className}
        data-c={id}
        {...(isFirst && { 'aria-description': description, 'aria-details': claimElementId(id) })}
      >
        {words}
      </mark>
    );
  }
  return words;
}

function inlinesBetween(content: readonly DocumentInline[], from: number, to: number): ReactNode[] {
  const shown: ReactNode[] = [];
  let at = 0;
  for (const inline of content) {
    const length = inline.type === 'text' ? inline.text.length : 1;
    const begin = Math.max(from, at);
    const end = Math.min(to, at + length);
    if (begin < end) {
      const words =
        inline.type === 'text' ? inline.text.slice(begin - at, end - at) : <br key={begin} />;
      shown.push(marked(words, inline.marks ?? [], begin));
    }
    at += length;
  }
  return shown;
}

function marked(words: ReactNode, marks: readonly DocumentMark[], key: number): ReactNode {
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
