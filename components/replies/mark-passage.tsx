'use client';

import { useState } from 'react';

import { useSending } from '../ui/talk/use-sending';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import { offsetMap, type StringIndex, toArticleText } from '@/lib/domain/anchoring/article-text';

const load = () =>
  import('@/lib/contracts/endpoints/replies').then((module) => module.markCriticism);

type MarkPassageProps = { articleId: string; text: string; onMarked: () => void };

/** Words of the text that are on no claim, quoted as they stand there. */
export function MarkPassage({ articleId, text, onMarked }: MarkPassageProps) {
  const [words, setWords] = useState('');
  const [criticized, setCriticized] = useState('');
  const [id, setId] = useState(newId);
  const { error, isBusy, send } = useSending();
  const places = placesOf(words.trim(), text);
  const isReady = places.length === 1 && criticized.trim() !== '';

  async function mark() {
    const [place] = places;
    if (place === undefined) return;
    const plain = toArticleText(text);
    const offsets = offsetMap(plain);
    const target = describeTarget(
      plain,
      offsets.toOffset(place as StringIndex),
      offsets.toOffset((place + words.trim().length) as StringIndex),
      offsets,
    );
    const arrived = await send(() =>
      callLater(load, {
        params: { articleId },
        body: { id, target, criticized: criticized.trim() },
      }),
    );
    if (!arrived) return;
    setWords('');
    setCriticized('');
    setId(newId());
    onMarked();
  }

  return (
    <section className="panel" aria-labelledby="mark-heading">
      <header>
        <h2 id="mark-heading">Mark criticism in the text</h2>
      </header>
      <form
        className="reply-form"
        onSubmit={(event) => {
          event.preventDefault();
          void mark();
        }}
      >
        <TextArea
          small
          serif
          rows={2}
          label="The words, as they stand in the text"
          value={words}
          error={problemOf(words.trim(), places.length)}
          onChange={({ target }) => setWords(target.value)}
        />
        <TextField
          small
          label="Who is criticized in them"
          maxLength={200}
          value={criticized}
          error={error ?? undefined}
          onChange={({ target }) => setCriticized(target.value)}
        />
        <div className="form-act">
          <span className="grow" />
          <Button size="sm" variant="primary" type="submit" busy={isBusy} disabled={!isReady}>
            Mark
          </Button>
        </div>
      </form>
    </section>
  );
}

/** Where the words stand, at most twice: more tell nothing more. */
function placesOf(words: string, text: string): number[] {
  if (words === '') return [];
  const first = text.indexOf(words);
  if (first === -1) return [];
  const second = text.indexOf(words, first + 1);
  return second === -1 ? [first] : [first, second];
}

function problemOf(words: string, places: number): string | undefined {
  if (words === '' || places === 1) return undefined;
  return places === 0
    ? 'These words are not in the newest version. Copy them from the text.'
    : 'These words stand in several places. Take more of what stands around them.';
}
