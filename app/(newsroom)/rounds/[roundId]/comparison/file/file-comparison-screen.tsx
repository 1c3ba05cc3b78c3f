'use client';

import { type ReactNode, useState } from 'react';

import type { ComparedRoundsView } from '@/lib/contracts/compared-rounds';
import type { RoundReadingsView } from '@/lib/contracts/file-comparison-page';
import type { ArticleDocument } from '@/lib/domain/articles/document';

import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { FileChoice } from '@/components/ui/file-choice';
import { ComparedScreen } from '../../../../compared-screen';

type FileComparisonScreenProps = {
  side: RoundReadingsView;
  document: ArticleDocument;
  top: ReactNode;
};

type Chosen = { fileName: string; view: ComparedRoundsView; times: number };

/** A round against readings from a file. The file stays on this machine. */
export function FileComparisonScreen({ side, document, top }: FileComparisonScreenProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { ordinal } = side.round;

  async function read(file: File): Promise<void> {
    setBusy(true);
    setProblem(null);
    const { compareWithFile, readReadingsFile } =
      await import('@/components/comparison/rounds/file-comparison');
    const { FileProblem } = await import('@/lib/contracts/readings-of-text');
    try {
      const view = compareWithFile(side, await readReadingsFile(file));
      setChosen((known) => ({ fileName: file.name, view, times: (known?.times ?? 0) + 1 }));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      setProblem(`${file.name}: ${error.message}`);
    } finally {
      setBusy(false);
    }
  }

  const choice = (
    <FileChoice
      label="File of annotations"
      accept=".json,application/json"
      isBusy={isBusy}
      hint={
        <>
          JSON with the text and the annotations of each reviewer, as the command{' '}
          <code>compare</code> takes it.
        </>
      }
      problem={problem === null ? null : { title: 'The file cannot be compared.', detail: problem }}
      onFile={(file) => void read(file)}
    />
  );
  if (chosen === null) {
    return (
      <AppFrame top={top} status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}>
        <main id="main" tabIndex={-1} className="col nothing">
          <div className="cr-file">
            <h1>Compare round {ordinal} with a file</h1>
            <p>
              Annotations that were made elsewhere stand beside those of the round, in the text of
              version {side.version.ordinal}. The file is read in this browser: nothing of it is
              sent or stored.
            </p>
            {choice}
          </div>
        </main>
      </AppFrame>
    );
  }
  return (
    <ComparedScreen
      // Another file is another comparison: nothing of one is kept for the other.
      key={chosen.times}
      title={`Round ${ordinal} against ${chosen.fileName}`}
      chooser={{ heading: `Round ${ordinal} and ${chosen.fileName}`, content: choice }}
      view={chosen.view}
      document={document}
      top={top}
    />
  );
}
