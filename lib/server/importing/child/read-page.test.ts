import { describe, expect, test, vi } from 'vitest';

import { textOfDocument } from '@/lib/domain/articles/document';
import { kindsOf, parsed, piecesOf, textsOf } from '@/lib/testing/imports';

// Loading a parser takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const pasted = (html: string, plainText: string | null = null) =>
  parsed(html, { kind: 'pasted_html', plainText });
const page = (html: string, url = 'https://post.example/2031/05/02/ferry?from=home') =>
  parsed(html, { kind: 'page', url, contentType: 'text/html' });

const LONG = 'The ferry was late again on Monday, the harbor office said, and nobody knew why.';

describe('pasted rich text', () => {
  test('keeps the formatting a word processor writes as style', async () => {
    const article = await pasted(
      `<meta charset="utf-8"><!--StartFragment--><b style="font-weight:normal" id="docs-internal-guid-1"><p>It was <span style="font-weight:700">very</span> <span style="font-style: italic">late</span>, <span style="text-decoration:line-through">early</span>.</p></b><!--EndFragment-->`,
    );

    expect(piecesOf(article.document.content[0])).toEqual([
      ['It was '],
      ['very', 'bold'],
      [' '],
      ['late', 'italic'],
      [', '],
      ['early', 'strike'],
      ['.'],
    ]);
  });

  test('leaves out the bullets that Word writes into the text', async () => {
    const article = await pasted(
      `<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Fog<o:p></o:p></p><p class=MsoNormal>Words<o:p>&nbsp;</o:p></p>`,
    );

    expect(textsOf(article)[0]).toBe('Fog');
    expect(kindsOf(article)[0]).toBe('list_item');
  });

  test('shows white space as a browser does', async () => {
    const article = await pasted(
      '<div>\n  One\n  <b> two </b>\n three&nbsp;four<br>\n five<br><br>six</div><pre>a\n  b</pre>',
    );

    expect(textsOf(article)).toEqual(['One two three\u00a0four\nfive', 'six', 'a\n  b']);
  });

  test('takes links to the web only', async () => {
    const article = await pasted(
      `<p><a href="javascript:alert(1)">a</a> <a href=" java&#10;script:alert(1)">b</a> <a href="data:text/html,x">c</a> <a href="/d">d</a> <a href="https://x.example/e">e</a></p>`,
    );

    expect(piecesOf(article.document.content[0])).toEqual([
      ['a b c d '],
      ['e', 'https://x.example/e'],
    ]);
  });

  test.each([
    '<p>safe<img src=x onerror=alert(1)></p>',
    '<p>safe</p><svg><script>alert(1)</script></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">safe',
    '<p>safe</p><iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<p>safe<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript></p>',
    '<p>safe</p><template><script>alert(1)</script></template>',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>safe',
    '<p style="background:url(javascript:alert(1))" onclick="alert(1)">safe</p>',
  ])('brings no markup along: %s', async (html) => {
    const article = await pasted(html, 'safe');

    expect(JSON.stringify(article.document)).not.toMatch(
      /onerror|onclick|<script|javascript:|srcdoc/,
    );
    expect(textOfDocument(article.document)).toContain('safe');
  });

  test('falls back to the plain text where the markup holds no words', async () => {
    const article = await pasted('<meta charset="utf-8"><img src="x">', LONG);

    expect(textsOf(article)).toEqual([LONG]);
    expect(article.source.format).toBe('html');
  });
});

