import { article001 } from './articles/article-001';
import { article002 } from './articles/article-002';
import { article003 } from './articles/article-003';
import { article004 } from './articles/article-004';
import { article005 } from './articles/article-005';
import { round001 } from './rounds/round-001';
import { round002 } from './rounds/round-002';
import { round003 } from './rounds/round-003';
import { round004 } from './rounds/round-004';
import type { SampleNewsroom } from './types';

/**
 * All of the sample newsroom but its accounts: one article signed off, one in
 * comparison, one under way with open queries, one just begun, one imported.
 */
export const SAMPLE_NEWSROOM: SampleNewsroom = {
  name: 'Sample newsroom',
  story: { name: 'The Haskeld drawdown' },
  articles: [article001, article002, article003, article004, article005],
  rounds: [round001, round002, round003, round004],
};
