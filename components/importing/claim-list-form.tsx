'use client';

import { useRouter } from 'next/navigation';
import { type SyntheticEvent, useId, useState } from 'react';

import { Button } from '@/components/ui/button';
import { FileChoice } from '@/components/ui/file-choice';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { useSaving } from '@/components/ui/use-saving';
import { call, callWithFile } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { StoryView } from '@/lib/contracts/article';
import { importClaims, previewClaimImport } from '@/lib/contracts/endpoints/exchange';
import type { ClaimListPreview } from '@/lib/contracts/exchange';

type Read = { file: File; found: ClaimListPreview; key: string };

/** Claims that stand in no article, as other tools keep them: shown first, then made an article. */
export function ClaimListForm({ stories }: { stories: readonly StoryView[] }) {
  const [read, setRead] = useState<Read | null>(null);
  const [isReading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function preview(file: File): Promise<void> {
    setReading(true);
    setRefusal(null);
    setRead(null);
    const result = await callWithFile(previewClaimImport, file);
    setReading(false);
    if (result.ok) setRead({ file, found: result.data, key: newId() });
    else setRefusal(result.problem?.detail ?? 'The server did not answer. Try again.');
  }

  return (
    <>
      <FileChoice
        label="List of claims"
        accept=".csv,.json"
        isBusy={isReading}
        hint="A table of claims as Meedan Check exports it (CSV), or AVeriTeC (JSON). Each claim becomes a paragraph of a new article, marked as yours, in a shared round."
        problem={refusal === null ? null : { title: 'Not imported.', detail: refusal }}
        onFile={(file) => void preview(file)}
      />
      {read !== null && <Found key={read.key} read={read} stories={stories} />}
    </>
  );
}

function Found({
  read: { file, found, key },
  stories,
}: {
  read: Read;
  stories: readonly StoryView[];
}) {
  const router = useRouter();
  const listId = useId();
  const [story, setStory] = useState('');
  const { isBusy, problem, save } = useSaving();
  const { form, leftOut, claims } = found;

  async function take(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (story.trim() === '' || isBusy) return;
    const content = await file.text();
    await save({
      send: () =>
        call(
          importClaims,
          { body: { fileName: file.name, content, story: story.trim() } },
          { idempotencyKey: key },
        ),
      onSaved: ({ roundId }) => router.push(`/rounds/${roundId}`),
      unanswered: 'The server did not answer. Nothing is lost: try again.',
    });
  }

  return (
    <section className="marks-found" aria-label={file.name}>
      <form className="im-claims" onSubmit={(event) => void take(event)}>
        <p className="muted" role="status">
          Read as {form}: {claims.length === 1 ? 'one claim' : `${claims.length} claims`}.
        </p>
        {leftOut.length > 0 && (
          <Notice title="Without a counterpart here.">{leftOut.join(', ')}</Notice>
        )}
        <TextField
          label="Story"
          hint="A new one, or the name of one there is."
          value={story}
          list={listId}
          maxLength={200}
          required
          onChange={(event) => setStory(event.target.value)}
        />
        <datalist id={listId}>
          {stories.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <Button type="submit" variant="primary" busy={isBusy} disabled={story.trim() === ''}>
          {claims.length === 1 ? 'Take up the claim' : `Take up ${claims.length} claims`}
        </Button>
        {problem !== null && (
          <Notice tone="bad" title="Not imported.">
            {problem.words}
          </Notice>
        )}
      </form>
      <ul className="marks-list">
        {claims.map(({ name, claim, verdict, said }, index) => (
          <li key={`${index} ${name}`}>
            <p className="read-text">{claim}</p>
            {verdict !== null && <p className="muted">{verdict}</p>}
            {said !== '' && <p className="marks-said">{said}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
