/** A file of the server, saved without leaving the page. */

const UNREACHABLE = 'The server cannot be reached. Check the connection and try again.';

/** @returns what went wrong, or `null` once the browser has it. */
export async function saveFile(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) {
      const problem: unknown = await answer.json().catch(() => null);
      return detailOf(problem) ?? UNREACHABLE;
    }
    const url = URL.createObjectURL(await answer.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = fileNameIn(answer.headers.get('content-disposition') ?? '');
    link.click();
    URL.revokeObjectURL(url);
    return null;
  } catch {
    return UNREACHABLE;
  }
}

function detailOf(problem: unknown): string | null {
  if (typeof problem !== 'object' || problem === null || !('detail' in problem)) return null;
  return typeof problem.detail === 'string' ? problem.detail : null;
}

function fileNameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/iu.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/iu.exec(disposition)?.[1] ?? 'citations';
}
