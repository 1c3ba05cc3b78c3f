'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';

import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { call } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import { wayToReview } from '@/lib/client/way-to-review';
import type { ImportPreview } from '@/lib/contracts/article';
import { getArticle } from '@/lib/contracts/endpoints/articles';
import { addVersion } from '@/lib/contracts/endpoints/versions';
import { codePointLength } from '@/lib/domain/anchoring/article-text';
import {
  blockChanges,
  countBlockChanges,
  isSameDocument,
} from '@/lib/domain/articles/block-changes';
import { type ArticleDocument, textOfDocument } from '@/lib/domain/articles/document';

import { ChangePreview } from './change-preview';
import { asInVersionBefore, visibleLines } from './import-lines';
import { LineList } from './line-list';
import { ReadSummary } from './read-summary';
import { SourceForm } from './source-form';
import { useLineKeys } from './use-line-keys';

/** The newest version, which what is read is compared with. */
type VersionBefore = { id: string; ordinal: number; document: ArticleDocument };

type ImportVersionScreenProps = {
  articleId: string;
  title: string;
  story: string;
  code: string;
  newest: VersionBefore;
};

/** Import an article again: what would change is shown before it is stored. */
export function ImportVersionScreen(article: ImportVersionScreenProps) {
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [newest, setNewest] = useState(article.newest);
  return preview === null ? (
    <div className="im-l col">
      <ScreenHead {...article} newest={newest} />
      <SourceForm onRead={setPreview} />
    </div>
  ) : (
    <CheckStep
      // Corrections are made against one version; another one asks for them anew.
      key={newest.id}
      {...article}
      newest={newest}
      preview={preview}
      onNewest={setNewest}
      onBack={() => setPreview(null)}
    />
  );
}

function ScreenHead({ articleId, title, story, code, newest }: ImportVersionScreenProps) {
  return (
    <header className="im-head">
      <h1>Import again</h1>
      <p>
        Version {newest.ordinal + 1} of <b>{title}</b>
      </p>
      <p className="fine">
        {story}, {code}. Every claim of the last round is carried over; nothing of what was said of
        them is lost.
      </p>
      <ButtonLink size="sm" variant="quiet" href={`/articles/${articleId}`}>
        Back to the article
      </ButtonLink>
    </header>
  );
}

type CheckStepProps = ImportVersionScreenProps & {
  preview: ImportPreview;
  onNewest: (newest: VersionBefore) => void;
  onBack: () => void;
};

function CheckStep({ preview, onNewest, onBack, ...article }: CheckStepProps) {
  const { articleId, newest } = article;
  const router = useRouter();
  const [document, setDocument] = useState<ArticleDocument>(() =>
    asInVersionBefore(preview.document, newest.document),
  );
  const lines = useMemo(() => visibleLines(document), [document]);
  const [current, setCurrent] = useState(lines[0]?.index ?? 0);
  const [summary, setSummary] = useState('');
  const [problem, setProblem] = useState<{ words: string; isStale: boolean } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(newId);

  const text = useMemo(() => textOfDocument(preview.document), [preview.document]);
  const changes = useMemo(
    () => blockChanges(newest.document, document),
    [newest.document, document],
  );
  const counts = countBlockChanges(changes);
  const isSame = isSameDocument(newest.document, document);
  const leftOut = lines.filter(({ block }) => block.attrs.omitted).length;

  async function store(): Promise<void> {
    if (isBusy || isSame) return;
    setBusy(true);
    setProblem(null);
    const result = await call(
      addVersion,
      {
        params: { articleId },
        body: {
          basedOn: newest.id,
          document,
          source: preview.source,
          language: preview.language,
          notes: preview.notes,
          summary,
        },
      },
      { idempotencyKey: key },
    );
    if (result.ok) {
      router.push(await wayToReview(result.data));
      return;
    }
    setBusy(false);
    setProblem({
      words: result.problem?.detail ?? 'The server did not answer. Nothing is lost: try again.',
      isStale: result.problem?.code === 'stale_version',
    });
  }

  async function takeNewest(): Promise<void> {
    const result = await call(getArticle, { params: { articleId } });
    const version = result.ok ? result.data.versions.at(-1) : undefined;
    if (!result.ok || version === undefined) {
      setProblem({ words: 'The newest version could not be read. Try again.', isStale: true });
      return;
    }
    onNewest({ id: version.id, ordinal: version.ordinal, document: result.data.document });
  }

  useLineKeys({
    document,
    current,
    onCurrent: setCurrent,
    onChange: setDocument,
    store: { label: 'Save the version', run: () => void store() },
  });

  return (
    <>
      <div className="im-l col">
        <ScreenHead {...article} />
        <ReadSummary preview={preview} characters={codePointLength(text)} />
        <TextField
          label="What is new"
          optional
          maxLength={300}
          placeholder="After the editor’s second read"
          value={summary}
          onChange={(event) => setSummary(event.target.value)}
        />
        <ChangePreview
          before={newest.document}
          after={document}
          ordinal={newest.ordinal}
          changes={changes}
          counts={counts}
          isSame={isSame}
        />
      </div>
      <section className="im-r" aria-labelledby="lines-heading">
        <header className="toolbar">
          <h2 id="lines-heading">Version {newest.ordinal + 1}</h2>
          <span className="muted num" role="status">
            {lines.length - leftOut} lines
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
          {problem !== null && (
            <Notice
              tone="bad"
              title="Not saved."
              action={
                problem.isStale && (
                  <Button size="sm" onClick={() => void takeNewest()}>
                    Compare with the newest version
                  </Button>
                )
              }
            >
              {problem.words}
            </Notice>
          )}
          <span className="grow" />
          <Button variant="quiet" onClick={onBack}>
            Back
          </Button>
          <Button
            variant="primary"
            keyCap="⌘↵"
            busy={isBusy}
            disabled={isSame}
            onClick={() => void store()}
          >
            Save as version {newest.ordinal + 1}
          </Button>
        </footer>
      </section>
    </>
  );
}
