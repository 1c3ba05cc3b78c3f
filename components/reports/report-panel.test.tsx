import type { ComponentProps } from 'react';

import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';

import { FORMATS, fileAddress } from './report-forms';
import { ReportPanel } from './report-panel';

const { replace } = vi.hoisted(() => ({ replace: vi.fn() }));
vi.mock('next/navigation', () => ({
  useRouter: () => ({ replace }),
  usePathname: () => '/rounds/round-1/report',
}));

function panel(given: Partial<ComponentProps<typeof ReportPanel>> = {}) {
  return <ReportPanel roundId="round-1" choices={{}} protectedCitations={0} mayReveal {...given} />;
}

describe('the choice of a form', () => {
  test('offers every form, and leads to the file of the one that is chosen', () => {
    render(panel());

    const offered = screen.getAllByRole('radio');
    expect(offered.map((choice) => choice.getAttribute('value'))).toEqual([...FORMATS]);
    for (const [index, choice] of offered.entries()) {
      fireEvent.click(choice);
      const address = screen.getByRole('link').getAttribute('href');
      expect(address).toBe(fileAddress(FORMATS[index] ?? 'html', 'round-1', {}));
    }
  });

  test('says of a form that is not previewed what the preview shows', () => {
    render(panel());
    expect(screen.queryByText(/The preview shows the HTML page/)).toBeNull();

    fireEvent.click(screen.getByRole('radio', { name: 'PDF, A4' }));

    expect(screen.getByRole('status').textContent).toMatch(
      /^The preview shows the HTML page\. PDF, A4 is made from the same report/,
    );
    fireEvent.click(screen.getByRole('radio', { name: 'HTML page' }));
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('what is left out', () => {
  test('has to be chosen before anything is exported where a source is protected', () => {
    const { rerender } = render(panel({ protectedCitations: 2 }));
    expect(screen.queryByRole('link')).toBeNull();

    fireEvent.click(screen.getByRole('radio', { name: 'Leave the sources out' }));
    expect(replace).toHaveBeenCalledWith('/rounds/round-1/report?sources=masked', {
      scroll: false,
    });

    rerender(panel({ protectedCitations: 2, choices: { sources: 'masked' } }));
    expect(screen.getByRole('link').getAttribute('href')).toBe(
      '/api/v1/rounds/round-1/report?format=html&sources=masked',
    );
  });

  test('is never less than the person may be told', () => {
    render(panel({ protectedCitations: 1, mayReveal: false }));

    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Name the sources' }).disabled).toBe(
      true,
    );
  });

  test('goes with the address of the file', () => {
    render(panel({ choices: { rationales: 'masked', names: 'masked' } }));

    expect(screen.getByRole('link').getAttribute('href')).toBe(
      '/api/v1/rounds/round-1/report?format=html&rationales=masked&names=masked',
    );
  });
});
