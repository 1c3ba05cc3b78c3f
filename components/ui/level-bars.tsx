/** Low, medium, high as three steps: a picture beside the word, never instead of it. */
const STEPS = ['low', 'medium', 'high'] as const;

export function LevelBars({ level }: { level: (typeof STEPS)[number] }) {
  const reached = STEPS.indexOf(level);
  return (
    <span className="bars" aria-hidden="true">
      {STEPS.map((step, index) => (
        <i key={step} className={index <= reached ? 'on' : undefined} />
      ))}
    </span>
  );
}
