/**
 * The style sheet of a report: one A4 page after another on paper, one sheet on
 * a screen. It names no file and no address, so that a report looks the same
 * without a network; where the newsroom's typefaces are installed they are used.
 */
import type { VerdictLine } from '../claims/verdict-scale';
import type { ReportWords } from './report-language';
import { INKS } from './verdict-drawings';

const SERIF = "'Source Serif 4','Source Serif 4 Variable',Georgia,'Times New Roman',serif";
const SANS = "Inter,'Inter Variable',system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const MONO = "'Source Code Pro',ui-monospace,Menlo,Consolas,monospace";

const LINES: Record<VerdictLine, string> = {
  solid: 'solid;text-decoration-thickness:1.4px',
  dashed: 'dashed;text-decoration-thickness:2px',
  heavy: 'solid;text-decoration-thickness:3px',
  wavy: 'wavy;text-decoration-thickness:1.25px',
  heavy_dots: 'dotted;text-decoration-thickness:3px',
  fine_dots: 'dotted;text-decoration-thickness:1.6px',
  double: 'double;text-decoration-thickness:1.5px',
  fine_dashes: 'dashed;text-decoration-thickness:1px',
};

const inks = Object.entries(INKS).map(([ink, color]) => `.v-${ink}{--v:${color}}`);
const lines = Object.entries(LINES).map(
  ([line, style]) => `.ln-${line}{text-decoration-style:${style}}`,
);

