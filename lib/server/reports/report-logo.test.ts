/** The newsroom's logo, read back out of the forms that are laid out for readers. */
import { describe, expect, test, vi } from 'vitest';

import { buildReport } from '@/lib/domain/reports/report';
import { PLAIN_TEMPLATE } from '@/lib/domain/reports/report-template';
import { specimenRecord } from '@/lib/domain/reports/specimen';
import { archiveParts, pdfStreams } from '@/lib/testing/archive';
import { aPng } from '@/lib/testing/png';

import { REPORT_FORMS, type ReportFormat } from './report-forms';

vi.setConfig({ testTimeout: 60_000 });

/** No two of its pixels are alike. */
const LOGO = aPng(32, 16, (x, y) => [x * 8, y * 16, (x * 5 + y * 11) % 256]);

const bytesOf = async (format: ReportFormat, hasLogo: boolean): Promise<Buffer> => {
  const logo = { mediaType: 'image/png', base64: LOGO.png.toString('base64') } as const;
  const template = { ...PLAIN_TEMPLATE, logo: hasLogo ? logo : null };
  const report = buildReport(specimenRecord('The Daily'), template);
  return Buffer.from(await REPORT_FORMS[format].write(report));
};

describe('the logo of the newsroom', () => {
  const READ: Record<'html' | 'docx-report' | 'pdf', (bytes: Buffer) => Promise<boolean>> = {
    html: (bytes) => {
      const [, source = ''] =
        /<img[^>]* src="data:image\/png;base64,([^"]+)"/.exec(String(bytes)) ?? [];
      return Promise.resolve(Buffer.from(source, 'base64').equals(LOGO.png));
    },
    'docx-report': async (bytes) => {
      const media = [...(await archiveParts(bytes))].filter(([name]) =>
        name.startsWith('word/media/'),
      );
      return media.length === 1 && media[0]?.[1].equals(LOGO.png) === true;
    },
    // A PDF keeps pixels, not files.
    pdf: (bytes) => Promise.resolve(pdfStreams(bytes).some((stream) => stream.equals(LOGO.pixels))),
  };

  test.each(['html', 'docx-report', 'pdf'] as const)('is in the report: %s', async (format) => {
    expect(await READ[format](await bytesOf(format, true))).toBe(true);
    // The control: where there is none, none is found.
    expect(await READ[format](await bytesOf(format, false))).toBe(false);
  });

  test('is not in the article with its comments, which is the article and no report', async () => {
    const parts = await archiveParts(await bytesOf('docx', true));
    expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toEqual([]);
  });
});
