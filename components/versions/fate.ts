/** What became of a passage in the new version, as the screens say it. */
import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';

export const FATES = [
  'anchored',
  'moved',
  'changed',
  'ambiguous',
  'orphaned',
] as const satisfies readonly CarriedStatus[];

export const FATE_NAMES: Record<CarriedStatus, string> = {
  anchored: 'Unchanged',
  moved: 'Moved',
  changed: 'Wording changed',
  ambiguous: 'Several places',
  orphaned: 'Orphaned',
};
