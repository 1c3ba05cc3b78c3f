'use client';

import { useState } from 'react';

import type { CompareGroup } from './compare-model';
import { without } from './compare-rules';
import {
  type ClaimDraft,
  type DecisionDraft,
  EMPTY_DRAFT,
  type DraftField,
} from './decision-draft';

/** Which form stands in the selected group, besides the buttons that take a reading. */
export type FormKind = 'merged' | 'wrote';

export type CompareDrafts = {
  draftOf: (key: string) => DecisionDraft;
  claimDraftOf: (key: string, kind: FormKind) => ClaimDraft | null;
  changeDraft: (key: string, change: Partial<DecisionDraft>) => void;
  changeClaimDraft: (key: string, kind: FormKind, draft: ClaimDraft) => void;
  /** Says at the group what is missing, and keeps what was typed. */
  refuse: (group: CompareGroup, field: DraftField, message: string) => void;
  /** The server has it: nothing typed has to be kept any more. */
  forget: (key: string) => void;
};

/** What is begun of each group, and kept until the server has it. */
export function useCompareDrafts(): CompareDrafts {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, DecisionDraft>>(new Map());
  const [claimDrafts, setClaimDrafts] = useState<ReadonlyMap<string, ClaimDraft>>(new Map());

  function changeDraft(key: string, change: Partial<DecisionDraft>) {
    setDrafts((before) =>
      new Map(before).set(key, { ...(before.get(key) ?? EMPTY_DRAFT), ...change }),
    );
  }

  return {
    draftOf: (key) => drafts.get(key) ?? EMPTY_DRAFT,
    claimDraftOf: (key, kind) => claimDrafts.get(`${key} ${kind}`) ?? null,
    changeDraft,
    changeClaimDraft: (key, kind, draft) =>
      setClaimDrafts((before) => new Map(before).set(`${key} ${kind}`, draft)),
    refuse: (group, field, message) => changeDraft(group.key, { problem: { field, message } }),
    forget: (key) => {
      setDrafts((before) => without(before, key));
      setClaimDrafts((before) => without(without(before, `${key} merged`), `${key} wrote`));
    },
  };
}
