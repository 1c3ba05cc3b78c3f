import { activeVerdicts, type Verdict } from '@/lib/domain/claims/verdict-scale';

import { classNames } from '../ui/class-names';
import { VerdictGlyph } from '../ui/verdict-glyph';
import { inkClass, passageClass } from '../ui/verdict-style';

/** Words for passages side by side; as many of the scale's verdicts as fit are shown on them. */
const PASSAGES = [
  ['The reservoir fell to nine meters', 'in a single night', ', and '],
  ['the board knew since', 'Tuesday', ', but '],
  ['no siren was', 'heard', '. '],
] as const;

const VIEWS = [
  { id: 'color', label: 'Full color', filter: undefined },
  { id: 'deuteranopia', label: 'Deuteranopia', filter: 'url(#seen-with-deuteranopia)' },
  { id: 'grey', label: 'Grey', filter: 'grayscale(1)' },
] as const;

/** The scale as people see it who see colors otherwise, or who print in grey. */
export function ScalePreview({ verdicts }: { verdicts: readonly Verdict[] }) {
  const active = activeVerdicts({ name: '', verdicts });
  // Those from the middle on: the first are the easiest to tell apart.
  const shown = PASSAGES.map((_, index) => active[(index * 2 + 2) % Math.max(active.length, 1)]);

  return (
    <section className="panel" aria-labelledby="how-others-see-it">
      <header>
        <h2 id="how-others-see-it">How others see it</h2>
        <span className="muted">shape, line and words stay when the hue goes</span>
      </header>
      <svg width="0" height="0" aria-hidden="true" className="sr">
        {/* Viénot, Brettel and Mollon 1999, as matrices of linear RGB. */}
        <filter id="seen-with-deuteranopia" colorInterpolationFilters="linearRGB">
          <feColorMatrix values="0.367 0.861 -0.228 0 0 0.280 0.673 0.047 0 0 -0.012 0.043 0.969 0 0 0 0 0 1 0" />
        </filter>
      </svg>
      <div className="prevs">
        {VIEWS.map(({ id, label, filter }) => (
          <div key={id} style={filter === undefined ? undefined : { filter }}>
            <h3>{label}</h3>
            <p className="prev" aria-hidden="true">
              {PASSAGES.map(([words, last, after], index) => {
                const verdict = shown[index] ?? null;
                return (
                  <span key={words}>
                    <span className={classNames('m l0', passageClass(verdict))}>
                      {words}{' '}
                      <span className={classNames('nb', inkClass(verdict))} data-n={index + 1}>
                        {last}
                      </span>
                    </span>
                    {after}
                  </span>
                );
              })}
            </p>
            <p className="pv" aria-hidden="true">
              {active.map((verdict) => (
                <VerdictGlyph key={verdict.id} verdict={verdict} />
              ))}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}
