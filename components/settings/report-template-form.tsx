'use client';

import { useMemo, useRef, useState } from 'react';

import { call } from '@/lib/client/call';
import { changeReportTemplate } from '@/lib/contracts/endpoints/public-reports';
import { buildReport } from '@/lib/domain/reports/report';
import { reportHtml } from '@/lib/domain/reports/report-html';
import { previewOf } from '@/lib/domain/reports/report-preview';
import { REPORT_LANGUAGES } from '@/lib/domain/reports/report-language';
import {
  colorProblem,
  logoProblem,
  logoTypeOf,
  OPTIONAL_PARTS,
  type ReportPart,
  type ReportTemplate,
} from '@/lib/domain/reports/report-template';
import { specimenRecord } from '@/lib/domain/reports/specimen';

import { SettingsForm } from './settings-form';
import { useWrite } from '../ui/use-write';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';

type ReportTemplateFormProps = {
  template: ReportTemplate;
  newsroomName: string;
  /** Of the page's policy, for the style sheet of the preview. */
  nonce: string;
  canEdit: boolean;
};

const PARTS: Record<ReportPart, string> = {
  text: 'The text as checked',
  queries: 'Queries and answers',
  sources: 'Sources',
  disagreements: 'Disagreements and decisions',
  replies: 'Right of reply',
};

const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

/** How reports look, beside a report that looks like it. */
export function ReportTemplateForm({
  template: saved,
  newsroomName,
  nonce,
  canEdit,
}: ReportTemplateFormProps) {
  const [template, setTemplate] = useState(saved);
  const [logoError, setLogoError] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const { state, errors, failure, write, touch } = useWrite();
  const colorError = colorProblem(template.color);
  const preview = useMemo(() => {
    // A color that cannot be saved is not shown either.
    const shown = colorProblem(template.color) === null ? template : { ...template, color: '' };
    return previewOf(reportHtml(buildReport(specimenRecord(newsroomName), shown)), nonce);
  }, [template, newsroomName, nonce]);

  function change(next: Partial<ReportTemplate>): void {
    touch();
    setTemplate({ ...template, ...next });
  }

  async function handleLogo(chosen: File) {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const problem = logoProblem(bytes);
    const mediaType = logoTypeOf(bytes);
    setLogoError(problem);
    if (problem !== null || mediaType === null) return;
    const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    change({ logo: { mediaType, base64: btoa(signs) } });
  }

  async function handleSave() {
    if (colorError !== null) return false;
    const body = { ...template, parts: [...template.parts] };
    return (await write(() => call(changeReportTemplate, { body }))) !== null;
  }

  const { logo } = template;
  return (
    <SettingsForm
      section="reports"
      title="Reports"
      lead="How HTML, PDF and Word reports look from now on. What is public already keeps its look."
      canEdit={canEdit}
      isChanged={JSON.stringify(template) !== JSON.stringify(saved)}
      write={{ state, failure: Object.keys(errors).length === 0 ? failure : null, touch }}
      onSave={handleSave}
      onDiscard={() => {
        setLogoError(null);
        setTemplate(saved);
      }}
      beside={
        <iframe
          className="template-preview"
          title="A report with this template"
          sandbox=""
          srcDoc={preview}
        />
      }
    >
      <TextField
        label="Name at the head"
        hint="Empty: Obelus."
        value={template.name}
        maxLength={80}
        readOnly={!canEdit}
        error={errors['name']}
        onChange={({ target }) => change({ name: target.value })}
      />
      <div className="field">
        <span>Logo</span>
        <div className="template-logo">
          {logo !== null && (
            // A picture that is not fetched from anywhere needs no loader.
            // eslint-disable-next-line @next/next/no-img-element
            <img alt="The logo" src={`data:${logo.mediaType};base64,${logo.base64}`} />
          )}
          <input
            ref={file}
            className="sr"
            type="file"
            accept="image/png,image/jpeg"
            aria-label="Logo"
            disabled={!canEdit}
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              target.value = '';
              if (chosen) void handleLogo(chosen);
            }}
          />
          <Button size="sm" disabled={!canEdit} onClick={() => file.current?.click()}>
            Choose a picture
          </Button>
          {logo !== null && canEdit && (
            <Button size="sm" variant="quiet" onClick={() => change({ logo: null })}>
              Remove
            </Button>
          )}
        </div>
        <p className="hint">PNG or JPEG, at most 96 KB.</p>
        <p className="error" role="alert">
          {logoError ?? errors['logo'] ?? ''}
        </p>
      </div>
      <TextField
        label="Color of rules and headings"
        hint="Six digits, like #0f5aa8. Empty: ink."
        value={template.color}
        maxLength={7}
        readOnly={!canEdit}
        error={colorError ?? errors['color']}
        onChange={({ target }) => change({ color: target.value.trim().toLowerCase() })}
      />
      <SelectField
        label="Language of the labels"
        value={template.language}
        disabled={!canEdit}
        options={REPORT_LANGUAGES.map((value) => ({ value, label: LANGUAGES[value] }))}
        onChange={({ target }) => {
          const language = REPORT_LANGUAGES.find((value) => value === target.value);
          if (language !== undefined) change({ language });
        }}
      />
      <fieldset disabled={!canEdit}>
        <legend>Parts</legend>
        {OPTIONAL_PARTS.map((part) => (
          <Checkbox
            key={part}
            label={PARTS[part]}
            checked={template.parts.includes(part)}
            onChange={({ target }) =>
              change({
                parts: OPTIONAL_PARTS.filter((one) =>
                  one === part ? target.checked : template.parts.includes(one),
                ),
              })
            }
          />
        ))}
        <p className="hint">The head, the findings and the sign-off are in every report.</p>
      </fieldset>
    </SettingsForm>
  );
}
