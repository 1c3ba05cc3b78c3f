'use client';

import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { CitationView } from '@/lib/contracts/annotation';
import type { CitationList } from '@/lib/contracts/sources';
import { evidenceKey } from '@/lib/domain/comparison/evidence-key';

import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { FileChoice } from '../ui/file-choice';
import { TextArea } from '../ui/text-area';

type CitationFields = Omit<CitationView, 'id'>;

type CitationListDialogProps = {
  /** What the claim cites already. */
  cited: readonly CitationView[];
  onAdd: (chosen: readonly CitationFields[]) => void;
  onClose: () => void;
};

const UNREACHABLE =
  'The server cannot be reached. Check the connection and try again; nothing you typed is lost.';
/** What one claim holds, and what one list may have. */
const MOST_CITED = 100;
const LONGEST = 400_000;
const NAMES = { 'csl-json': 'CSL-JSON', ris: 'RIS', bibtex: 'BibTeX' } as const;

/** A list of references is read first and shown entry by entry; what is chosen is then cited. */
export function CitationListDialog({ cited, onAdd, onClose }: CitationListDialogProps) {
  const [content, setContent] = useState('');
  const [list, setList] = useState<CitationList | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const known = new Set(cited.map((one) => evidenceKey(one)));
  const isOver = cited.length + chosen.size > MOST_CITED;

  async function read(text: string) {
    if (text.trim() === '' || isBusy) return;
    if (text.length > LONGEST) {
      setProblem(
        `The list is too long: at most ${LONGEST.toLocaleString('en')} characters. Read it in parts.`,
      );
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await callLater(
      async () => (await import('@/lib/contracts/endpoints/sources')).readCitationList,
      { body: { content: text } },
    );
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem?.detail ?? UNREACHABLE);
      return;
    }
    setList(answer.data);
    const isNew = (one: CitationView) => !known.has(evidenceKey(one));
    setChosen(new Set(answer.data.citations.filter(isNew).map(({ id }) => id)));
  }

  function add() {
    if (list === null || chosen.size === 0 || isOver) return;
    onAdd(
      list.citations.filter(({ id }) => chosen.has(id)).map(({ id: _id, ...fields }) => fields),
    );
  }

  function startAnew() {
    setList(null);
    setChosen(new Set());
    setProblem(null);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Citations from a list"
      description="As a reference manager exports it: CSL-JSON, RIS or BibTeX."
      width="640px"
      footer={
        list === null ? (
          <Button
            variant="primary"
            busy={isBusy}
            disabled={content.trim() === ''}
            onClick={() => void read(content)}
          >
            Read the list
          </Button>
        ) : (
          <>
            <Button variant="quiet" onClick={startAnew}>
              Another list
            </Button>
            <Button variant="primary" disabled={chosen.size === 0 || isOver} onClick={add}>
              {chosen.size === 1 ? 'Add 1 citation' : `Add ${chosen.size} citations`}
            </Button>
          </>
        )
      }
    >
      <div className="cite-in">
        {list === null ? (
          <>
            <FileChoice
              label="File with a list of citations"
              accept=".json,.ris,.bib,.bibtex,.txt"
              isBusy={isBusy}
              hint="Or paste the list below. Nothing is stored until you add it."
              onFile={(file) => {
                void file.text().then((text) => {
                  setContent(text.slice(0, LONGEST + 1));
                  return read(text);
                });
              }}
            />
            <TextArea
              small
              rows={7}
              label="The list"
              className="mono"
              value={content}
              error={problem}
              onChange={({ target }) => {
                setContent(target.value);
                setProblem(null);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
                event.preventDefault();
                void read(content);
              }}
            />
          </>
        ) : (
          <ReadList
            list={list}
            isKnown={(one) => known.has(evidenceKey(one))}
            chosen={chosen}
            onChoose={setChosen}
            problem={isOver ? `A claim holds at most ${MOST_CITED} citations. Choose fewer.` : null}
          />
        )}
      </div>
    </Dialog>
  );
}

type ReadListProps = {
  list: CitationList;
  isKnown: (citation: CitationView) => boolean;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  problem: string | null;
};

/** Each entry in its place: what was read of it, or why nothing was. */
function ReadList({ list, isKnown, chosen, onChoose, problem }: ReadListProps) {
  const { citations, notRead, format } = list;
  const reasons = new Map(notRead.map(({ at, reason }) => [at, reason]));
  const left = [...citations];
  const entries = Array.from({ length: citations.length + notRead.length }, (_, index) => {
    const reason = reasons.get(index + 1);
    return reason === undefined ? (left.shift() ?? null) : reason;
  });
  const counted = citations.length === 1 ? '1 citation' : `${citations.length} citations`;
  return (
    <>
      <p role="status">
        {NAMES[format]}: {counted} read
        {notRead.length > 0 && `, ${notRead.length} not`}.
      </p>
      <ol className="cite-in-list">
        {entries.map((entry, index) => (
          <li key={typeof entry === 'object' ? entry?.id : index}>
            {typeof entry === 'string' ? (
              <p className="not-read">Not read: {entry}</p>
            ) : (
              entry !== null && (
                <Checkbox
                  label={<b>{entry.title === undefined ? entry.source : entry.title}</b>}
                  hint={[...wordsOf(entry), isKnown(entry) ? 'cited already' : '']
                    .filter((words) => words !== '')
                    .join(', ')}
                  checked={chosen.has(entry.id)}
                  onChange={({ target }) => {
                    const next = new Set(chosen);
                    if (target.checked) next.add(entry.id);
                    else next.delete(entry.id);
                    onChoose(next);
                  }}
                />
              )
            )}
          </li>
        ))}
      </ol>
      {problem !== null && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function wordsOf({ source, title, author, publishedOn, locator, url }: CitationFields): string[] {
  const host = /^https?:\/\/(?:www\.)?([^/]+)/u.exec(url)?.[1] ?? '';
  return [title === undefined ? '' : source, author ?? '', publishedOn ?? '', locator, host];
}
