/**
 * The style sheet of the reading view, in the page itself: nothing is fetched
 * before the first words stand. It has the colors of the design and the typefaces
 * that the device has already.
 */
import type { VerdictLine } from '../claims/verdict-scale';

const SERIF =
  "'Source Serif 4','Source Serif 4 Variable',Charter,'Noto Serif',Georgia,'Times New Roman',serif";
const SANS = "Inter,'Inter Variable',system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";

/** Colors of the design, light and dark, under the names they have there. */
export const READER_COLORS = {
  app: ['#f2f4f5', '#0f1317'],
  sheet: ['#ffffff', '#161b20'],
  raised: ['#ffffff', '#1c2228'],
  ink: ['#14191f', '#e6eaed'],
  'ink-2': ['#3f4953', '#b7c0c8'],
  'ink-3': ['#59646e', '#93a0ab'],
  line: ['#dbe0e4', '#262e35'],
  'line-2': ['#c3cbd1', '#36414a'],
  'line-strong': ['#7d8891', '#6f7c88'],
  pencil: ['#0f5aa8', '#7cb8f0'],
  'pencil-tint': ['#e2eef9', '#15304a'],
  'on-pencil': ['#ffffff', '#06131f'],
  selection: ['#bfe0f4', '#1d4a68'],
  'v-supported': ['#036240', '#54c696'],
  'v-partly': ['#5a722d', '#c4e07f'],
  'v-contradicted': ['#a00f0b', '#f26a54'],
  'v-disputed': ['#a24d00', '#f1b14d'],
  'v-unsupported': ['#00445c', '#86daf9'],
  'v-unverifiable': ['#59646e', '#96a1aa'],
  'v-misquoted': ['#80046f', '#f58ad4'],
  'v-opinion': ['#6d4ecb', '#b58dec'],
  'v-none': ['#59646e', '#96a1aa'],
} as const;

const LINES: Record<VerdictLine, string> = {
  solid: 'solid;text-decoration-thickness:1.4px',
  dashed: 'dashed;text-decoration-thickness:2px',
  heavy: 'solid;text-decoration-thickness:3.2px',
  wavy: 'wavy;text-decoration-thickness:1.25px',
  heavy_dots: 'dotted;text-decoration-thickness:3px',
  fine_dots: 'dotted;text-decoration-thickness:1.6px',
  double: 'double;text-decoration-thickness:1.5px',
  fine_dashes: 'dashed;text-decoration-thickness:1px',
};

