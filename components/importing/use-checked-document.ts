'use client';

import { useMemo, useState } from 'react';

import { newId } from '@/lib/client/new-id';
import type { ArticleDocument } from '@/lib/domain/articles/document';

import { visibleLines } from './import-lines';

/** What was read, while somebody goes through its lines and leaves out what is no part of it. */
export function useCheckedDocument(read: () => ArticleDocument) {
  const [document, setDocument] = useState(read);
  const lines = useMemo(() => visibleLines(document), [document]);
  const [current, setCurrent] = useState(lines[0]?.index ?? 0);
  /** The same for each attempt to store it, so that it is stored once. */
  const [key] = useState(newId);
  const leftOut = lines.filter(({ block }) => block.attrs.omitted).length;
  return {
    document,
    setDocument,
    current,
    setCurrent,
    key,
    leftOut,
    /** How many lines are left. */
    kept: lines.length - leftOut,
  };
}

export type CheckedDocument = ReturnType<typeof useCheckedDocument>;
