/** The roles of a member as the newsroom says them, and the two letters of their badge. */
import type { Role } from '@/lib/domain/access/access-request';

export const ROLE_NAMES: Record<Role, { label: string; letters: string }> = {
  administrator: { label: 'Administrator', letters: 'Ad' },
  checker: { label: 'Checker', letters: 'Ch' },
  head_of_research: { label: 'Head of research', letters: 'HR' },
  editor: { label: 'Editor', letters: 'Ed' },
  legal: { label: 'Legal', letters: 'Lg' },
  writer: { label: 'Writer', letters: 'Wr' },
  viewer: { label: 'Viewer', letters: 'Vw' },
};
