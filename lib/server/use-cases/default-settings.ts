import 'server-only';

import type { NewsroomSettings } from '@/lib/contracts/sign-off';

/** The stages a newsroom begins with. An administrator changes them under Settings. */
export const DEFAULT_SETTINGS: NewsroomSettings = {
  stages: [
    {
      id: 'checker',
      label: 'Checker',
      role: 'checker',
      gates: ['all_adjudicated', 'claims_have_verdict', 'claims_cited'],
    },
    {
      id: 'head_of_research',
      label: 'Head of research',
      role: 'head_of_research',
      gates: ['all_adjudicated', 'claims_have_verdict', 'claims_cited', 'all_examined'],
    },
    {
      id: 'editor',
      label: 'Editor',
      role: 'editor',
      gates: ['no_open_query', 'all_adjudicated', 'claims_have_verdict', 'claims_cited'],
    },
    {
      id: 'legal',
      label: 'Legal',
      role: 'legal',
      gates: ['no_open_query', 'all_adjudicated', 'claims_have_verdict', 'claims_cited'],
    },
  ],
};
