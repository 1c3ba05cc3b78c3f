import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';

import { ReportPanel } from './report-panel';

describe('the choice of a form', () => {
  test('offers every form, and leads to the file of the one that is chosen', () => {
    render(<ReportPanel roundId="round-1" />);

    const choices = screen.getAllByRole('radio');
    expect(choices.map((choice) => choice.getAttribute('value'))).toEqual([...REPORT_FORMATS]);
    for (const [index, choice] of choices.entries()) {
      fireEvent.click(choice);
      const address = screen.getByRole('link').getAttribute('href');
      expect(address).toBe(`/api/v1/rounds/round-1/report?format=${REPORT_FORMATS[index] ?? ''}`);
    }
  });

  test('says of a form that is not previewed what the preview shows', () => {
    render(<ReportPanel roundId="round-1" />);
    expect(screen.queryByText(/The preview shows the HTML page/)).toBeNull();

    fireEvent.click(screen.getByRole('radio', { name: 'PDF, A4' }));

    expect(screen.getByRole('status').textContent).toMatch(
      /^The preview shows the HTML page\. PDF, A4 is made from the same report/,
    );
    fireEvent.click(screen.getByRole('radio', { name: 'HTML page' }));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
