import { CircleCheck, FileText } from 'lucide-react';

import { Tag } from '../ui/tag';

type ReportPreviewProps = {
  /** The file as an export writes it, made fit for a frame. */
  html: string;
  interim: readonly string[];
  claims: number;
};

/** The very file, in a frame that runs nothing and reaches nothing. */
export function ReportPreview({ html, interim, claims }: ReportPreviewProps) {
  return (
    <main id="main" tabIndex={-1} className="pages" aria-label="Preview of the report">
      <h1 className="sr">Report</h1>
      <p className="report-state">
        {interim.length === 0 ? (
          <Tag tone="ok" icon={<CircleCheck strokeWidth={1.9} />}>
            Signed off
          </Tag>
        ) : (
          <Tag tone="line" icon={<FileText strokeWidth={1.9} />}>
            Interim
          </Tag>
        )}
        <span>
          {claims === 1 ? '1 passage' : `${claims} passages`}
          {interim.length > 0 && `. ${interim.join(' ')}`}
        </span>
      </p>
      <iframe
        className="report-frame"
        title="The report"
        // Sources open in a tab of their own; nothing else is allowed.
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={html}
      />
    </main>
  );
}
