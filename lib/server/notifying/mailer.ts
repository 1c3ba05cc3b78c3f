import 'server-only';

import { createTransport } from 'nodemailer';

import type { Mail } from './mail';

export type Mailer = { send: (mail: Mail) => Promise<void> };

/** How long a server may take for each step. */
const PATIENCE_MS = 20_000;

/** Hands mails to the newsroom's own server. */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  // In the address, as nodemailer takes its options; a certificate that does not hold is refused.
  const address = new URL(url);
  for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(PATIENCE_MS));
  }
  const transport = createTransport(address.href);
  return {
    async send(mail) {
      await transport.sendMail({
        from,
        ...mail,
        headers: { ...mail.headers },
        // No file and no address is read in the course of writing a mail.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
  };
}
