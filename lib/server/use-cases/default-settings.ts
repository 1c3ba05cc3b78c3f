import 'server-only';

import type { NewsroomSettings } from '@/lib/contracts/sign-off';

/** What a newsroom begins with: the four people who read a text before it is published. */
export const DEFAULT_SETTINGS: NewsroomSettings = {
  stages: [
    {
      id: 'checker',
      label: 'Checker',
      role: 'checker',
      gates: ['claims_have_verdict', 'claims_cited'],
    },
    {
      id: 'head_of_research',
      label: 'Head of research',
      role: 'head_of_research',
      gates: ['all_adjudicated', 'no_open_query'],
    },
    {
      id: 'editor',
      label: 'Editor',
      role: 'editor',
      gates: ['no_open_query', 'all_adjudicated', 'claims_cited'],
    },
    { id: 'legal', label: 'Legal', role: 'legal', gates: [] },
  ],
};
