/** How far the text has been read: one mark per paragraph, or per sentence of a short text. */
export type Coverage = 'examined' | 'begun' | 'not_yet';

const MARKS: Record<Coverage, string> = { examined: 'yes', begun: 'half', not_yet: 'no' };

/** Beyond this the gaps would be wider than the marks. */
const DENSE_FROM = 24;

type CoverageStripProps = {
  units: readonly Coverage[];
  /** Read instead of the strip: "11 of 12 sentences examined". */
  label: string;
  /** Says below what the marks mean. */
  legend?: boolean;
};

export function CoverageStrip({ units, label, legend = false }: CoverageStripProps) {
  return (
    <>
      <div
        className={units.length > DENSE_FROM ? 'strip dense' : 'strip'}
        role="img"
        aria-label={label}
      >
        {units.map((unit, index) => (
          // A paragraph has no identity here but its place in the text.
          <i key={index} className={MARKS[unit]} />
        ))}
      </div>
      {legend && (
        <p className="key" aria-hidden="true">
          <span>
            <i className="yes" />
            Examined
          </span>
          <span>
            <i className="half" />
            Begun
          </span>
          <span>
            <i className="no" />
            Not yet
          </span>
        </p>
      )}
    </>
  );
}
