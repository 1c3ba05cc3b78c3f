'use client';

import { CLAIM_TYPE_LABELS, LEVEL_LABELS } from '@/lib/domain/claims/labels';
import { useEffect, useRef } from 'react';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { CAUSES } from '@/lib/domain/claims/annotation';
import { CLAIM_TYPES, CONFIDENCES, PRIORITIES } from '@/lib/domain/claims/claim';
import { rationalePlainText } from '@/lib/domain/claims/rationale-text';
import { activeVerdicts } from '@/lib/domain/claims/verdict-scale';
import { verdictsDiffer } from '@/lib/domain/comparison/plan-decision';

import { Button } from '../ui/button';
import { SelectField } from '../ui/select-field';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import { useHotkeys } from '../ui/use-hotkeys';
import { VerdictPicker } from '../ui/verdict-picker';
import { CauseChips } from './cause-chips';
import { CitationChoice } from './citation-choice';
import { useCompare } from './compare-context';
import type { CompareGroup } from './compare-model';
import { type ClaimDraft, mergeDraft, ownDraft } from './decision-draft';
import { FromReadings, type Offer } from './from-readings';
import { PassagePicker } from './passage-picker';
import type { FormKind } from './use-compare-drafts';

/** The verdicts that have the keys 1 to 8. */
const KEYED_VERDICTS = 8;

/**
 * The claim that stands in place of the readings: merged from them field by
 * field, or written anew. What is typed is kept until the server has it.
 */
