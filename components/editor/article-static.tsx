import { memo, type ReactNode } from 'react';

import type { DocumentBlock, DocumentInline } from '@/lib/domain/articles/document';

import { inlineText } from '../ui/inline-text';
import type { ArticleFrame, BlockModel, Run } from './block-model';
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
      {model.group.runsOf(model.index).map((run) => (
        <RunText key={run.from} run={run} content={block.content ?? []} />
      ))}
    </Tag>
  );
});

function RunText({ run, content }: { run: Run; content: readonly DocumentInline[] }): ReactNode {
  let words: ReactNode = inlineText(content, run.from, run.to);
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
