/** The first day of a newsroom: an empty installation, to its first article on the desk. */
import { expectAccessible } from './axe';
import { expect, required, test } from './fixtures';

test.use({ baseURL: process.env['E2E_FIRST_RUN_URL'] });

test('an empty installation is set up, step by step, to its first article', async ({
  page,
  browser,
}) => {
  test.slow();

  await test.step('whatever is opened, it asks for the first administrator', async () => {
    await page.goto('/settings/people');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your newsroom');
    await expect(page.getByText('Sample newsroom')).toBeHidden();
    await expectAccessible(page);
  });

  await test.step('a short password is refused, with the reason', async () => {
    await page.getByLabel('Newsroom').fill('The Pennock Post');
    await page.getByLabel('Your name').fill('Mara Lindqvist');
    await page.getByLabel('E-mail').fill('mara@pennock.example');
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Set up the newsroom' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '12 characters' })).toBeVisible();
    await expect(page.getByLabel('Your name')).toHaveValue('Mara Lindqvist');
  });

  await test.step('with a good one she is in, as administrator', async () => {
    await page.getByLabel('Password').fill('lantern ferry oak tuesday');
    await page.getByRole('button', { name: 'Set up the newsroom' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The verdict scale');
    await expect(page.getByRole('navigation', { name: 'Set up' })).toBeVisible();
  });

  await test.step('the verdicts are looked at and kept', async () => {
    await expect(page.getByRole('table').getByText('Unverifiable')).toBeVisible();
    // A page that has only just come may not listen yet.
    await expect(async () => {
      await page.getByRole('button', { name: 'Keep and continue' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stages of the sign-off', {
        timeout: 3_000,
      });
    }).toPass();
  });

  await test.step('a stage is renamed and saved on the way', async () => {
    await page.getByRole('main').getByLabel('Name').first().fill('First reader');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('People');
  });

  const link = await test.step('a checker is invited by link', async () => {
    const row = page.getByRole('row').filter({ hasText: 'mara@pennock.example' });
    await expect(row).toContainText('Administrator');
    await page.getByLabel('E-mail').fill('oda@pennock.example');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const field = page.getByLabel('Link for oda@pennock.example');
    await expect(field).toHaveValue(/\/invitations\//u);
    return field.inputValue();
  });

  await test.step('who has the link joins with a password of her own', async () => {
    const context = await browser.newContext({ baseURL: required('E2E_FIRST_RUN_URL') });
    const guest = await context.newPage();
    await guest.goto(link);
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Join The Pennock Post');
    await expectAccessible(guest);
    await guest.getByLabel('Your name').fill('Oda Renn');
    await guest.getByLabel('Password').fill('five herons over water');
    await guest.getByRole('button', { name: 'Make the account and join' }).click();
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Queue');
    await guest.goto(link);
    await expect(guest.getByRole('heading', { level: 1 })).not.toHaveText('Join The Pennock Post');
    await context.close();
  });

  await test.step('the first article is imported into a new story', async () => {
    await page.getByRole('button', { name: 'Keep and continue' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import an article');
    await page.getByText('Paste', { exact: true }).click();
    await page
      .getByLabel('Text of the article')
      .fill('A bridge is closed\n\nThe bridge at Pennock was closed on Friday. Nobody was hurt.');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByLabel('Name of the new story').fill('The bridge');
    await page.getByLabel('Title').fill('A bridge is closed');
    await page.getByRole('button', { name: 'Assign reviewers' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A bridge is closed');
  });

  await test.step('a round is assigned to the checker who joined', async () => {
    await expect(page.getByLabel('Oda Renn')).toBeChecked();
    await page.getByRole('button', { name: 'Assign 1 reviewer' }).click();
    await expect(page.getByRole('article', { name: 'Article' })).toContainText(
      'The bridge at Pennock was closed on Friday.',
    );
    await expect(page.getByText('Reading along.')).toBeVisible();
  });

  await test.step('the set-up is over: nobody can make a second first administrator', async () => {
    const context = await browser.newContext({ baseURL: required('E2E_FIRST_RUN_URL') });
    const stranger = await context.newPage();
    await stranger.goto('/set-up');
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    await context.close();
  });
});
