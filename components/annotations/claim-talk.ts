/** What waits on a claim beside its findings, as the edge of the text counts it. */
export type ClaimTalk = {
  /** Comments that nobody has resolved. */
  comments: number;
  /** Queries without an end. */
  queries: number;
};

export const NO_TALK: ClaimTalk = { comments: 0, queries: 0 };

/** "2 open comments, 1 open query"; empty where nothing waits. */
export function talkWords({ comments, queries }: ClaimTalk): string {
  return [
    counted(comments, 'open comment', 'open comments'),
    counted(queries, 'open query', 'open queries'),
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
