import { memo, type ReactNode } from 'react';

import type { DocumentBlock } from '@/lib/domain/articles/document';

import { classNames } from '../ui/class-names';
import { inlineText } from '../ui/inline-text';
import { FATE_NAMES } from './fate';
import { FateGlyph } from './fate-glyph';
import { BLOCK_ATTRIBUTE } from './text-places';
import type { VersionBlock, VersionPiece } from './version-blocks';

type VersionArticleProps = { blocks: readonly VersionBlock[]; selectedId: string | null };

/** A version of the article, block by block, with the fate marks beside the words. */
export function VersionArticle({ blocks, selectedId }: VersionArticleProps) {
  return blocks.map((block) => (
    <VersionParagraph key={block.key} shown={block} selectedId={selectedOn(block, selectedId)} />
  ));
}

/** So that a block rests while something is selected elsewhere. */
export function selectedOn(block: VersionBlock, selectedId: string | null): string | null {
  if (selectedId === null) return null;
  const isHere =
    block.marks.some(({ id }) => id === selectedId) ||
    block.pieces.some(
      (piece) => piece.kind === 'words' && piece.lines.some(({ id }) => id === selectedId),
    );
  return isHere ? selectedId : null;
}

type VersionParagraphProps = { shown: VersionBlock; selectedId: string | null };

export const VersionParagraph = memo(function VersionParagraph({
  shown: { index, block, label, moved, gone, pieces, marks },
  selectedId,
}: VersionParagraphProps) {
  const { kind } = block.attrs;
  const level = block.type === 'heading' ? Math.min(block.attrs.level + 1, 6) : null;
  // The screen has a heading of its own above those of the article.
  const Tag = level === null ? 'p' : (`h${level}` as 'h2');
  return (
    <div
      className={classNames(
        'p',
        kind === 'headline' ? 'hd' : kind !== 'text' && kind,
        moved !== null && 'mvd',
        gone !== null && 'gone',
      )}
      data-p={label === '' ? undefined : label}
    >
      {(moved ?? gone) !== null && (
        <p className="mvtag">
          {moved !== null && <FateGlyph fate="moved" />}
          {moved ?? gone}
        </p>
      )}
      <Tag className="words" {...(gone === null && { [BLOCK_ATTRIBUTE]: index })}>
        {pieces.map((piece, at) => (
          <Piece
            key={piece.kind === 'gone' ? `gone-${at}` : piece.from}
            piece={piece}
            block={block}
            selectedId={selectedId}
          />
        ))}
      </Tag>
      {marks.length > 0 && (
        <ul className="fm">
          {marks.map(({ id, number, fate }) => (
            <li key={id}>
              <button
                type="button"
                className={id === selectedId ? 'on' : undefined}
                data-item={id}
                data-mark={id}
                aria-label={`Claim ${number}: ${FATE_NAMES[fate].toLowerCase()}`}
                aria-current={id === selectedId ? 'true' : undefined}
                title={FATE_NAMES[fate]}
              >
                <FateGlyph fate={fate} />
                <b className="num">{number}</b>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
});

type PieceProps = { piece: VersionPiece; block: DocumentBlock; selectedId: string | null };

function Piece({ piece, block, selectedId }: PieceProps): ReactNode {
  if (piece.kind === 'gone') {
    return (
      <del>
        <span className="sr">deleted: </span>
        {piece.text}
        <span className="sr"> end of deletion </span>
      </del>
    );
  }
  let words: ReactNode = inlineText(block.content ?? [], piece.from, piece.to);
  for (const { id, number, className } of piece.numbers) {
    words = (
      <span key={id} className={className} data-n={number}>
        {words}
      </span>
    );
  }
  for (const { id, className, description } of piece.lines) {
    words = (
      <mark
        key={id}
        className={classNames(className, id === selectedId && 'sel-c')}
        data-item={id}
        aria-description={description ?? undefined}
      >
        {words}
      </mark>
    );
  }
  if (piece.op === 'same') return words;
  if (piece.op === 'cut') {
    return (
      <del>
        <span className="sr">deleted: </span>
        {words}
        <span className="sr"> end of deletion </span>
      </del>
    );
  }
  return (
    <ins>
      <span className="sr">inserted: </span>
      {words}
      <span className="sr"> end of insertion </span>
    </ins>
  );
}
