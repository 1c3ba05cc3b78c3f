'use client';

import { Hash } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';

import { Button } from '@/components/ui/button';
import { HashText } from '@/components/ui/hash-text';
import { Notice } from '@/components/ui/notice';
import { call } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { ImportPreview, StoryView } from '@/lib/contracts/article';
import { createArticle } from '@/lib/contracts/endpoints/articles';
import { codePointLength, toArticleText } from '@/lib/domain/anchoring/article-text';
import { sentencesToCover } from '@/lib/domain/articles/coverage';
import { type ArticleDocument, textOfDocument } from '@/lib/domain/articles/document';

import { visibleLines } from './import-lines';
import { LineList } from './line-list';
import { type Particulars, ParticularsForm } from './particulars-form';
import { ReadSummary } from './read-summary';
import { SourceForm } from './source-form';
import { useLineKeys } from './use-line-keys';

type ImportScreenProps = { stories: readonly StoryView[] };

/** Bring an article in: where from, what of it, then who reads it. */
export function ImportScreen({ stories }: ImportScreenProps) {
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  return preview === null ? (
    <div className="im-l col">
      <h1>Import an article</h1>
      <SourceForm onRead={setPreview} />
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

type CheckStepProps = ImportScreenProps & { preview: ImportPreview; onBack: () => void };

function CheckStep({ preview, stories, onBack }: CheckStepProps) {
  const router = useRouter();
  const [document, setDocument] = useState<ArticleDocument>(preview.document);
  const lines = useMemo(() => visibleLines(document), [document]);
  const [current, setCurrent] = useState(lines[0]?.index ?? 0);
  const [particulars, setParticulars] = useState<Particulars>({
    ...preview.metadata,
    story: stories[0] === undefined ? { name: '' } : { id: stories[0].id },
    code: '',
  });
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(newId);

  const text = useMemo(() => textOfDocument(preview.document), [preview.document]);
  const sentences = useMemo(
    () => sentencesToCover(document, toArticleText(text), { language: preview.language }).length,
    [document, text, preview.language],
  );
  const leftOut = lines.filter(({ block }) => block.attrs.omitted).length;
  const isReady =
    particulars.title.trim() !== '' &&
    ('id' in particulars.story || particulars.story.name.trim() !== '');

  async function store(): Promise<void> {
    if (!isReady || isBusy) return;
    setBusy(true);
    setError(null);
    const { story, code, ...metadata } = particulars;
    const result = await call(
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
      { idempotencyKey: key },
    );
    if (result.ok) {
      router.push(`/articles/${result.data.id}?assign=yes`);
      return;
    }
    setBusy(false);
    setError(result.problem?.detail ?? 'The server did not answer. Nothing is lost: try again.');
  }

  useLineKeys({
    document,
    current,
    onCurrent: setCurrent,
    onChange: setDocument,
    store: { label: 'Store and assign reviewers', run: () => void store() },
  });

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
      <section className="im-r" aria-labelledby="lines-heading">
        <header className="toolbar">
          <h2 id="lines-heading">What will be checked</h2>
          <span className="muted num" role="status">
            {sentences} sentences, {lines.length - leftOut} lines
          </span>
        </header>
        <LineList
          document={document}
          current={current}
          onCurrent={setCurrent}
          onChange={setDocument}
        />
        <footer className="im-f">
          <span className="muted">
            {leftOut === 0
              ? 'Nothing is left out'
              : `${leftOut} ${leftOut === 1 ? 'line' : 'lines'} left out`}
          </span>
          {error !== null && <Notice tone="bad">{error}</Notice>}
          <span className="grow" />
          <Button variant="quiet" onClick={onBack}>
            Back
          </Button>
          <Button
            variant="primary"
            keyCap="⌘↵"
            busy={isBusy}
            disabled={!isReady}
            onClick={() => void store()}
          >
            Assign reviewers
          </Button>
        </footer>
      </section>
    </>
  );
}
