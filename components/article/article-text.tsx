import type { ImportNoteView } from '@/lib/contracts/article';
import { type ArticleDocument, textOfBlock } from '@/lib/domain/articles/document';

type ArticleTextProps = {
  document: ArticleDocument;
  notes: readonly ImportNoteView[];
  language: string;
};

/** The text of the newest version, to read; what is left out is struck through. */
export function ArticleText({ document, notes, language }: ArticleTextProps) {
  const blocks = document.content.filter((block) => textOfBlock(block).trim() !== '');
  return (
    <section className="panel" aria-labelledby="text-heading">
      <header>
        <h2 id="text-heading">Text</h2>
      </header>
      <div className="art-text" lang={language}>
        {blocks.map((block, index) =>
          block.attrs.omitted ? (
            <p key={index} className="art-out">
              <span className="sr">Left out: </span>
              <del>{textOfBlock(block)}</del>
            </p>
          ) : block.type === 'heading' ? (
            <h3 key={index}>{textOfBlock(block)}</h3>
          ) : (
            <p key={index}>{textOfBlock(block)}</p>
          ),
        )}
      </div>
      {notes.length > 0 && (
        <div className="art-notes">
          <h3>Notes that came with the file</h3>
          <ul>
            {notes.map((note, index) => (
              <li key={index}>
                <q>{note.exact}</q>
                <p>
                  <b>{note.author === '' ? 'Unnamed' : note.author}</b> {note.body}
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
