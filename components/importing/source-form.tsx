'use client';

import { ClipboardPaste, Globe, ListChecks, Upload } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';

import { Button } from '@/components/ui/button';
import { FileChoice } from '@/components/ui/file-choice';
import { Notice } from '@/components/ui/notice';
import { Segmented } from '@/components/ui/segmented';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { call, callWithFile } from '@/lib/client/call';
import type { ImportPreview } from '@/lib/contracts/article';
import { previewImport } from '@/lib/contracts/endpoints/articles';

type Way = 'paste' | 'file' | 'url' | 'claims';

const ACCEPT = '.txt,.text,.md,.markdown,.html,.htm,.docx';

type SourceFormProps = {
  /** For a list of claims that stand in no article; null: not offered. */
  claims?: ReactNode;
  onRead: (preview: ImportPreview) => void;
};

/** Where the article comes from: a paste, a file, an address. What is read is shown before it is stored. */
export function SourceForm({ claims = null, onRead }: SourceFormProps) {
  // A bookmark of the browser brings the address; it is fetched when a person says so.
  const given = useSearchParams().get('url') ?? '';
  const [way, setWay] = useState<Way>(given === '' ? 'file' : 'url');
  const [text, setText] = useState('');
  const html = useRef<string | undefined>(undefined);
  const [url, setUrl] = useState(given);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function read(request: () => ReturnType<typeof call<typeof previewImport>>): Promise<void> {
    setBusy(true);
    setError(null);
    const result = await request();
    setBusy(false);
    if (result.ok) onRead(result.data);
    else setError(result.problem?.detail ?? 'The server did not answer. Try again.');
  }

  const readFile = (file: File) => read(() => callWithFile(previewImport, file));
  const readPaste = () =>
    read(() => call(previewImport, { body: { kind: 'paste', text, html: html.current } }));
  const readAddress = () => read(() => call(previewImport, { body: { kind: 'url', url } }));

  return (
    <div className="im-source">
      <Segmented
        label="Where the article comes from"
        options={[
          {
            value: 'paste',
            label: (
              <>
                <ClipboardPaste /> Paste
              </>
            ),
          },
          {
            value: 'file',
            label: (
              <>
                <Upload /> File
              </>
            ),
          },
          {
            value: 'url',
            label: (
              <>
                <Globe /> Address
              </>
            ),
          },
          ...(claims === null
            ? []
            : [
                {
                  value: 'claims' as const,
                  label: (
                    <>
                      <ListChecks /> Claims
                    </>
                  ),
                },
              ]),
        ]}
        value={way}
        onChange={(value) => {
          setWay(value);
          setError(null);
        }}
      />
      {way === 'file' && (
        <FileChoice
          label="Article file"
          accept={ACCEPT}
          isBusy={isBusy}
          hint="Plain text, Markdown, HTML or Word (.docx, with its comments), up to 20 MB."
          onFile={(file) => void readFile(file)}
        />
      )}
      {way === 'paste' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void readPaste();
          }}
        >
          <TextArea
            label="Text of the article"
            rows={12}
            serif
            value={text}
            onPaste={(event) => {
              // The whole field comes from one paste: then its formatting can be read too.
              const rich = event.clipboardData.getData('text/html');
              html.current = text === '' && rich !== '' ? rich : undefined;
            }}
            onChange={(event) => {
              if (event.target.value.length < text.length) html.current = undefined;
              setText(event.target.value);
            }}
          />
          <Button type="submit" variant="primary" busy={isBusy} disabled={text.trim() === ''}>
            Read it
          </Button>
        </form>
      )}
      {way === 'url' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void readAddress();
          }}
        >
          <TextField
            label="Address"
            type="url"
            placeholder="https://"
            hint="The page is fetched by this newsroom’s server, without cookies or a referrer."
            value={url}
            onChange={(event) => {
              setUrl(event.target.value);
            }}
          />
          <Button type="submit" variant="primary" busy={isBusy} disabled={url.trim() === ''}>
            Fetch it
          </Button>
        </form>
      )}
      {way === 'claims' && claims}
      {error !== null && (
        <Notice tone="bad" title="Not imported.">
          {error} Nothing was stored.
        </Notice>
      )}
    </div>
  );
}
