'use client';

import { Download } from 'lucide-react';
import { useRef, useState } from 'react';

import { buttonClass } from '../ui/button';
import { KeyCap } from '../ui/key-cap';
import { useHotkeys } from '../ui/use-hotkeys';
import { MaskingChoice, type MaskingChoices } from './masking-choice';
import { fileAddress, FORMATS, FORMS, type Format } from './report-forms';

type ReportPanelProps = {
  roundId: string;
  choices: MaskingChoices;
  /** Citations that name a protected source: whether they are told has to be chosen. */
  protectedCitations: number;
  mayReveal: boolean;
};

/** The choice of a form, what is in it, and the way to the file. */
export function ReportPanel({ roundId, choices, protectedCitations, mayReveal }: ReportPanelProps) {
  const [format, setFormat] = useState<Format>('html');
  // A signature vouches for every word: of a package nothing can be left out.
  const isWhole = format === 'signed-package';
  const needsChoice =
    protectedCitations > 0 &&
    (isWhole ? choices.sources !== 'shown' : choices.sources === undefined);
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
            {FORMATS.map((one) => (
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
      <MaskingChoice
        choices={choices}
        protectedCitations={protectedCitations}
        mayReveal={mayReveal}
      />
      <section className="rail-s export-act">
        {needsChoice ? (
          <p className="fine" role="note">
            Choose above whether protected sources are named. Until then nothing is exported.
          </p>
        ) : (
          <a
            ref={download}
            className={buttonClass({ variant: 'primary', size: 'lg', full: true })}
            href={fileAddress(format, roundId, choices)}
            download
          >
            <Download strokeWidth={1.9} />
            <span>Export {FORMS[format].label}</span>
            <KeyCap>⌘E</KeyCap>
          </a>
        )}
        <p className="fine">Each export is on record with the hash of its file.</p>
      </section>
    </div>
  );
}
