import type { StageSetView } from '@/lib/contracts/sign-off';
import { GATE_LABELS } from '@/lib/domain/sign-off/gates';

import { ROLE_NAMES } from '../ui/role-names';
import { TimeText } from '../ui/time-text';

/** Every version of the stages, newest first: what was asked of a round that was signed under it. */
export function StageHistory({ versions }: { versions: readonly StageSetView[] }) {
  return (
    <section className="stage-past" aria-labelledby="stage-past">
      <h2 id="stage-past">Versions</h2>
      <ol>
        {versions.map(({ version, stages, createdBy, createdAt, openRounds }) => (
          <li key={version} className="panel">
            <details open={version === versions[0]?.version}>
              <summary>
                <b>Version {version}</b>
                <span className="muted">
                  {createdBy?.name ?? 'Begun with'}, <TimeText at={createdAt} />
                </span>
                <span className="muted num">
                  {openRounds === 1 ? '1 open round' : `${openRounds} open rounds`}
                </span>
              </summary>
              <ol className="stage-list">
                {stages.map(({ id, label, role, gates, signatures }) => (
                  <li key={id}>
                    <b>{label}</b>: {ROLE_NAMES[role].label}
                    {signatures > 1 && `, ${signatures} people`}
                    <small>{gates.map((gate) => GATE_LABELS[gate]).join(' · ')}</small>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
