/** Words of letters, figures and signs that are all in ASCII, one space between them. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/u;

/** Words as they compare: case, white space and the look of quotation marks aside. */
export function foldText(text: string): string {
  // Most are, and there is nothing but the case to fold.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(/[‘’‛]/gu, "'")
    .replace(/[“”„‟]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** An address of which only the scheme is to be left out. */
const PLAIN_URL = /^https:\/\/[a-z\d.-]+(?:\/[^#\s]*[^#\s/])?$/u;

/** An address as it compares: scheme, case of the host, fragment and a last slash say nothing about what was read. */
export function foldUrl(url: string): string {
  if (PLAIN_URL.test(url)) return url.slice('https://'.length);
  const [address = ''] = url
    .trim()
    .replace(/^https?:\/\//iu, '')
    .split('#');
  const host = /^[^/?]*/u.exec(address)?.[0] ?? '';
  return host.toLowerCase() + address.slice(host.length).replace(/\/$/u, '');
}
