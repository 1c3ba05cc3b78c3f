/** The row of one right of reply, on the page of its article. */
export function repliesHref(articleId: string, replyId: string): string {
  return `/articles/${articleId}/replies#reply-${replyId}`;
}
