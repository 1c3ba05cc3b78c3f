import { Button } from './button';
import { Notice } from './notice';
import type { SavingProblem } from './use-saving';

type NotSavedProps = {
  problem: SavingProblem | null;
  /** What can be done where it was overtaken. */
  remedy: { label: string; run: () => void };
};

/** Why something was not saved. */
export function NotSaved({ problem, remedy }: NotSavedProps) {
  if (problem === null) return null;
  return (
    <Notice
      tone="bad"
      title="Not saved."
      action={
        problem.isStale && (
          <Button size="sm" onClick={remedy.run}>
            {remedy.label}
          </Button>
        )
      }
    >
      {problem.words}
    </Notice>
  );
}
