import { Check } from 'lucide-react';

import { Tag } from '../ui/tag';
import type { CompareGroup } from './compare-model';
import { DIFFERENCE_ICONS } from './filter-list';
import { onlyWords } from './group-filters';

const WORDS = {
  boundary: 'Boundary',
  verdict: 'Verdict',
  citation: 'Citation',
  type: 'Type',
  priority: 'Priority',
  wording: 'Wording',
} as const;

type GroupTagsProps = {
  group: CompareGroup;
  /** Of a group with nothing to weigh up. */
  agreed: string;
};

/** In what the sides of a group differ. */
export function GroupTags({ group, agreed }: GroupTagsProps) {
  if (group.agreed) {
    return (
      <Tag tone="ok" icon={<Check strokeWidth={1.9} />}>
        {agreed}
      </Tag>
    );
  }
  return group.differences
    .filter((kind) => kind !== 'wording')
    .map((kind) => (
      <Tag key={kind} icon={DIFFERENCE_ICONS[kind]}>
        {kind === 'only_some' ? onlyWords(group) : WORDS[kind]}
      </Tag>
    ));
}
