/** The whole desk without a mouse: from the sign-in to the reading that is handed in. */
import type { Page } from '@playwright/test';

import { listAnnotations } from '@/lib/contracts/endpoints/annotations';
import { getRound, listCoverage, listQueries } from '@/lib/contracts/endpoints/rounds';

import { cardOf, claimsOf, deskIsReady, savingOf, selectedWords } from './desk';
import { expect, test } from './fixtures';
import { aRound, type NewRound } from './work';

/** Presses a key until the focus is where it should be, as a person without a mouse does. */
async function pressUntilFocused(page: Page, key: string, name: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.matches('a, button') === true ? element.textContent : '';
    });
    expect(focused).toContain(name);
  }).toPass({ intervals: [0], timeout: 30_000 });
}

async function signInByKeyboard(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await page.keyboard.type('checker@sample.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('sample-newsroom-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Queue');
}

test('a checker reads, marks, judges, cites, asks, undoes and submits by keyboard alone', async ({
  page,
  api,
  member,
}) => {
  test.slow();
  const round = await aRound(api, member, { reviewers: ['checker'] });
  const saved = () => expect(savingOf(page)).toBeVisible();

  await test.step('she signs in and opens the article from her queue', async () => {
    await signInByKeyboard(page);
    await pressUntilFocused(page, 'j', round.article.title);
    await page.keyboard.press('Enter');
    await deskIsReady(page);
  });

  await test.step('? lists the keys', async () => {
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard' });
    for (const act of [
      'Mark the selection as a claim',
      'Nothing to check in this sentence',
      'Set the verdict; mark and judge selected words',
      'Set the confidence',
      'Edit the rationale',
      'Add a citation',
      'Query the writer',
      'Undo',
    ]) {
      await expect(dialog.getByText(act, { exact: true })).toBeVisible();
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('she walks by sentence, narrows by word, and marks with a verdict', async () => {
    await page.keyboard.press('Shift+J');
    await expect
      .poll(() => selectedWords(page))
      .toContain('Ferry office counts its night passengers');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+J');
    await expect
      .poll(() => selectedWords(page))
      .toBe(
        'The ferry office at Pennock counted 412 passengers on Saturday night, it said on Monday.',
      );
    for (let word = 0; word < 5; word += 1) await page.keyboard.press('}');
    await page.keyboard.press('{');
    await expect
      .poll(() => selectedWords(page))
      .toMatch(/^ferry office at Pennock counted 412 passengers on Saturday night,?$/u);
    await page.keyboard.press('1');
    await expect(cardOf(page).getByRole('radio', { name: /^Supported/u })).toBeChecked();
    await page.keyboard.press('2');
    await expect(cardOf(page).getByRole('radio', { name: /^Partly supported/u })).toBeChecked();
    await page.keyboard.press('Shift+3');
    await expect(cardOf(page).getByRole('radio', { name: 'High' })).toBeChecked();
    await page.keyboard.press('p');
    await expect(cardOf(page).getByRole('button', { name: 'Priority: High' })).toBeVisible();
  });

  await test.step('she writes why', async () => {
    await page.keyboard.press('e');
    const rationale = page.getByRole('textbox', { name: 'Rationale' });
    await expect(rationale).toBeFocused();
    await page.keyboard.type('The night log has 412; 3 were crew.');
    await page.keyboard.press('Escape');
    await expect(rationale).toBeHidden();
    await expect(cardOf(page)).toContainText('The night log has 412; 3 were crew.');
  });

  await test.step('she cites', async () => {
    await page.keyboard.press('c');
    const form = page.getByRole('form', { name: 'New citation' });
    await expect(form.getByRole('textbox', { name: 'Source', exact: true })).toBeFocused();
    await page.keyboard.type('Night log of the ferry office');
    await page.keyboard.press('Control+Enter');
    await expect(form).toBeHidden();
    await expect(cardOf(page)).toContainText('Night log of the ferry office');
  });

  await test.step('she asks the writer', async () => {
    await page.keyboard.press('q');
    await expect(page.getByRole('textbox', { name: 'Question' })).toBeFocused();
    await page.keyboard.type('Are the three of the crew passengers?');
    await page.keyboard.press('Control+Enter');
    await expect(cardOf(page)).toContainText('Are the three of the crew passengers?');
    await expect(cardOf(page).getByRole('button', { name: 'Check status: Queried' })).toBeVisible();
  });

  await test.step('she sets the status from its menu', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    const menu = page.getByRole('menu');
    await expect(menu).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(menu).toBeHidden();
    await saved();
  });

  await test.step('sentences without a claim are said to hold nothing', async () => {
    const coverage = page.getByRole('region', { name: 'Coverage' });
    await expect(coverage).toContainText('1 of 8');
    await page.keyboard.press('u');
    await page.keyboard.press('0');
    await expect(coverage).toContainText('2 of 8');
    await page.keyboard.press('0');
    await expect(coverage).toContainText('1 of 8');
    await page.keyboard.press('0');
    await page.keyboard.press('u');
    await page.keyboard.press('0');
    await expect(coverage).toContainText('3 of 8');
  });

  await test.step('she marks, deletes, and takes it back', async () => {
    await page.keyboard.press('u');
    await page.keyboard.press('m');
    await expect(claimsOf(page)).toHaveCount(2);
    await page.keyboard.press('Backspace');
    await expect(claimsOf(page)).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(claimsOf(page)).toHaveCount(2);
    await page.keyboard.press('Control+Shift+z');
    await expect(claimsOf(page)).toHaveCount(1);
    await saved();
  });

  await test.step('she hands the reading in', async () => {
    await pressUntilFocused(page, 'Tab', 'Submit reading');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Submit your reading' });
    await expect(dialog).toContainText('not examined');
    await pressUntilFocused(page, 'Tab', 'Submit reading');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Round 1, settled')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Submit reading' })).toBeHidden();
  });

  await expectRecorded();

  async function expectRecorded(): Promise<void> {
    const { id: roundId }: NewRound = round;
    const desk = await api('editor');
    const { annotations } = await desk.call(listAnnotations, { params: { roundId } });
    expect(annotations).toMatchObject([
      { verdict: 'partly_supported', confidence: 'high', priority: 'high' },
    ]);
    expect(annotations[0]?.citations).toMatchObject([{ source: 'Night log of the ferry office' }]);
    expect(JSON.stringify(annotations[0]?.rationale)).toContain('3 were crew');
    const { queries } = await desk.call(listQueries, { params: { roundId } });
    expect(queries).toMatchObject([{ state: 'open' }]);
    const { marks } = await desk.call(listCoverage, { params: { roundId } });
    expect(marks).toHaveLength(2);
    expect((await desk.call(getRound, { params: { roundId } })).phase).not.toBe('open');
  }
});

test('one key goes to words worth a look, and marks them', async ({ open, api, member }) => {
  const round = await aRound(api, member, { reviewers: ['checker'] });
  const page = await open('checker', `/rounds/${round.id}`);
  await deskIsReady(page);
  const rail = page.getByRole('region', { name: 'Suggestions' });
  await expect(rail).toContainText('left');
  const left = await rail.textContent();

  await page.keyboard.press('y');
  await expect.poll(() => selectedWords(page)).not.toBe('');
  await page.keyboard.press('y');
  await expect(cardOf(page)).toBeVisible();
  await expect(claimsOf(page)).toHaveCount(1);
  await expect(rail).not.toHaveText(left ?? '');
});
