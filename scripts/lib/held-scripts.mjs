/**
 * The scripts of a page wait for its first paint: they are fetched and run when the words
 * stand on the screen, and take nothing of a slow network from them. The tags that Next.js
 * writes lose their address and keep it beside, and one small script gives it back.
 */

/** As React writes a script that need not wait for another. */
const SCRIPT = /<script src="(\/_next\/static\/[^"]+)"([^>]*\basync=""[^>]*)><\/script>/gu;
/** As React has one fetched that is named at the end of the page. */
const PRELOAD = /<link rel="preload" as="script" fetchPriority="low" nonce="[^>]*\/>/gu;
const NONCE = /\snonce="([^"]+)"/u;

/** The beginning of a tag that may be one of these, its end not yet come. */
const UNFINISHED =
  /<(?:l(?:i(?:n(?:k[^>]*)?)?)?|s(?:c(?:r(?:i(?:p(?:t[^>]*(?:>(?:<(?:\/[a-z]*)?)?)?)?)?)?)?)?)?$/u;

/**
 * The first paint waits for the words, as it does for the style sheets: the script of this
 * id is where React ends the first of the page, its data follow. Half a paragraph is not
 * shown, and what is drawn in its place later is not larger.
 */
const WHOLE = '<link rel="expect" href="#_R_" blocking="render"/>';

/** Without a frame for this long, as in a covered window, nobody waits for one. */
const LONGEST_WAIT_MS = 1_000;

/**
 * In the page. It begins when all of the page is there, so that no late tag is missed and
 * all the words are in the paint that is waited for. A page that nobody sees waits for none.
 */
const START = `(()=>{
let timer,begun=false;
const start=()=>{
if(begun)return;
begun=true;
clearTimeout(timer);
for(const script of document.querySelectorAll("script[data-held]"))script.src=script.dataset.held;
};
let turn=0;
const stay=()=>{
if(begun)return;
const image=new Image();
image.onload=image.onerror=stay;
image.src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' id='t"+(turn++)+"'/>";
};
const painted=()=>performance.getEntriesByName("first-contentful-paint").length>0;
const wait=()=>{
if(document.visibilityState==="hidden"||!("PerformanceObserver"in window))return start();
timer=setTimeout(start,${LONGEST_WAIT_MS});
stay();
document.addEventListener("visibilitychange",start,{once:true});
if(painted())return requestAnimationFrame(()=>requestAnimationFrame(start));
new PerformanceObserver(()=>{if(painted())start()}).observe({type:"paint",buffered:true});
};
if(document.readyState==="loading")document.addEventListener("DOMContentLoaded",wait);
else wait();
})()`.replaceAll('\n', '');

/**
 * For one page, which comes in pieces.
 *
 * @returns `take(piece)` gives what can be sent of the page so far, `rest()` what is left at its end.
 */
export function holdScripts() {
  let kept = '';
  let isFirst = true;

  function held(tag, address, attributes) {
    const nonce = NONCE.exec(attributes)?.[1];
    // Without its nonce the script that starts them would not run, and so would none.
    if (nonce === undefined) return tag;
    const start = isFirst ? `${WHOLE}<script nonce="${nonce}">${START}</script>` : '';
    isFirst = false;
    return `${start}<script data-held="${address}"${attributes}></script>`;
  }

  return {
    take(piece) {
      const text = kept + piece;
      const from = UNFINISHED.exec(text)?.index ?? text.length;
      kept = text.slice(from);
      return text.slice(0, from).replace(PRELOAD, '').replace(SCRIPT, held);
    },
    rest() {
      const text = kept;
      kept = '';
      return text;
    },
  };
}
