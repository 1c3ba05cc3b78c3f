import 'server-only';

import { NOTICE_WORDS } from '@/lib/domain/notifications/kinds';

import type { SaidNotice } from './say';
import { unsubscribeToken } from './unsubscribe-token';

/** A mail as it is handed to the server that sends it. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same in every attempt, so that a mail that was sent twice is shown once. */
  messageId: string;
  headers: Readonly<Record<string, string>>;
};

type Letter = {
  to: { email: string; userId: string };
  newsroom: { id: string; name: string };
  /** Where the application is reached, without a slash at its end. */
  origin: string;
  secret: string;
};

/** One notification. Its subject says what kind of thing happened and nothing of the thing. */
export function noticeMail(notice: SaidNotice, letter: Letter): Mail {
  const { label } = NOTICE_WORDS[notice.kind];
  return mailOf([notice], letter, {
    subject: label,
    stop: { kind: notice.kind, words: `Stop mails of this kind (${label.toLowerCase()})` },
    id: notice.id,
  });
}

/** What a day brought that can wait for the digest. */
export function digestMail(notices: readonly SaidNotice[], letter: Letter, day: string): Mail {
  const count = notices.length;
  return mailOf(notices, letter, {
    subject: `Your digest: ${count} ${count === 1 ? 'thing' : 'things'}`,
    stop: { kind: 'digest', words: 'Stop the digest' },
    // Who is in two newsrooms has two digests, and a mail of a known id is not shown again.
    id: `digest-${day}-${letter.newsroom.id}-${letter.to.userId}`,
  });
}

function mailOf(
  notices: readonly SaidNotice[],
  { to, newsroom, origin, secret }: Letter,
  {
    subject,
    stop,
    id,
  }: { subject: string; stop: { kind: SaidNotice['kind'] | 'digest'; words: string }; id: string },
): Mail {
  const token = unsubscribeToken(
    { userId: to.userId, newsroomId: newsroom.id, kind: stop.kind },
    secret,
  );
  const stopUrl = `${origin}/unsubscribe?t=${encodeURIComponent(token)}`;
  const oneClick = `${origin}/unsubscribe/off?t=${encodeURIComponent(token)}`;
  const settings = `${origin}/settings/notifications`;
  const lines = notices.map(({ sentence, path }) => ({ sentence, url: `${origin}${path}` }));
  const text = [
    ...lines.flatMap(({ sentence, url }) => [sentence, url, '']),
    '-- ',
    `${newsroom.name}, Obelus`,
    `How you are told: ${settings}`,
    `${stop.words}: ${stopUrl}`,
    '',
  ].join('\n');
  const items = lines.map(
    ({ sentence, url }) =>
      `<p style="margin:0 0 16px"><a href="${escaped(url)}" style="color:#1a1a1a">${escaped(sentence)}</a></p>`,
  );
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1a1a1a;background:#ffffff">
${items.join('\n')}
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #d8d4cc;font-size:13px;color:#5c574e">${escaped(newsroom.name)}, Obelus<br>
<a href="${escaped(settings)}" style="color:#5c574e">How you are told</a> · <a href="${escaped(stopUrl)}" style="color:#5c574e">${escaped(stop.words)}</a></p>
</body></html>`;
  const host = new URL(origin).hostname;
  return {
    to: to.email,
    subject,
    text,
    html,
    messageId: `<${id}@${host}>`,
    headers: {
      'List-Unsubscribe': `<${oneClick}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // No answering machine writes back to a machine.
      'Auto-Submitted': 'auto-generated',
    },
  };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
