import 'server-only';

import path from 'node:path';

/**
 * A path as the caller wrote it: counted from the folder the command was given in,
 * which npm hands on as INIT_CWD. The program itself runs in the project's folder.
 */
export function callerPath(file: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}
