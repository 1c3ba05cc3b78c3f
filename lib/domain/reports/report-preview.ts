/**
 * The HTML of a report as it is shown inside a page of ours: the same file, but
 * for two things that its frame makes necessary. The frame is under the page's
 * own policy, so the style sheet carries the page's nonce; and an address that
 * begins with `#` would lead the frame to the page around it.
 *
 * Both are looked for with signs that no word of a report can hold unescaped.
 */
export function previewOf(html: string, nonce: string): string {
  const safeNonce = nonce.replace(/[^\w+/=-]/g, '');
  return html
    .replace('<style>', `<style nonce="${safeNonce}">`)
    .replaceAll('href="#', 'href="about:srcdoc#');
}
