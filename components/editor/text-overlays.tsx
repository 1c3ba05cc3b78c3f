import type { Box } from './measure';

/** The pencil outline of the selected passage: one frame for each of its lines. */
export function PassageOutline({ lines }: { lines: readonly Box[] }) {
  return lines.map(({ top, left, width, height }) => (
    <span
      key={`${top} ${left}`}
      className="outline-line"
      aria-hidden="true"
      style={{ top: `${top}px`, left: `${left}px`, width: `${width}px`, height: `${height}px` }}
    />
  ));
}

/** Where the keyboard stands in a text that cannot be typed in. */
export function TextCaret({ line }: { line: Box }) {
  return (
    <span
      className="text-caret"
      aria-hidden="true"
      style={{ top: `${line.top}px`, left: `${line.left}px`, height: `${line.height}px` }}
    />
  );
}
