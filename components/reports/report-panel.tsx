'use client';

import { Download } from 'lucide-react';
import { useRef, useState } from 'react';

import { addressOf } from '@/lib/client/call';
import { exportReport, REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';

import { buttonClass } from '../ui/button';
import { KeyCap } from '../ui/key-cap';
import { useHotkeys } from '../ui/use-hotkeys';
import { FORMS, type Format } from './report-forms';

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
                {FORMS[one].icon}
                {FORMS[one].label}
              </label>
            ))}
          </div>
        </fieldset>
        <p className="fine">{FORMS[format].use}</p>
        {format !== 'html' && (
          <p className="fine" role="status">
            The preview shows the HTML page. {FORMS[format].label} is made from the same report and
            holds what is listed below.
          </p>
        )}
      </section>
      <section className="rail-s">
        <h2>Contents</h2>
        <ul className="contents">
          {FORMS[format].contents.map((part) => (
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
          <span>Export {FORMS[format].label}</span>
          <KeyCap>⌘E</KeyCap>
        </a>
        <p className="fine">Each export is on record with the hash of its file.</p>
      </section>
    </div>
  );
}
