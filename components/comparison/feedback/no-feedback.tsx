import type { NoFeedback as Because } from '@/lib/contracts/feedback-page';

import { ButtonLink } from '../../ui/button-link';
import { Empty } from '../../ui/empty';

const WORDS: Record<Because, { title: string; text: string }> = {
  shared: {
    title: 'Nothing is decided between readings',
    text: 'The reviewers of this round work in one shared set, so no reading stands against another.',
  },
  one_reviewer: {
    title: 'Nothing is decided between readings',
    text: 'This round has one reviewer, whose claims go on to the sign-off as they are.',
  },
  not_decided: {
    title: 'Not everything is decided yet',
    text: 'What was decided of a reading is shown here once the head of research has settled every group of the round.',
  },
  not_yours: {
    title: 'These decisions are not open to you',
    text: 'A reviewer sees what was decided of their own reading; the head of research sees it for each of them.',
  },
};

/** Says why there is nothing to learn here yet. */
export function NoFeedback({ because, roundId }: { because: Because; roundId: string }) {
  const { title, text } = WORDS[because];
  return (
    <main id="main" tabIndex={-1} className="col nothing">
      <h1 className="sr">Decisions on a reading</h1>
      <Empty
        title={title}
        actions={<ButtonLink href={`/rounds/${roundId}`}>Go to the desk</ButtonLink>}
      >
        {text}
      </Empty>
    </main>
  );
}