export function ClaimForm({ group, kind }: { group: CompareGroup; kind: FormKind }) {
  const state = useCompare();
  const { claimDraftOf, changeClaimDraft, draftOf, changeDraft, setForm, view } = state;
  const { cause, reason, problem } = draftOf(group.key);
  const draft =
    claimDraftOf(group.key, kind) ??
    (kind === 'merged' ? mergeDraft(group.unsettled) : ownDraft(group.unsettled));
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    form.current?.scrollIntoView({ block: 'start' });
  }, []);

  useEffect(() => {
    const field = problem?.field ?? 'claimText';
    form.current
      ?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea, button)`)
      ?.focus({ preventScroll: problem === null });
  }, [problem]);

  function change(part: Partial<ClaimDraft>) {
    changeClaimDraft(group.key, kind, { ...draft, ...part });
    if (problem !== null) changeDraft(group.key, { problem: null });
  }

  function errorOf(field: string): string | null {
    return problem?.field === field ? problem.message : null;
  }

  /** What each reading has in a field, to be taken from it. */
  function offers(
    valueOf: (claim: AnnotationView) => string,
    take: (claim: AnnotationView) => Partial<ClaimDraft>,
    current: string,
  ): Offer[] {
    return group.unsettled.map((claim) => ({
      claim,
      words: valueOf(claim),
      isCurrent: valueOf(claim) === current,
      onTake: () => change(take(claim)),
    }));
  }

  const verdicts = activeVerdicts(view.round.scale);
  useHotkeys(
    verdicts.slice(0, KEYED_VERDICTS).map((verdict, index) => ({
      id: `form.verdict-${verdict.id}`,
      keys: String(index + 1),
      label: 'Verdict of the claim that is written',
      group: 'Judge',
      run: () => change({ verdict: verdict.id }),
    })),
  );
  const labelOf = (id: string | null) => state.verdictOf(id)?.label ?? 'No verdict yet';
  return (
    <form
      ref={form}
      className="claim-form"
      aria-label={kind === 'merged' ? 'Merge the readings' : 'Write a claim of your own'}
      onSubmit={(event) => {
        event.preventDefault();
        state.settleWith(group, kind, draft);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          state.settleWith(group, kind, draft);
        }
      }}
    >
      <h3>{kind === 'merged' ? 'Merge' : 'Write own'}</h3>
      <div data-field="claimText">
        <TextArea
          serif
          label="Claim as checked"
          rows={2}
          maxLength={1_000}
          value={draft.claimText}
          error={errorOf('claimText')}
          onChange={(event) => change({ claimText: event.target.value })}
        />
        <FromReadings
          what="the claim"
          offers={offers(
            ({ claimText }) => claimText,
            ({ claimText, attribution, suggestedFix }) => ({
              claimText,
              attribution,
              suggestedFix,
            }),
            draft.claimText,
          )}
        />
      </div>
      <div data-field="passage">
        <PassagePicker draft={draft} error={errorOf('passage')} onChange={(span) => change(span)} />
        <FromReadings
          what="the passage"
          offers={offers(
            ({ start, end }) => `${start}–${end}`,
            ({ start, end }) => ({ start, end }),
            `${draft.start}–${draft.end}`,
          ).map((offer) => ({ ...offer, words: offer.claim.exact }))}
        />
      </div>
      <div>
        <p className="lab" aria-hidden="true">
          Verdict
        </p>
        <VerdictPicker
          verdicts={verdicts}
          value={draft.verdict}
          onChange={(verdict) => change({ verdict })}
        />
        <FromReadings
          what="the verdict"
          offers={offers(
            ({ verdict }) => labelOf(verdict),
            ({ verdict, confidence }) => ({ verdict, confidence }),
            labelOf(draft.verdict),
          )}
        />
      </div>
      <div className="three">
        <SelectField
          small
          label="Type"
          value={draft.claimType}
          options={CLAIM_TYPES.map((value) => ({ value, label: CLAIM_TYPE_LABELS[value] }))}
          onChange={(event) =>
            change({ claimType: CLAIM_TYPES.find((one) => one === event.target.value) ?? 'fact' })
          }
        />
        <SelectField
          small
          label="Priority"
          value={draft.priority}
          options={PRIORITIES.map((value) => ({ value, label: LEVEL_LABELS[value] }))}
          onChange={(event) =>
            change({ priority: PRIORITIES.find((one) => one === event.target.value) ?? 'medium' })
          }
        />
        <SelectField
          small
          label="Confidence"
          value={draft.confidence ?? ''}
          options={[
            { value: '', label: 'Not given' },
            ...CONFIDENCES.map((value) => ({ value, label: LEVEL_LABELS[value] })),
          ]}
          onChange={(event) =>
            change({ confidence: CONFIDENCES.find((one) => one === event.target.value) ?? null })
          }
        />
      </div>
      <div>
        <TextArea
          label="Rationale"
          rows={4}
          maxLength={20_000}
          value={draft.rationaleText}
          onChange={(event) => change({ rationaleText: event.target.value })}
        />
        <FromReadings
          what="the rationale"
          offers={offers(
            ({ rationale }) => rationalePlainText(rationale),
            ({ rationale }) => ({ rationale, rationaleText: rationalePlainText(rationale) }),
            draft.rationaleText,
          )}
        />
      </div>
      <div data-field="citations">
        <CitationChoice
          citations={draft.citations}
          error={errorOf('citations')}
          onChange={(citations) => change({ citations })}
        />
      </div>
      <CauseChips
        value={cause}
        isRequired={verdictsDiffer(group.unsettled)}
        causes={CAUSES}
        onChange={(next) => changeDraft(group.key, { cause: next, problem: null })}
      />
      <div data-field="reason">
        <TextField
          small
          label="Note for the record"
          optional
          maxLength={2_000}
          value={reason}
          onChange={(event) =>
            changeDraft(group.key, { reason: event.target.value, problem: null })
          }
        />
      </div>
      <div className="rs-row btns">
        <Button type="submit" variant="primary" keyCap="⌘↵">
          {kind === 'merged' ? 'Merge' : 'Decide'}
        </Button>
        <Button variant="quiet" keyCap="Esc" onClick={() => setForm(null)}>
          Back
        </Button>
      </div>
    </form>
  );
}
