'use client';

import { FilePlus2, PencilLine, Replace, Upload } from 'lucide-react';

import { buttonClass } from '../ui/button';
import { Menu } from '../ui/menu';

type NewVersionMenuProps = {
  articleId: string;
  /** Open suggested fixes, where they are known; with none there is nothing to accept. */
  fixes?: number;
  small?: boolean;
};

/** The three ways to a new version. Each carries the claims of the last round over. */
export function NewVersionMenu({ articleId, fixes, small = false }: NewVersionMenuProps) {
  const home = `/articles/${articleId}`;
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className={buttonClass(small ? { size: 'sm' } : { variant: 'primary' })}
        >
          <FilePlus2 strokeWidth={1.9} />
          <span>New version</span>
        </button>
      }
      items={[
        {
          kind: 'link',
          id: 'import',
          href: `${home}/versions/import`,
          label: 'Import again',
          hint: 'Paste, file or address',
          icon: <Upload strokeWidth={1.9} />,
        },
        {
          kind: 'link',
          id: 'edit',
          href: `${home}/edit`,
          label: 'Edit the text',
          hint: 'Every claim follows each keystroke',
          icon: <PencilLine strokeWidth={1.9} />,
        },
        {
          kind: 'link',
          id: 'fixes',
          href: `${home}/versions/fixes`,
          label:
            fixes === undefined ? 'Accept suggested fixes' : `Accept suggested fixes (${fixes})`,
          hint: fixes === 0 ? 'No fix is open' : 'Before and after for each, in one new version',
          icon: <Replace strokeWidth={1.9} />,
        },
      ]}
    />
  );
}
