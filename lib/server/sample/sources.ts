/** Who says a thing, and how the one before names them: the steps that attribution chains here share. */
import type { AttributionNode } from '@/lib/domain/claims/claim';

export const ledger: AttributionNode = {
  name: 'The Corrowby Ledger',
  credit: 'credited',
  detail: '12 March 2025',
};

export const ledgerUncredited: AttributionNode = {
  name: 'The Corrowby Ledger',
  credit: 'not_credited',
  detail: '12 March 2025; its words are used, its name is not',
};

export const ledgerUnnamed: AttributionNode = {
  name: 'The Corrowby Ledger',
  credit: 'not_named',
  detail: '12 March 2025; called “elsewhere”',
};

export const twoEngineers: AttributionNode = {
  name: 'Two engineers',
  credit: 'not_named',
  detail: 'With knowledge of the work; spoke to The Corrowby Ledger',
};

export const okehurst: AttributionNode = {
  name: 'Perrin Okehurst',
  credit: 'credited',
  detail: 'Spokesperson, Corrowby Water',
};

export const quennell: AttributionNode = {
  name: 'Marla Quennell',
  credit: 'credited',
  detail: 'Chair, Mill Lane residents’ association',
};

export const residentsCount: AttributionNode = {
  name: 'Mill Lane residents’ association',
  credit: 'not_credited',
  detail: 'Its own count of 12 March 2025',
};

export const fireService: AttributionNode = {
  name: 'Eastmarch Fire and Rescue',
  credit: 'credited',
  detail: 'Incident summary 2025-0311',
};

export const worksBoard: AttributionNode = {
  name: 'Works board of Corrowby Water',
  credit: 'credited',
  detail: 'Minutes of 21 January 2025',
};
