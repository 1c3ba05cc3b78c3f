/**
 * Bookmarks that hand the page one is reading to the desk. They open a page of this
 * installation and carry the address there; nothing happens before a person says so.
 */

/** Send this page to the desk as an article. */
export function importBookmarklet(origin: string): string {
  return `javascript:${encodeURI(
    `(()=>{window.open(${JSON.stringify(`${origin}/articles/import?url=`)}+encodeURIComponent(location.href))})()`,
  )}`;
}

/** Save this page as evidence for a claim; words that are selected go along as the quotation. */
export function evidenceBookmarklet(origin: string): string {
  return `javascript:${encodeURI(
    `(()=>{const e=encodeURIComponent;window.open(${JSON.stringify(`${origin}/evidence/save?url=`)}+e(location.href)+'&title='+e(document.title.slice(0,300))+'&quote='+e(String(getSelection()).slice(0,2000)))})()`,
  )}`;
}
