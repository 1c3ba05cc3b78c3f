/** Somebody is told what is asked of them, as it happens, and reads it. */
import { newId } from '@/lib/client/new-id';
import { askQuery } from '@/lib/contracts/endpoints/rounds';

import { expect, test } from './fixtures';
import { aClaim, aRound, giveToWriter } from './work';

test('a writer sees the bell ring for a query, opens what is asked, and has read it', async ({
  open,
  api,
  member,
}) => {
  const round = await aRound(api, member, { mode: 'shared' });
  const { title } = round.article;
  await giveToWriter(api, member, round);
  const checker = await api('checker');
  const claim = await aClaim(checker, round, 'called the figure a surprise', {
    verdict: 'disputed',
  });
  const ask = (body: string) =>
    checker.call(askQuery, {
      params: { annotationId: claim.id },
      body: { id: newId(), messageId: newId(), body },
    });

  const page = await open('writer', '/');
  const bell = page.getByRole('link', { name: /^Notifications/u });
  await expect(bell).toBeVisible();
  await ask('Did she say so on tape?');
  await ask('When did she say so?');
  const told = page
    .getByRole('region', { name: 'Notifications' })
    .getByRole('listitem')
    .filter({ hasText: title });

  await test.step('the bell says that there is something, without a reload', async () => {
    await expect(page.getByRole('link', { name: /^Notifications, \d+ unread$/u })).toBeVisible();
    await bell.click();
    await expect(told.filter({ hasText: 'put a query' })).toHaveCount(2);
  });

  await test.step('opening one leads to what is asked, and marks it as read', async () => {
    const first = told.getByRole('link').first();
    await expect(first).toContainText('Unread');
    await first.click();
    await expect(page.getByRole('heading', { name: 'For you' })).toBeVisible();
    await expect(page.getByText('When did she say so?').first()).toBeVisible();

    await bell.click();
    await expect(told).toHaveCount(2);
    await expect(told.getByRole('button', { name: 'Mark as unread' })).toHaveCount(1);
  });

  await test.step('the other is marked by hand', async () => {
    await told.getByRole('button', { name: 'Mark as read' }).click();
    await expect(told.getByRole('button', { name: 'Mark as unread' })).toHaveCount(2);
  });
});
