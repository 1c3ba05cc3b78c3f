/**
 * The page that checks a signed package: one file, opened from anywhere, also without
 * a network. It is bundled by scripts/make-verify-page.mjs into public/verify.html.
 */
import { readPackage } from '@/lib/domain/sign-off/read-package';
import { verifyPackage } from '@/lib/domain/sign-off/verify-package';

import { pageCrypto } from './page-crypto';

const file = document.querySelector<HTMLInputElement>('#file');
const trusted = document.querySelector<HTMLInputElement>('#key');
const answer = document.querySelector<HTMLElement>('#answer');

file?.addEventListener('change', () => void check());
trusted?.addEventListener('change', () => void check());

async function check(): Promise<void> {
  const chosen = file?.files?.[0];
  if (chosen === undefined || answer === null) return;
  // A browser without it has no way to hash, and a page that guesses would be worse than none.
  const subtle = (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto?.subtle;
  if (subtle === undefined) {
    show('bad', 'This browser cannot check it here.', [
      'It does not let a page hash. Use a current one, or: npx obelus verify FILE.',
    ]);
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(await chosen.text());
  } catch {
    show('bad', 'This is not JSON.', ['Choose the signed package as it was downloaded.']);
    return;
  }
  const { signed, problem } = readPackage(value);
  if (signed === null) {
    show('bad', 'This is no whole package.', [problem]);
    return;
  }
  const keyId = trusted?.value.trim() ?? '';
  const checked = await verifyPackage(signed, pageCrypto(subtle), {
    trustedKeyIds: keyId === '' ? null : [keyId],
  });
  const { newsroom, article, round, exportedAt } = signed.payload;
  const about = [
    `${newsroom.name}: ${article.code}, ${article.title}, round ${round.ordinal}.`,
    `Written on ${exportedAt} with the key ${checked.keyId}.`,
    ...(keyId === '' ? ['Compare the key with the one that the newsroom publishes.'] : []),
    ...checked.standing,
  ];
  if (checked.faults.length > 0) {
    show('bad', 'Something in this file is not as it was written.', checked.faults, about);
  } else {
    show('ok', 'The file is whole.', about, checked.held);
  }
}

function show(
  tone: 'ok' | 'bad',
  title: string,
  first: readonly string[],
  rest: readonly string[] = [],
): void {
  if (answer === null) return;
  const heading = document.createElement('h2');
  heading.textContent = title;
  // Text, never markup: the file is a stranger's.
  answer.replaceChildren(heading, listOf(first), listOf(rest));
  answer.dataset['tone'] = tone;
}

function listOf(sentences: readonly string[]): HTMLElement {
  const list = document.createElement('ul');
  for (const sentence of sentences) {
    const item = document.createElement('li');
    item.textContent = sentence;
    list.append(item);
  }
  return list;
}
