'use client';

import { Braces, Download, FileCode, Globe, Layers } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';

import { addressOf } from '@/lib/client/call';
import { exportReport, REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';

import { buttonClass } from '../ui/button';
import { KeyCap } from '../ui/key-cap';
import { useHotkeys } from '../ui/use-hotkeys';

type Format = (typeof REPORT_FORMATS)[number];

const FORMATS: Record<Format, { label: string; icon: ReactNode; use: string }> = {
  html: {
    label: 'HTML page',
    icon: <Globe strokeWidth={1.9} />,
    use: 'One file that opens without a network and prints on A4.',
  },
  markdown: {
    label: 'Markdown',
    icon: <FileCode strokeWidth={1.9} />,
    use: 'The same report as text, for a wiki or a repository.',
  },
  json: {
    label: 'JSON',
    icon: <Braces strokeWidth={1.9} />,
    use: 'Everything on record: to be taken up elsewhere, and checked by itself.',
  },
  jsonld: {
    label: 'W3C JSON',
    icon: <Layers strokeWidth={1.9} />,
    use: 'The passages as Web Annotations, for other tools.',
  },
};

const CONTENTS = [
  'Text with numbered passages',
  'Findings with rationale',
  'Citations and sources',
  'Disagreements and decisions',
  'Agreement measures',
  'Queries and answers',
  'Signatures and seal',
];

/** The choice of a form, what is in it, and the way to the file. */
export function ReportPanel({ roundId }: { roundId: string }) {
  const [format, setFormat] = useState<Format>('html');
  const download = useRef<HTMLAnchorElement>(null);
  useHotkeys([
    {
      id: 'report.export',
      keys: '$mod+e',
      label: 'Export the report',
      group: 'Report',
      run: () => download.current?.click(),
    },
  ]);

  return (
    <div className="exp">
      <section className="rail-s">
        <fieldset>
          <legend>Format</legend>
          <div className="fmt">
            {REPORT_FORMATS.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="format"
                  value={one}
                  checked={format === one}
                  onChange={() => setFormat(one)}
                />
                {FORMATS[one].icon}
                {FORMATS[one].label}
              </label>
            ))}
          </div>
        </fieldset>
        <p className="fine">{FORMATS[format].use}</p>
      </section>
      <section className="rail-s">
        <h2>Contents</h2>
        <ul className="contents">
          {(format === 'jsonld' ? JSON_LD_CONTENTS : CONTENTS).map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      </section>
      <section className="rail-s export-act">
        <a
          ref={download}
          className={buttonClass({ variant: 'primary', size: 'lg', full: true })}
          href={addressOf(exportReport, { params: { roundId }, query: { format } })}
          download
        >
          <Download strokeWidth={1.9} />
          <span>Export {FORMATS[format].label}</span>
          <KeyCap>⌘E</KeyCap>
        </a>
        <p className="fine">Each export is on record with the hash of its file.</p>
      </section>
    </div>
  );
}

const JSON_LD_CONTENTS = ['Numbered passages', 'Findings with rationale', 'Citations', 'Queries'];
