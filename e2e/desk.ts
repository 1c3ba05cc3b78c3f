/** What a person does on the desk with mouse and keyboard. */
import { expect, type Locator, type Page } from '@playwright/test';

export const articleOf = (page: Page): Locator => page.getByRole('article', { name: 'Article' });

/** The one-line entries and the open card beside the text; a card has lists of its own. */
export const claimsOf = (page: Page): Locator =>
  page.getByRole('list', { name: 'Claims', exact: true }).locator(':scope > li');

/** The open card. */
export const cardOf = (page: Page): Locator => page.getByRole('region', { name: /^Claim \d+:/u });

export const savingOf = (page: Page): Locator => page.getByRole('contentinfo').getByText(/^Saved/u);

/** Once the text can be selected in: the editor has taken the place of the server's elements. */
export async function deskIsReady(page: Page): Promise<void> {
  await expect(articleOf(page).locator('.ProseMirror')).toBeVisible();
}

/** Once a desk also hears what happens at others. */
export async function deskIsLive(page: Page): Promise<void> {
  await deskIsReady(page);
  await expect(page.getByRole('contentinfo').getByText('Live', { exact: true })).toBeVisible();
}

/** Presses a key until it is heard: the server's page is there before its keys are. */
export async function pressUntilShown(page: Page, key: string, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Drags over words of one line, as a hand does: press before the first, let go after the last. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const box = await articleOf(page).evaluate((article, wanted) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      if (first === undefined || last === undefined) return null;
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      };
    }
    return null;
  }, words);
  if (box === null) throw new Error(`“${words}” is not on the page in one piece`);
  await page.mouse.move(box.from.x, box.from.y);
  await page.mouse.down();
  await page.mouse.move((box.from.x + box.to.x) / 2, (box.from.y + box.to.y) / 2);
  await page.mouse.move(box.to.x, box.to.y);
  await page.mouse.up();
}

/** To be polled: a selection follows its key in the next frame. */
export function selectedWords(page: Page): Promise<string> {
  return page.evaluate(() => document.getSelection()?.toString() ?? '');
}
