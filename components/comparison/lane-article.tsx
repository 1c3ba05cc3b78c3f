import { memo, type ReactNode } from 'react';

import { classNames } from '../ui/class-names';
import { inlineText } from '../ui/inline-text';
import type { LaneBlock, LanePiece } from './lane-model';

type LaneArticleProps = {
  blocks: readonly LaneBlock[];
  selectedKey: string | null;
};

/**
 * The article with the reviewers' lines under each line of its text. Numbers and
 * caps are drawn and no text, so that what can be read and copied is the article.
 */
export function LaneArticle({ blocks, selectedKey }: LaneArticleProps) {
  return blocks.map((block) => (
    <Block
      key={block.index}
      lane={block}
      selectedKey={
        block.pieces.some(({ groupKey }) => groupKey === selectedKey) ? selectedKey : null
      }
    />
  ));
}

const Block = memo(function Block({
  lane: { block, label, pieces },
  selectedKey,
}: {
  lane: LaneBlock;
  selectedKey: string | null;
}) {
  const { kind } = block.attrs;
  const isHead = kind === 'headline';
  // The screen has a heading of its own above those of the article.
  const level = block.type === 'heading' ? Math.min(block.attrs.level + 1, 6) : null;
  const Tag = level === null ? 'p' : (`h${level}` as 'h2');
  return (
    <Tag
      className={classNames('p', isHead && 'hd', kind !== 'text' && !isHead && kind)}
      data-p={label === '' ? undefined : label}
    >
      {pieces.map((piece) => (
        <Piece
          key={piece.from}
          piece={piece}
          words={inlineText(block.content ?? [], piece.from, piece.to)}
          isOn={piece.groupKey !== null && piece.groupKey === selectedKey}
        />
      ))}
    </Tag>
  );
});

type PieceProps = { piece: LanePiece; words: readonly ReactNode[]; isOn: boolean };

function Piece({ piece: { groupKey, lines, caps, numbers }, words, isOn }: PieceProps) {
  const drawn = (
    <>
      {caps.start.map((name) => (
        <i key={name} className={name} />
      ))}
      {words}
      {caps.end.map((name) => (
        <i key={name} className={classNames(name, 'end')} />
      ))}
    </>
  );
  let shown: ReactNode = numbers.reduce<ReactNode>(
    (inner, { key, number, isQuiet }) => (
      <span key={key} className={classNames('nb', isQuiet && 'ok')} data-n={number}>
        {inner}
      </span>
    ),
    drawn,
  );
  // The lowest line comes first and is wrapped around the others.
  for (const { id, className, description } of lines.toReversed()) {
    shown = (
      <mark key={id} className={className} aria-description={description ?? undefined}>
        {shown}
      </mark>
    );
  }
  if (groupKey === null) return shown;
  return (
    <span className={classNames('cg', isOn && 'on')} data-g={groupKey}>
      {shown}
    </span>
  );
}
