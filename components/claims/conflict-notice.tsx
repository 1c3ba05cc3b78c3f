'use client';

import { GitMerge } from 'lucide-react';
import { useState } from 'react';

import type { FieldConflict } from '@/lib/client/desk/meet';
import type { Conflict } from '@/lib/client/desk/outbox-types';
import { applyToAnnotation, type Patch } from '@/lib/client/desk/writes';
import type { AnnotationView } from '@/lib/contracts/annotation';
import { diffWords } from '@/lib/domain/anchoring/word-diff';
import { CLAIM_TYPE_LABELS, LEVEL_LABELS } from '@/lib/domain/claims/labels';
import { bothRationales } from '@/lib/domain/claims/merge-rationale';

import { Button } from '../ui/button';
import { CHECK_STATUS_LABELS } from '../ui/check-status';
import { Notice } from '../ui/notice';
import { TextArea } from '../ui/text-area';
import { WordDiff } from '../ui/word-diff';
import type { CardProps } from './card-props';
import { rationaleWords } from './rationale-words';

const FIELD_LABELS: Record<FieldConflict, string> = {
  claimText: 'Claim',
  claimType: 'Type',
  priority: 'Priority',
  attribution: 'Attribution chain',
  checkStatus: 'Check status',
  verdict: 'Verdict',
  confidence: 'Confidence',
  rationale: 'Rationale',
  suggestedFix: 'Suggested fix',
  passage: 'Passage',
  citation: 'Citation',
  deletion: 'The claim',
};

/** Both versions, side by side, with the difference marked. Neither is dropped before a person chooses. */
export function ConflictNotice({ card, conflict }: { card: CardProps; conflict: Conflict }) {
  const { current, fields, write } = conflict;
  const who = card.nameOf(current.updatedById);
  const [field] = fields;
  const [words, setWords] = useState<string | null>(null);
  /** One text in question can be put together from both. */
  const text =
    fields.length === 1 && (field === 'claimText' || field === 'suggestedFix') ? field : null;
  const both = bothOf(conflict);
  return (
    <div className="conflict">
      <Notice
        icon={<GitMerge strokeWidth={1.9} />}
        title={
          field === 'deletion'
            ? `${who} changed this claim before you deleted it.`
            : `${who} changed this claim while you wrote.`
        }
        live="polite"
      >
        Both versions are kept.
      </Notice>
      {fields.map((one) => {
        const theirs = theirWords(one, conflict, card);
        const mine = myWords(one, conflict, card);
        return (
          <section key={one} aria-label={FIELD_LABELS[one]}>
            <h4>{FIELD_LABELS[one]}</h4>
            <div className="conflict-sides">
              <div>
                <small>{who}</small>
                <p>{theirs}</p>
              </div>
              <div>
                <small>You</small>
                <p>
                  <WordDiff parts={diffWords(theirs, mine)} />
                </p>
              </div>
            </div>
          </section>
        );
      })}
      {text !== null && words !== null && (
        <TextArea
          serif
          small
          autoFocus
          rows={3}
          maxLength={text === 'claimText' ? 1_000 : 5_000}
          label="Words of both"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <div className="form-act">
        {text !== null && words === null && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() =>
              setWords(`${theirWords(text, conflict, card)} ${myWords(text, conflict, card)}`)
            }
          >
            Write from both
          </Button>
        )}
        {both !== null && (
          <Button size="sm" variant="quiet" onClick={() => card.onResolve(both)}>
            Keep both
          </Button>
        )}
        <span className="grow" />
        <Button size="sm" onClick={() => card.onResolve('theirs')}>
          {write.kind === 'delete' ? 'Keep the claim' : 'Keep theirs'}
        </Button>
        {text !== null && words !== null ? (
          <Button
            size="sm"
            variant="primary"
            disabled={words.trim() === ''}
            onClick={() => card.onResolve({ [text]: words.trim() })}
          >
            Keep these words
          </Button>
        ) : (
          <Button size="sm" variant="primary" onClick={() => card.onResolve('mine')}>
            {write.kind === 'delete' ? 'Delete it' : 'Keep mine'}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Two rationales one after the other: what is written there once stays once. */
function bothOf({ current, fields, write }: Conflict): Patch | null {
  if (fields.length !== 1 || fields[0] !== 'rationale' || write.kind !== 'update') return null;
  const rationale = bothRationales(current.rationale, write.patch.rationale ?? null);
  return rationale === null ? null : { rationale };
}

function theirWords(field: FieldConflict, { current, write }: Conflict, card: CardProps): string {
  if (field === 'deletion') return current.claimText;
  if (field === 'citation' && 'citationId' in write) {
    const theirs = current.citations.find(({ id }) => id === write.citationId);
    return theirs === undefined ? 'Taken off' : wordsOfCitation(theirs);
  }
  return wordsOf(field, current, card);
}

function myWords(field: FieldConflict, { current, write }: Conflict, card: CardProps): string {
  if (field === 'deletion') return 'Deleted';
  if (field === 'citation') {
    return write.kind === 'update_citation'
      ? wordsOfCitation({ ...write.before, ...write.body })
      : 'Taken off';
  }
  return wordsOf(field, applyToAnnotation(current, write), card);
}

function wordsOfCitation(citation: {
  source?: string | undefined;
  quote?: string | undefined;
  locator?: string | undefined;
  url?: string | undefined;
}): string {
  return [citation.source, citation.locator, citation.quote, citation.url]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

function wordsOf(field: FieldConflict, annotation: AnnotationView, card: CardProps): string {
  switch (field) {
    case 'claimType':
      return CLAIM_TYPE_LABELS[annotation.claimType];
    case 'priority':
      return LEVEL_LABELS[annotation.priority];
    case 'attribution':
      return annotation.attribution.map(({ name }) => name).join(' ← ');
    case 'checkStatus':
      return CHECK_STATUS_LABELS[annotation.checkStatus];
    case 'verdict':
      return card.verdicts.find(({ id }) => id === annotation.verdict)?.label ?? 'No verdict';
    case 'confidence':
      return annotation.confidence === null ? '–' : LEVEL_LABELS[annotation.confidence];
    case 'rationale':
      return rationaleWords(annotation.rationale);
    case 'suggestedFix':
      return annotation.suggestedFix ?? '–';
    case 'passage':
      return annotation.exact;
    case 'claimText':
    case 'citation':
    case 'deletion':
      return annotation.claimText;
  }
}
