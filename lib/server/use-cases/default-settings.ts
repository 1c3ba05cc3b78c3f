import 'server-only';

import type { NewsroomSettings } from '@/lib/contracts/sign-off';
import { DEFAULT_STAGES } from '@/lib/domain/sign-off/stages';

/** What a newsroom begins with. */
export const DEFAULT_SETTINGS: NewsroomSettings = {
  confirmWithinMinutes: 0,
  stages: DEFAULT_STAGES.map((stage) => ({ ...stage, gates: [...stage.gates] })),
};
