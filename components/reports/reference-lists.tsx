import { Download } from 'lucide-react';

const FORMATS = [
  ['csl-json', 'CSL-JSON'],
  ['ris', 'RIS'],
  ['bibtex', 'BibTeX'],
] as const;

/** What the round cites, for a program that keeps references. */
export function ReferenceLists({ roundId }: { roundId: string }) {
  return (
    <section className="rail-s" aria-labelledby="reference-lists">
      <h2 id="reference-lists">Lists of references</h2>
      <p className="fine">
        What is cited, for Zotero and its like. A protected source goes by its alias.
      </p>
      <p className="ref-lists">
        {FORMATS.map(([format, label]) => (
          <a key={format} href={`/api/v1/rounds/${roundId}/citations?format=${format}`} download>
            <Download strokeWidth={1.9} aria-hidden />
            {label}
          </a>
        ))}
      </p>
    </section>
  );
}
