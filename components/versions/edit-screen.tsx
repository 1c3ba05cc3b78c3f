'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';

import type { ArticleDocument } from '@/lib/domain/articles/document';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { Skeleton } from '../ui/skeleton';
import { useHotkeys } from '../ui/use-hotkeys';
import { EditConflict } from './edit-conflict';
import { dropDraft } from './edit-draft';
import type { WriterPassage } from './edit-passages';
import { SavePanel } from './save-panel';
import { TouchedList } from './touched-list';
import type { TrackedPassage } from './tracked-passages';
import { useEditDesk } from './use-edit-desk';
import { useLeaveGuard } from './use-leave-guard';

const ArticleWriter = lazy(() =>
  import('./article-writer').then((module) => ({ default: module.ArticleWriter })),
);

type EditScreenProps = {
  articleId: string;
  version: { id: string; ordinal: number; document: ArticleDocument; language: string };
  passages: readonly WriterPassage[];
  /** Whether claims of the newest round are not for the caller to see. */
  hidesClaims: boolean;
};

const NO_STEPS: readonly unknown[] = [];

/** The article as it is written: what is saved is a new version, and every claim follows. */
export function EditScreen(props: EditScreenProps) {
  const isInBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  // Begun anew for another version, and when a draft was put away.
  const [begun, setBegun] = useState(0);
  if (!isInBrowser) {
    return (
      <main className="edit-main col" id="main" tabIndex={-1}>
        <Skeleton label="The text is on its way" lines={12} />
      </main>
    );
  }
  return (
    <EditDesk
      key={`${props.version.id} ${begun}`}
      {...props}
      onAnew={() => setBegun((count) => count + 1)}
    />
  );
}

function EditDesk({
  articleId,
  version,
  passages,
  hidesClaims,
  onAnew,
}: EditScreenProps & { onAnew: () => void }) {
  const router = useRouter();
  const desk = useEditDesk(articleId, version);
  const { draft, older, conflict } = desk;
  const [tracked, setTracked] = useState<readonly TrackedPassage[]>([]);
  const [hasLeft, setLeft] = useState(false);
  const { leaving, stay } = useLeaveGuard(desk.isChanged && !desk.isBusy && !hasLeft);
  useHotkeys([
    {
      id: 'edit.save',
      keys: '$mod+s',
      label: 'Save as a new version',
      group: 'Writing',
      inFields: true,
      run: () => void desk.save(),
    },
  ]);

  return (
    <>
      <main className="edit-main col" id="main" tabIndex={-1}>
        <h1 className="sr">Edit version {version.ordinal}</h1>
        <Suspense fallback={<Skeleton label="The text is on its way" lines={12} />}>
          <ArticleWriter
            document={version.document}
            language={version.language}
            passages={passages}
            draft={draft?.steps ?? NO_STEPS}
            onReady={desk.handleReady}
            onChange={desk.handleChange}
            onTracked={setTracked}
          />
        </Suspense>
      </main>
      <aside className="edit-side col" aria-label="Saving and claims">
        {conflict !== null ? (
          <EditConflict
            articleId={articleId}
            draft={conflict.draft}
            newest={conflict.newest}
            onDiscard={() => {
              desk.discard();
              router.refresh();
            }}
          />
        ) : (
          older !== null && (
            <EditConflict
              articleId={articleId}
              draft={older}
              newest={version}
              onDiscard={() => {
                dropDraft(articleId, older.basedOn);
                onAnew();
              }}
            />
          )
        )}
        {desk.isDraftTaken && (
          <Notice
            live="polite"
            title="What you had typed is back."
            action={
              <Button
                size="sm"
                onClick={() => {
                  desk.discard();
                  onAnew();
                }}
              >
                Start over
              </Button>
            }
          >
            It was kept on this machine and is not saved yet.
          </Notice>
        )}
        <SavePanel
          next={version.ordinal + 1}
          summary={desk.summary}
          onSummary={desk.setSummary}
          problem={desk.problem}
          isBusy={desk.isBusy}
          isChanged={desk.isChanged}
          isKept={desk.isKept}
          isHeld={conflict !== null}
          onSave={() => void desk.save()}
        />
        <TouchedList
          touched={tracked.filter(({ state }) => state !== 'kept')}
          total={passages.length}
          hidesClaims={hidesClaims}
          onShow={desk.show}
        />
      </aside>
      <Dialog
        open={leaving !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) stay();
        }}
        title="Leave without saving?"
        footer={
          <>
            <Button
              onClick={() => {
                desk.keep();
                setLeft(true);
                if (leaving !== null) router.push(leaving);
              }}
            >
              Leave
            </Button>
            <Button variant="primary" onClick={stay}>
              Stay and write
            </Button>
          </>
        }
      >
        <p>
          {desk.isKept
            ? 'What you typed is kept on this machine and stands here again when you come back. Nobody else sees it before it is saved.'
            : 'This browser keeps nothing for you: what you typed would be lost.'}
        </p>
      </Dialog>
    </>
  );
}