describe('a web page', () => {
  const body = Array.from({ length: 6 }, (_none, at) => `<p>${LONG} It was number ${at}.</p>`).join(
    '',
  );

  test('gives title, outlet, writers, day, address and language from its structured data', async () => {
    const article = await page(`<!doctype html><html lang="en_GB"><head>
      <title>Ferry late | The Harbor Post</title><link rel=canonical href="/2031/05/02/ferry">
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Ferry late","author":[{"name":"Ana Roy"},{"@type":"Person","name":"Ben Ito"}],"publisher":{"name":"The Harbor Post"},"datePublished":"2031-05-01T23:50:00-05:00"}]}</script>
      </head><body><article><h1>Ferry late</h1>${body}</article></body></html>`);

    expect(article.metadata).toEqual({
      title: 'Ferry late',
      outlet: 'The Harbor Post',
      byline: 'Ana Roy and Ben Ito',
      publishedOn: '2031-05-01',
      url: 'https://post.example/2031/05/02/ferry',
      language: 'en-GB',
    });
  });

  test('gives them from its tags, and from what stands on it, where there is no more', async () => {
    const article = await page(`<html><head><title>Ferry late - The Harbor Post</title>
      <meta property="og:site_name" content="The Harbor Post"></head>
      <body><article><h1>Ferry late</h1><p class="byline">By Ana Roy</p><time>2 May 2031</time>${body}</article></body></html>`);

    expect(article.metadata).toMatchObject({
      title: 'Ferry late',
      outlet: 'The Harbor Post',
      byline: 'Ana Roy',
      publishedOn: '2031-05-02',
    });
    expect(kindsOf(article).slice(0, 3)).toEqual(['headline', 'byline', 'dateline']);
  });

  test('does not take the address of another site for its own', async () => {
    const article = await page(
      `<html><head><link rel=canonical href="https://other.example/"></head><body>${body}</body></html>`,
    );

    expect(article.metadata.url).toBe('https://post.example/2031/05/02/ferry?from=home');
    expect(article.metadata.publishedOn).toBe('2031-05-02');
  });

  test('shows what is around the article struck out, with the reason, and hides nothing visible', async () => {
    const article = await page(`<!doctype html><html><head><title>Ferry late</title></head><body>
      <div id="cookie-consent">We value you and your data</div>
      <nav>Home World</nav>
      <main><article><h1>Ferry late</h1>${body}</article></main>
      <section class="related-stories"><h2>Others</h2><a href="/x">The bridge is closed</a></section>
      <div class="comments-area"><p>Nice one, said a reader of this article in a long remark.</p></div>
      <div style="display:none">hidden words</div><script>scripted()</script></body></html>`);

    const shown = Object.fromEntries(
      textsOf(article).map((text, at) => [text, kindsOf(article)[at]]),
    );
    expect(shown).toMatchObject({
      'We value you and your data': 'cookie_banner',
      'Home World': 'navigation',
      'Ferry late': 'headline',
      Others: 'read_more',
      'The bridge is closed': 'read_more',
      'Nice one, said a reader of this article in a long remark.': 'comments',
    });
    expect(textOfDocument(article.document)).not.toMatch(/hidden words|scripted/);
    expect(article.warnings).toEqual([expect.stringMatching(/^5 parts of the page/)]);
  });

  test('is shown whole where the article cannot be told from the rest', async () => {
    const article = await page('<html><body><p>Closed.</p></body></html>');

    expect(textsOf(article)).toEqual(['Closed.']);
    expect(kindsOf(article)).toEqual(['text']);
  });

  test('resolves its links, and shows broken characters in view', async () => {
    const html = Buffer.concat([
      Buffer.from(
        `<html><head><meta charset=utf-8></head><body><article>${body}<p>${LONG} <a href="../map">map</a> caf`,
      ),
      Buffer.from([0xe9]),
      Buffer.from('</p></article></body></html>'),
    ]);
    const article = await parsed(html, {
      kind: 'page',
      url: 'https://post.example/a/b',
      contentType: null,
    });

    expect(JSON.stringify(article.document)).toContain('https://post.example/map');
    expect(textOfDocument(article.document)).toContain('caf\uFFFD');
    expect(article.warnings.join(' ')).toContain('could not be read');
  });

  test('is decoded as its server says', async () => {
    const article = await parsed(Buffer.from('<html><body><p>\xcf\xe0\xf0\xee\xec</p>', 'latin1'), {
      kind: 'page',
      url: 'https://post.example/',
      contentType: 'text/html; charset=windows-1251',
    });

    expect(textOfDocument(article.document)).toBe('Паром');
    expect(article.source.encoding).toBe('windows-1251');
  });
});
