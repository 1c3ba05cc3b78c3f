'use client';

import { CLAIM_TYPE_LABELS, LEVEL_LABELS } from '@/lib/domain/claims/labels';
import { ChevronDown, Ellipsis, History, MoveHorizontal, Trash2, Undo2 } from 'lucide-react';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { CHECK_STATUSES, CLAIM_TYPES, PRIORITIES, type Priority } from '@/lib/domain/claims/claim';

import { CHECK_STATUS_LABELS, CheckStatus, CheckStatusGlyph } from '../ui/check-status';
import { IconButton } from '../ui/icon-button';
import { ChoiceMenu, Menu } from '../ui/menu';
import type { CardProps } from './card-props';

/** The button of the status menu; its key opens it. */
export const STATUS_BUTTON_ID = 'claim-status';

/** Number, type, priority, status, and what else can be done with the claim. */
export function CardHead({ card }: { card: CardProps }) {
  const { annotation, number, isReadOnly, actions, onPart, onDelete, onMoveEdge } = card;
  const { id, claimType, priority, checkStatus } = annotation;
  if (isReadOnly) return <ReadOnlyHead annotation={annotation} number={number} card={card} />;
  return (
    <header className="card-h">
      <span className="card-n num">{number}</span>
      <ChoiceMenu
        label="Type of claim"
        trigger={
          <button
            type="button"
            className="sel"
            aria-label={`Type: ${CLAIM_TYPE_LABELS[claimType]}`}
          >
            {CLAIM_TYPE_LABELS[claimType]}
            <ChevronDown className="chev" strokeWidth={1.9} />
          </button>
        }
        options={CLAIM_TYPES.map((value) => ({ value, label: CLAIM_TYPE_LABELS[value] }))}
        value={claimType}
        onChange={(value) => actions.edit(id, { claimType: value }, 'Type changed')}
      />
      <ChoiceMenu
        label="Priority"
        trigger={
          <button type="button" className="sel" aria-label={`Priority: ${LEVEL_LABELS[priority]}`}>
            <PriorityBars priority={priority} />
            {LEVEL_LABELS[priority]}
            <ChevronDown className="chev" strokeWidth={1.9} />
          </button>
        }
        options={PRIORITIES.map((value) => ({
          value,
          label: LEVEL_LABELS[value],
          icon: <PriorityBars priority={value} />,
        }))}
        value={priority}
        onChange={(value) => actions.edit(id, { priority: value }, 'Priority changed')}
      />
      <span className="grow" />
      <ChoiceMenu
        label="Check status"
        align="end"
        trigger={
          <button
            type="button"
            id={STATUS_BUTTON_ID}
            className="sel st"
            aria-label={`Check status: ${CHECK_STATUS_LABELS[checkStatus]}`}
          >
            <CheckStatus status={checkStatus} />
            <ChevronDown className="chev" strokeWidth={1.9} />
          </button>
        }
        options={CHECK_STATUSES.map((value) => ({
          value,
          label: CHECK_STATUS_LABELS[value],
          icon: <CheckStatusGlyph status={value} />,
        }))}
        value={checkStatus}
        onChange={(value) => actions.edit(id, { checkStatus: value }, 'Status changed')}
      />
      <Menu
        align="end"
        trigger={<IconButton small label="More" icon={<Ellipsis strokeWidth={1.9} />} />}
        items={[
          { kind: 'heading', id: 'passage', label: 'Passage' },
          edge('start-out', 'Begin a word earlier', () => onMoveEdge('start', -1), '['),
          edge('start-in', 'Begin a word later', () => onMoveEdge('start', 1), '{'),
          edge('end-in', 'End a word earlier', () => onMoveEdge('end', -1), '}'),
          edge('end-out', 'End a word later', () => onMoveEdge('end', 1), ']'),
          { kind: 'separator', id: 'line' },
          ...(annotation.verdict === null
            ? []
            : [
                {
                  id: 'no-verdict',
                  label: 'Take the verdict back',
                  icon: <Undo2 strokeWidth={1.9} />,
                  onSelect: () =>
                    actions.edit(id, { verdict: null, confidence: null }, 'Verdict taken back'),
                },
              ]),
          {
            id: 'history',
            label: 'History',
            icon: <History strokeWidth={1.9} />,
            onSelect: () => onPart('history'),
          },
          {
            id: 'delete',
            label: 'Delete claim',
            icon: <Trash2 strokeWidth={1.9} />,
            keyCap: '⌫',
            danger: true,
            onSelect: onDelete,
          },
        ]}
      />
    </header>
  );
}

function edge(id: string, label: string, onSelect: () => void, keyCap?: string) {
  return {
    id,
    label,
    icon: <MoveHorizontal strokeWidth={1.9} />,
    onSelect,
    ...(keyCap !== undefined && { keyCap }),
  };
}

function ReadOnlyHead({
  annotation: { claimType, priority, checkStatus },
  number,
  card,
}: {
  annotation: AnnotationView;
  number: number;
  card: CardProps;
}) {
  return (
    <header className="card-h">
      <span className="card-n num">{number}</span>
      <span className="sel">{CLAIM_TYPE_LABELS[claimType]}</span>
      <span className="sel">
        <PriorityBars priority={priority} />
        <span className="sr">Priority: </span>
        {LEVEL_LABELS[priority]}
      </span>
      <span className="grow" />
      <span className="sel st">
        <CheckStatus status={checkStatus} />
      </span>
      <IconButton
        small
        label="History"
        icon={<History strokeWidth={1.9} />}
        onClick={() => card.onPart('history')}
      />
    </header>
  );
}

function PriorityBars({ priority }: { priority: Priority }) {
  const height = PRIORITIES.indexOf(priority) + 1;
  return (
    <span className="bars" aria-hidden="true">
      {PRIORITIES.map((step, index) => (
        <i key={step} className={index < height ? 'on' : ''} />
      ))}
    </span>
  );
}
