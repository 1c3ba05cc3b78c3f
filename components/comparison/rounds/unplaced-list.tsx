import { CircleSlash, Split } from 'lucide-react';

import type { UnplacedAnnotation } from '@/lib/contracts/compared-rounds';
import { toArticleText } from '@/lib/domain/anchoring/article-text';

import { Tag } from '../../ui/tag';
import { VerdictMark } from '../../ui/verdict-mark';
import { ColumnBadge } from './column-badge';
import type { ComparedState } from './use-compared-state';

/** How much of the text is shown around a place, in code points. */
const CONTEXT = 48;

/** Passages of the older text that have no certain place in the newer, and what became of each. */
export function UnplacedList({ state }: { state: ComparedState }) {
  const { view } = state;
  if (view.unplaced.length === 0) return null;
  return (
    <section className="cr-unplaced" aria-labelledby="unplaced">
      <h2 id="unplaced">
        Without a place in version {view.version.ordinal}
        <span className="muted num"> {view.unplaced.length}</span>
      </h2>
      <p className="fine">
        These passages of another text are in no group: nothing is ever put on other words.
      </p>
      <ul>
        {view.unplaced.map((unplaced) => (
          <UnplacedRow key={unplaced.annotation.id} unplaced={unplaced} state={state} />
        ))}
      </ul>
    </section>
  );
}

function UnplacedRow({ unplaced, state }: { unplaced: UnplacedAnnotation; state: ComparedState }) {
  const { annotation, columnId } = unplaced;
  const column = state.columns.find(({ userId }) => userId === columnId);
  return (
    <li>
      <p className="cv">
        {column !== undefined && <ColumnBadge column={column} label={column.name} />}
        {unplaced.status === 'orphaned' ? (
          <Tag icon={<CircleSlash strokeWidth={1.9} />}>Deleted</Tag>
        ) : (
          <Tag tone="warn" icon={<Split strokeWidth={1.9} />}>
            {unplaced.candidates.length} possible places
          </Tag>
        )}
        <VerdictMark verdict={state.verdictOf(annotation.verdict, { userId: columnId })} />
      </p>
      <p className="cs">
        {unplaced.status === 'orphaned' ? (
          <del>{annotation.exact}</del>
        ) : (
          <span>{annotation.exact}</span>
        )}
      </p>
      <Whereabouts unplaced={unplaced} state={state} />
    </li>
  );
}

function Whereabouts({ unplaced, state }: { unplaced: UnplacedAnnotation; state: ComparedState }) {
  const { view, offsets } = state;
  const text = toArticleText(view.version.text);
  const slice = (from: number, to: number) =>
    text.slice(
      offsets.toIndex(clamp(from, offsets.length)),
      offsets.toIndex(clamp(to, offsets.length)),
    );
  if (unplaced.status === 'orphaned') {
    const { stood } = unplaced;
    return (
      <p className="fine cr-stood">
        It stood here: …{slice(stood - CONTEXT, stood)}
        <span className="cr-gap" aria-label="the place" role="img" />
        {slice(stood, stood + CONTEXT)}…
      </p>
    );
  }
  return (
    <ol className="fine cr-places">
      {unplaced.candidates.map(({ start, end }) => (
        <li key={start}>
          …{slice(start - CONTEXT, start)}
          <mark>{slice(start, end)}</mark>
          {slice(end, end + CONTEXT)}…
        </li>
      ))}
    </ol>
  );
}

function clamp(value: number, most: number) {
  return Math.min(Math.max(0, value), most) as Parameters<ComparedState['offsets']['toIndex']>[0];
}
