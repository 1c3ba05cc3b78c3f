'use client';

import { Hash } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';

import { HashText } from '@/components/ui/hash-text';
import { Notice } from '@/components/ui/notice';
import { useSaving } from '@/components/ui/use-saving';
import { call } from '@/lib/client/call';
import type { ImportPreview, StoryView } from '@/lib/contracts/article';
import { createArticle } from '@/lib/contracts/endpoints/articles';
import { codePointLength, toArticleText } from '@/lib/domain/anchoring/article-text';
import { sentencesToCover } from '@/lib/domain/articles/coverage';
import { textOfDocument } from '@/lib/domain/articles/document';

import { ClaimListForm } from './claim-list-form';
import { LinesPanel } from './lines-panel';
import { type Particulars, ParticularsForm } from './particulars-form';
import { ReadSummary } from './read-summary';
import { SourceForm } from './source-form';
import { useCheckedDocument } from './use-checked-document';

type ImportScreenProps = {
  stories: readonly StoryView[];
  /** Whether the person may make a round too, which a list of claims becomes. */
  mayImportClaims: boolean;
};

/** Bring an article in: where from, what of it, then who reads it. */
export function ImportScreen({ stories, mayImportClaims }: ImportScreenProps) {
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  return preview === null ? (
    <div className="im-l col">
      <h1>Import an article</h1>
      <SourceForm
        claims={mayImportClaims ? <ClaimListForm stories={stories} /> : null}
        onRead={setPreview}
      />
    </div>
  ) : (
    <CheckStep
      preview={preview}
      stories={stories}
      onBack={() => {
        setPreview(null);
      }}
    />
  );
}

type CheckStepProps = Pick<ImportScreenProps, 'stories'> & {
  preview: ImportPreview;
  onBack: () => void;
};

function CheckStep({ preview, stories, onBack }: CheckStepProps) {
  const router = useRouter();
  const checked = useCheckedDocument(() => preview.document);
  const { document, kept } = checked;
  const [particulars, setParticulars] = useState<Particulars>({
    ...preview.metadata,
    story: stories[0] === undefined ? { name: '' } : { id: stories[0].id },
    code: '',
  });
  const { isBusy, problem, save } = useSaving();

  const text = useMemo(() => textOfDocument(preview.document), [preview.document]);
  const sentences = useMemo(
    () => sentencesToCover(document, toArticleText(text), { language: preview.language }).length,
    [document, text, preview.language],
  );
  const isReady =
    particulars.title.trim() !== '' &&
    ('id' in particulars.story || particulars.story.name.trim() !== '');

  async function store(): Promise<void> {
    if (!isReady || isBusy) return;
    const { story, code, ...metadata } = particulars;
    await save({
      send: () =>
        call(
          createArticle,
          {
            body: {
              story,
              code,
              metadata,
              document,
              language: preview.language,
              notes: preview.notes,
              source: preview.source,
            },
          },
          { idempotencyKey: checked.key },
        ),
      onSaved: ({ id }) => router.push(`/articles/${id}?assign=yes`),
      unanswered: 'The server did not answer. Nothing is lost: try again.',
    });
  }

  return (
    <>
      <div className="im-l col">
        <h1>Import an article</h1>
        <ReadSummary preview={preview} characters={codePointLength(text)} />
        <ParticularsForm value={particulars} stories={stories} onChange={setParticulars} />
        <p className="fine im-hash">
          <Hash size={13} strokeWidth={1.9} /> As imported:{' '}
          <HashText hash={preview.source.sha256} digits={32} />. The text is kept whole; what you
          leave out is only hidden.
        </p>
      </div>
      <LinesPanel
        checked={checked}
        title="What will be checked"
        count={`${sentences} sentences, ${kept} lines`}
        store={{
          words: 'Assign reviewers',
          label: 'Store and assign reviewers',
          isReady,
          isBusy,
          run: () => void store(),
        }}
        onBack={onBack}
        problem={problem !== null && <Notice tone="bad">{problem.words}</Notice>}
      />
    </>
  );
}
