/**
 * A process of its own: the report as @react-pdf/renderer would make it: the text in paragraphs and a section
 * for each claim. Plainer than ours, without tags for screen readers, which it cannot write.
 */
import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';

import { rationalePlainText } from '@/lib/domain/claims/rationale-text';
import type { Report, ReportClaim } from '@/lib/domain/reports/report';

import { measure } from './measure';

async function reactPdf(report: Report): Promise<Uint8Array> {
  const { record, claims } = report;
  const paragraphs = record.version.text
    .split('\n')
    .map((words, key) => createElement(Text, { key, style: { marginBottom: 6 } }, words));
  return renderToBuffer(
    createElement(
      Document,
      { title: record.article.title },
      createElement(
        Page,
        { size: 'A4', style: { padding: 50, fontSize: 10 } },
        createElement(Text, { style: { fontSize: 18 } }, record.article.title),
        ...paragraphs,
        ...claims.map(sectionOf),
      ),
    ),
  );
}

function sectionOf({ number, claim, verdict }: ReportClaim): ReactElement {
  const lines = [
    `${number}. ${claim.claimText}`,
    verdict?.label ?? 'No verdict',
    `“${claim.exact}”`,
    rationalePlainText(claim.rationale),
    ...claim.citations.map(({ source, quote, url }) => [source, quote, url].join(' ')),
  ];
  return createElement(
    View,
    { key: claim.id, style: { marginTop: 10 } },
    ...lines.map((line, key) => createElement(Text, { key }, line)),
  );
}

process.stdout.write(JSON.stringify(await measure(reactPdf)));
