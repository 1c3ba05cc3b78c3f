/** A cited page is captured, its quotation checked, and what changed since is seen. */
import { createServer } from 'node:http';

import { newId } from '@/lib/client/new-id';

import { expectAccessible } from './axe';
import { cardOf } from './desk';
import { expect, required, test } from './fixtures';
import { aClaim, aRound } from './work';

const QUOTE = 'We never counted passengers before this year';

test('a checker captures a cited page, sees its words checked, and captures it again', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const host = required('E2E_PAGE_HOST');
  let ending = 'and nobody asked for it.';
  const site = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><title>Night desk</title><article><h1>Night desk</h1><p>The office answered on Monday, after a long night on the strait.</p><p>“${QUOTE}, ${ending}” said Ida Quill, who runs it.</p></article>`,
    );
  });
  await new Promise<void>((ready) => {
    site.listen(Number(host.split(':')[1]), '127.0.0.1', ready);
  });

  const round = await aRound(api, member);
  const claim = await aClaim(await api('checker'), round, 'We never counted before', {
    claimType: 'quote',
    citations: [
      {
        id: newId(),
        source: 'Night desk',
        // An address of its own: what other tries captured is not this one's.
        url: `http://${host}/night/${round.id}`,
        quote: 'We counted passengers before this year',
      },
    ],
  });
  const page = await open('checker', `/rounds/${round.id}?claim=${claim.id}`);
  const evidence = cardOf(page).getByRole('group', { name: 'Evidence of Night desk' });

  await test.step('the worker takes it, and the quotation is found trimmed', async () => {
    await evidence.getByRole('button', { name: 'Capture' }).click();
    await expect(evidence.getByRole('link', { name: 'Captured' })).toBeVisible({ timeout: 60_000 });
    await expect(evidence).toContainText('Trimmed');
    await expect(evidence.locator('del')).toContainText('never');
  });

  await test.step('the capture has its parts, each with its hash', async () => {
    await evidence.getByRole('link', { name: 'Captured' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Night desk');
    const parts = page.getByRole('table').getByRole('row');
    await expect(parts.filter({ hasText: 'Page as sent' })).toContainText(
      /[0-9a-f]{4} [0-9a-f]{4}/u,
    );
    await expect(parts.filter({ hasText: 'Web archive' })).toHaveCount(1);
    await expect(parts.filter({ hasText: 'Picture of the page' })).toHaveCount(1);
    await expect(page.getByRole('region', { name: 'Captured text' })).toContainText(QUOTE);
    await expectAccessible(page);
  });

  await test.step('seen again, it shows what changed', async () => {
    ending = 'and everybody asked for it.';
    await page.goBack();
    await evidence.getByRole('button', { name: 'Capture again' }).click();
    await expect(evidence.getByText('One capture before')).toBeVisible();
    await expect(evidence.getByRole('link', { name: 'Captured' }).first()).toBeVisible({
      timeout: 60_000,
    });
    await evidence.getByRole('link', { name: 'Captured' }).first().click();
    await expect(page.locator('del').filter({ hasText: 'nobody' })).toBeVisible();
    await expect(page.locator('ins').filter({ hasText: 'everybody' })).toBeVisible();
  });

  await test.step('the other reviewer knows nothing of it while the round is blind', async () => {
    const address = new URL(page.url()).pathname;
    const other = await open('second-checker', address);
    await expect(other.getByRole('heading', { level: 1 })).not.toHaveText('Night desk');
  });

  site.close();
});
