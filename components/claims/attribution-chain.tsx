'use client';

import { CREDIT_LABELS } from '@/lib/domain/claims/labels';
import { Plus, Unlink } from 'lucide-react';
import { Fragment } from 'react';

import type { AttributionNode } from '@/lib/domain/claims/claim';

import { classNames } from '../ui/class-names';
import type { CardProps } from './card-props';
import { ChainEditor } from './chain-editor';

/** Who says it, and on whose word: from the article back to the origin. */
export function AttributionChain({ card }: { card: CardProps }) {
  const { annotation, isReadOnly, part, onPart, actions } = card;
  const { attribution, id } = annotation;
  if (part === 'chain' && !isReadOnly) {
    return (
      <ChainEditor
        nodes={attribution}
        onSave={(nodes) => {
          actions.edit(id, { attribution: [...nodes] }, 'Attribution changed');
          onPart(null);
        }}
        onCancel={() => onPart(null)}
      />
    );
  }
  if (attribution.length === 0) {
    return isReadOnly ? null : (
      <button type="button" className="add-line" onClick={() => onPart('chain')}>
        <Plus strokeWidth={1.9} />
        Add who says it <kbd>O</kbd>
      </button>
    );
  }
  const chain = <Chain nodes={attribution} />;
  return isReadOnly ? (
    chain
  ) : (
    <div className="chain-row">
      {chain}
      <button type="button" className="lnk chain-edit" onClick={() => onPart('chain')}>
        Edit<span className="sr"> the attribution chain</span>
      </button>
    </div>
  );
}

function Chain({ nodes }: { nodes: readonly AttributionNode[] }) {
  const isOwnVoice = nodes[0]?.credit === 'own_voice' || nodes[0]?.credit === 'not_credited';
  return (
    <ol className="chain" aria-label="Attribution chain, from the article to the origin">
      <li className="node">
        <b>This article</b>
        <small>{isOwnVoice ? 'own voice' : 'attributes it'}</small>
      </li>
      {nodes.map((node, index) => {
        const isOrigin = index === nodes.length - 1;
        // Two steps may name the same source; the place tells them apart.
        const key = `${index} ${node.name}`;
        return (
          <Fragment key={key}>
            <li className={classNames('edge', node.credit === 'not_credited' && 'cut')}>
              {node.credit === 'not_credited' ? <Unlink strokeWidth={1.9} /> : <i />}
              <small>{node.credit === 'credited' ? 'citing' : CREDIT_LABELS[node.credit]}</small>
            </li>
            <li className={classNames('node', isOrigin && 'root')}>
              <b>{node.name}</b>
              <small>{[node.detail, isOrigin && 'origin'].filter(isWords).join(' · ')}</small>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}

function isWords(value: string | false): value is string {
  return value !== false && value !== '';
}
