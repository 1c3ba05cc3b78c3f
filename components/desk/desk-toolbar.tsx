'use client';

import { ChevronDown, ChevronUp, Settings } from 'lucide-react';
import Link from 'next/link';
import { memo } from 'react';

import { type DeskSection, DESK_SECTIONS } from '@/lib/client/desk/claim-state';

import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { IconButton } from '../ui/icon-button';
import { Popover } from '../ui/popover';
import { Segmented } from '../ui/segmented';

type DeskToolbarProps = {
  section: DeskSection;
  /** How many claims the two other sections hold. */
  needsWork: number;
  queries: number;
  onSection: (section: DeskSection) => void;
  /** The number of the selected claim, or `null`. */
  current: number | null;
  total: number;
  onStep: (step: -1 | 1) => void;
  areMarksShown: boolean;
  onMarks: (areShown: boolean) => void;
  isPanelWide: boolean;
  onPanel: (isWide: boolean) => void;
  /** What the reading can be brought to an end with; left out where it cannot. */
  onSubmit?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
  /** Where annotations of a file are taken up; left out where this person marks nothing. */
  importAt?: string | undefined;
};

const LABELS: Record<DeskSection, string> = {
  all: 'All',
  needs_work: 'Needs work',
  queries: 'Queries',
};

/** Above the text: which claims are shown, and where among them one is. */
export const DeskToolbar = memo(function DeskToolbar({
  section,
  needsWork,
  queries,
  onSection,
  current,
  total,
  onStep,
  areMarksShown,
  onMarks,
  isPanelWide,
  onPanel,
  onSubmit,
  onClose,
  importAt,
}: DeskToolbarProps) {
  return (
    <div className="toolbar" role="toolbar" aria-label="View">
      <Segmented
        label="Claims shown"
        value={section}
        options={DESK_SECTIONS.map((value) => ({
          value,
          label: LABELS[value],
          ...(value === 'needs_work' && { count: needsWork }),
          ...(value === 'queries' && { count: queries }),
        }))}
        onChange={onSection}
      />
      <span className="grow" />
      <span className="legend-hint muted">Tint means work left</span>
      <Popover
        label="Text and marks"
        align="end"
        trigger={
          <IconButton label="Text and marks settings" icon={<Settings strokeWidth={1.9} />} />
        }
      >
        <Checkbox
          label="Show the marks"
          hint="Key X"
          checked={areMarksShown}
          onChange={({ target }) => onMarks(target.checked)}
        />
        <Checkbox
          label="Wide margin"
          hint="Key ."
          checked={isPanelWide}
          onChange={({ target }) => onPanel(target.checked)}
        />
        {importAt !== undefined && (
          <Link className="lnk" href={importAt}>
            Annotations from a file
          </Link>
        )}
      </Popover>
      <span className="tb-margin">
        <span className="num" role="status">
          {current === null ? (
            <>
              {total} {total === 1 ? 'claim' : 'claims'}
            </>
          ) : (
            <>
              Claim <b>{current}</b> of {total}
            </>
          )}
        </span>
        {onClose !== undefined && (
          <Button size="sm" variant="quiet" onClick={onClose}>
            Close round
          </Button>
        )}
        {onSubmit !== undefined && (
          <Button size="sm" onClick={onSubmit}>
            Submit reading
          </Button>
        )}
        <IconButton
          small
          label="Previous claim"
          title="Previous claim (K)"
          icon={<ChevronUp strokeWidth={1.9} />}
          onClick={() => onStep(-1)}
        />
        <IconButton
          small
          label="Next claim"
          title="Next claim (J)"
          icon={<ChevronDown strokeWidth={1.9} />}
          onClick={() => onStep(1)}
        />
      </span>
    </div>
  );
});
