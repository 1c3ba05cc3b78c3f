import 'server-only';

/** Where a report is read without an account: `name` is a token, or the id of a listed link. */
export function publicAddress(baseUrl: string, name: string, rest = ''): string {
  return new URL(`/public/${name}${rest}`, baseUrl).href;
}

/** Where a newsroom's feeds are. */
export function feedAddress(baseUrl: string, newsroomId: string, file: string): string {
  return new URL(`/public/newsrooms/${newsroomId}/${file}`, baseUrl).href;
}
