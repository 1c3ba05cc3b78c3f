import { Notice } from '@/components/ui/notice';
import type { ImportPreview } from '@/lib/contracts/article';

type ReadSummaryProps = {
  preview: ImportPreview;
  /** Code points. */
  characters: number;
};

/** What was read, and what about it is worth knowing before it is stored. */
export function ReadSummary({ preview, characters }: ReadSummaryProps) {
  const { source, language, warnings, notes } = preview;
  return (
    <>
      <p className="im-file">
        <b>{source.fileName === '' ? FORMAT_NAMES[source.format] : source.fileName}</b>
        <small className="muted">
          {characters.toLocaleString('en')} characters, {language}
        </small>
      </p>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      {notes.length > 0 && (
        <Notice tone="neutral">
          {notes.length} {notes.length === 1 ? 'comment' : 'comments'} of the file are kept as notes
          at their words.
        </Notice>
      )}
    </>
  );
}

const FORMAT_NAMES: Record<ImportPreview['source']['format'], string> = {
  txt: 'Plain text',
  md: 'Markdown',
  html: 'HTML page',
  docx: 'Word document',
  paste: 'Pasted text',
  url: 'Fetched page',
};
