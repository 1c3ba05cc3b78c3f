'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';

import { WordsForm } from '../ui/talk/words-form';
import type { CardProps } from './card-props';
import { addressOf, QueryAddressFields, TO_WRITER } from '../ui/talk/query-address';
import { QueryThread } from './query-thread';

/** Questions of the desk to the writer or to anybody else, with their answers. */
export function QueryBlock({ card }: { card: CardProps }) {
  const { annotation, queries, isReadOnly, part, onPart, actions } = card;
  const isAsking = part === 'query' && !isReadOnly;
  const [address, setAddress] = useState(TO_WRITER);
  return (
    <>
      {queries.map((query) => (
        <QueryThread key={query.id} query={query} card={card} />
      ))}
      {isAsking && (
        <div className="blk">
          <div className="blk-h">
            <h3>Query</h3>
          </div>
          <WordsForm
            label="Question"
            action="Ask"
            onSend={(words) => {
              actions.ask(annotation.id, words, addressOf(address));
              setAddress(TO_WRITER);
              onPart(null);
            }}
            onCancel={() => onPart(null)}
          >
            {() => <QueryAddressFields isNew value={address} onChange={setAddress} />}
          </WordsForm>
        </div>
      )}
      {!isReadOnly && !isAsking && queries.every(({ state }) => state === 'closed') && (
        <button type="button" className="add-line blk" onClick={() => onPart('query')}>
          <Plus strokeWidth={1.9} />
          Query the writer <kbd>Q</kbd>
        </button>
      )}
    </>
  );
}
