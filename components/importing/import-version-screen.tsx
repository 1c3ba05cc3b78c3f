'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';

import { ButtonLink } from '@/components/ui/button-link';
import { NotSaved } from '@/components/ui/not-saved';
import { TextField } from '@/components/ui/text-field';
import { useSaving } from '@/components/ui/use-saving';
import { call } from '@/lib/client/call';
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
import { asInVersionBefore } from './import-lines';
import { LinesPanel } from './lines-panel';
import { ReadSummary } from './read-summary';
import { SourceForm } from './source-form';
import { useCheckedDocument } from './use-checked-document';

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
  const checked = useCheckedDocument(() => asInVersionBefore(preview.document, newest.document));
  const { document, kept } = checked;
  const [summary, setSummary] = useState('');
  const { isBusy, problem, setProblem, save } = useSaving();

  const text = useMemo(() => textOfDocument(preview.document), [preview.document]);
  const changes = useMemo(
    () => blockChanges(newest.document, document),
    [newest.document, document],
  );
  const counts = countBlockChanges(changes);
  const isSame = isSameDocument(newest.document, document);

  async function store(): Promise<void> {
    if (isBusy || isSame) return;
    await save({
      send: () =>
        call(
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
          { idempotencyKey: checked.key },
        ),
      onSaved: async (added) => router.push(await wayToReview(added)),
      unanswered: 'The server did not answer. Nothing is lost: try again.',
      staleCodes: ['stale_version'],
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
      <LinesPanel
        checked={checked}
        title={`Version ${newest.ordinal + 1}`}
        count={`${kept} lines`}
        store={{
          words: `Save as version ${newest.ordinal + 1}`,
          label: 'Save the version',
          isReady: !isSame,
          isBusy,
          run: () => void store(),
        }}
        onBack={onBack}
        problem={
          <NotSaved
            problem={problem}
            remedy={{ label: 'Compare with the newest version', run: () => void takeNewest() }}
          />
        }
      />
    </>
  );
}