const SHEET = `
:root{color-scheme:light;--ink:#14191f;--ink-2:#3f4953;--ink-3:#59646e;--line:#d5dade;--line-2:#c3cbd1;--accent:var(--ink)}
*{box-sizing:border-box;margin:0;padding:0}
html{background:#e7eaec;color:var(--ink);font:400 13px/18px ${SANS};-webkit-text-size-adjust:100%}
body{max-width:210mm;margin:22px auto;padding:18mm 19mm 16mm;background:#fff;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
a{color:inherit}
:target{outline:2px solid #0f5aa8;outline-offset:3px}
.g{width:12px;height:12px;flex:none}
.top{display:flex;gap:12px;align-items:center;padding-bottom:10px;border-bottom:1.5px solid var(--accent);color:var(--ink-2)}
.logo{max-height:36px;max-width:180px}
.top .brand{display:inline-flex;gap:6px;align-items:center;font:620 15px/1 ${SERIF};color:var(--ink)}
.top .state{margin-left:auto}
.interim{margin-top:12px;padding:8px 12px;border:1px solid #d9a050;border-left-width:4px}
.interim b{font-weight:620}
h1{font:600 25px/31px ${SERIF};letter-spacing:-.012em;margin:16px 0 12px;text-wrap:balance}
h2{font:600 16px/22px ${SERIF};margin:26px 0 8px;padding-bottom:6px;color:var(--accent);border-bottom:1.5px solid var(--accent);break-after:avoid}
h3{font:600 14.5px/20px ${SERIF}}
.lead{font:400 12.5px/18px ${SERIF};color:var(--ink-2);margin:4px 0 8px;text-wrap:pretty}
.facts{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:5px 20px;padding:8px 0 9px;border-top:1px solid var(--line)}
.facts.four{grid-template-columns:repeat(4,minmax(0,1fr));border-bottom:1px solid var(--line)}
dt{color:var(--ink-3);font-size:11px;line-height:15px}
.tally{display:flex;flex-wrap:wrap;gap:8px 18px;padding:8px 0;border-block:1px solid var(--line);list-style:none}
.tally b{font:600 16px/20px ${SANS};margin-right:5px}
.v-none{--v:#59646e}${inks.join('')}
.verdict{display:inline-flex;gap:5px;align-items:center;font-weight:600;color:var(--v)}
.tally .verdict,mark{text-decoration-line:underline;text-decoration-color:var(--v);text-decoration-skip-ink:none;text-underline-offset:3.4px}
${lines.join('')}
.ln-none{text-decoration-style:solid;text-decoration-thickness:1px}
.article{font:400 14.5px/27px ${SERIF}}
.article p{white-space:pre-wrap;margin-bottom:4px;min-height:0;text-wrap:pretty}
.article .head{font-weight:600;font-size:16px}
.article .minor{font:400 12.5px/24px ${SANS}}
.article .blank{margin:0;height:0}
.article .omitted{color:var(--ink-3);font:400 11.5px/18px ${SANS};text-decoration:line-through}
mark{background:none;color:inherit}.n.whole{white-space:nowrap}
mark.l1{text-underline-offset:7px}mark.l2{text-underline-offset:10.5px}mark.l3{text-decoration-line:none}
.n::after{content:attr(data-ends);display:inline-block;margin-inline:1.5px 1px;font:620 9px/1 ${SANS};color:var(--v);vertical-align:.62em;user-select:none}
.claim{display:grid;grid-template-columns:36px minmax(0,1fr);padding:8px 0;border-top:1px solid var(--line);break-inside:avoid}
.lead+.claim{border-top:0}
.claim>a{font:600 17px/22px ${SANS};text-decoration:none}
.meta{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:center;font-size:11.5px;color:var(--ink-3);margin:1px 0 3px}
.as-claimed{font:400 13px/19px ${SERIF}}
.why{font:400 13px/19px ${SERIF}}.why p,.why ul,.why ol{margin-bottom:3px}.why ul,.why ol{padding-left:20px}
.chain{font-size:11.5px;color:var(--ink-2)}
.cited{margin-top:4px;list-style:none}
.cited li{display:grid;grid-template-columns:96px minmax(0,1fr);gap:0 10px;font-size:11.5px;line-height:16.5px;color:var(--ink-2);padding:1px 0}
.cited b{font-weight:600;color:var(--ink)}
q,.quote{font:italic 400 12.5px/16.5px ${SERIF};color:var(--ink);quotes:none}
.fix,.ask{border-left:2px solid var(--ink);margin-top:5px;padding:1px 0 1px 10px;font-size:12px}
.ask{border-left-color:var(--line-2)}
table{width:100%;border-collapse:collapse;font-size:11.5px;line-height:16px}
th{text-align:left;font-weight:600;color:var(--ink-3);font-size:11px;padding:0 10px 5px 0;border-bottom:1px solid var(--line-2)}
td{padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
tr{break-inside:avoid}
td small{display:block;color:var(--ink-3);font-size:11px}
code{font:400 10.5px/15px ${MONO};color:var(--ink-2);overflow-wrap:anywhere}
.signs{display:grid;grid-template-columns:repeat(auto-fill,minmax(135px,1fr));gap:14px;margin-bottom:12px;list-style:none}
.signs li{border-top:1.5px solid var(--ink);padding-top:7px;break-inside:avoid}
.signs li.unsigned{border-top-style:dashed;border-top-color:var(--line-2);color:var(--ink-3)}
.signs b,.signs span,.signs small,.signs code{display:block}
.signs span{min-height:34px;padding-top:8px;border-bottom:1px solid var(--line-2);margin-bottom:5px}
.signs .unsigned span{border-bottom-style:dashed}
.end{margin-top:22px;padding-top:8px;border-top:1px solid var(--line);display:flex;flex-wrap:wrap;gap:4px 14px;justify-content:space-between;font-size:10.5px;color:var(--ink-3)}
@media (max-width:720px){body{margin:0;padding:20px 16px}.facts,.facts.four{grid-template-columns:repeat(2,minmax(0,1fr))}table{display:block;overflow-x:auto}}
@media print{html,body{background:none}body{max-width:none;margin:0;padding:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}a{text-decoration:none}.article{font-size:9.8pt;line-height:18pt}:target{outline:0}.end{display:none}}
`;

/** The whole sheet. The seal stands at the foot of every printed page. */
export function styleSheet(seal: string, color: string, { say }: ReportWords): string {
  const accent = /^#[0-9a-f]{6}$/.test(color) ? `:root{--accent:${color}}` : '';
  const digits = seal.replace(/[^0-9a-f ]/g, '');
  const foot = `font:400 8pt/1 ${SANS};color:#59646e`;
  return `${SHEET}${accent}@page{size:A4;margin:16mm 19mm 19mm;@bottom-left{content:"÷ ${say('Fact-check report')}";${foot}}@bottom-center{content:"${say('seal')} ${digits}";font:400 8pt/1 ${MONO};color:#59646e}@bottom-right{content:counter(page) " ${say('of')} " counter(pages);${foot}}}`;
}
