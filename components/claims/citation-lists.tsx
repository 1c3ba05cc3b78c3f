'use client';

import { Download, ListPlus } from 'lucide-react';
import { useState } from 'react';

import { saveFile } from '@/lib/client/save-file';
import type { CitationView } from '@/lib/contracts/annotation';

import { IconButton } from '../ui/icon-button';
import { later } from '../ui/later';
import { Menu } from '../ui/menu';
import { showMessage } from '../ui/messages';

const ListDialog = later(() =>
  import('./citation-list-dialog').then((module) => module.CitationListDialog),
);

const FORMATS = [
  ['csl-json', 'CSL-JSON'],
  ['ris', 'RIS'],
  ['bibtex', 'BibTeX'],
] as const;

const MISSING = 'The window could not be fetched. Check the connection and try again.';

type CitationListsProps = {
  claim: { id: string; roundId: string; citations: readonly CitationView[] };
  /** Left out where nothing can be added. */
  onCite?: ((fields: Omit<CitationView, 'id'>) => void) | undefined;
};

/** Citations in from a list of references, and out as one. */
export function CitationLists({ claim, onCite }: CitationListsProps) {
  const [isOpen, setOpen] = useState(false);
  const { id, roundId, citations } = claim;
  const add = {
    id: 'add',
    label: 'Add from a list…',
    icon: <ListPlus strokeWidth={1.9} />,
    onSelect: () => setOpen(true),
  };
  const out = FORMATS.map(([format, label]) => ({
    id: format,
    label: `Save as ${label}`,
    icon: <Download strokeWidth={1.9} />,
    onSelect: () =>
      void save(`/api/v1/rounds/${roundId}/citations?format=${format}&annotationId=${id}`),
  }));
  const items = [...(onCite === undefined ? [] : [add]), ...(citations.length === 0 ? [] : out)];
  if (items.length === 0) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton
            small
            label="Lists of citations: in and out"
            icon={<ListPlus strokeWidth={1.9} />}
          />
        }
        items={items}
      />
      {isOpen && onCite !== undefined && (
        <ListDialog
          cited={citations}
          onClose={() => setOpen(false)}
          onMissing={() => {
            setOpen(false);
            showMessage({ text: MISSING, tone: 'bad' });
          }}
          onAdd={(chosen) => {
            for (const fields of chosen) onCite(fields);
            setOpen(false);
            showMessage({
              text: chosen.length === 1 ? 'Citation added.' : `${chosen.length} citations added.`,
            });
          }}
        />
      )}
    </>
  );
}

async function save(address: string): Promise<void> {
  const problem = await saveFile(address);
  if (problem !== null) showMessage({ text: problem, tone: 'bad' });
}
