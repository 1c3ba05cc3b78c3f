/**
 * Words as Markdown that reads back as the same words: every sign that CommonMark
 * or GitHub's dialect could take for formatting is escaped. Text from outside
 * goes through here and through nothing else.
 */

/** One line of words: line breaks become spaces. Safe within a paragraph, a heading or a table. */
export function inline(text: string): string {
  return escapeSigns(text.replace(/\s+/gu, ' ').trim());
}

/** Words that may stand at the beginning of a line. */
export function lineOf(text: string): string {
  return escapeStart(inline(text));
}

/** Text of several lines as one paragraph that keeps its line breaks. */
export function paragraph(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(lineOf)
    .filter((line) => line !== '')
    .join('\\\n');
}

/** An address between angle brackets; the caller has made sure that it may be linked. */
export function link(words: string, href: string): string {
  // Between angle brackets a character reference would be read as something else, and in a
  // table an upright stroke.
  const destination = href.replace(/&(?=[#\w]+;)/g, '&amp;').replaceAll('|', '\\|');
  return `[${inline(words)}](<${destination}>)`;
}

/** A row of a table; the cells are Markdown already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function tableHead(names: readonly string[]): string {
  return `${tableRow(names)}\n${tableRow(names.map(() => '---'))}`;
}

function escapeSigns(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&$]|:(?=\/\/)|(?<=www)\.|@(?=\S)/giu, '\\$&');
}

/** Signs that would begin a list, a heading, a quotation or the underline of a heading. */
function escapeStart(line: string): string {
  return line.replace(/^[-+=#]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
