import 'server-only';

import { type DraftInline, type DraftMarks, isSameMarks, NO_MARKS, type NoteMark } from './draft';

/**
 * Collects the words of one block as a browser would show them: white space in
 * the markup becomes one space, none at the edges, and a non-breaking space
 * stays what it is.
 */
export class InlineWriter {
  private inlines: DraftInline[] = [];
  /** A space that shows only if a word follows it. */
  private pendingSpace: DraftMarks | null = null;
  private isAtEdge = true;

  text(raw: string, marks: DraftMarks): void {
    const collapsed = raw.replace(/[ \t\r\n\f]+/g, ' ');
    if (collapsed === '') return;
    if (collapsed.startsWith(' ') && !this.isAtEdge) this.pendingSpace ??= marks;
    const words = collapsed.replace(/^ | $/g, '');
    if (words === '') return;
    this.append(words, marks);
    if (collapsed.endsWith(' ')) this.pendingSpace = marks;
  }

  /** Text whose white space counts, without line breaks in it. */
  verbatim(text: string, marks: DraftMarks): void {
    if (text !== '') this.append(text, marks);
  }

  lineBreak(): void {
    this.pendingSpace = null;
    this.inlines.push({ type: 'break' });
    this.isAtEdge = true;
  }

  /** The next cell of a table row. */
  tab(): void {
    this.pendingSpace = null;
    this.inlines.push({ type: 'text', text: '\t', marks: NO_MARKS });
    this.isAtEdge = true;
  }

  note(mark: NoteMark): void {
    this.inlines.push({ type: 'note', mark });
  }

  get endsInBreak(): boolean {
    return this.inlines.at(-1)?.type === 'break';
  }

  /** What was collected, without line breaks and tabs at the edges; and begin anew. */
  take(): DraftInline[] {
    const taken = trimEdges(this.inlines);
    this.inlines = [];
    this.pendingSpace = null;
    this.isAtEdge = true;
    return taken;
  }

  private append(words: string, marks: DraftMarks): void {
    const space = this.pendingSpace;
    this.pendingSpace = null;
    if (space !== null) {
      const last = this.inlines.at(-1);
      this.push(' ', last?.type === 'text' ? commonMarks(last.marks, marks) : NO_MARKS);
    }
    this.push(words, marks);
    this.isAtEdge = false;
  }

  private push(text: string, marks: DraftMarks): void {
    const last = this.inlines.at(-1);
    if (last?.type === 'text' && isSameMarks(last.marks, marks)) last.text += text;
    else this.inlines.push({ type: 'text', text, marks });
  }
}

/** A space is bold, or part of a link, only if the words on both sides of it are. */
function commonMarks(a: DraftMarks, b: DraftMarks): DraftMarks {
  return {
    bold: a.bold && b.bold,
    italic: a.italic && b.italic,
    underline: a.underline && b.underline,
    strike: a.strike && b.strike,
    href: a.href === b.href ? a.href : null,
  };
}

function trimEdges(inlines: DraftInline[]): DraftInline[] {
  const isEmpty = (inline: DraftInline): boolean =>
    inline.type === 'break' || (inline.type === 'text' && inline.text.trim() === '');
  const isNote = (inline: DraftInline): boolean => inline.type === 'note';

  const first = inlines.findIndex((inline) => !isEmpty(inline) && !isNote(inline));
  if (first === -1) return inlines.filter(isNote);
  const last = inlines.findLastIndex((inline) => !isEmpty(inline) && !isNote(inline));
  return inlines.filter((inline, index) => isNote(inline) || (index >= first && index <= last));
}
