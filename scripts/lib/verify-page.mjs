/** The page that checks a signed package, in one file that opens from anywhere. */
import { createHash } from 'node:crypto';

import { fromRoot } from './paths.mjs';

const STYLE = `
  :root { color-scheme: light dark; }
  body { max-width: 44rem; margin: 2.5rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
  h1 { font-size: 1.5rem; }
  label { display: block; margin-block: 1rem 0.25rem; font-weight: 600; }
  input { font: inherit; max-width: 100%; }
  #answer { margin-block: 1.5rem; padding: 0.25rem 1rem; border-inline-start: 4px solid #888; overflow-wrap: anywhere; }
  #answer:empty { display: none; }
  #answer[data-tone='ok'] { border-color: #1a7f4b; }
  #answer[data-tone='bad'] { border-color: #b3261e; }
`;

export async function verifyPage() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: fromRoot('.'),
    entryPoints: ['lib/client/verify-page/main.ts'],
    alias: { '@': fromRoot('.') },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  // What would end the script early is written otherwise.
  const script = outputFiles[0].text.trim().replaceAll('</', '<\\/');
  const hash = createHash('sha256').update(script).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'">
<title>Check a signed package</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Check a signed package</h1>
<p>The file stays on this machine: this page sends nothing anywhere and works without a network.</p>
<label for="file">Signed package</label>
<input id="file" type="file" accept="application/json,.json">
<label for="key">Key that you trust, if you know it</label>
<input id="key" type="text" size="20" spellcheck="false" autocomplete="off">
<div id="answer" role="status"></div>
<p>It proves that the installation with this key wrote the file and that nothing in it was changed since: the text, the findings, who signed them and when. It does not prove that the findings are right, nor whose the key is: compare it with the one that the newsroom publishes.</p>
</main>
<script>${script}</script>
</body>
</html>
`;
}
