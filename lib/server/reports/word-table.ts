import 'server-only';

import {
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx';

import { textRuns } from './word-pieces';

const HAIRLINE = 'C9D0D6';

type Cell = string | readonly ParagraphChild[];

/** A table whose head, where there is one, stands on every page that it reaches. Widths in percent. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  widths: readonly number[] = [],
): Table {
  const headRow = new TableRow({
    tableHeader: true,
    children: heads.map((name, at) => cell(textRuns(name, { bold: true }), widths[at])),
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: RULES,
    rows: [
      ...(heads.length === 0 ? [] : [headRow]),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((content, at) =>
              cell(typeof content === 'string' ? textRuns(content) : content, widths[at]),
            ),
          }),
      ),
    ],
  });
}

/** A rule between rows, as the pages have it, and none between columns. */
const RULE = { style: BorderStyle.SINGLE, size: 4, color: HAIRLINE } as const;
const NO_RULE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const RULES = {
  ...{ top: RULE, bottom: RULE, insideHorizontal: RULE },
  ...{ left: NO_RULE, right: NO_RULE, insideVertical: NO_RULE },
};

function cell(children: readonly ParagraphChild[], width: number | undefined): TableCell {
  return new TableCell({
    children: [new Paragraph({ children, spacing: { before: 40, after: 40 } })],
    margins: { left: 80, right: 80 },
    ...(width === undefined ? {} : { width: { size: width, type: WidthType.PERCENTAGE } }),
  });
}