const SHEET = `
*{box-sizing:border-box;margin:0;padding:0}
html{color-scheme:light dark;background:var(--sheet);color:var(--ink);font:400 14px/20px ${SANS};-webkit-text-size-adjust:100%;text-size-adjust:100%;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
[data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark}
a{color:var(--pencil)}ul{list-style:none}
::selection{background:var(--selection)}
:focus-visible{outline:2px solid var(--pencil);outline-offset:2px;border-radius:3px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:fixed;z-index:9;top:6px;left:8px;padding:10px 14px;border-radius:5px;background:var(--pencil);color:var(--on-pencil);transform:translateY(-200%)}.skip:focus{transform:none}
.g{width:13px;height:13px;flex:none}.g [fill="#fff"]{fill:var(--sheet)}.g [stroke="#fff"]{stroke:var(--sheet)}
.top{display:flex;align-items:center;gap:12px;min-height:48px;padding:0 16px;border-bottom:1px solid var(--line)}
.brand{display:inline-flex;align-items:center;gap:8px;min-height:44px;margin-inline-end:auto;color:var(--ink);font:600 16px/1 ${SERIF};text-decoration:none}.brand .g{width:18px;height:18px}
.top nav{display:flex;gap:4px}.top nav a{display:inline-flex;align-items:center;min-height:44px;padding:0 9px;color:var(--ink-2);text-decoration:none}.top nav a:hover{color:var(--ink);text-decoration:underline}
.sheet{max-width:1320px;margin-inline:auto}
main{padding:18px 18px 40px}
.code,.by{color:var(--ink-3);font-size:13px}.by{color:var(--ink-2);font-size:14px}
h1{margin:4px 0 6px;font:600 26px/33px ${SERIF};letter-spacing:-.012em;text-wrap:balance}
.standing{margin-top:10px;color:var(--ink-2)}.standing b{color:var(--ink);font-weight:600}
.tally,.signs{display:flex;flex-wrap:wrap;gap:3px 16px;margin-top:8px;font-size:13px}
.tally li{display:inline-flex;gap:5px;align-items:center}.tally b,.signs b{font-weight:600}.signs .unsigned{color:var(--ink-3)}
.head{margin-bottom:20px;padding-bottom:14px;border-bottom:1px solid var(--line)}
.note{margin-top:8px;color:var(--ink-2)}
.verdict{display:inline-flex;gap:6px;align-items:center;color:var(--v);font-weight:600}
.article{max-width:36.5em;font:400 18px/31px ${SERIF}}
.article p{margin-bottom:15px;white-space:pre-line;text-wrap:pretty;scroll-margin-top:60px}
.article .head{margin-bottom:8px;padding:0;border:0;font-weight:600;font-size:20px}
.article .head:first-child{font-size:26px;line-height:36px;letter-spacing:-.012em}
.article .minor{color:var(--ink-2);font:400 14px/22px ${SANS}}
.article .blank,.article .omitted{display:none}
mark{border-radius:2px;background:none;color:inherit;text-decoration-line:underline;text-decoration-color:var(--v);text-decoration-skip-ink:none;text-underline-offset:.24em;scroll-margin-top:30vh}
mark a{color:inherit;text-decoration:none}
mark:hover{background:color-mix(in oklab,var(--v) 12%,transparent)}
mark.l1{text-underline-offset:.5em}mark.l2{text-underline-offset:.76em}mark.l3{text-decoration-line:none}
mark:target{background:color-mix(in oklab,var(--v) 20%,transparent)}
.n.whole{white-space:nowrap}
.n::after,.also::after{display:inline-block;margin-inline:1.5px 1px;color:var(--v);content:attr(data-ends);font:600 10px/1 ${SANS};vertical-align:.62em;-webkit-user-select:none;user-select:none}.also{text-decoration:none}.also::after{display:inline}
.findings{padding:6px 18px 60px;border-top:1px solid var(--line)}
h2{margin:14px 0 8px;font:600 18px/24px ${SERIF}}
.claim{content-visibility:auto;contain-intrinsic-size:auto 110px;padding:8px 0 12px;border-top:1px solid var(--line);scroll-margin-top:8px}
.claim:target{content-visibility:visible;outline:0}
.way{display:flex;align-items:center;gap:8px}.way b{font:600 16px/22px ${SANS}}.way a{display:inline-flex;align-items:center;min-height:32px;margin-inline-start:auto;font-size:13px}
h3{font:600 16px/23px ${SERIF}}
.meta{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:center;margin:3px 0;color:var(--ink-3);font-size:13px}
.as-claimed,.why{font:400 16px/24px ${SERIF}}.why p,.why ul,.why ol{margin-bottom:4px}.why ul,.why ol{padding-inline-start:22px;list-style:revert}
.chain{color:var(--ink-2);font-size:13px}
.cited{margin-top:4px}.cited li{display:grid;grid-template-columns:96px minmax(0,1fr);gap:0 10px;padding:2px 0;color:var(--ink-2);font-size:13px}.cited b{color:var(--ink);font-weight:600}
q{color:var(--ink);font:italic 400 14.5px/20px ${SERIF};quotes:none}
.fix,.ask{margin-top:6px;padding-inline-start:10px;border-inline-start:2px solid var(--ink);font-size:13px}.ask{border-inline-start-color:var(--line-2)}
@media (max-width:959px){.claim:target{position:fixed;z-index:5;inset:auto 0 0;max-height:62vh;max-height:62dvh;padding:10px 18px 22px;overflow:auto;border:0;border-radius:14px 14px 0 0;background:var(--raised);box-shadow:0 -1px 0 var(--line),0 -10px 30px rgb(0 0 0/.22)}.claim:target .way{position:sticky;top:-10px;margin:-10px 0 0;padding-top:4px;background:var(--raised)}.way a{min-height:44px}}
@media (min-width:960px){.sheet{display:grid;grid-template-columns:minmax(0,1fr) 420px}main{padding:26px 40px 120px 56px}.article,.head{max-width:657px;margin-inline:auto}.findings{position:sticky;top:0;height:100vh;padding:6px 22px 0;overflow:auto;border-top:0;border-inline-start:1px solid var(--line);background:var(--app)}.findings::after{display:block;height:88vh;content:''}.claim:target{margin-inline:-12px;padding-inline:12px;background:var(--sheet);box-shadow:inset 3px 0 0 var(--pencil)}}
@media (prefers-reduced-motion:no-preference){.claim:target{animation:rise .16s ease-out}@keyframes rise{from{translate:0 12px}}}
@media (forced-colors:active){mark{text-decoration-color:currentColor}mark:target,.claim:target{outline:2px solid Highlight}}
@media print{@page{size:A4;margin:16mm 19mm}html{color-scheme:light}.top nav,.skip,.way a{display:none}.sheet{display:block;max-width:none}main,.findings{position:static;height:auto;padding:0;overflow:visible;border:0;background:none}.findings::after{display:none}.claim,.claim:target{position:static;max-height:none;content-visibility:visible;padding:6px 0;border-top:1px solid var(--line);border-radius:0;background:none;box-shadow:none;break-inside:avoid}mark:target{background:none}.article{max-width:none;font-size:10.5pt;line-height:19pt}.findings{break-before:page}h3,.why,.as-claimed{font-size:10.5pt;line-height:15pt}}
`;

export function readerStyle(): string {
  const colors = Object.entries(READER_COLORS).map(
    ([name, [light, dark]]) => `--${name}:light-dark(${light},${dark})`,
  );
  const inks = Object.keys(READER_COLORS)
    .filter((name) => name.startsWith('v-'))
    .map((name) => `.${name}{--v:var(--${name})}`);
  const lines = Object.entries(LINES).map(
    ([line, style]) => `.ln-${line}{text-decoration-style:${style}}`,
  );
  const none = '.ln-none{text-decoration-style:solid;text-decoration-thickness:1px}';
  return `:root{${colors.join(';')}}${inks.join('')}${SHEET}${lines.join('')}${none}`;
}
